package dev.signet.jose.load;

import dev.signet.jose.core.TokenLimits;
import java.util.Collections;
import java.util.List;

/** Input just over each limit of {@link TokenLimits}. */
final class HostileLimits {

    private static final TokenLimits LIMITS = TokenLimits.defaults();

    private HostileLimits() {}

    static List<HostileInput> all(Doors doors) {
        String header = "{\"alg\":\"HS256\",\"kid\":\"login-2026-01\"";
        return List.of(
                HostileInput.of(
                        "over `tokenOctets`",
                        doors.hs256,
                        "TOO_LARGE",
                        Texts.encoded(header + "}") + "." + "A".repeat(LIMITS.tokenOctets()) + ".AAAA"),
                HostileInput.of(
                                "over `headerOctets`",
                                doors.hs256,
                                "TOO_LARGE",
                                Texts.forged(
                                        header + ",\"x\":\"" + "x".repeat(LIMITS.headerOctets()) + "\"}", "{}", 32))
                        .because(HostileInput.LENGTH),
                HostileInput.of(
                                "over `jsonDepth`, in the header",
                                doors.hs256,
                                "MALFORMED",
                                Texts.forged(header + ",\"x\":" + "[".repeat(4000) + "]".repeat(4000) + "}", "{}", 32))
                        .because(HostileInput.LENGTH),
                HostileInput.of(
                                "over `jsonMembers`",
                                doors.jwsJson,
                                "MALFORMED",
                                "{\"payload\":\"AA\",\"x\":[0" + ",0".repeat(LIMITS.jsonMembers()) + "]}")
                        .because(HostileInput.LENGTH),
                HostileInput.of(
                        "over `jsonStringOctets`",
                        doors.jwsJson,
                        "TOO_LARGE",
                        "{\"payload\":\"" + "A".repeat(LIMITS.jsonStringOctets() + 1) + "\"}"),
                HostileInput.of(
                                "over `jsonNumberDigits`, in the header",
                                doors.hs256,
                                "MALFORMED",
                                Texts.forged(header + ",\"x\":" + "9".repeat(8_000) + "}", "{}", 32))
                        .because(HostileInput.LENGTH),
                HostileInput.of(
                        "over `signatures`",
                        doors.jwsJson,
                        "TOO_LARGE",
                        signatures(LIMITS.signatures() + 1, header + "}", 32)),
                HostileInput.of(
                        "over `recipients`",
                        doors.jweJson,
                        "TOO_LARGE",
                        recipients(LIMITS.recipients() + 1, "{\"header\":{\"alg\":\"ECDH-ES+A256KW\"}}")),
                HostileInput.of(
                                "over `keys`",
                                doors.keySet,
                                "IllegalArgumentException",
                                Texts.set(Collections.nCopies(LIMITS.keys() + 1, Texts.rsaKey(2048, 1))))
                        .because(HostileInput.LENGTH));
    }

    /** Returns a JWS of as many signatures as asked for, each of zeros. */
    static String signatures(int count, String header, int octets) {
        String one = "{\"protected\":\"" + Texts.encoded(header) + "\",\"signature\":\"" + Texts.random(octets) + "\"}";
        return "{\"payload\":\"" + Texts.encoded("{}") + "\",\"signatures\":["
                + String.join(",", Collections.nCopies(count, one)) + "]}";
    }

    /** Returns a JWE of as many recipients as asked for. */
    static String recipients(int count, String one) {
        return "{\"protected\":\"" + Texts.encoded("{\"enc\":\"A256GCM\"}") + "\",\"recipients\":["
                + String.join(",", Collections.nCopies(count, one))
                + "],\"iv\":\"AAAAAAAAAAAAAAAA\",\"ciphertext\":\"AAAA\",\"tag\":\"AAAAAAAAAAAAAAAAAAAAAA\"}";
    }
}
