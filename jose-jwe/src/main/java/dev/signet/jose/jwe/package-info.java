/**
 * JSON Web Encryption (RFC 7516) with the algorithms of RFC 7518 and RFC 8037, and on request with HPKE
 * (draft-ietf-jose-hpke-encrypt-22).
 *
 * <p>An algorithm and a key make an encrypter or a decrypter: {@code RSA_OAEP_256.encrypter(publicKey,
 * A256GCM).encrypt(plaintext)} and {@code RSA_OAEP_256.decrypter(privateKey, A256GCM).decrypt(token)}. With keys that
 * are known at run time only, {@link dev.signet.jose.jwe.JweEncrypter#of(dev.signet.jose.jwk.Jwk,
 * ContentEncryption) JweEncrypter.of} and {@link dev.signet.jose.jwe.JweDecrypter#of(dev.signet.jose.jwk.JwkSource,
 * JweAlgorithm, ContentEncryption, ContentEncryption...) JweDecrypter.of} do the same for JWKs and key sets.
 * {@link dev.signet.jose.jwe.JweJsonEncrypter} and {@link dev.signet.jose.jwe.JweJsonDecrypter} are for JSON
 * serializations and several recipients.
 *
 * <p>To read the code, begin at {@code JweDecrypter.decrypt}: {@code DecryptionPolicy} accepts a header, {@code
 * KeySelection} selects the key through a {@code KeySelector} (a {@code FixedKey} or a {@code JwkSourceSelector}), and
 * {@code ContentDecryption} unwraps the content encryption key with a {@code CekUnwrapper} and decrypts with a {@code
 * ContentCipher}, or has a {@code ContentOpener} do both. {@code JweAlgorithms} is the table of key management
 * algorithms; each family describes itself in its enum by a {@code KeyManagement}. {@code ContentEncryption} is the
 * table of the others.
 */
@NullMarked
package dev.signet.jose.jwe;

import org.jspecify.annotations.NullMarked;
