package dev.signet.jose.jwe;

import java.security.GeneralSecurityException;
import java.util.Optional;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.jspecify.annotations.Nullable;

/**
 * Hybrid Public Key Encryption (RFC 9180) of single messages, in the modes base and psk, by the classes of
 * BouncyCastle: the JDK has none before version 26. No other class uses them, so that all others work without
 * BouncyCastle. Its objects serve one thread, so there is a new one for each message. Made by {@link HpkeSuite#with}.
 * Immutable.
 */
final class BouncyCastleHpke {

    private final HpkeSuite suite;
    private final int encapsulatedOctets;

    /** @throws LinkageError if BouncyCastle is not there */
    BouncyCastleHpke(HpkeSuite suite) {
        this.suite = suite;
        this.encapsulatedOctets = hpke(Optional.empty()).getEncSize();
    }

    /** Encrypts single messages to one recipient. Thread-safe. */
    interface Sealing {
        /** Encrypts under a new ephemeral key. */
        SealedContent seal(byte[] info, byte[] aad, byte[] plaintext) throws GeneralSecurityException;
    }

    /** Decrypts single messages with one private key. Thread-safe. */
    interface Opening {
        /**
         * Returns the plaintext, which was authenticated.
         *
         * @throws GeneralSecurityException or a runtime exception of the classes, if anything at all is wrong
         */
        byte[] open(Optional<PreSharedKey> psk, byte[] encapsulated, byte[] info, byte[] aad, byte[] ciphertext)
                throws GeneralSecurityException;
    }

    /** Returns the length of an encapsulated secret. */
    int encapsulatedOctets() {
        return encapsulatedOctets;
    }

    /**
     * Joins a recipient's public key.
     *
     * @param publicKey as RFC 9180 section 7.1.1 serializes it
     * @throws IllegalArgumentException if it is none
     */
    Sealing sealing(Optional<PreSharedKey> psk, byte[] publicKey) {
        AsymmetricKeyParameter recipient = hpke(psk).deserializePublicKey(publicKey);
        return (info, aad, plaintext) -> {
            try {
                byte[][] sealed = hpke(psk).seal(recipient, info, aad, plaintext, key(psk), id(psk), null);
                return new SealedContent(sealed[1], sealed[0]);
            } catch (InvalidCipherTextException e) {
                throw new GeneralSecurityException(e);
            }
        };
    }

    /**
     * Joins a private key.
     *
     * @param privateKey as RFC 9180 section 7.1.2 serializes it
     * @param publicKey its public half
     * @throws IllegalArgumentException if it is none
     */
    Opening opening(byte[] privateKey, byte[] publicKey) {
        AsymmetricCipherKeyPair recipient = hpke(Optional.empty()).deserializePrivateKey(privateKey, publicKey);
        return (psk, encapsulated, info, aad, ciphertext) -> {
            try {
                return hpke(psk).open(encapsulated, recipient, info, aad, ciphertext, key(psk), id(psk), null);
            } catch (InvalidCipherTextException e) {
                throw new GeneralSecurityException(e);
            }
        };
    }

    private HPKE hpke(Optional<PreSharedKey> psk) {
        byte mode = psk.isPresent() ? HPKE.mode_psk : HPKE.mode_base;
        return new HPKE(mode, (short) suite.kem(), (short) suite.kdf(), (short) suite.aead());
    }

    private static byte @Nullable [] key(Optional<PreSharedKey> psk) {
        return psk.map(PreSharedKey::key).orElse(null);
    }

    private static byte @Nullable [] id(Optional<PreSharedKey> psk) {
        return psk.map(PreSharedKey::id).orElse(null);
    }
}
