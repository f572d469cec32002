/**
 * PEM and DER as text and octets, without keys: what {@link dev.signet.jose.jwk.Pem} reads and
 * {@link dev.signet.jose.jwk.Jwk#toPem()} writes. Begin with {@code PemBlock}, one object of a text. Not exported.
 */
@NullMarked
package dev.signet.jose.jwk.encoding;

import org.jspecify.annotations.NullMarked;
