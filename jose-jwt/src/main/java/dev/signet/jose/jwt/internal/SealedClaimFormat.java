package dev.signet.jose.jwt.internal;

import dev.signet.jose.core.JsonObject;
import java.util.List;
import java.util.Set;

/** The names that the format of sealed claims fixes ({@code docs/sealed-claims.md}). Has no instances. */
public final class SealedClaimFormat {

    /** The {@code typ} of each JWE. */
    public static final String TYPE = "sealed-claim";

    /** The {@code cty} of each JWE. */
    public static final String CONTENT_TYPE = "json";

    /** The header parameter that binds a JWE to one claim of one token. */
    public static final String PARAMETER = "sealed";

    /** The claims that are never sealed: recipients need them before a claim is opened, or a seal names them itself. */
    public static final Set<String> NEVER_SEALED = Set.of("iss", "sub", "aud", "exp", "nbf", "iat", "jti", "cnf");

    /** The greatest number of seals that one claim has (section 2 of the format). */
    public static final int MOST_RECIPIENTS = 16;

    private static final List<String> TOKEN = List.of("iss", "sub", "jti");

    private SealedClaimFormat() {}

    /**
     * Returns the value of {@link #PARAMETER} for a claim of a token.
     *
     * @param path the claim
     * @param members the claims of the token
     * @return the names of the path, and the {@code iss}, {@code sub} and {@code jti} that the token has
     */
    public static JsonObject binding(ClaimPath path, JsonObject members) {
        JsonObject.Builder binding = JsonObject.builder().put("claim", path.names());
        for (String name : TOKEN) {
            members.value(name).ifPresent(value -> binding.put(name, value));
        }
        return binding.build();
    }
}
