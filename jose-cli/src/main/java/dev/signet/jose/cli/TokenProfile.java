package dev.signet.jose.cli;

import dev.signet.jose.core.JsonNull;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.registry.JsonType;
import dev.signet.jose.jwt.JwtClaims;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The kinds of token that {@code --profile} knows, and what each must have when it is issued. */
enum TokenProfile {
    ACCESS_TOKEN("at+jwt", "RFC 9068", "at+jwt", true, List.of("iss", "sub", "aud", "exp", "client_id")),
    ID_TOKEN("id-token", "OpenID Connect", "", false, List.of("iss", "sub", "aud", "exp")),
    CLIENT_ASSERTION("client-assertion", "RFC 7523", "", true, List.of("iss", "sub", "aud", "exp")),
    SECURITY_EVENT("secevent", "RFC 8417", "secevent+jwt", true, List.of("iss", "events"));

    static final String WORDS =
            "at+jwt (an access token, RFC 9068), id-token (OpenID Connect), client-assertion (RFC 7523)"
                    + " or secevent (a security event, RFC 8417)";

    /** Servers, ours too, take no assertion that is good for longer. */
    private static final Duration LONGEST_ASSERTION = Duration.ofHours(1);

    private static final String CLIENT_ID = "client_id";

    private static final Map<String, String> OPTIONS = Map.of(
            "iss",
            "--iss ISSUER",
            "sub",
            "--sub SUBJECT",
            "aud",
            "--aud AUDIENCE",
            "exp",
            "--expires-in TIME and not --no-expiry",
            CLIENT_ID,
            "--client-id ID",
            "events",
            "--claim events=JSON");

    private final String word;
    private final String standard;
    private final String type;
    private final boolean identified;
    private final List<String> required;

    TokenProfile(String word, String standard, String type, boolean identified, List<String> required) {
        this.word = word;
        this.standard = standard;
        this.type = type;
        this.identified = identified;
        this.required = required;
    }

    static Optional<TokenProfile> named(String word) {
        for (TokenProfile profile : values()) {
            if (profile.word.equals(word)) {
                return Optional.of(profile);
            }
        }
        return Optional.empty();
    }

    /** Returns how messages call it, {@code --profile} and the word. */
    String option() {
        return "--profile " + word;
    }

    /**
     * Returns the {@code typ} of such a token; where the standard leaves it open, the one that the caller says.
     *
     * @throws IllegalArgumentException if the caller says one where the standard does
     */
    Optional<String> type(Optional<String> said) {
        if (said.isPresent() && !type.isEmpty()) {
            throw new IllegalArgumentException("--typ: " + option() + " says the typ, which is " + type);
        }
        return type.isEmpty() ? said : Optional.of(type);
    }

    /** Returns whether each such token has an identifier of its own, {@code jti}. */
    boolean isIdentified() {
        return identified;
    }

    /**
     * Refuses claims that would make no such token, before it is signed.
     *
     * @param sealed the paths of claims that will not be readable
     */
    void requireComplete(JwtClaims claims, Optional<Duration> lifetime, List<String> sealed) {
        JsonObject members = claims.toObject();
        List<String> missing = required.stream()
                .filter(name -> members.value(name).orElse(JsonNull.NULL) == JsonNull.NULL)
                .map(this::hint)
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    option() + ": " + standard + " requires more, say " + String.join(", ", missing));
        }
        requireKind(members, CLIENT_ID, String.class, "a text");
        requireKind(members, "events", JsonObject.class, "an object");
        // Without it exp may still come from --claim, as a time of which nothing is known here.
        if (this == CLIENT_ASSERTION
                && lifetime.filter(time -> time.compareTo(LONGEST_ASSERTION) <= 0)
                        .isEmpty()) {
            throw new IllegalArgumentException(option() + ": expected --expires-in of at most 1h");
        }
        for (String claim : sealed) {
            if (required.stream().anyMatch(name -> claim.equals(name) || claim.startsWith(name + "."))) {
                throw new IllegalArgumentException(
                        "--seal " + claim + ": " + option() + " requires this claim, and readers must see it");
            }
        }
    }

    private String hint(String claim) {
        boolean client = this == CLIENT_ASSERTION && (claim.equals("iss") || claim.equals("sub"));
        return OPTIONS.getOrDefault(client ? CLIENT_ID : claim, claim);
    }

    private void requireKind(JsonObject members, String name, Class<?> kind, String expected) {
        if (required.contains(name) && !kind.isInstance(members.value(name).orElse(JsonNull.NULL))) {
            throw new IllegalArgumentException(option() + ": expected " + name + " to be " + expected + ", was "
                    + JsonType.inWords(members.value(name)));
        }
    }
}
