package dev.signet.jose.spring;

import static dev.signet.jose.jws.Ecdsa.ES256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSource;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.testkit.InvalidToken;
import dev.signet.jose.testkit.TestIssuer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;

final class SignetReactiveJwtDecoderTest {

    private static final TestIssuer ISSUER = TestIssuer.of("https://login.example", "orders", ES256);

    @Test
    void a_valid_token_is_what_the_other_decoder_makes_of_it() {
        String token = ISSUER.token("alice");
        JwtDecoder decoder = decoder(ISSUER.keys());

        org.springframework.security.oauth2.jwt.Jwt jwt =
                new SignetReactiveJwtDecoder(decoder).decode(token).block();

        assertThat(jwt).isEqualTo(new SignetJwtDecoder(decoder).decode(token));
    }

    @ParameterizedTest
    @EnumSource
    void an_invalid_token_is_a_bad_token(InvalidToken fault) {
        SignetReactiveJwtDecoder decoder = new SignetReactiveJwtDecoder(decoder(ISSUER.keys()));

        assertThatThrownBy(() -> decoder.decode(ISSUER.token(fault)).block())
                .isInstanceOf(BadJwtException.class)
                .hasCauseInstanceOf(InvalidTokenException.class);
    }

    @Test
    void nothing_waits_for_keys_that_are_not_there_yet() {
        CompletableFuture<JwkSet> late = new CompletableFuture<>();
        SignetReactiveJwtDecoder decoder = new SignetReactiveJwtDecoder(decoder(new Late(late)));

        CompletableFuture<org.springframework.security.oauth2.jwt.Jwt> decoded =
                decoder.decode(ISSUER.token("alice")).toFuture();
        assertThat(decoded).isNotDone();

        late.complete(ISSUER.keys());
        assertThat(decoded.join().getSubject()).isEqualTo("alice");
    }

    @Test
    void keys_that_cannot_be_obtained_are_not_the_fault_of_the_token() {
        CompletableFuture<JwkSet> down = CompletableFuture.failedFuture(new KeySourceException("down"));
        SignetReactiveJwtDecoder decoder = new SignetReactiveJwtDecoder(decoder(new Late(down)));

        assertThatThrownBy(() -> decoder.decode(ISSUER.token("alice")).block())
                .isInstanceOf(JwtException.class)
                .isNotInstanceOf(BadJwtException.class)
                .hasCauseInstanceOf(KeySourceException.class);
    }

    @Test
    void a_token_is_verified_on_the_executor_and_only_once_it_is_subscribed_to() {
        List<Runnable> tasks = new ArrayList<>();
        SignetReactiveJwtDecoder decoder = new SignetReactiveJwtDecoder(decoder(ISSUER.keys()), tasks::add);

        var mono = decoder.decode(ISSUER.token("alice"));
        assertThat(tasks).isEmpty();

        CompletableFuture<org.springframework.security.oauth2.jwt.Jwt> decoded = mono.toFuture();
        assertThat(decoded).isNotDone();
        tasks.forEach(Runnable::run);
        assertThat(decoded.join().getSubject()).isEqualTo("alice");
    }

    private static JwtDecoder decoder(JwkSource keys) {
        return Jwt.verifiedBy(JwsVerifier.of(keys, ES256))
                .issuer("https://login.example")
                .audience("orders")
                .build();
    }

    /** A source whose keys come when they come. */
    private record Late(CompletableFuture<JwkSet> keys) implements JwkSource {

        @Override
        public JwkSet current() {
            throw new AssertionError("a thread would wait here");
        }

        @Override
        public JwkSet refreshed(String missingKeyId) {
            throw new AssertionError("a thread would wait here");
        }

        @Override
        public CompletionStage<JwkSet> currentAsync() {
            return keys;
        }

        @Override
        public CompletionStage<JwkSet> refreshedAsync(String missingKeyId) {
            return keys;
        }
    }
}
