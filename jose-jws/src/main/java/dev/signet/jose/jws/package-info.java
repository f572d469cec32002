/**
 * JSON Web Signature (RFC 7515): algorithms, signers and verifiers.
 *
 * <p>Begin with an algorithm: {@link dev.signet.jose.jws.Ecdsa#ES256}, {@link dev.signet.jose.jws.EdDsa#ED25519},
 * {@link dev.signet.jose.jws.RsaPkcs1#RS256}, {@link dev.signet.jose.jws.RsaPss#PS256} or
 * {@link dev.signet.jose.jws.Hmac#HS256}. It makes a {@link dev.signet.jose.jws.JwsSigner} or a
 * {@link dev.signet.jose.jws.JwsVerifier} from a key of its own kind and no other. Keys chosen by {@code kid} from a set:
 * {@link dev.signet.jose.jws.JwsVerifier#of}.
 */
package dev.signet.jose.jws;
