package dev.signet.jose.jwt;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.jwe.DecryptedJwe;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jws.VerifiedJws;
import org.jspecify.annotations.Nullable;

/**
 * Decodes JWTs that must be signed: verifies the signature, then looks at the claims.
 *
 * <p>{@link Jwt#verifiedBy} begins one, or {@link Jwt#decryptedBy} for tokens that were signed and then encrypted. Which
 * of the two a token is, is fixed by the decoder and never by the token. Immutable and thread-safe; build it once.
 */
public final class JwtDecoder {

    private final @Nullable JweDecrypter decrypter;
    private final JwsVerifier verifier;
    private final ClaimChecks checks;

    JwtDecoder(@Nullable JweDecrypter decrypter, JwsVerifier verifier, ClaimChecks checks) {
        this.decrypter = decrypter;
        this.verifier = verifier;
        this.checks = checks;
    }

    /**
     * Returns the JWT that a token holds, once its signature is verified and its claims meet every rule.
     *
     * @param token a JWT in compact form, nothing before it and nothing after it
     * @return header and claims
     * @throws InvalidTokenException with the reason {@code MALFORMED}, {@code TOO_LARGE}, {@code UNSUPPORTED},
     *     {@code ALGORITHM_NOT_ALLOWED}, {@code KEY_NOT_FOUND}, {@code DECRYPTION_FAILED} or {@code SIGNATURE_INVALID};
     *     or, with every failure among the claims and the first one's reason, {@code EXPIRED}, {@code NOT_YET_VALID} or
     *     {@code CLAIM_REJECTED}
     * @throws dev.signet.jose.core.KeySourceException if the keys could not be had
     */
    public VerifiedJwt decode(String token) {
        if (decrypter == null) {
            VerifiedJws jws = TokenForm.explaining(token, TokenForm.SIGNED, () -> verifier.verify(token));
            return checked(jws, false);
        }
        DecryptedJwe jwe = TokenForm.explaining(token, TokenForm.ENCRYPTED, () -> decrypter.decrypt(token));
        if (!jwe.header().isContentType("JWT")) {
            throw new InvalidTokenException(
                    Reason.MALFORMED,
                    "expected a signed JWT inside the encryption, with the header parameter \"cty\": \"JWT\""
                            + " (RFC 7519 section 5.2)");
        }
        VerifiedJws jws = verifier.verify(new String(jwe.plaintext(), ISO_8859_1));
        VerifiedJwt jwt = checked(jws, true);
        ReplicatedClaims.require(jwe.header(), jwt.claims());
        return jwt;
    }

    private VerifiedJwt checked(VerifiedJws jws, boolean encrypted) {
        if (jws.header().parameters().has("b64")) {
            throw new InvalidTokenException(
                    Reason.UNSUPPORTED,
                    "a JWT must not use \"b64\", whatever the verifier understands (RFC 7797 section 7)");
        }
        JwtClaims claims = JwtClaims.of(jws.json());
        checks.require(jws.header(), claims);
        return new VerifiedJwt(jws, claims, encrypted);
    }
}
