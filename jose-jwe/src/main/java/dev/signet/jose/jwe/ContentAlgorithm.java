package dev.signet.jose.jwe;

import dev.signet.jose.core.CryptoProviders;

/** A family of content encryption algorithms, with the sizes of one of them. Immutable. */
interface ContentAlgorithm {

    /** Returns the length of the initialization vector. */
    int ivOctets();

    /** Returns the length of the authentication tag. */
    int tagOctets();

    /**
     * Returns what encrypts and decrypts content in memory.
     *
     * @param keysInMemory whether the keys of all messages come from a key that is in memory as long as the cipher is,
     *     so that ciphers may remember them
     */
    ContentCipher cipher(CryptoProviders providers, boolean keysInMemory);

    /** Returns what encrypts and decrypts content of any length. */
    ContentStream stream(CryptoProviders providers);
}
