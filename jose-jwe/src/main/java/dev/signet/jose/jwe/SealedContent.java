package dev.signet.jose.jwe;

/**
 * What HPKE makes of a plaintext.
 *
 * @param encapsulated the encapsulated secret, which the recipient's private key opens
 * @param ciphertext the ciphertext, and the authentication tag behind it
 */
record SealedContent(byte[] encapsulated, byte[] ciphertext) {}
