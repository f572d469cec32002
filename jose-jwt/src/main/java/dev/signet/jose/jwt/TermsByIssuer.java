package dev.signet.jose.jwt;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.core.JsonNull;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.core.internal.CompactToken;
import dev.signet.jose.core.internal.Refusals;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The terms of the issuer that a token names. The name is not verified when it is read, and only picks: the keys that then
 * verify the token are that issuer's alone, and its rules ask for the same {@code iss} again.
 */
record TermsByIssuer(Function<String, Optional<JwtDecoder>> decoders) implements TermsChoice {

    /** The reach of the reader before a signature was looked at. */
    private static final TokenLimits LIMITS = TokenLimits.defaults();

    private static final int LONGEST_ISSUER = 1_024;

    static TermsByIssuer of(List<JwtDecoder> decoders) {
        Map<String, JwtDecoder> byIssuer = new HashMap<>();
        for (JwtDecoder decoder : decoders) {
            String issuer = decoder.onlyIssuer()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "expected decoders of signed tokens, each with one issuer(..) by its name"));
            if (byIssuer.put(issuer, decoder) != null) {
                throw new IllegalArgumentException("expected one decoder for each issuer, two name the same");
            }
        }
        return new TermsByIssuer(issuer -> Optional.ofNullable(byIssuer.get(issuer)));
    }

    @Override
    public SignedTerms of(String token) {
        String issuer = unverified(token);
        return decoders.apply(issuer).orElseThrow(TermsByIssuer::unknown).termsOf(issuer);
    }

    private static String unverified(String token) {
        JsonObject claims = Refusals.payload(CompactToken.jws(token, LIMITS).decode(1), LIMITS);
        if (!(claims.valueOr("iss", JsonNull.NULL) instanceof String issuer)) {
            Code code = claims.has("iss") ? Code.MALFORMED : Code.MISSING;
            throw new InvalidTokenException(List.of(new ClaimFailure("iss", code, "a string", claims.kindOf("iss"))));
        }
        if (issuer.length() > LONGEST_ISSUER) {
            throw unknown();
        }
        return issuer;
    }

    private static InvalidTokenException unknown() {
        return new InvalidTokenException(
                List.of(new ClaimFailure("iss", Code.UNKNOWN_ISSUER, "one of the issuers asked for", "another")));
    }
}
