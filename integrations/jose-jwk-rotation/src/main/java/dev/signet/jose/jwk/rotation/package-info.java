/**
 * Signing keys that are published, used and withdrawn by the clock. Begin with
 * {@link dev.signet.jose.jwk.rotation.RotatingKeys}; a {@link dev.signet.jose.jwk.rotation.RotationStore} is what
 * several instances of a service share.
 *
 * <p>To read the code, begin with {@code RotationRules}, which says what becomes of the keys at a time, without clock,
 * store or thread. {@code RotatingKeys} reads and replaces the entry of the store, {@code EncryptedRotation} is its
 * format, and a {@code KeyView} is what one instance makes of it.
 */
@NullMarked
package dev.signet.jose.jwk.rotation;

import org.jspecify.annotations.NullMarked;
