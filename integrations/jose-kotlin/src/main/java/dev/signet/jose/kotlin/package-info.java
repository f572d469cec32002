/**
 * Extensions for Kotlin of the types of {@link dev.signet.jose.jwt} and {@link dev.signet.jose.core}. They have the
 * meaning of the methods that they call; {@code decode}, {@code claimsOf} and {@code claimOf} bind data classes, by
 * jose-jackson3 or jose-jackson and the jackson-module-kotlin of the same Jackson.
 *
 * <p>Begin reading at {@code Binding.kt}.
 */
@NullMarked
package dev.signet.jose.kotlin;

import org.jspecify.annotations.NullMarked;
