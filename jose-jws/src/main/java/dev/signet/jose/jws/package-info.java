/**
 * JSON Web Signature (RFC 7515, RFC 7797, RFC 8037, RFC 8812, RFC 9864, RFC 9964): algorithms, signers and verifiers.
 *
 * <p>Begin with an algorithm: {@link dev.signet.jose.jws.Ecdsa#ES256}, {@link dev.signet.jose.jws.EdDsa#ED25519},
 * {@link dev.signet.jose.jws.RsaPkcs1#RS256}, {@link dev.signet.jose.jws.RsaPss#PS256},
 * {@link dev.signet.jose.jws.MlDsa#ML_DSA_65} or {@link dev.signet.jose.jws.Hmac#HS256}. It makes a
 * {@link dev.signet.jose.jws.JwsSigner} or a {@link dev.signet.jose.jws.JwsVerifier} from a key of its own kind and no
 * other. Keys chosen by {@code kid} from a set:
 * {@link dev.signet.jose.jws.JwsVerifier#of(dev.signet.jose.jwk.JwkSource, JwsAlgorithm, JwsAlgorithm...)
 * JwsVerifier.of}.
 * Several signatures in one JWS: {@link dev.signet.jose.jws.JwsJsonSigner} and
 * {@link dev.signet.jose.jws.JwsJsonVerifier}.
 *
 * <p>To read the code, begin with {@code JwsVerifier.verify}, which is the way of a token: {@code HeaderRules} decides
 * which headers are accepted, {@code KeySelector} (a {@code FixedKey} or a {@code JwkSourceSelector}) finds the
 * {@code VerificationKey}, whose {@code VerifyingPrimitive} verifies. {@code JwsSigner.sign} is the other way, with a
 * {@code SigningPrimitive}. {@code JwsAlgorithms} is the table of all algorithms; each enum holds the
 * {@code KeyOperations} of its family. {@code SigningInput} and {@code PayloadSource} serve payloads of any length.
 */
@NullMarked
package dev.signet.jose.jws;

import org.jspecify.annotations.NullMarked;
