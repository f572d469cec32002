/**
 * Key sets of issuers, fetched over https and kept: {@link dev.signet.jose.jwks.remote.RemoteJwkSet} is the
 * {@link dev.signet.jose.jwk.JwkSource} to hand to a verifier.
 */
package dev.signet.jose.jwks.remote;
