package dev.signet.jose.benchmarks;

import java.time.Instant;
import java.util.List;

/**
 * What a token says, as an application has it before it is a token: about 300 octets of JSON.
 *
 * @param scope a claim of the application's own, and so are the two after it
 */
record Claims(
        String issuer,
        String subject,
        String audience,
        Instant expiresAt,
        Instant issuedAt,
        Instant notBefore,
        String id,
        String scope,
        String tenant,
        List<String> roles) {

    static final String ISSUER = "https://login.example.com";
    static final String AUDIENCE = "https://api.example.com/orders";

    /** What an application reads from a token that it accepted: three claims. */
    record Read(String subject, String tenant, List<String> roles) {}

    /** Returns the claims of the n-th user; the times are constant, so that tokens are. */
    static Claims of(int n) {
        return new Claims(
                ISSUER,
                "24828976100" + (1000 + n),
                AUDIENCE,
                Instant.parse("2099-12-31T23:00:00Z"),
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2026-01-01T00:00:00Z"),
                "6f1d2c3b-58ab-4c5e-9f6a-0d1e2f3a" + (1000 + n),
                "openid profile email orders:read",
                "acme-eu-" + (1000 + n),
                List.of("customer", "auditor", "editor"));
    }

    Read read() {
        return new Read(subject, tenant, roles);
    }

    Claims from(String otherIssuer) {
        return new Claims(otherIssuer, subject, audience, expiresAt, issuedAt, notBefore, id, scope, tenant, roles);
    }

    Claims to(String otherAudience) {
        return new Claims(issuer, subject, otherAudience, expiresAt, issuedAt, notBefore, id, scope, tenant, roles);
    }

    Claims until(Instant time) {
        return new Claims(issuer, subject, audience, time, issuedAt, notBefore, id, scope, tenant, roles);
    }

    /** Returns the claims as JSON, written by none of the libraries. */
    String json() {
        return """
                {"iss":"%s","sub":"%s","aud":"%s","exp":%d,"iat":%d,"nbf":%d,"jti":"%s",\
                "scope":"%s","tenant":"%s","roles":["%s"]}""".formatted(
                        issuer,
                        subject,
                        audience,
                        expiresAt.getEpochSecond(),
                        issuedAt.getEpochSecond(),
                        notBefore.getEpochSecond(),
                        id,
                        scope,
                        tenant,
                        String.join("\",\"", roles));
    }
}
