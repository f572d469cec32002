package dev.signet.jose.jwt;

import java.time.Duration;

/**
 * The JWT with which an OAuth 2.0 client authenticates to an authorization server (RFC 7523, sections 2.2 and 3; OpenID
 * Connect's {@code private_key_jwt} and {@code client_secret_jwt}).
 *
 * <pre>{@code
 * JwtDecoder client = Jwt.verifiedBy(keysOfTheClient)
 *     .audience("https://login.example")
 *     .profile(ClientAssertion.of("client-1", usedAssertions))
 *     .build();
 * }</pre>
 *
 * <p>The token must be signed, {@code iss} and {@code sub} must be the identifier of the client, {@code exp} and a
 * non-empty {@code jti} must be present, and each token is accepted once. The audience, this authorization server,
 * cannot be waived; its issuer identifier is safer than the address of an endpoint, and
 * {@link JwtDecoderBuilder#audienceExactly} than {@link JwtDecoderBuilder#audience}. {@code exp} lies at most an hour
 * ahead. {@code typ}, which the standard leaves open, is absent, {@code JWT} or {@code client-authentication+jwt}, so
 * that no other kind of token is accepted.
 *
 * <p>A server with many clients decodes through {@link Jwt#issuers(java.util.function.Function)}. Immutable.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7523#section-3">RFC 7523, section 3</a>
 */
public final class ClientAssertion implements JwtProfile {

    /** "Unreasonably far in the future" (RFC 7523 section 3, number 4). */
    private static final Duration FARTHEST = Duration.ofHours(1);

    private final String clientId;
    private final ReplayStore store;

    private ClientAssertion(String clientId, ReplayStore store) {
        this.clientId = clientId;
        this.store = store;
    }

    /**
     * Returns the profile.
     *
     * @param clientId the {@code client_id} of the client
     * @param store the store of used assertions
     * @return the rules of RFC 7523
     * @throws IllegalArgumentException if {@code clientId} is empty
     */
    public static ClientAssertion of(String clientId, ReplayStore store) {
        return new ClientAssertion(AllowedValues.notEmpty(clientId), store);
    }

    @Override
    public void applyTo(JwtDecoderBuilder<?> decoder) {
        decoder.requireSignature();
        decoder.requireAudience();
        decoder.issuer(clientId)
                .subject(clientId)
                .require("exp", "jti")
                .rejectingReplays(store)
                .profileRule(TypRule.refused("client-authentication+jwt"));
        decoder.profileRule(TokenRules.nameIfPresent("jti"));
        decoder.profileRule(TimeRules.expiresWithin(FARTHEST));
    }
}
