package dev.signet.jose.jwt;

import dev.signet.jose.core.InvalidTokenException.ClaimFailure;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An ID Token of OpenID Connect, as the client that asked for it sees it. It belongs to one login, so the decoder does
 * too; building one costs next to nothing, while the verifier, which holds the keys, is built once.
 *
 * <pre>{@code
 * JwtDecoder login = Jwt.verifiedBy(keysOfTheProvider)
 *     .issuer("https://login.example")
 *     .profile(IdToken.of("client-1", session.nonce()).accessToken(accessToken))
 *     .build();
 * }</pre>
 *
 * <p>It must be signed, have the claims {@code iss}, {@code sub}, {@code aud}, {@code exp} and {@code iat}, be for this
 * client and for nobody else who is not trusted, and name it in {@code azp} if there are several audiences. {@code sub}
 * has 1 to 255 ASCII characters; {@code acr} is a string and {@code amr} an array of strings, if there. The issuer cannot be waived, and the audience is the client. {@code typ}, which the
 * standard leaves open, is absent or {@code JWT}; a token with {@code events} is a logout token or another event and no
 * ID token. Immutable.
 *
 * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation">OpenID Connect Core 1.0,
 *     section 3.1.3.7</a>
 */
public final class IdToken implements JwtProfile {

    private static final String NAME = "an ID token (OpenID Connect)";
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
     * Returns the profile for a login whose request had a {@code nonce}.
     *
     * @param clientId the client that asked
     * @param nonce what the request had, and the token must have
     * @return what OpenID Connect demands
     * @throws IllegalArgumentException if {@code nonce} is empty
     */
    public static IdToken of(String clientId, String nonce) {
        if (nonce.isEmpty()) {
            throw new IllegalArgumentException("expected a nonce, was an empty text");
        }
        return new IdToken(AllowedValues.notEmpty(clientId), Set.of(clientId), nonce, Map.of(), null);
    }

    /**
     * Returns the profile for a login whose request had no {@code nonce}: the token must have none either. A stolen code
     * or token can then be planted in another session, unless PKCE or the like prevents it.
     *
     * @param clientId the client that asked
     * @return what OpenID Connect demands
     */
    public static IdToken withoutNonce(String clientId) {
        return new IdToken(AllowedValues.notEmpty(clientId), Set.of(clientId), null, Map.of(), null);
    }

    /**
     * Demands {@code at_hash}, over the access token that came with the ID token. Right wherever both come from the
     * authorization endpoint; in the code flow where the provider sends {@code at_hash}. No hash is defined for Ed448,
     * so an ID token with that signature is refused, also where {@code alg} says {@code EdDSA}.
     *
     * @param token the access token
     * @return a new profile
     */
    public IdToken accessToken(String token) {
        return hashed("at_hash", token);
    }

    /**
     * Demands {@code c_hash}, over the code that came with the ID token from the authorization endpoint.
     *
     * @param code the authorization code
     * @return a new profile
     */
    public IdToken code(String code) {
        return hashed("c_hash", code);
    }

    /**
     * Demands {@code auth_time}, no longer ago than this. The request must have had {@code max_age}.
     *
     * @param age not negative, at most 100 years; the clock skew is added to it
     * @return a new profile
     * @throws IllegalArgumentException if {@code age} is out of that range
     */
    public IdToken maxAge(Duration age) {
        if (age.isNegative() || age.compareTo(JwtDecoderBuilder.LONGEST) > 0) {
            throw new IllegalArgumentException("expected an age from zero to 100 years");
        }
        return new IdToken(clientId, trusted, nonce, hashed, age);
    }

    /**
     * Accepts an ID token that is for these as well as for the client. Its {@code azp} must be the client.
     *
     * @param audiences who may stand in {@code aud} beside the client
     * @return a new profile
     */
    public IdToken trusting(String... audiences) {
        Set<String> all = new HashSet<>(trusted);
        all.addAll(List.of(audiences));
        return new IdToken(clientId, Set.copyOf(all), nonce, hashed, maxAge);
    }

    @Override
    public void applyTo(JwtDecoderBuilder<?> decoder) {
        decoder.needSignature(NAME);
        decoder.needIssuer(NAME);
        decoder.audience(clientId).require("exp", "iat", "sub");
        decoder.check(TypRule.refused());
        decoder.check(this::lookAtAudience);
        decoder.check(IdToken::lookAtSubject);
        decoder.check(this::lookAtNonce);
        decoder.check(this::lookAtHashes);
        decoder.check(IdToken::lookForEvents);
        decoder.check(TokenRules.textIfPresent("acr"));
        decoder.check(TokenRules.textsIfPresent("amr"));
        if (maxAge != null) {
            decoder.timed(times -> times.noOlder("auth_time", maxAge));
        } else {
            decoder.check(TokenRules.timeIfPresent("auth_time"));
        }
    }

    private IdToken hashed(String claim, String value) {
        Map<String, String> all = new HashMap<>(hashed);
        all.put(claim, value);
        return new IdToken(clientId, trusted, nonce, Map.copyOf(all), maxAge);
    }

    private void lookAtAudience(TokenHeader header, JwtClaims claims, List<ClaimFailure> failures) {
        List<String> audience = claims.audience();
        // Whoever leaves the client out is refused by the rule on the audience.
        if (audience.contains(clientId) && !trusted.containsAll(audience)) {
            failures.add(TokenRules.unexpected(
                    "aud", "no audience but " + AllowedValues.listed(trusted).expected(""), true, "others too"));
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

    private static void lookAtSubject(TokenHeader header, JwtClaims claims, List<ClaimFailure> failures) {
        String subject = claims.subject().orElse("");
        boolean fits = !subject.isEmpty()
                && subject.length() <= LONGEST_SUBJECT
                && subject.chars().allMatch(c -> c <= LAST_ASCII);
        if (claims.has("sub") && !fits) {
            failures.add(TokenRules.unexpected("sub", "1 to 255 ASCII characters", true, "another text"));
        }
    }

    private void lookAtNonce(TokenHeader header, JwtClaims claims, List<ClaimFailure> failures) {
        TokenRules.understood(failures, () -> {
            Optional<String> actual = claims.string("nonce");
            if (!actual.equals(Optional.ofNullable(nonce))) {
                String expected = nonce == null ? "none, as in the request" : "that of the request";
                failures.add(TokenRules.unexpected("nonce", expected, actual.isPresent(), "another"));
            }
        });
    }

    private void lookAtHashes(TokenHeader header, JwtClaims claims, List<ClaimFailure> failures) {
        hashed.forEach((claim, value) -> TokenRules.understood(failures, () -> {
            Optional<String> actual = claims.string(claim);
            Optional<String> expected = LeftHalfHash.of(value, header.algorithm());
            if (actual.isEmpty() || !expected.equals(actual)) {
                String rule = expected.isPresent()
                        ? "the hash of what came with the token"
                        : "a signature for which there is a hash, which there is not for " + header.algorithm();
                failures.add(TokenRules.unexpected(claim, rule, actual.isPresent(), "another"));
            }
        }));
    }

    private static void lookForEvents(TokenHeader header, JwtClaims claims, List<ClaimFailure> failures) {
        if (claims.has("events")) {
            failures.add(TokenRules.unexpected(
                    "events", "none", true, claims.toObject().kindOf("events")));
        }
    }
}
