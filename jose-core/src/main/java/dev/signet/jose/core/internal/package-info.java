/**
 * Classes that the modules of this project share and applications do not see: the package is exported to those modules
 * only.
 *
 * <p>Begin with {@link dev.signet.jose.core.internal.CompactToken} and {@link
 * dev.signet.jose.core.internal.TokenReading}, the way of a token into the library; {@link
 * dev.signet.jose.core.internal.AlgorithmSpec}, the table of algorithms; {@link
 * dev.signet.jose.core.internal.Candidates}, the selection of a key; and {@link
 * dev.signet.jose.core.internal.ProviderLookup}, the selection of a provider. This package depends on {@code core}, and
 * {@code core} not on it.
 */
@NullMarked
package dev.signet.jose.core.internal;

import org.jspecify.annotations.NullMarked;
