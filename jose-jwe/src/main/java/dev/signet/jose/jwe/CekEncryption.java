package dev.signet.jose.jwe;

/**
 * Encryption of content under a key of its own, which is wrapped for the recipient.
 *
 * @param encryption the content encryption algorithm
 * @param wrapper makes the keys
 * @param cipher encrypts the content
 */
record CekEncryption(ContentEncryption encryption, CekWrapper wrapper, ContentCipher cipher) implements SenderHalf {}
