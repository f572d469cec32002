/**
 * JSON Web Encryption (RFC 7516) with the algorithms of RFC 7518 and RFC 8037.
 *
 * <p>Choose an algorithm, give it a key: {@code RSA_OAEP_256.encrypter(publicKey, A256GCM).encrypt(plaintext)}, and
 * {@code RSA_OAEP_256.decrypter(privateKey, A256GCM).decrypt(token)}. Begin at {@link dev.signet.jose.jwe.JweEncrypter}
 * and {@link dev.signet.jose.jwe.JweDecrypter}.
 */
package dev.signet.jose.jwe;
