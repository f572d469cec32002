package dev.signet.jose.spring;

import static dev.signet.jose.jws.Ecdsa.ES256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jws.ExternalSigner;
import dev.signet.jose.jws.JwsVerifier;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtEncodingException;

final class SignetJwtEncoderTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-01T12:00:00Z"), ZoneOffset.UTC);
    private static final Instant NOW = CLOCK.instant();
    private static final EcJwk KEY = EcJwk.generate(Curve.P_256).withKeyId("2026-01");

    private final SignetJwtEncoder encoder =
            SignetJwtEncoder.of(ES256.signer(KEY)).withClock(CLOCK);

    @Test
    void a_token_is_decoded_to_what_it_was_made_of() {
        Jwt made = encoder.withIssuer("https://login.example")
                .withLifetime(Duration.ofMinutes(5))
                .encode(JwtEncoderParameters.from(claims().audience(List.of("orders"))
                        .claim("address", Map.of("city", "Oxford"))
                        .build()));

        Jwt decoded = decode(made.getTokenValue());
        assertThat(decoded.getClaims()).isEqualTo(made.getClaims());
        assertThat(decoded.getHeaders()).isEqualTo(made.getHeaders());
        assertThat(made.getIssuedAt()).isEqualTo(NOW);
        assertThat(made.getExpiresAt()).isEqualTo(NOW.plusSeconds(300));
        assertThat(made.getHeaders()).isEqualTo(Map.of("alg", "ES256", "kid", "2026-01", "typ", "JWT"));
        assertThat(made.getClaimAsString("iss")).isEqualTo("https://login.example");
    }

    @Test
    void an_expiry_that_is_stated_is_kept() {
        Jwt made = encoder.withLifetime(Duration.ofMinutes(5))
                .encode(JwtEncoderParameters.from(
                        claims().expiresAt(NOW.plusSeconds(7)).build()));

        assertThat(made.getExpiresAt()).isEqualTo(NOW.plusSeconds(7));
        assertThat(made.getIssuedAt()).isNull();
    }

    @Test
    void claims_of_another_issuer_are_refused() {
        SignetJwtEncoder own = encoder.withIssuer("https://login.example");

        assertThat(own.encode(JwtEncoderParameters.from(
                                claims().issuer("https://login.example").build()))
                        .getClaimAsString("iss"))
                .isEqualTo("https://login.example");
        assertThatThrownBy(() -> own.encode(JwtEncoderParameters.from(
                        claims().issuer("https://other.example").build())))
                .isInstanceOf(JwtEncodingException.class)
                .hasMessageContaining("iss")
                .hasMessageNotContaining("other.example");
    }

    @Test
    void a_header_that_the_signer_writes_is_accepted_and_any_other_is_refused() {
        JwtClaimsSet claims = claims().build();
        JwsHeader same =
                JwsHeader.with(SignatureAlgorithm.ES256).keyId("2026-01").build();
        JwsHeader algorithm = JwsHeader.with(SignatureAlgorithm.RS256).build();
        JwsHeader keyId =
                JwsHeader.with(SignatureAlgorithm.ES256).keyId("2025-01").build();
        JwsHeader type = JwsHeader.with(SignatureAlgorithm.ES256).type("at+jwt").build();

        assertThat(encoder.encode(JwtEncoderParameters.from(same, claims)).getSubject())
                .isEqualTo("alice");
        for (JwsHeader other : List.of(algorithm, keyId, type)) {
            assertThatThrownBy(() -> encoder.encode(JwtEncoderParameters.from(other, claims)))
                    .isInstanceOf(JwtEncodingException.class)
                    .hasMessageContaining("expected what the signer writes");
        }
    }

    @Test
    void a_type_of_the_signer_is_kept() {
        SignetJwtEncoder accessTokens = SignetJwtEncoder.of(ES256.signer(KEY).withType("at+jwt"));

        assertThat(accessTokens
                        .encode(JwtEncoderParameters.from(claims().build()))
                        .getHeaders())
                .containsEntry("typ", "at+jwt");
    }

    @Test
    void a_claim_without_a_form_in_json_is_refused_by_its_name() {
        JwtClaimsSet claims = claims().claim("basket", new Object()).build();

        assertThatThrownBy(() -> encoder.encode(JwtEncoderParameters.from(claims)))
                .isInstanceOf(JwtEncodingException.class)
                .hasMessageContaining("basket");
    }

    @Test
    void a_token_that_is_too_long_is_refused() {
        JwtEncoderParameters longClaims = JwtEncoderParameters.from(
                claims().claim("text", "x".repeat(500)).build());

        assertThat(encoder.withMaxTokenOctets(1_000).encode(longClaims).getTokenValue())
                .hasSizeLessThanOrEqualTo(1_000);
        SignetJwtEncoder bounded = encoder.withMaxTokenOctets(500);
        assertThatThrownBy(() -> bounded.encode(longClaims)).isInstanceOf(JwtEncodingException.class);
    }

    @Test
    void a_key_that_cannot_be_used_is_an_encoding_exception() {
        ExternalSigner away = input -> {
            throw new IOException("away");
        };
        SignetJwtEncoder hsm = SignetJwtEncoder.of(ES256.signer(away));

        assertThatThrownBy(() -> hsm.encode(JwtEncoderParameters.from(claims().build())))
                .isInstanceOf(JwtEncodingException.class)
                .hasCauseInstanceOf(KeySourceException.class);
    }

    @Test
    void a_lifetime_is_positive() {
        assertThatThrownBy(() -> encoder.withLifetime(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    private static JwtClaimsSet.Builder claims() {
        return JwtClaimsSet.builder().subject("alice");
    }

    private static Jwt decode(String token) {
        return new SignetJwtDecoder(dev.signet.jose.jwt.Jwt.verifiedBy(JwsVerifier.of(KEY, ES256))
                        .issuer("https://login.example")
                        .audience("orders")
                        .clock(CLOCK)
                        .build())
                .decode(token);
    }
}
