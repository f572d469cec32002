package dev.signet.jose.jwt;

import java.util.List;

/**
 * An OAuth 2.0 access token in the form of a JWT, as a resource server sees it (RFC 9068).
 *
 * <pre>{@code
 * JwtDecoder orders = Jwt.verifiedBy(JwsVerifier.of(keys, RS256, ES256))
 *     .issuer("https://login.example")
 *     .audience("https://orders.example")
 *     .profile(AccessToken.rfc9068())
 *     .build();
 * }</pre>
 *
 * <p>The token must be signed, have the {@code typ} {@code at+jwt}, and the claims {@code iss}, {@code exp},
 * {@code aud}, {@code sub}, {@code client_id}, {@code iat} and {@code jti}, none of them an empty text; neither the
 * issuer nor the audience can be waived. {@code scope}, {@code auth_time}, {@code acr} and {@code amr} must have the
 * types of the RFC, if present. The meaning of {@code scope} is the application's. Immutable.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9068#section-4">RFC 9068, section 4</a>
 */
public final class AccessToken implements JwtProfile {

    private AccessToken() {}

    /**
     * Returns the profile.
     *
     * @return the rules of RFC 9068
     */
    public static AccessToken rfc9068() {
        return new AccessToken();
    }

    @Override
    public void applyTo(JwtDecoderBuilder<?> decoder) {
        decoder.requireSignature();
        decoder.requireIssuer();
        decoder.requireAudience();
        decoder.type("at+jwt").require("exp", "sub", "client_id", "iat", "jti");
        for (String name : List.of("sub", "client_id", "jti")) {
            decoder.profileRule(TokenRules.nameIfPresent(name));
        }
        decoder.profileRule(TokenRules.textIfPresent("scope"));
        decoder.profileRule(TokenRules.timeIfPresent("auth_time"));
        decoder.profileRule(TokenRules.textIfPresent("acr"));
        decoder.profileRule(TokenRules.textsIfPresent("amr"));
    }
}
