package dev.signet.jose.benchmarks.tokens;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a token says, as an application has it before it is a token: about 300 octets of JSON.
 *
 * @param expiresAt the expiry, which only a token that must be refused lacks
 * @param scope a claim of the application's own, and so are the two after it
 */
public record Claims(
        String issuer,
        String subject,
        String audience,
        Optional<Instant> expiresAt,
        Instant issuedAt,
        Instant notBefore,
        String id,
        String scope,
        String tenant,
        List<String> roles) {

    public static final String ISSUER = "https://login.example.com";
    public static final String AUDIENCE = "https://api.example.com/orders";

    /** What an application reads from a token that it accepted: three claims. */
    public record Read(String subject, String tenant, List<String> roles) {}

    /** Returns the claims of the n-th user; the times are constant, so that tokens are. */
    public static Claims of(int n) {
        return new Claims(
                ISSUER,
                "24828976100" + (1000 + n),
                AUDIENCE,
                Optional.of(Instant.parse("2099-12-31T23:00:00Z")),
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2026-01-01T00:00:00Z"),
                "6f1d2c3b-58ab-4c5e-9f6a-0d1e2f3a" + (1000 + n),
                "openid profile email orders:read",
                "acme-eu-" + (1000 + n),
                List.of("customer", "auditor", "editor"));
    }

    /** Returns what is to be read from a token with these claims. */
    public Read read() {
        return new Read(subject, tenant, roles);
    }

    /** Returns the expiry. */
    public Instant expiry() {
        return expiresAt.orElseThrow();
    }

    /** Returns the same claims from another issuer. */
    public Claims from(String otherIssuer) {
        return new Claims(otherIssuer, subject, audience, expiresAt, issuedAt, notBefore, id, scope, tenant, roles);
    }

    /** Returns the same claims for another audience. */
    public Claims to(String otherAudience) {
        return new Claims(issuer, subject, otherAudience, expiresAt, issuedAt, notBefore, id, scope, tenant, roles);
    }

    /** Returns the same claims with another expiry, or with none. */
    public Claims until(Optional<Instant> time) {
        return new Claims(issuer, subject, audience, time, issuedAt, notBefore, id, scope, tenant, roles);
    }

    /** Returns the claims as JSON, written by none of the libraries. */
    public String json() {
        return """
                {"iss":"%s","sub":"%s","aud":"%s",%s"iat":%d,"nbf":%d,"jti":"%s",\
                "scope":"%s","tenant":"%s","roles":["%s"]}""".formatted(
                issuer,
                subject,
                audience,
                expiresAt.map(time -> "\"exp\":" + time.getEpochSecond() + ",").orElse(""),
                issuedAt.getEpochSecond(),
                notBefore.getEpochSecond(),
                id,
                scope,
                tenant,
                String.join("\",\"", roles));
    }
}
