/**
 * JSON Web Token (RFC 7519): issuing tokens of claims, and validating tokens.
 *
 * <p>{@link dev.signet.jose.jwt.Jwt} is the entry point: {@code signedWith} and {@code encryptedWith} return encoders,
 * {@code verifiedBy} and {@code decryptedBy} begin decoders, {@code issuers} combines decoders of several issuers.
 * {@link dev.signet.jose.jwt.JwtClaims} holds claims, {@link dev.signet.jose.jwt.VerifiedJwt} those of a verified
 * token. {@link dev.signet.jose.jwt.BearerToken} reads the token of an HTTP request, {@link
 * dev.signet.jose.jwt.BearerRefusal} answers a refusal.
 *
 * <p>To read the code, follow a token through {@link dev.signet.jose.jwt.JwtDecoder#decode}: an {@code IssuerPolicy}
 * (keys and rules; {@code PoliciesByIssuer} selects one by {@code iss}) verifies it, and its {@code ClaimsValidation}
 * applies {@code TokenRules} and {@code TimeRules}, opens sealed claims ({@code ClaimOpener}) and asks the
 * {@code ReplayCheck}. Where accepted tokens are remembered, the policy first looks into its {@code TokenMemory}.
 * {@link dev.signet.jose.jwt.JwtDecoderBuilder} collects the settings, {@code ExpectedToken} makes the validation of
 * them.
 */
@NullMarked
package dev.signet.jose.jwt;

import org.jspecify.annotations.NullMarked;
