package dev.signet.jose.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.RsaJwk;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.JwtClaimsBuilder;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.jwt.UnsignedJwtDecoder;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What the tests of docs/migration.md have in common: keys, made once, claims, and two assertions. */
final class MigrationFixtures {
    static final SecretKey SECRET = new SecretKeySpec(OctJwk.generate(32).key().getEncoded(), "HmacSHA256");
    static final SecretKey CONTENT_KEY =
            new SecretKeySpec(OctJwk.generate(32).key().getEncoded(), "AES");
    static final RsaJwk RSA = RsaJwk.generate(2048);
    static final EcJwk EC = EcJwk.generate(Curve.P_256).withKeyId("2026-01");
    static final EcJwk OLDER_EC = EcJwk.generate(Curve.P_256).withKeyId("2025-01");
    static final KeyPair ED25519 = ed25519();

    /** The public halves of both EC keys. */
    static final String KEY_SET = JwkSet.of(OLDER_EC, EC).toJson();

    private MigrationFixtures() {}

    private static KeyPair ed25519() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static JwtClaims claims() {
        return claimsUntil(Instant.now().plusSeconds(300)).build();
    }

    static JwtClaimsBuilder claimsUntil(Instant expiry) {
        return JwtClaims.builder()
                .issuer("https://login.example")
                .subject("alice")
                .audience("orders")
                .expiresAt(expiry);
    }

    /** Returns claims that expired longer ago than a default allows, and not as long ago as five minutes. */
    static JwtClaims expiredTwoMinutesAgo() {
        return claimsUntil(Instant.now().minus(Duration.ofMinutes(2))).build();
    }

    static JwtClaims expiredAnHourAgo() {
        return claimsUntil(Instant.now().minus(Duration.ofHours(1))).build();
    }

    static JwtClaims forAnotherAudience() {
        return JwtClaims.builder()
                .issuer("https://login.example")
                .subject("alice")
                .audience("payroll")
                .lifetime(Duration.ofMinutes(5))
                .build();
    }

    static JwtDecoder decoder(JwsVerifier verifier) {
        return Jwt.verifiedBy(verifier)
                .issuer("https://login.example")
                .audience("orders")
                .build();
    }

    /** Returns a signed token with another subject under its signature, an encrypted one with another ciphertext. */
    static String changed(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Tokens.changed(token);
        }
        String payload = new String(Base64Url.decode(parts[1]), UTF_8).replace("alice", "mallory");
        return parts[0] + "." + Base64Url.encode(payload.getBytes(UTF_8)) + "." + parts[2];
    }

    /** The decoder accepts the token, and refuses it with another subject. */
    static void assertOpens(JwtDecoder decoder, String token) {
        assertThat(decoder.decode(token).claims().subject()).hasValue("alice");
        assertRefused(Reason.SIGNATURE_INVALID, () -> decoder.decode(changed(token)));
    }

    /** The decoder accepts the token, and refuses it with another ciphertext. */
    static void assertOpens(UnsignedJwtDecoder decoder, String token) {
        assertThat(decoder.decode(token).claims().subject()).hasValue("alice");
        assertRefused(Reason.DECRYPTION_FAILED, () -> decoder.decode(changed(token)));
    }

    static void assertRefused(Reason reason, ThrowingCallable decoding) {
        assertThatThrownBy(decoding)
                .isInstanceOfSatisfying(
                        InvalidTokenException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
