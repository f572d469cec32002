package dev.signet.jose.jwe;

import java.security.GeneralSecurityException;

/**
 * The sender's half of integrated encryption, joined with its key: it encrypts the content itself
 * (draft-ietf-jose-hpke-encrypt-22 section 5). Implementations are thread-safe.
 */
@FunctionalInterface
non-sealed interface ContentSealer extends SenderHalf {

    /**
     * Encrypts.
     *
     * @param aad what is authenticated but not encrypted
     */
    SealedContent seal(byte[] aad, byte[] plaintext) throws GeneralSecurityException;
}
