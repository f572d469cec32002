package dev.signet.jose.jwt;

import static dev.signet.jose.jws.Ecdsa.ES256;
import static dev.signet.jose.jwt.TokenKind.DECRYPTING;
import static dev.signet.jose.jwt.TokenKind.SIGNED;
import static dev.signet.jose.jwt.TokenKind.SIGNER;
import static dev.signet.jose.jwt.TokenKind.VERIFYING;
import static dev.signet.jose.jwt.TokenKind.claims;
import static dev.signet.jose.jwt.TokenKind.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseException;
import dev.signet.jose.core.JoseObserver;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.core.ReplayStoreException;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jws.JwsVerifier;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a decoder tells its observer, and that this changes nothing. */
class ObserverTest {

    private static final String TOKENS = "dev.signet.jose.jwt.TokenKind#tokens";
    private static final String TOKEN = SIGNED.encode(claims().build(), SIGNER);

    private final Events events = new Events();

    @ParameterizedTest
    @MethodSource(TOKENS)
    void is_told_of_each_token_what_the_caller_gets(TokenKind kind, String token) {
        TokenKind.Decoder decoder =
                kind.decoder(VERIFYING, DECRYPTING).observed().apply(events);

        Throwable thrown = catchThrowable(() -> decoder.decode().apply(token));

        assertThat(events.told).hasSize(1);
        assertThat(events.told.get(0)).isSameAs(thrown == null ? "accepted" : thrown);
    }

    @ParameterizedTest
    @MethodSource(TOKENS)
    void is_told_once_of_a_token_that_waited_for_its_keys(TokenKind kind, String token) {
        LateKeys verifying = new LateKeys();
        LateKeys decrypting = new LateKeys();
        var result = kind.decoder(verifying, decrypting)
                .observed()
                .apply(events)
                .decodeAsync()
                .apply(token);
        verifying.answer(VERIFYING);
        decrypting.answer(DECRYPTING);

        Throwable thrown = result.handle((claims, failure) -> failure)
                .toCompletableFuture()
                .join();
        assertThat(events.told).hasSize(1);
        assertThat(events.told.get(0)).isSameAs(thrown == null ? "accepted" : thrown.getCause());
    }

    @ParameterizedTest
    @MethodSource(TOKENS)
    void is_told_nothing_of_the_token_and_its_claims(TokenKind kind, String token) {
        TokenKind.Decoder decoder =
                kind.decoder(VERIFYING, DECRYPTING).observed().apply(events);

        catchThrowable(() -> decoder.decode().apply(token));

        for (String secret : List.of("alice", "stock", "https://other.example", "123-45", "987-65", "stranger")) {
            assertThat(text(events.told.get(0))).doesNotContain(secret);
        }
        for (String part : token.split("\\.")) {
            if (part.length() > 10) {
                assertThat(text(events.told.get(0))).doesNotContain(part);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(TOKENS)
    void an_observer_that_throws_changes_nothing(TokenKind kind, String token) {
        TokenKind.Decoder decoder = kind.decoder(VERIFYING, DECRYPTING);
        TokenKind.Decoder observed = decoder.observed().apply(new Throwing());

        assertThat(outcome(observed, token)).isEqualTo(outcome(decoder, token));
    }

    @Test
    void a_key_source_that_fails_leaves_a_token_undecided() {
        LateKeys down = new LateKeys();
        KeySourceException failure = new KeySourceException("down");
        down.current.completeExceptionally(failure);

        signed(down).build().withObserver(events).decodeAsync(TOKEN);

        assertThat(events.told).containsExactly(failure);
    }

    @Test
    void a_replay_store_that_fails_leaves_a_token_undecided() {
        JwtDecoder decoder = signed(VERIFYING)
                .rejectingReplays((key, until) -> {
                    throw new IllegalStateException();
                })
                .build()
                .withObserver(events);

        assertThatThrownBy(() -> decoder.decode(TOKEN)).isInstanceOf(ReplayStoreException.class);
        assertThat(events.told)
                .hasOnlyElementsOfType(ReplayStoreException.class)
                .hasSize(1);
    }

    @Test
    void a_mistake_of_the_application_is_no_event() {
        JwtDecoder decoder = signed(VERIFYING)
                .rule(ClaimRule.of("sub", "any", claims -> {
                    throw new IllegalStateException("mistake");
                }))
                .build()
                .withObserver(events);

        assertThatThrownBy(() -> decoder.decode(TOKEN)).hasMessage("mistake");
        assertThat(events.told).isEmpty();
    }

    @Test
    void a_decoder_without_an_observer_tells_none() {
        JwtDecoder decoder = signed(VERIFYING).build();
        decoder.withObserver(events);

        decoder.decode(TOKEN);

        assertThat(events.told).isEmpty();
    }

    @Test
    void another_observer_takes_the_place_of_the_first() {
        Events first = new Events();

        signed(VERIFYING).build().withObserver(first).withObserver(events).decode(TOKEN);

        assertThat(first.told).isEmpty();
        assertThat(events.told).containsExactly("accepted");
    }

    @Test
    void of_several_issuers_the_decoder_of_the_issuer_tells_its_own_observer() {
        Events others = new Events();
        JwtDecoder all =
                Jwt.issuers(signed(VERIFYING).build().withObserver(events)).withObserver(others);

        all.decode(TOKEN);
        assertThat(events.told).containsExactly("accepted");
        assertThat(others.told).isEmpty();
    }

    @Test
    void of_several_issuers_a_refusal_of_the_issuers_decoder_goes_to_its_own_observer() {
        Events others = new Events();
        JwtDecoder all = Jwt.issuers(
                        issuer -> Optional.of(signed(JwkSet.of()).build().withObserver(events)))
                .withObserver(others);

        assertThatThrownBy(() -> all.decode(TOKEN)).isInstanceOf(InvalidTokenException.class);
        assertThat(events.told).hasSize(1);
        assertThat(others.told).isEmpty();
    }

    @Test
    void of_several_issuers_without_observers_the_decoder_of_all_tells_its_own() {
        JwtDecoder all = Jwt.issuers(signed(VERIFYING).build()).withObserver(events);

        all.decode(TOKEN);
        assertThat(events.told).containsExactly("accepted");
    }

    @Test
    void of_several_issuers_an_unknown_issuer_is_told_to_the_observer_of_all() {
        Events one = new Events();
        JwtDecoder all =
                Jwt.issuers(signed(VERIFYING).build().withObserver(one)).withObserver(events);
        String unknown = SIGNED.encode(claims().issuer("https://other.example").build(), SIGNER);

        assertThatThrownBy(() -> all.decode(unknown)).isInstanceOf(InvalidTokenException.class);
        assertThat(one.told).isEmpty();
        assertThat(events.told)
                .singleElement()
                .isInstanceOfSatisfying(
                        InvalidTokenException.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(Reason.CLAIM_REJECTED));
    }

    @Test
    void what_is_wrong_with_the_encryption_around_tokens_is_told_to_their_observer() {
        JwtDecoder nested = Jwt.decryptedBy(TokenKind.decrypter(DECRYPTING))
                .thenDecodedBy(signed(VERIFYING).build().withObserver(events));

        assertThatThrownBy(() -> nested.decode(TOKEN)).isSameAs(events.told.get(0));
    }

    @Test
    void each_token_of_many_threads_is_told_once() throws Exception {
        JwtDecoder decoder = Jwt.verifiedBy(JwsVerifier.of(VERIFYING, ES256))
                .issuer(Tokens.ISSUER)
                .anyAudience()
                .clock(Tokens.CLOCK)
                .build()
                .withObserver(events);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 400; i++) {
            String token = i % 4 == 0 ? "" : TOKEN;
            threads.execute(() -> catchThrowable(() -> decoder.decode(token)));
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

        assertThat(events.told).hasSize(400);
        assertThat(events.told).filteredOn("accepted"::equals).hasSize(300);
    }

    private static String outcome(TokenKind.Decoder decoder, String token) {
        try {
            return decoder.decode().apply(token).toObject().toJson();
        } catch (InvalidTokenException e) {
            return e.reason() + e.getMessage();
        }
    }

    private static String text(Object event) {
        return event instanceof InvalidTokenException refusal ? refusal + " " + refusal.failures() : event.toString();
    }

    private static final class Throwing implements JoseObserver {

        @Override
        public void tokenAccepted() {
            throw new NoClassDefFoundError();
        }

        @Override
        public void tokenRefused(InvalidTokenException refusal) {
            throw refusal;
        }

        @Override
        public void tokenUndecided(JoseException failure) {
            throw new IllegalStateException();
        }
    }
}
