package dev.signet.jose.jwt;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.core.JsonNull;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.core.internal.CompactToken;
import dev.signet.jose.core.internal.TokenReading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The policies of several issuers, selected by the {@code iss} of a token. It is read before the signature is verified and
 * only selects: the keys that then verify the token are that issuer's alone, and its rules require the same {@code iss}.
 *
 * @param known the issuers, for messages
 * @param decoders the decoder of each, or none
 */
record PoliciesByIssuer(AllowedValues known, Function<String, Optional<JwtDecoder>> decoders)
        implements IssuerPolicies {

    /** The reach of the reader before a signature was looked at. */
    private static final TokenLimits LIMITS = TokenLimits.defaults();

    private static final int LONGEST_ISSUER = 1_024;

    static PoliciesByIssuer of(List<JwtDecoder> decoders) {
        Map<String, JwtDecoder> byIssuer = new HashMap<>();
        for (JwtDecoder decoder : decoders) {
            String issuer = decoder.onlyIssuer()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "expected decoders of signed tokens, each with one issuer(..) by its name"));
            if (byIssuer.put(issuer, decoder) != null) {
                throw new IllegalArgumentException("expected one decoder for each issuer, two name the same");
            }
        }
        Set<String> known = Set.copyOf(byIssuer.keySet());
        return new PoliciesByIssuer(AllowedValues.listed(known), issuer -> Optional.ofNullable(byIssuer.get(issuer)));
    }

    @Override
    public IssuerPolicy of(String token) {
        String issuer = unverified(token);
        // A function that has no decoder for a name is most often a map's get: null is no answer, as empty is.
        Optional<JwtDecoder> decoder = decoders.apply(issuer);
        if (decoder == null || decoder.isEmpty()) {
            throw unknown();
        }
        return decoder.get().policyOf(issuer);
    }

    private String unverified(String token) {
        JsonObject claims = TokenReading.payload(CompactToken.jws(token, LIMITS).decode(1), LIMITS);
        if (!(claims.valueOr("iss", JsonNull.NULL) instanceof String issuer)) {
            Code code = claims.has("iss") ? Code.MALFORMED : Code.MISSING;
            throw new InvalidTokenException(List.of(new ClaimFailure("iss", code, "a string", claims.kindOf("iss"))));
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
