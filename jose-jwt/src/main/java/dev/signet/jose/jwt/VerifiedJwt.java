package dev.signet.jose.jwt;

import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.jws.JwsAlgorithm;
import dev.signet.jose.jws.VerifiedJws;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JWT whose signature was verified and whose claims met every rule. Only a {@link JwtDecoder} makes one. Immutable.
 */
public final class VerifiedJwt {

    private final VerifiedJws jws;
    private final OpenedClaims opened;
    private final @Nullable JoseHeader encryption;

    VerifiedJwt(VerifiedJws jws, OpenedClaims opened, @Nullable JoseHeader encryption) {
        this.jws = jws;
        this.opened = opened;
        this.encryption = encryption;
    }

    /**
     * Returns the header of the signature.
     *
     * @return the protected header of the JWS
     */
    public JoseHeader header() {
        return jws.header();
    }

    /**
     * Returns the claims of the token.
     *
     * @return the claims
     */
    public JwtClaims claims() {
        return opened.claims();
    }

    /**
     * Returns the paths of the claims that came sealed and were opened, by {@link JwtDecoderBuilder#opening} or
     * {@link JwtDecoderBuilder#openingSealedFor}. In {@link #claims()} they are like any other;
     * {@link JwtClaims#sealedClaims()} lists those that are still sealed.
     *
     * @return an immutable list of paths, written as for {@link SignedJwtEncoder#sealing}
     */
    public List<String> openedClaims() {
        return opened.opened();
    }

    /**
     * Returns the algorithm under which the signature was verified.
     *
     * @return one of those that the verifier was built for
     */
    public JwsAlgorithm algorithm() {
        return jws.algorithm();
    }

    /**
     * Returns the {@code kid} of the key that verified the signature, as the key has it.
     *
     * @return the key ID, or empty if the key has none
     */
    public Optional<String> keyId() {
        return jws.keyId();
    }

    /**
     * Returns the header of the encryption around the signed token (a Nested JWT, RFC 7519 section 5.2).
     *
     * @return the protected header of the JWE, or empty if the token was signed and not encrypted
     */
    public Optional<JoseHeader> encryptionHeader() {
        return Optional.ofNullable(encryption);
    }

    /** Returns the JWS that was verified. */
    VerifiedJws jws() {
        return jws;
    }

    /** Returns the algorithm and the number of claims, and nothing of their content. */
    @Override
    public String toString() {
        return "VerifiedJwt[" + algorithm().jwaName() + (encryption != null ? ", encrypted, " : ", ") + claims() + "]";
    }
}
