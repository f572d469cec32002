package dev.signet.jose.jwe;

/**
 * The sender's half of a key management algorithm, joined with its key: it makes content encryption keys, or encrypts
 * the content itself.
 */
sealed interface SenderHalf permits CekEncryption, ContentSealer {}
