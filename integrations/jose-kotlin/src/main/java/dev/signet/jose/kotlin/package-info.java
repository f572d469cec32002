/**
 * Extensions for Kotlin of the types of {@link dev.signet.jose.jwt} and {@link dev.signet.jose.core}. They have the
 * meaning of the methods that they call; {@code decode}, {@code claimsOf} and {@code claimOf} bind data classes, by
 * jose-jackson and jackson-module-kotlin.
 *
 * <p>Begin reading at {@code Binding.kt}.
 */
@NullMarked
package dev.signet.jose.kotlin;

import org.jspecify.annotations.NullMarked;
