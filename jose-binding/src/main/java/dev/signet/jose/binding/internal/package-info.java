/**
 * What every {@link dev.signet.jose.core.JsonBinding} of this library does alike, without the types of any JSON
 * library: which types claims become, how their values are spelled, and what is said about those that do not fit.
 *
 * <p>For the adapters of this library; not a public API. To read the code, begin with {@code ClaimsConversion}.
 */
@NullMarked
package dev.signet.jose.binding.internal;

import org.jspecify.annotations.NullMarked;
