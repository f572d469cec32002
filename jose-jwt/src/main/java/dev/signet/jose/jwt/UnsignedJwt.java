package dev.signet.jose.jwt;

import dev.signet.jose.core.JoseHeader;
import java.util.List;

/**
 * A JWT that was decrypted and whose claims met every rule, but that <em>is not signed</em>: any party with the
 * recipient's public key can have written it. It has a type of its own so that it cannot be taken for a
 * {@link VerifiedJwt} (RFC 8725 section 3.3). Only an {@link UnsignedJwtDecoder} makes one. Immutable.
 */
public final class UnsignedJwt {

    private final JoseHeader header;
    private final OpenedClaims opened;

    UnsignedJwt(JoseHeader header, OpenedClaims opened) {
        this.header = header;
        this.opened = opened;
    }

    /**
     * Returns the header of the encryption.
     *
     * @return the protected header of the JWE
     */
    public JoseHeader header() {
        return header;
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
     * @return an immutable list of paths, written as for {@link EncryptedJwtEncoder#sealing}
     */
    public List<String> openedClaims() {
        return opened.opened();
    }

    /** Returns the number of claims, and nothing of their content. */
    @Override
    public String toString() {
        return "UnsignedJwt[" + claims() + "]";
    }
}
