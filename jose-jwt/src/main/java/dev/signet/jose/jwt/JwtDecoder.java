package dev.signet.jose.jwt;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.jwe.DecryptedJwe;
import dev.signet.jose.jwe.JweDecrypter;
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
    private final SignedTerms terms;

    JwtDecoder(@Nullable JweDecrypter decrypter, SignedTerms terms) {
        this.decrypter = decrypter;
        this.terms = terms;
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
        return decrypter == null ? signed(token) : nested(decrypter, token);
    }

    private VerifiedJwt signed(String token) {
        VerifiedJws jws = TokenForm.explaining(token, TokenForm.SIGNED, () -> terms.verify(token));
        return terms.accept(jws, JoseHeader.empty(), false);
    }

    private VerifiedJwt nested(JweDecrypter outer, String token) {
        DecryptedJwe jwe = TokenForm.explaining(token, TokenForm.ENCRYPTED, () -> outer.decrypt(token));
        if (!jwe.header().isContentType("JWT")) {
            throw new InvalidTokenException(
                    Reason.MALFORMED,
                    "expected a signed JWT inside the encryption, with the header parameter \"cty\": \"JWT\""
                            + " (RFC 7519 section 5.2)");
        }
        VerifiedJws jws = terms.verify(new String(jwe.plaintext(), ISO_8859_1));
        return terms.accept(jws, jwe.header(), true);
    }
}
