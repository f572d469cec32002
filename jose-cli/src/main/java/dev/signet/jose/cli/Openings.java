package dev.signet.jose.cli;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.jwt.JwtDecoderBuilder;
import dev.signet.jose.jwt.VerifiedJwt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What {@code --open} says: claims that must come sealed and be opened, each with its key, and keys that open whatever is
 * sealed for them. Immutable.
 *
 * @param named the claims that were named
 * @param any the keys that came without a claim
 */
record Openings(Map<String, JweDecrypter> named, List<JweDecrypter> any) {

    static final String DESCRIPTION =
            "Open sealed claims with a private or symmetric JWK, once the token is accepted; may be"
                    + " repeated. With CLAIM=, that claim: a token in which it is readable, or sealed for others, is rejected."
                    + " Without, every claim that is sealed for this key; the others stay as they are, and standard error says"
                    + " which were opened. " + ClaimFile.PATHS;

    /** Each seal may cost an operation with each key, and how many there are is the issuer's choice. */
    private static final int MOST_SEALED = 100;

    /** What a seal for somebody else fails with. */
    private static final Set<Reason> NOT_OURS =
            Set.of(Reason.ALGORITHM_NOT_ALLOWED, Reason.KEY_NOT_FOUND, Reason.DECRYPTION_FAILED);

    /** Returns what is read: {@code FILE} or {@code CLAIM=FILE}. */
    static List<Inputs.Source> sources(List<String> arguments) {
        return arguments.stream()
                .map(Openings::parsed)
                .map(one -> new Inputs.Source(one.parameter(), one.file()))
                .toList();
    }

    /**
     * Reads the keys.
     *
     * @throws IllegalArgumentException if a key cannot be used, or a claim is named twice
     */
    static Openings of(List<String> arguments, Keys keys, List<ContentEncryption> encryptions) {
        Map<String, JweDecrypter> named = new LinkedHashMap<>();
        List<JweDecrypter> any = new ArrayList<>();
        for (String argument : arguments) {
            ClaimFile one = parsed(argument);
            JweDecrypter decrypter = JweKey.ofSeals(one.parameter(), keys.one(one.parameter(), one.file()))
                    .decrypter(encryptions);
            if (one.claim().isEmpty()) {
                any.add(decrypter);
            } else if (named.put(one.claim(), decrypter) != null) {
                throw new IllegalArgumentException(one.parameter() + ": this claim is named twice");
            }
        }
        return new Openings(named, List.copyOf(any));
    }

    /**
     * Returns the token with its claims opened, and says which were and which were not.
     *
     * @param rules makes a builder with everything else that the token must meet
     */
    VerifiedJwt decode(String token, Supplier<JwtDecoderBuilder<JwtDecoder>> rules, Shell shell) {
        // What is sealed is read before anything is opened: what comes out of a seal is not looked at for others.
        VerifiedJwt closed = decode(token, rules, Map.of());
        List<String> sealed =
                SealedPaths.in(closed.claims()).stream().map(SealedPaths::text).toList();
        Map<String, JweDecrypter> all = new LinkedHashMap<>(named);
        if (!any.isEmpty()) {
            requireFew(sealed);
            sealed.stream()
                    .filter(this::isApart)
                    .forEach(claim -> fitting(token, rules, claim).ifPresent(key -> all.put(claim, key)));
        }
        VerifiedJwt opened = all.isEmpty() ? closed : decode(token, rules, all);
        say(shell, "opened", sealed.stream().filter(all::containsKey).toList());
        say(
                shell,
                "still sealed",
                sealed.stream().filter(claim -> !all.containsKey(claim)).toList());
        say(
                shell,
                "not in this token",
                named.keySet().stream().filter(claim -> !sealed.contains(claim)).toList());
        return opened;
    }

    /** Returns the first key that opens a claim; a seal that is wrong by itself rejects the token. */
    private Optional<JweDecrypter> fitting(String token, Supplier<JwtDecoderBuilder<JwtDecoder>> rules, String claim) {
        for (JweDecrypter key : any) {
            try {
                decode(token, rules, Map.of(claim, key));
                return Optional.of(key);
            } catch (InvalidTokenException e) {
                if (!NOT_OURS.contains(e.reason())) {
                    throw e;
                }
            }
        }
        return Optional.empty();
    }

    /** Whether a claim is none that was named, nor a part of one, nor has one as its part. */
    private boolean isApart(String claim) {
        return named.keySet().stream()
                .noneMatch(name -> claim.equals(name) || claim.startsWith(name + ".") || name.startsWith(claim + "."));
    }

    private static VerifiedJwt decode(
            String token, Supplier<JwtDecoderBuilder<JwtDecoder>> rules, Map<String, JweDecrypter> openings) {
        JwtDecoderBuilder<JwtDecoder> builder = rules.get();
        openings.forEach((claim, key) -> Keys.explaining("--open", () -> builder.opening(key, claim)));
        return builder.build().decode(token);
    }

    private static ClaimFile parsed(String argument) {
        Keys.requireName("--open", argument);
        return argument.indexOf('=') < 0 ? new ClaimFile("--open", "", argument) : ClaimFile.of("--open", argument);
    }

    private static void requireFew(List<String> sealed) {
        if (sealed.size() > MOST_SEALED) {
            throw new InvalidTokenException(
                    Reason.TOO_LARGE,
                    "expected at most " + MOST_SEALED + " sealed claims for --open FILE; name those that you need");
        }
    }

    private static void say(Shell shell, String what, List<String> claims) {
        if (!claims.isEmpty()) {
            // A name may hold an end of line, with which it would pose as a message of its own.
            shell.complain("note: " + what + ": "
                    + claims.stream().map(Printable::text).collect(Collectors.joining(", ")));
        }
    }
}
