package dev.signet.jose.jwt;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.jwe.DecryptedJwe;
import dev.signet.jose.jwe.JweDecrypter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decodes JWTs that must be signed: verifies the signature, then looks at the claims.
 *
 * <p>{@link Jwt#verifiedBy} begins one, or {@link Jwt#decryptedBy} for tokens that were signed and then encrypted;
 * {@link Jwt#issuers} makes one of several. Which
 * of the two a token is, is fixed by the decoder and never by the token. Immutable and thread-safe; build it once.
 */
public final class JwtDecoder {

    private final @Nullable JweDecrypter decrypter;
    private final boolean contentTypeNeeded;
    private final IssuerPolicies policies;

    JwtDecoder(@Nullable JweDecrypter decrypter, boolean contentTypeNeeded, IssuerPolicies policies) {
        this.decrypter = decrypter;
        this.contentTypeNeeded = contentTypeNeeded;
        this.policies = policies;
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
     * @throws dev.signet.jose.core.ReplayStoreException if replays are rejected and the store could not be asked
     */
    public VerifiedJwt decode(String token) {
        return decrypter == null
                ? PartCount.explaining(token, PartCount.SIGNED, () -> signed(token, JoseHeader.empty(), false))
                : nested(decrypter, token);
    }

    private VerifiedJwt nested(JweDecrypter outer, String token) {
        DecryptedJwe jwe = PartCount.explaining(token, PartCount.ENCRYPTED, () -> outer.decrypt(token));
        boolean missing = !jwe.header().parameters().has("cty");
        if (!jwe.header().isContentType("JWT") && (contentTypeNeeded || !missing)) {
            throw new InvalidTokenException(
                    Reason.MALFORMED,
                    "expected a signed JWT inside the encryption, with the header parameter \"cty\": \"JWT\""
                            + " (RFC 7519 section 5.2)"
                            + (missing
                                    ? "; acceptingMissingContentType() accepts tokens of issuers that leave it out"
                                    : ""));
        }
        return signed(new String(jwe.plaintext(), ISO_8859_1), jwe.header(), true);
    }

    private VerifiedJwt signed(String token, JoseHeader encryption, boolean encrypted) {
        IssuerPolicy policy = policies.of(token);
        return policy.accept(policy.verify(token), encryption, encrypted);
    }

    /** Returns the issuer whose tokens this decoder accepts, if it is one, known by name, and its tokens can be read. */
    Optional<String> onlyIssuer() {
        return decrypter == null
                        && policies instanceof IssuerPolicy policy
                        && policy.validation().issuers().size() == 1
                ? policy.validation().issuers().stream().findFirst()
                : Optional.empty();
    }

    /** Returns the policy for the tokens of that issuer. */
    IssuerPolicy policyOf(String issuer) {
        if (onlyIssuer().filter(issuer::equals).isEmpty()) {
            throw new IllegalStateException(
                    "expected a decoder of signed tokens with that one issuer(..) by its name, and no other");
        }
        return (IssuerPolicy) policies;
    }

    /** Returns a decoder of the same tokens inside an encryption. */
    JwtDecoder inside(JweDecrypter outer) {
        if (decrypter != null) {
            throw new IllegalArgumentException("expected a decoder of signed tokens, this one decrypts by itself");
        }
        return new JwtDecoder(outer, true, policies);
    }
}
