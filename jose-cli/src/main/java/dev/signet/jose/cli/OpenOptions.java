package dev.signet.jose.cli;

import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.jwt.JwtDecoderBuilder;
import dev.signet.jose.jwt.VerifiedJwt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The option {@code --open}: claims that must come sealed and be opened, each with its key, and keys that open whatever
 * is sealed for them. Immutable.
 *
 * @param named the claims that were named
 * @param any the keys that came without a claim
 */
record OpenOptions(Map<String, JweDecrypter> named, List<JweDecrypter> any) {

    static final String DESCRIPTION =
            "Open sealed claims with a private or symmetric JWK, once the token is accepted; may be"
                    + " repeated. With CLAIM=, that claim: a token in which it is readable, or sealed for others, is"
                    + " rejected. Without, every claim that is sealed for this key; the others stay as they are, and"
                    + " standard error says which were opened. " + ClaimFile.PATHS;

    /** Returns what is read: {@code FILE} or {@code CLAIM=FILE}. */
    static List<Inputs.Source> sources(List<String> arguments) {
        return arguments.stream()
                .map(OpenOptions::parsed)
                .map(one -> new Inputs.Source(one.parameter(), one.file()))
                .toList();
    }

    /**
     * Reads the keys.
     *
     * @throws IllegalArgumentException if a key cannot be used, or a claim is named twice
     */
    static OpenOptions of(List<String> arguments, KeyReader keys, List<ContentEncryption> encryptions) {
        Map<String, JweDecrypter> named = new LinkedHashMap<>();
        List<JweDecrypter> any = new ArrayList<>();
        for (String argument : arguments) {
            ClaimFile one = parsed(argument);
            JweDecrypter decrypter = JweKey.wrapping(one.parameter(), keys.one(one.parameter(), one.file()))
                    .decrypter(encryptions);
            if (one.claim().isEmpty()) {
                any.add(decrypter);
            } else if (named.put(one.claim(), decrypter) != null) {
                throw new IllegalArgumentException(one.parameter() + ": this claim is named twice");
            }
        }
        return new OpenOptions(named, List.copyOf(any));
    }

    /** Adds what is to be opened to the rules for a token. */
    void addTo(JwtDecoderBuilder<JwtDecoder> rules) {
        named.forEach((claim, key) -> KeyReader.explaining("--open", () -> rules.opening(key, claim)));
        if (!any.isEmpty()) {
            rules.openingSealedFor(any.get(0), any.subList(1, any.size()).toArray(JweDecrypter[]::new));
        }
    }

    /** Says which claims of an accepted token were opened and which were not. */
    void say(VerifiedJwt jwt, Console console) {
        say(console, "opened", jwt.openedClaims());
        say(console, "still sealed", jwt.claims().sealedClaims());
        say(
                console,
                "not in this token",
                named.keySet().stream()
                        .filter(claim -> !jwt.openedClaims().contains(claim))
                        .toList());
    }

    private static ClaimFile parsed(String argument) {
        KeyReader.requireName("--open", argument);
        return argument.indexOf('=') < 0 ? new ClaimFile("--open", "", argument) : ClaimFile.of("--open", argument);
    }

    private static void say(Console console, String what, List<String> claims) {
        if (!claims.isEmpty()) {
            // A name may hold an end of line, with which it would pose as a message of its own.
            console.message("note: " + what + ": "
                    + claims.stream().map(Printable::text).collect(Collectors.joining(", ")));
        }
    }
}
