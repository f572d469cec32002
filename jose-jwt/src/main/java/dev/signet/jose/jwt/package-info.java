/**
 * JSON Web Token (RFC 7519). {@link dev.signet.jose.jwt.Jwt} is the door: {@code signedWith}, {@code encryptedWith},
 * {@code verifiedBy}, {@code decryptedBy}.
 */
package dev.signet.jose.jwt;
