package dev.signet.jose.jwt;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.core.internal.CompactToken;
import dev.signet.jose.core.internal.CritParameter;
import dev.signet.jose.core.internal.TokenReading;
import java.util.Set;

/**
 * An Unsecured JWT (RFC 7519 section 6): {@code alg} is {@code none} and the signature is empty. <em>Any party can have
 * written it, and any party can have changed it in transit.</em> It is for content that is protected by other means,
 * such as the parameters of a request within TLS.
 *
 * <p>No decoder returns one, and nothing converts one to a {@link VerifiedJwt}: only {@link #decode(String)} reads
 * these tokens, and it reads no others. What it returns has no {@link JwtClaims} but a bare JSON object, so that
 * nothing that asks for claims takes it by accident. No rule was applied to it: {@code exp} may have passed,
 * {@code aud} may be another. Immutable.
 */
public final class UnsecuredJwt {

    private static final String NONE = "none";
    private static final JoseHeader HEADER = JoseHeader.empty().with("alg", NONE);

    private final JoseHeader header;
    private final JsonObject claims;

    private UnsecuredJwt(JoseHeader header, JsonObject claims) {
        this.header = header;
        this.claims = claims;
    }

    /**
     * Returns an Unsecured JWT with these claims.
     *
     * @param claims the claims, which any party can read and change
     * @return a token that ends in a dot, with nothing but {@code alg} in its header
     */
    public static String encode(JwtClaims claims) {
        return Base64Url.encode(HEADER.parameters().toOctets())
                + '.'
                + Base64Url.encode(claims.toObject().toOctets())
                + '.';
    }

    /**
     * Returns the content of an Unsecured JWT, within the default limits. Nothing about it is verified.
     *
     * @param token a token in compact serialization, nothing before it and nothing after it
     * @return header and claims, which any party can have written
     * @throws InvalidTokenException as {@link #decode(String, TokenLimits)}
     */
    public static UnsecuredJwt decode(String token) {
        return decode(token, TokenLimits.defaults());
    }

    /**
     * Returns the content of an Unsecured JWT. Nothing about it is verified.
     *
     * @param token a token in compact serialization, nothing before it and nothing after it
     * @param limits the bounds on its size and its JSON
     * @return header and claims, which any party can have written
     * @throws InvalidTokenException {@code ALGORITHM_NOT_ALLOWED} if {@code alg} is not exactly {@code none};
     *     {@code MALFORMED} if there is a signature, or these are not three parts of which two are strict JSON objects;
     *     {@code UNSUPPORTED} for {@code crit} and {@code b64}; {@code TOO_LARGE}; {@code CLAIM_REJECTED} if a
     *     registered claim does not have its registered type
     */
    public static UnsecuredJwt decode(String token, TokenLimits limits) {
        CompactToken parts;
        try {
            parts = CompactToken.jws(token, limits);
        } catch (InvalidTokenException e) {
            throw PartCount.UNSECURED.explaining(e, token);
        }
        JoseHeader header = TokenReading.header(parts.decode(0), limits);
        String algorithm = header.algorithm()
                .orElseThrow(() -> new InvalidTokenException(Reason.MALFORMED, "\"alg\": expected, was missing"));
        if (!algorithm.equals(NONE)) {
            throw new InvalidTokenException(
                    Reason.ALGORITHM_NOT_ALLOWED,
                    "expected \"alg\": \"none\", was another; decode signed tokens with Jwt.verifiedBy(..)");
        }
        if (parts.to(2) != parts.from(2)) {
            throw new InvalidTokenException(
                    Reason.MALFORMED, "expected an empty signature with \"alg\": \"none\" (RFC 7518 section 3.6)");
        }
        CritParameter.check(header, header, Set.of());
        if (header.parameters().has("enc")) {
            throw new InvalidTokenException(
                    Reason.MALFORMED,
                    "expected the header of a JWS, \"enc\" makes it one of a JWE (RFC 7516 section 9)");
        }
        if (header.parameters().has("b64")) {
            throw new InvalidTokenException(
                    Reason.UNSUPPORTED, "\"b64\": expected to be absent without a signature (RFC 7797)");
        }
        if (header.isContentType("JWT")) {
            throw new InvalidTokenException(
                    Reason.MALFORMED, "expected claims, but \"cty\" is \"JWT\": the content is another token");
        }
        JsonObject claims = TokenReading.payload(parts.decode(1), limits);
        return new UnsecuredJwt(header, JwtClaims.of(claims).toObject());
    }

    /**
     * Returns the header.
     *
     * @return parameters that any party can have written
     */
    public JoseHeader header() {
        return header;
    }

    /**
     * Returns the claims of the token as a JSON object. {@link JwtClaims#of(JsonObject)} makes a claims set of it,
     * which the caller then takes on trust.
     *
     * @return claims that any party can have written; registered ones have their registered types
     */
    public JsonObject unsecuredClaims() {
        return claims;
    }

    /** Returns the number of claims, and nothing of their content. */
    @Override
    public String toString() {
        return "UnsecuredJwt with " + claims.size() + " claims";
    }
}
