/**
 * JSON Web Key (RFC 7517): keys as data, key sets, and the choice of a key by {@code kid}, {@code alg}, {@code use} and
 * {@code key_ops}.
 *
 * <p>Whatever {@link dev.signet.jose.jwk.Jwk#parse(String)} returns has been checked; see
 * {@link dev.signet.jose.jwk.Jwk}.
 */
package dev.signet.jose.jwk;
