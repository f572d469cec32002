package dev.signet.jose.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jws.Ecdsa;
import dev.signet.jose.jws.Hmac;
import dev.signet.jose.jws.JwsSigner;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.UnsecuredJwt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * The faults for which a signed token is refused. {@link TestIssuer#token(InvalidToken)} returns a token that is valid
 * but for one of them. A test over {@link #values()}, with JUnit by {@code @EnumSource}, shows that a service refuses
 * them all.
 *
 * <p>{@link #reason()} is that of a decoder which states the issuer and the audience, accepts one algorithm and takes
 * its keys from a set. If a service demands further claims, {@link TestIssuer#withClaims} sets them, so that nothing
 * but the fault is wrong. Later versions may add faults.
 */
public enum InvalidToken {

    /** A text that is not a JWT, as opaque access tokens are. */
    OPAQUE(Reason.MALFORMED, template -> Base64Url.encode(new byte[32])),

    /** A token that ends after its claims. */
    TRUNCATED(Reason.MALFORMED, template -> segments(template).first(2)),

    /** A signed text that is not JSON. */
    CLAIMS_NOT_JSON(Reason.MALFORMED, template -> template.signer().sign("alice".getBytes(UTF_8))),

    /** Signed claims with {@code sub} twice, of which one parser takes the first and another the last. */
    DUPLICATE_CLAIM(Reason.MALFORMED, template -> {
        String claims = template.validClaims().toJson();
        return template.signer().sign(("{\"sub\":\"mallory\"," + claims.substring(1)).getBytes(UTF_8));
    }),

    /** An Unsecured JWT: {@code alg: none} and no signature (RFC 7519 section 6). */
    UNSECURED(Reason.ALGORITHM_NOT_ALLOWED, template -> UnsecuredJwt.encode(JwtClaims.of(template.validClaims()))),

    /**
     * A token with an algorithm that the issuer does not use: HS256, with the text of the issuer's public key as the
     * secret, as in CVE-2015-9235. For an issuer with a symmetric key it is ES256, with another key.
     */
    ANOTHER_ALGORITHM(Reason.ALGORITHM_NOT_ALLOWED, template -> {
        TokenTemplate forged = template.key().isSymmetric()
                ? template.withForgedKey(Ecdsa.ES256, TokenTemplate.generateKey(Ecdsa.ES256))
                : template.withForgedKey(
                        Hmac.HS256, OctJwk.of(template.key().toPem().getBytes(UTF_8)));
        return forged.token();
    }),

    /** A header whose {@code crit} names an extension that the service does not know (RFC 7515 section 4.1.11). */
    UNKNOWN_CRITICAL_HEADER(
            Reason.UNSUPPORTED,
            template -> template.signer()
                    .withCriticalHeader("https://extension.example", true)
                    .sign(template.validClaims().toOctets())),

    /**
     * A token that is signed with another key, under the {@code kid} of that key. A verifier of one key that has no
     * {@code kid} refuses it with {@code SIGNATURE_INVALID}.
     */
    UNKNOWN_KEY_ID(
            Reason.KEY_NOT_FOUND,
            template -> template.withKey(TokenTemplate.generateKey(template.algorithm()))
                    .token()),

    /** A token that is signed with another key, under the {@code kid} of the issuer's key. */
    ANOTHER_KEY(Reason.SIGNATURE_INVALID, template -> forged(template).token()),

    /**
     * A token that is signed with another key, under the {@code kid} of the issuer's key and with the other public key
     * in {@code jwk}, as in CVE-2018-0114. For an issuer with a symmetric key it is {@link #ANOTHER_KEY}.
     */
    EMBEDDED_KEY(Reason.SIGNATURE_INVALID, template -> {
        TokenTemplate forged = forged(template);
        if (forged.key().isSymmetric()) {
            return forged.token();
        }
        JwsSigner embedding = forged.signer().withEmbeddedPublicKey();
        return forged.key()
                .keyId()
                .map(embedding::withKeyId)
                .orElse(embedding)
                .sign(template.validClaims().toOctets());
    }),

    /** A token without the octets of its signature. */
    SIGNATURE_MISSING(Reason.SIGNATURE_INVALID, template -> segments(template).with(2, new byte[0])),

    /** A token whose signature has one bit inverted. */
    SIGNATURE_ALTERED(Reason.SIGNATURE_INVALID, template -> segments(template).withBitInverted(2)),

    /** A token with a signature of zeros, as in CVE-2022-21449. */
    SIGNATURE_OF_ZEROS(Reason.SIGNATURE_INVALID, template -> {
        CompactSegments valid = segments(template);
        return valid.with(2, new byte[valid.octets(2).length]);
    }),

    /** A token whose {@code sub} was replaced after it was signed. */
    CLAIMS_ALTERED(
            Reason.SIGNATURE_INVALID,
            template -> segments(template)
                    .with(1, template.validClaims().with("sub", "mallory").toOctets())),

    /** A token that expired an hour ago. */
    EXPIRED(Reason.EXPIRED, template -> {
        Instant end = template.clock().instant().minus(Duration.ofHours(1));
        return template.token(
                claims -> claims.with("iat", end.minus(TokenTemplate.LIFETIME)).with("exp", end));
    }),

    /** A token whose {@code nbf} is an hour ahead. */
    NOT_YET_VALID(Reason.NOT_YET_VALID, template -> {
        Instant start = template.clock().instant().plus(Duration.ofHours(1));
        return template.token(claims -> claims.with("nbf", start).with("exp", start.plus(TokenTemplate.LIFETIME)));
    }),

    /** A token whose {@code iat} is an hour ahead. */
    ISSUED_IN_THE_FUTURE(Reason.NOT_YET_VALID, template -> {
        Instant start = template.clock().instant().plus(Duration.ofHours(1));
        return template.token(claims -> claims.with("iat", start).with("exp", start.plus(TokenTemplate.LIFETIME)));
    }),

    /** A token without {@code exp}. */
    WITHOUT_EXPIRY(Reason.CLAIM_REJECTED, template -> template.token(claims -> claims.without("exp"))),

    /** A token whose {@code exp} is a string. */
    EXPIRY_OF_ANOTHER_TYPE(Reason.CLAIM_REJECTED, template -> template.token(claims -> claims.with("exp", "tomorrow"))),

    /** A token of another issuer, whose name begins with that of the right one. */
    ANOTHER_ISSUER(Reason.CLAIM_REJECTED, template -> template.token(claims -> extended(claims, "iss"))),

    /** A token without {@code iss}. */
    WITHOUT_ISSUER(Reason.CLAIM_REJECTED, template -> template.token(claims -> claims.without("iss"))),

    /** A token for another audience, or for several, whose names begin with those of the right ones. */
    ANOTHER_AUDIENCE(Reason.CLAIM_REJECTED, template -> template.token(claims -> extended(claims, "aud"))),

    /** A token without {@code aud}. */
    WITHOUT_AUDIENCE(Reason.CLAIM_REJECTED, template -> template.token(claims -> claims.without("aud")));

    private final Reason reason;
    private final Function<TokenTemplate, String> maker;

    InvalidToken(Reason reason, Function<TokenTemplate, String> maker) {
        this.reason = reason;
        this.maker = maker;
    }

    /**
     * Returns the reason for which a decoder refuses the token.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    /** Returns a token with this fault. */
    String of(TokenTemplate template) {
        return maker.apply(template);
    }

    private static CompactSegments segments(TokenTemplate template) {
        return CompactSegments.of(template.token());
    }

    private static TokenTemplate forged(TokenTemplate template) {
        return template.withForgedKey(template.algorithm(), TokenTemplate.generateKey(template.algorithm()));
    }

    /** Returns claims with longer names in a claim that has one name or several. */
    private static JsonObject extended(JsonObject claims, String name) {
        Object names = claims.value(name).orElseThrow();
        return claims.with(
                name,
                names instanceof List<?> several
                        ? several.stream().map(InvalidToken::longer).toList()
                        : longer(names));
    }

    private static String longer(Object name) {
        return name + "/another";
    }
}
