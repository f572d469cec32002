package dev.signet.jose.jwe;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.internal.ProviderLookup;

/**
 * A cipher suite of HPKE (RFC 9180 section 7), by its registered identifiers.
 *
 * @param kem the key encapsulation mechanism
 * @param kdf the key derivation function
 * @param aead the authenticated encryption
 */
record HpkeSuite(int kem, int kdf, int aead) {

    static final int DHKEM_P256 = 0x0010;
    static final int DHKEM_P384 = 0x0011;
    static final int DHKEM_P521 = 0x0012;
    static final int DHKEM_X25519 = 0x0020;
    static final int DHKEM_X448 = 0x0021;
    static final int HKDF_SHA256 = 0x0001;
    static final int HKDF_SHA384 = 0x0002;
    static final int HKDF_SHA512 = 0x0003;
    static final int AES_128_GCM = 0x0001;
    static final int AES_256_GCM = 0x0002;
    static final int CHACHA20_POLY1305 = 0x0003;

    /**
     * Returns HPKE with this suite.
     *
     * @throws IllegalStateException if the providers exclude the classes of BouncyCastle, or these are not there
     */
    BouncyCastleHpke with(CryptoProviders providers) {
        if (providers != CryptoProviders.standard()) {
            throw new IllegalStateException("HPKE is done by the classes of BouncyCastle and not by a provider: use"
                    + " CryptoProviders.standard()");
        }
        try {
            return new BouncyCastleHpke(this);
        } catch (LinkageError e) {
            throw new IllegalStateException(
                    "HPKE needs the classes of BouncyCastle: " + ProviderLookup.remedyForClasses());
        }
    }
}
