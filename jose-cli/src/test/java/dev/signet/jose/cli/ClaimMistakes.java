package dev.signet.jose.cli;

import static dev.signet.jose.cli.Mistake.of;
import static dev.signet.jose.cli.Mistake.ofToken;
import static dev.signet.jose.cli.MistakeFixtures.AUDIENCE;
import static dev.signet.jose.cli.MistakeFixtures.CLOCK;
import static dev.signet.jose.cli.MistakeFixtures.ISSUER;
import static dev.signet.jose.cli.MistakeFixtures.RSA;
import static dev.signet.jose.cli.MistakeFixtures.TOKEN;
import static dev.signet.jose.cli.MistakeFixtures.decoder;
import static dev.signet.jose.cli.MistakeFixtures.rules;
import static dev.signet.jose.cli.MistakeFixtures.signed;
import static dev.signet.jose.cli.MistakeFixtures.verifier;
import static dev.signet.jose.cli.MistakeFixtures.with;
import static dev.signet.jose.cli.MistakeFixtures.without;

import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.RsaOaep;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtClaims;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Claims that do not meet the rules, rules that say too little, and types that claims do not fit. */
final class ClaimMistakes {

    private static final Class<IllegalArgumentException> REFUSED = IllegalArgumentException.class;
    private static final Class<IllegalStateException> INCOMPLETE = IllegalStateException.class;

    private ClaimMistakes() {}

    /** Can be made of any token with a subject. */
    record Subject(String sub) {}

    /** Can be made of a token that has a tenant. */
    record Tenant(String tenant) {}

    /** Can be made of a token whose subject is a number. */
    record Numbered(int sub) {}

    /** Can be made of no token. */
    interface Session {
        String sub();
    }

    static Stream<Mistake> rows() {
        return Stream.of(statements(), values(), times(), types()).flatMap(rows -> rows);
    }

    private static Stream<Mistake> statements() {
        return Stream.of(
                of(
                        "no issuer stated",
                        INCOMPLETE,
                        () -> rules().audience(AUDIENCE).build(),
                        "issuer(..)",
                        "anyIssuer()"),
                of(
                        "no audience stated",
                        INCOMPLETE,
                        () -> rules().issuer(ISSUER).build(),
                        "audience(..)",
                        "anyAudience()"),
                of(
                        "the issuer stated twice",
                        INCOMPLETE,
                        () -> rules().issuer(ISSUER).issuer(ISSUER),
                        "issuer",
                        "set it once"),
                of(
                        "a subject with a colon that is no URI",
                        REFUSED,
                        () -> JwtClaims.builder().subject("oauth2|Combine|1:1467702"),
                        "colon",
                        "claim(\"sub\", ..)"),
                of(
                        "a record as a claim",
                        REFUSED,
                        () -> JwtClaims.builder().claim("session", new Subject("alice")),
                        "Subject",
                        "object("));
    }

    private static Stream<Mistake> values() {
        return Stream.of(
                ofToken(
                        "a token without iss",
                        Reason.CLAIM_REJECTED,
                        () -> decoder().decode(without("iss")),
                        "was missing",
                        "iss: expected \"" + ISSUER),
                ofToken(
                        "a token without aud",
                        Reason.CLAIM_REJECTED,
                        () -> decoder().decode(without("aud")),
                        "was missing",
                        "aud: expected \"orders\""),
                ofToken(
                        "a token without exp",
                        Reason.CLAIM_REJECTED,
                        () -> decoder().decode(without("exp")),
                        "exp",
                        "missing"),
                ofToken(
                        "another issuer, by a slash",
                        Reason.CLAIM_REJECTED,
                        () -> decoder().decode(with("iss", ISSUER + "/")),
                        "iss",
                        "\"" + ISSUER + "\""),
                ofToken(
                        "another audience",
                        Reason.CLAIM_REJECTED,
                        () -> decoder().decode(with("aud", "billing")),
                        "aud",
                        "\"orders\""),
                ofToken(
                        "another type",
                        Reason.CLAIM_REJECTED,
                        () -> rules().type("at+jwt")
                                .issuer(ISSUER)
                                .audience(AUDIENCE)
                                .build()
                                .decode(TOKEN),
                        "typ",
                        "at+jwt"),
                ofToken(
                        "three claims wrong at once",
                        Reason.CLAIM_REJECTED,
                        () -> decoder().decode(signed("{\"iss\":\"i\",\"aud\":\"a\"}")),
                        "exp",
                        "\"orders\""),
                ofToken(
                        "claims that are no object",
                        Reason.MALFORMED,
                        () -> decoder().decode(signed("[]")),
                        "the payload",
                        "expected an object"),
                ofToken(
                        "a nested token without cty",
                        Reason.MALFORMED,
                        () -> nested(),
                        "\"cty\": \"JWT\"",
                        "RFC 7519 section 5.2"));
    }

    private static Stream<Mistake> times() {
        long now = Ran.NOW.getEpochSecond();
        return Stream.of(
                ofToken(
                        "an expired token",
                        Reason.EXPIRED,
                        () -> decoder().decode(with("exp", now - 200)),
                        "3 min 20 s",
                        "exp"),
                ofToken(
                        "a token that is not yet valid",
                        Reason.NOT_YET_VALID,
                        () -> decoder().decode(with("nbf", now + 200)),
                        "3 min 20 s",
                        "nbf"),
                ofToken(
                        "exp in milliseconds",
                        Reason.CLAIM_REJECTED,
                        () -> decoder().decode(with("exp", now * 1000)),
                        "milliseconds",
                        "seconds"),
                ofToken(
                        "exp before 1970",
                        Reason.CLAIM_REJECTED,
                        () -> decoder().decode(with("exp", -1)),
                        "negative",
                        "seconds"),
                ofToken(
                        "exp as text",
                        Reason.CLAIM_REJECTED,
                        () -> decoder().decode(with("exp", "2026-05-01T12:05:00Z")),
                        "string",
                        "a number of seconds"),
                ofToken(
                        "a token that lives too long",
                        Reason.CLAIM_REJECTED,
                        () -> rules().issuer(ISSUER)
                                .audience(AUDIENCE)
                                .maxLifetime(Duration.ofMinutes(1))
                                .build()
                                .decode(TOKEN),
                        "5 min",
                        "1 min"),
                ofToken(
                        "a token that is too old",
                        Reason.CLAIM_REJECTED,
                        () -> rules().issuer(ISSUER)
                                .audience(AUDIENCE)
                                .maxAge(Duration.ofMinutes(1))
                                .build()
                                .decode(with("iat", now - 200)),
                        "3 min 20 s",
                        "1 min"));
    }

    private static Stream<Mistake> types() {
        return Stream.of(
                ofToken(
                        "a component that the token has not",
                        Reason.CLAIM_REJECTED,
                        () -> read(Tenant.class),
                        "\"tenant\"",
                        "String"),
                ofToken(
                        "a component of another type",
                        Reason.CLAIM_REJECTED,
                        () -> read(Numbered.class),
                        "\"sub\"",
                        "int"),
                of("an interface to bind to", REFUSED, () -> read(Session.class), "Session", "expected a record"),
                of("a list to bind to", REFUSED, () -> read(List.class), "List", "expected a record"));
    }

    private static Object read(Class<?> type) {
        return decoder().decode(TOKEN).claims().as(type);
    }

    /** A signed token, encrypted by a library that does not say so in the header. */
    private static Object nested() {
        String token = RsaOaep.RSA_OAEP_256
                .encrypter(RSA, ContentEncryption.A256GCM)
                .encrypt(TOKEN.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        return Jwt.decryptedBy(RsaOaep.RSA_OAEP_256.decrypter(RSA, ContentEncryption.A256GCM))
                .thenVerifiedBy(verifier())
                .clock(CLOCK)
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .build()
                .decode(token);
    }
}
