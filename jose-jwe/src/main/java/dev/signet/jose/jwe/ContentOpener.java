package dev.signet.jose.jwe;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.JoseHeader;
import java.security.GeneralSecurityException;

/**
 * The recipient's half of integrated encryption, joined with its key: it decrypts the content itself
 * (draft-ietf-jose-hpke-encrypt-22 section 5). Implementations are thread-safe.
 */
@FunctionalInterface
non-sealed interface ContentOpener extends RecipientHalf {

    /**
     * Returns the content, which was authenticated, as it was encrypted.
     *
     * @param header the accepted header
     * @param encapsulated the JWE Encrypted Key as it came
     * @throws InvalidTokenException for what is visible without the key: a part that may not be there or has another
     *     length, a parameter that is missing or ill-formed, a pre-shared key that is not known
     * @throws GeneralSecurityException if this key does not open that content, for whatever reason
     */
    byte[] open(JoseHeader header, byte[] encapsulated, EncryptedContent content) throws GeneralSecurityException;
}
