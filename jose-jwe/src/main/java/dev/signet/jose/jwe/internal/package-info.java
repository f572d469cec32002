/**
 * Series of compact JWEs under one content encryption key, for jose-jwt and jose-columns: exported to no other module.
 * An encrypter and a decrypter are the sources; begin at {@link dev.signet.jose.jwe.internal.EncryptionSeries} and
 * {@link dev.signet.jose.jwe.internal.DecryptionSeries}.
 */
@NullMarked
package dev.signet.jose.jwe.internal;

import org.jspecify.annotations.NullMarked;
