/**
 * Foundations of JOSE that need no keys: strict base64url and JSON, headers, limits, exceptions, and the selection of
 * cryptographic providers.
 *
 * <p>Begin with {@link dev.signet.jose.core.JsonObject}, the typed view of everything that is JSON, {@link
 * dev.signet.jose.core.JoseHeader} on top of it, and {@link dev.signet.jose.core.InvalidTokenException}, which most
 * applications catch. {@link dev.signet.jose.core.TokenLimits} and {@link dev.signet.jose.core.CryptoProviders} are
 * settings of verifiers and decrypters; {@link dev.signet.jose.core.JsonBinding} is implemented by adapters of JSON
 * libraries.
 *
 * <p>The readers here serve tokens and keys alike, so they refuse input with {@link IllegalArgumentException}. The
 * class that was given a token turns that into {@link dev.signet.jose.core.InvalidTokenException}.
 */
@NullMarked
package dev.signet.jose.core;

import org.jspecify.annotations.NullMarked;
