package dev.signet.jose.spring;

import static dev.signet.jose.jwe.ContentEncryption.A256GCM;
import static dev.signet.jose.jwe.EcdhEs.ECDH_ES_A256KW;
import static dev.signet.jose.jws.Ecdsa.ES256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.JsonNull;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.ReplayStoreException;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.JwtClaimsBuilder;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.jwt.JwtDecoderBuilder;
import dev.signet.jose.jwt.SignedJwtEncoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;

final class SignetJwtDecoderTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-01T12:00:00Z"), ZoneOffset.UTC);
    private static final Instant NOW = CLOCK.instant();
    private static final EcJwk KEY = EcJwk.generate(Curve.P_256);
    private static final EcJwk CLINIC = EcJwk.generate(Curve.P_256);

    private final SignedJwtEncoder signer = Jwt.signedWith(ES256.signer(KEY));

    @Test
    void times_are_instants_and_the_audience_is_a_list() {
        String token = signer.encode(claims().expiresAt(NOW.plusSeconds(1)).build());

        assertThat(decoder(rules()).decode(token).getClaims())
                .containsEntry("iat", NOW)
                .containsEntry("exp", NOW.plusSeconds(1))
                .containsEntry("aud", List.of("orders"));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, -59})
    void a_token_that_ends_when_it_begins_or_before_is_a_bad_token(long seconds) {
        String token =
                signer.encode(claims().expiresAt(NOW.plusSeconds(seconds)).build());

        assertThat(rules().build().decode(token).claims().subject()).contains("alice");
        assertThatThrownBy(() -> decoder(rules()).decode(token))
                .isInstanceOf(BadJwtException.class)
                .hasMessage("the token is malformed");
    }

    @Test
    void a_sealed_claim_is_left_out_until_it_is_opened() {
        String token = signer.sealing(ECDH_ES_A256KW.encrypter(CLINIC.toPublic(), A256GCM), "ssn", "patient.a\\.b")
                .encode(claims().lifetime(Duration.ofMinutes(5))
                        .jwtId()
                        .claim("ssn", "078-05-1120")
                        .claim(
                                "patient",
                                JsonObject.empty().with("name", "Alice").with("a.b", "J45.0"))
                        .build());

        Map<String, Object> closed = decoder(rules()).decode(token).getClaims();
        assertThat(closed).doesNotContainKey("ssn").containsEntry("patient", Map.of("name", "Alice"));

        JwtDecoderBuilder<JwtDecoder> opening =
                rules().opening(ECDH_ES_A256KW.decrypter(CLINIC, A256GCM), "ssn", "patient.a\\.b");
        assertThat(decoder(opening).decode(token).getClaims())
                .containsEntry("ssn", "078-05-1120")
                .containsEntry("patient", Map.of("name", "Alice", "a.b", "J45.0"));
    }

    @Test
    void a_claim_that_is_null_is_left_out_and_others_are_plain_values() {
        String token = signer.encode(claims().lifetime(Duration.ofMinutes(5))
                .claim("none", JsonNull.NULL)
                .claim("address", JsonObject.empty().with("city", "Oxford").with("street", JsonNull.NULL))
                .build());

        assertThat(decoder(rules()).decode(token).getClaims())
                .doesNotContainKey("none")
                .containsEntry("address", Map.of("city", "Oxford"));
    }

    @Test
    void a_claim_without_a_name_is_handed_on() {
        String token = signer.encode(claims().lifetime(Duration.ofMinutes(5))
                .claim("", JsonObject.empty().with("", 7))
                .build());

        assertThat(decoder(rules()).decode(token).getClaims()).containsKey("");
    }

    @Test
    void a_replay_store_that_cannot_be_asked_is_not_the_fault_of_the_token() {
        String token =
                signer.encode(claims().lifetime(Duration.ofMinutes(5)).jwtId().build());
        SignetJwtDecoder down = decoder(rules().rejectingReplays((key, until) -> {
            throw new ReplayStoreException("down");
        }));
        SignetJwtDecoder used = decoder(rules().rejectingReplays((key, until) -> false));

        assertThatThrownBy(() -> down.decode(token))
                .isInstanceOf(JwtException.class)
                .isNotInstanceOf(BadJwtException.class)
                .hasCauseInstanceOf(ReplayStoreException.class);
        assertThatThrownBy(() -> used.decode(token))
                .isInstanceOf(BadJwtException.class)
                .hasMessage("the token was used before")
                .hasCauseInstanceOf(InvalidTokenException.class);
    }

    @Test
    void a_token_without_an_audience_has_none_in_spring() {
        JwtDecoder anyAudience = Jwt.verifiedBy(JwsVerifier.of(KEY, ES256))
                .issuer("https://login.example")
                .anyAudience()
                .clock(CLOCK)
                .build();
        String token = signer.encode(JwtClaims.builder(CLOCK)
                .issuer("https://login.example")
                .lifetime(Duration.ofMinutes(5))
                .build());

        assertThat(new SignetJwtDecoder(anyAudience).decode(token).getAudience())
                .isNull();
    }

    @Test
    void a_refusal_repeats_nothing_of_the_token() {
        String token = signer.encode(
                claims().audience("invoices").lifetime(Duration.ofMinutes(5)).build());

        assertThatThrownBy(() -> decoder(rules()).decode(token))
                .isInstanceOf(BadJwtException.class)
                .hasMessage("the token is for another audience")
                .cause()
                .hasMessageNotContaining("invoices");
    }

    private static SignetJwtDecoder decoder(JwtDecoderBuilder<JwtDecoder> rules) {
        return new SignetJwtDecoder(rules.build());
    }

    private static JwtDecoderBuilder<JwtDecoder> rules() {
        return Jwt.verifiedBy(JwsVerifier.of(KEY, ES256))
                .issuer("https://login.example")
                .audience("orders")
                .clock(CLOCK);
    }

    private static JwtClaimsBuilder claims() {
        return JwtClaims.builder(CLOCK)
                .issuer("https://login.example")
                .subject("alice")
                .audience("orders")
                .issuedAt(NOW);
    }
}
