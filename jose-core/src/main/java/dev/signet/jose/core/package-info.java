/**
 * What every JOSE object needs before there is a key: strict base64url and JSON, headers, limits, errors and the choice
 * of cryptographic providers.
 *
 * <p>The readers here ({@link dev.signet.jose.core.Base64Url}, {@link dev.signet.jose.core.JsonObject}) serve tokens
 * and keys alike, so they refuse input with {@link IllegalArgumentException}. Whoever was handed a token turns that
 * into {@link dev.signet.jose.core.InvalidTokenException}.
 */
package dev.signet.jose.core;
