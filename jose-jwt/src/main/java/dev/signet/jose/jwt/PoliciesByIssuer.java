package dev.signet.jose.jwt;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.core.JoseObserver;
import dev.signet.jose.core.JsonNull;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.core.internal.CompactToken;
import dev.signet.jose.core.internal.GuardedObserver;
import dev.signet.jose.core.internal.TokenReading;
import dev.signet.jose.core.internal.registry.JsonType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * The policies of several issuers, selected by the {@code iss} of a token. It is read before the signature is verified
 * and only selects: the keys that then verify the token are that issuer's alone, and its rules require the same
 * {@code iss}.
 *
 * @param known the issuers, for messages
 * @param limits the bounds within which a token is read before it is verified; the selected policy has its own, which
 *     hold as well
 * @param policies the policy of each issuer, or none
 * @param observer the observer of tokens whose policy has none, or for which there is no policy
 */
record PoliciesByIssuer(
        AllowedValues known,
        TokenLimits limits,
        Function<String, Optional<IssuerPolicy>> policies,
        JoseObserver observer)
        implements IssuerPolicies {

    private static final int LONGEST_ISSUER = 1_024;

    /**
     * Returns the policies of these decoders, which read a token that any of them would read.
     *
     * @throws IllegalArgumentException if one of them is not for signed tokens of exactly one issuer, or two are for
     *     the same
     */
    static PoliciesByIssuer of(List<JwtDecoder> decoders) {
        Map<String, IssuerPolicy> byIssuer = new HashMap<>();
        for (JwtDecoder decoder : decoders) {
            IssuerPolicy policy = decoder.policyOfOneIssuer()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "expected decoders of signed tokens, each with one issuer(..) by its name"));
            for (String issuer : policy.validation().issuers()) {
                if (byIssuer.put(issuer, policy) != null) {
                    throw new IllegalArgumentException("expected one decoder for each issuer, two name the same");
                }
            }
        }
        TokenLimits limits = byIssuer.values().stream()
                .map(policy -> policy.verifier().limits())
                .reduce(PoliciesByIssuer::wider)
                .orElseThrow();
        return new PoliciesByIssuer(
                new AllowedValues.OneOf(Set.copyOf(byIssuer.keySet())),
                limits,
                issuer -> Optional.ofNullable(byIssuer.get(issuer)),
                GuardedObserver.NONE);
    }

    /** Returns the policies of the decoders that a function of the application returns. */
    static PoliciesByIssuer lookedUp(Function<String, Optional<JwtDecoder>> decoders, TokenLimits limits) {
        Function<String, Optional<IssuerPolicy>> policies = issuer -> {
            // A function without a decoder for a name is most often Map::get: null counts as empty.
            Optional<JwtDecoder> decoder = decoders.apply(issuer);
            return decoder == null ? Optional.empty() : decoder.map(found -> requirePolicyOf(issuer, found));
        };
        return new PoliciesByIssuer(AllowedValues.Any.INSTANCE, limits, policies, GuardedObserver.NONE);
    }

    @Override
    public IssuerPolicy of(String token) {
        return policies.apply(unverifiedIssuer(token)).orElseThrow(this::unknown);
    }

    @Override
    public Optional<IssuerPolicy> ofOneIssuer() {
        return Optional.empty();
    }

    @Override
    public OptionalLong rememberedTokens() {
        return OptionalLong.empty();
    }

    @Override
    public PoliciesByIssuer withObserver(JoseObserver other) {
        return new PoliciesByIssuer(known, limits, policies, other);
    }

    private static IssuerPolicy requirePolicyOf(String issuer, JwtDecoder decoder) {
        return decoder.policyOfOneIssuer()
                .filter(policy -> policy.lists(issuer))
                .orElseThrow(() -> new IllegalStateException(
                        "expected a decoder of signed tokens with that one issuer(..) by its name, and no other"));
    }

    /** Returns the greater of each of the limits that count for the claims of a compact JWS. */
    private static TokenLimits wider(TokenLimits one, TokenLimits other) {
        return one.withTokenOctets(Math.max(one.tokenOctets(), other.tokenOctets()))
                .withJsonDepth(Math.max(one.jsonDepth(), other.jsonDepth()))
                .withJsonMembers(Math.max(one.jsonMembers(), other.jsonMembers()))
                .withJsonStringOctets(Math.max(one.jsonStringOctets(), other.jsonStringOctets()))
                .withJsonNumberDigits(Math.max(one.jsonNumberDigits(), other.jsonNumberDigits()));
    }

    private String unverifiedIssuer(String token) {
        JsonObject claims = TokenReading.payload(CompactToken.jws(token, limits).decode(1), limits);
        if (!(claims.value("iss").orElse(JsonNull.NULL) instanceof String issuer)) {
            Code code = claims.has("iss") ? Code.MALFORMED : Code.MISSING;
            throw new InvalidTokenException(
                    List.of(new ClaimFailure("iss", code, "a string", JsonType.inWords(claims.value("iss")))));
        }
        if (issuer.length() > LONGEST_ISSUER) {
            throw unknown();
        }
        return issuer;
    }

    private InvalidTokenException unknown() {
        return new InvalidTokenException(List.of(new ClaimFailure(
                "iss",
                Code.UNKNOWN_ISSUER,
                known.expected("an issuer that issuers(..) has a decoder for"),
                "another")));
    }
}
