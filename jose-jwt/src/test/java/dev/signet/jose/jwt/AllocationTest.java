package dev.signet.jose.jwt;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.jws.Hmac;
import dev.signet.jose.jws.JwsSigner;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/**
 * The octets that one token allocates, counted by the JVM and not timed. The bounds hold before the optimizing compiler
 * has removed any allocation, so they are well above what a warm server has; they find a copy that came back.
 */
final class AllocationTest {

    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int OPERATIONS = 200;
    private static final SecretKeySpec KEY = new SecretKeySpec(new byte[32], "HmacSHA256");
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final JwsSigner SIGNER = Hmac.HS256.signer(KEY).withKeyId("login-2026-01");
    private static final JwtEncoder ENCODER = Jwt.signedWith(SIGNER);
    private static final JwtDecoder DECODER = Jwt.verifiedBy(Hmac.HS256.verifier(KEY))
            .issuer("https://login.example.com")
            .audience("https://api.example.com/orders")
            .clock(Clock.fixed(NOW, ZoneOffset.UTC))
            .build();

    @Test
    void signing_300_octets_of_claims() {
        assertThat(octets(() -> ENCODER.encode(claims(NOW.plusSeconds(300))))).isLessThan(2_050);
    }

    @Test
    void verifying_300_octets_of_claims() {
        String token = ENCODER.encode(claims(NOW.plusSeconds(300)));

        assertThat(octets(() -> DECODER.decode(token))).isLessThan(3_300);
    }

    @Test
    void refusing_a_signature_costs_less_than_verifying() {
        String token = ENCODER.encode(claims(NOW.plusSeconds(300)));
        String other = token.substring(0, token.lastIndexOf('.') + 1) + "A".repeat(43);

        assertThat(octets(() -> refusal(Reason.SIGNATURE_INVALID, other)))
                .isLessThan(octets(() -> DECODER.decode(token)));
    }

    @Test
    void refusing_an_expired_token_costs_as_much_below_100_frames() {
        String token = ENCODER.encode(claims(NOW.minusSeconds(300)));

        assertThat(octets(() -> below(100, () -> refusal(Reason.EXPIRED, token))))
                .isLessThan(octets(() -> refusal(Reason.EXPIRED, token)) + 500);
    }

    @Test
    void refusing_a_header_that_is_not_base64url_costs_as_much_below_100_frames() {
        String token = "=" + ENCODER.encode(claims(NOW.plusSeconds(300)));

        assertThat(octets(() -> below(100, () -> refusal(Reason.MALFORMED, token))))
                .isLessThan(octets(() -> refusal(Reason.MALFORMED, token)) + 500);
    }

    @Test
    void refusing_a_signature_that_is_not_base64url_costs_as_much_below_100_frames() {
        String token = ENCODER.encode(claims(NOW.plusSeconds(300))) + "=";

        assertThat(octets(() -> below(100, () -> refusal(Reason.MALFORMED, token))))
                .isLessThan(octets(() -> refusal(Reason.MALFORMED, token)) + 500);
    }

    @Test
    void refusing_a_header_parameter_of_another_type_costs_as_much_below_100_frames() {
        String token = ENCODER.encode(claims(NOW.plusSeconds(300)));
        String mistyped = Base64Url.encode("{\"alg\":1}".getBytes(US_ASCII)) + token.substring(token.indexOf('.'));

        assertThat(octets(() -> below(100, () -> refusal(Reason.MALFORMED, mistyped))))
                .isLessThan(octets(() -> refusal(Reason.MALFORMED, mistyped)) + 500);
    }

    private static JwtClaims claims(Instant expiry) {
        return JwtClaims.builder()
                .issuer("https://login.example.com")
                .subject("248289761001000")
                .audience("https://api.example.com/orders")
                .expiresAt(expiry)
                .issuedAt(NOW.minusSeconds(600))
                .notBefore(NOW.minusSeconds(600))
                .jwtId("6f1d2c3b-58ab-4c5e-9f6a-0d1e2f3a1000")
                .claim("scope", "openid profile email orders:read")
                .claim("tenant", "acme-eu-1000")
                .claim("roles", List.of("customer", "auditor", "editor"))
                .build();
    }

    private static void refusal(Reason reason, String token) {
        try {
            DECODER.decode(token);
            throw new AssertionError("expected a refusal");
        } catch (InvalidTokenException e) {
            assert e.reason() == reason;
        }
    }

    private static void below(int frames, Runnable operation) {
        if (frames == 0) {
            operation.run();
        } else {
            below(frames - 1, operation);
        }
    }

    /** Returns the octets of one operation, on the average of some after as many to warm up. */
    private static long octets(Runnable operation) {
        repeat(operation);
        long before = THREAD.getCurrentThreadAllocatedBytes();
        repeat(operation);
        return (THREAD.getCurrentThreadAllocatedBytes() - before) / OPERATIONS;
    }

    private static void repeat(Runnable operation) {
        for (int n = 0; n < OPERATIONS; n++) {
            operation.run();
        }
    }
}
