package dev.signet.jose.jwt;

import dev.signet.jose.core.InvalidTokenException.ClaimFailure;
import dev.signet.jose.core.internal.registry.JsonType;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An ID Token of OpenID Connect, as the client that requested it validates it. It belongs to one login, and so does the
 * decoder: building a decoder is cheap, while the verifier, which holds the keys, is built once and shared.
 *
 * <pre>{@code
 * JwtDecoder login = Jwt.verifiedBy(keysOfTheProvider)
 *     .issuer("https://login.example")
 *     .profile(IdToken.forClient("client-1").withNonce(session.nonce()).withAccessToken(accessToken))
 *     .build();
 * }</pre>
 *
 * <p>The token must be signed and have the claims {@code iss}, {@code sub}, {@code aud}, {@code exp} and {@code iat}.
 * Its audience must be the client, alone or together with audiences that are {@linkplain #trusting trusted}; with
 * several audiences {@code azp} must be the client. {@code sub} has 1 to 255 ASCII characters; {@code acr} is a string
 * and {@code amr} an array of strings, if present. The issuer cannot be waived, and the profile sets the audience.
 * {@code typ}, which the standard leaves open, is absent or {@code JWT}; a token with the claim {@code events} is a
 * logout token or another security event, and is refused. Immutable.
 *
 * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation">OpenID Connect Core 1.0,
 *     section 3.1.3.7</a>
 */
public final class IdToken implements JwtProfile {

    private static final int LONGEST_SUBJECT = 255;
    private static final int LAST_ASCII = 0x7f;

    private final String clientId;
    private final Set<String> trusted;
    private final @Nullable String nonce;
    private final Map<String, String> hashed;
    private final @Nullable Duration maxAge;

    private IdToken(
            String clientId,
            Set<String> trusted,
            @Nullable String nonce,
            Map<String, String> hashed,
            @Nullable Duration maxAge) {
        this.clientId = clientId;
        this.trusted = trusted;
        this.nonce = nonce;
        this.hashed = hashed;
        this.maxAge = maxAge;
    }

    /**
     * Returns the first part of a profile, to which {@link Client#withNonce} or {@link Client#withoutNonce} adds the
     * rest.
     *
     * @param clientId the {@code client_id} of the client that requested the token
     * @return the client, for which a nonce is still to be set or waived
     * @throws IllegalArgumentException if {@code clientId} is empty
     */
    public static Client forClient(String clientId) {
        return new Client(AllowedValues.notEmpty(clientId));
    }

    /** The client that requested an ID token, before the {@code nonce} of its request is set. Immutable. */
    public static final class Client {

        private final String clientId;

        private Client(String clientId) {
            this.clientId = clientId;
        }

        /**
         * Returns the profile for a login whose request had a {@code nonce}.
         *
         * @param nonce the value of the request, which the token must repeat
         * @return the profile
         * @throws IllegalArgumentException if {@code nonce} is empty
         */
        public IdToken withNonce(String nonce) {
            if (nonce.isEmpty()) {
                throw new IllegalArgumentException("expected a nonce, was an empty text");
            }
            return new IdToken(clientId, Set.of(clientId), nonce, Map.of(), null);
        }

        /**
         * Returns the profile for a login whose request had no {@code nonce}; the token must have none either. Without
         * a nonce a stolen code or token can be injected into another session, unless PKCE or the like prevents it.
         *
         * @return the profile
         */
        public IdToken withoutNonce() {
            return new IdToken(clientId, Set.of(clientId), null, Map.of(), null);
        }
    }

    /**
     * Returns a profile that requires {@code at_hash} over the access token that was issued with the ID token. Required
     * where both come from the authorization endpoint; in the code flow, where the provider sends {@code at_hash}. No
     * hash is defined for Ed448, so an ID token with that signature is refused, also where {@code alg} is
     * {@code EdDSA}.
     *
     * @param accessToken the access token
     * @return a new profile
     */
    public IdToken withAccessToken(String accessToken) {
        return hashed("at_hash", accessToken);
    }

    /**
     * Returns a profile that requires {@code c_hash} over the code that the authorization endpoint issued with the ID
     * token.
     *
     * @param code the authorization code
     * @return a new profile
     */
    public IdToken withCode(String code) {
        return hashed("c_hash", code);
    }

    /**
     * Returns a profile that requires {@code auth_time}, and a login no longer ago than this. The request must have had
     * {@code max_age}.
     *
     * @param age from zero to 100 years; the clock skew is added to it
     * @return a new profile
     * @throws IllegalArgumentException if {@code age} is out of that range
     */
    public IdToken withMaxAge(Duration age) {
        if (age.isNegative() || age.compareTo(JwtDecoderBuilder.LONGEST) > 0) {
            throw new IllegalArgumentException("expected an age from zero to 100 years");
        }
        return new IdToken(clientId, trusted, nonce, hashed, age);
    }

    /**
     * Returns a profile that also accepts an ID token for these audiences beside the client. Its {@code azp} must then
     * be the client.
     *
     * @param audiences the values that {@code aud} may have beside the client
     * @return a new profile
     * @throws IllegalArgumentException if one is empty
     */
    public IdToken trusting(String... audiences) {
        Set<String> all = new HashSet<>(trusted);
        for (String audience : audiences) {
            all.add(AllowedValues.notEmpty(audience));
        }
        return new IdToken(clientId, Set.copyOf(all), nonce, hashed, maxAge);
    }

    @Override
    public void applyTo(JwtDecoderBuilder<?> decoder) {
        decoder.requireSignature();
        decoder.requireIssuer();
        decoder.audience(clientId).require("exp", "iat", "sub");
        decoder.profileRule(TypRule.refused());
        decoder.profileRule(this::checkAudience);
        decoder.profileRule(IdToken::checkSubject);
        decoder.profileRule(this::checkNonce);
        decoder.profileRule(this::checkHashes);
        decoder.profileRule(IdToken::refuseEvents);
        decoder.profileRule(TokenRules.textIfPresent("acr"));
        decoder.profileRule(TokenRules.textsIfPresent("amr"));
        if (maxAge != null) {
            decoder.profileRule(TimeRules.noOlder("auth_time", maxAge));
        } else {
            decoder.profileRule(TokenRules.timeIfPresent("auth_time"));
        }
    }

    private IdToken hashed(String claim, String value) {
        Map<String, String> all = new HashMap<>(hashed);
        all.put(claim, value);
        return new IdToken(clientId, trusted, nonce, Map.copyOf(all), maxAge);
    }

    private void checkAudience(TokenContext context, JwtClaims claims, List<ClaimFailure> failures) {
        List<String> audience = claims.audience();
        // A token without the client in its audience is refused by the rule on the audience.
        if (audience.contains(clientId) && !trusted.containsAll(audience)) {
            failures.add(TokenRules.unexpected(
                    "aud", "no audience but " + new AllowedValues.OneOf(trusted).expected(""), true, "others too"));
        }
        TokenRules.understood(failures, () -> {
            Optional<String> party = claims.string("azp");
            boolean needed = audience.size() > 1;
            if (party.isPresent() ? !party.get().equals(clientId) : needed) {
                failures.add(
                        TokenRules.unexpected("azp", AllowedValues.quoted(clientId), party.isPresent(), "another"));
            }
        });
    }

    private static void checkSubject(TokenContext context, JwtClaims claims, List<ClaimFailure> failures) {
        String subject = claims.subject().orElse("");
        boolean fits = !subject.isEmpty()
                && subject.length() <= LONGEST_SUBJECT
                && subject.chars().allMatch(c -> c <= LAST_ASCII);
        if (claims.has("sub") && !fits) {
            failures.add(TokenRules.unexpected("sub", "1 to 255 ASCII characters", true, "another text"));
        }
    }

    private void checkNonce(TokenContext context, JwtClaims claims, List<ClaimFailure> failures) {
        TokenRules.understood(failures, () -> {
            Optional<String> actual = claims.string("nonce");
            if (!actual.equals(Optional.ofNullable(nonce))) {
                String expected = nonce == null ? "none, as in the request" : "that of the request";
                failures.add(TokenRules.unexpected("nonce", expected, actual.isPresent(), "another"));
            }
        });
    }

    private void checkHashes(TokenContext context, JwtClaims claims, List<ClaimFailure> failures) {
        hashed.forEach((claim, value) -> TokenRules.understood(failures, () -> {
            Optional<String> actual = claims.string(claim);
            Optional<String> expected = LeftHalfHash.of(value, context.algorithm());
            if (actual.isEmpty() || !expected.equals(actual)) {
                String rule = expected.isPresent()
                        ? "the hash of what came with the token"
                        : "a signature for which there is a hash, which there is not for " + context.algorithm();
                failures.add(TokenRules.unexpected(claim, rule, actual.isPresent(), "another"));
            }
        }));
    }

    private static void refuseEvents(TokenContext context, JwtClaims claims, List<ClaimFailure> failures) {
        if (claims.has("events")) {
            failures.add(TokenRules.unexpected(
                    "events", "none", true, JsonType.inWords(claims.toObject().value("events"))));
        }
    }
}
