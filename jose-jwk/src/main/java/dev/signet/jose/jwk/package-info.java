/**
 * JSON Web Key (RFC 7517): keys, key sets, PEM, certificates, thumbprints, and the selection of a key by {@code kid},
 * {@code alg}, {@code use} and {@code key_ops}.
 *
 * <p>{@link dev.signet.jose.jwk.Jwk} is the key and the place to begin: {@link dev.signet.jose.jwk.Jwk#parse(String)}
 * reads one, {@link dev.signet.jose.jwk.EcJwk}, {@link dev.signet.jose.jwk.RsaJwk}, {@link dev.signet.jose.jwk.OkpJwk},
 * {@link dev.signet.jose.jwk.AkpJwk} and {@link dev.signet.jose.jwk.OctJwk} are its types and generate new ones,
 * {@link dev.signet.jose.jwk.JwkParameters} has its parameters, {@link dev.signet.jose.jwk.Pem} reads keys in PEM.
 * {@link dev.signet.jose.jwk.JwkSet} is a set of keys, {@link dev.signet.jose.jwk.JwkSource} a source of sets that may
 * change. All keys have been validated when they are constructed.
 *
 * <p>To read the code, begin with {@code KeyType}, which lists the types of keys; {@code JwkReader} reads them.
 * {@code Jwk} declares what a type must answer. The names of the other classes begin with what they are about:
 * {@code Ec}, {@code Okp}, {@code MlDsa} and {@code Rsa} for the numbers and encodings of a type, {@code Pem} and
 * {@code Certificate} for texts and chains, {@code Key} for what all types share,
 * {@code Jca} for the JDK's key objects.
 */
@NullMarked
package dev.signet.jose.jwk;

import org.jspecify.annotations.NullMarked;
