/** JSON Web Key (RFC 7517): keys, key sets, selection by {@code kid}. */
package dev.signet.jose.jwk;
