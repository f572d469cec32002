package dev.signet.jose.load;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jws.Hmac;
import dev.signet.jose.jwt.Jwt;
import java.util.Arrays;
import java.util.List;

/** Signed tokens of strangers, who have no key. */
final class HostileTokens {

    private static final String HEADER = "{\"alg\":\"HS256\",\"kid\":\"login-2026-01\"";
    private static final int LONG = 190_000;

    private HostileTokens() {}

    static List<HostileInput> all(Doors doors) {
        return List.of(
                HostileInput.of(
                        "wrong signature",
                        doors.hs256,
                        "SIGNATURE_INVALID",
                        Texts.variants(i -> wrong(HEADER + "}", i))),
                HostileInput.of("nothing but dots", doors.hs256, "MALFORMED", ".".repeat(262_144)),
                HostileInput.of("no dot at all", doors.hs256, "MALFORMED", "A".repeat(262_144)),
                HostileInput.of(
                                "wrong signature over a payload as long as the limit lets it be",
                                doors.hs256,
                                "SIGNATURE_INVALID",
                                Texts.forged(HEADER + "}", "x".repeat(LONG), 32))
                        .because(HostileInput.LENGTH),
                HostileInput.of(
                                "one character of such a payload that is no base64url",
                                doors.hs256,
                                "SIGNATURE_INVALID",
                                Texts.encoded(HEADER + "}") + "." + "A".repeat(LONG) + "=."
                                        + Base64Url.encode(new byte[32]))
                        .because(HostileInput.LENGTH),
                HostileInput.of(
                                "a header as long as the limit lets it be, whose last name is there twice",
                                doors.hs256,
                                "MALFORMED",
                                Texts.forged(HEADER + ",\"x\":\"" + "x".repeat(8_000) + "\",\"x\":1}", "{}", 32))
                        .because(HostileInput.LENGTH),
                HostileInput.of(
                                "such a header that ends in an octet that is no UTF-8",
                                doors.hs256,
                                "MALFORMED",
                                Texts.octets(HEADER + ",\"x\":\"" + "x".repeat(8_000) + "\u00ff\"}") + ".AAAA."
                                        + Base64Url.encode(new byte[32]))
                        .because(HostileInput.LENGTH),
                HostileInput.of(
                                "270 names of one hash code in the header",
                                doors.hs256,
                                "SIGNATURE_INVALID",
                                Texts.forged(HEADER + ",\"x\":" + Texts.collidingMembers(270) + "}", "{}", 32))
                        .because("270 members, each with its place in a map"),
                HostileInput.of(
                                "4,000 names of one hash code in an unprotected header",
                                doors.jwsJson,
                                "SIGNATURE_INVALID",
                                "{\"payload\":\"AAAA\",\"protected\":\"" + Texts.encoded("{\"alg\":\"HS256\"}")
                                        + "\",\"header\":" + Texts.collidingMembers(4_000) + ",\"signature\":\""
                                        + Base64Url.encode(new byte[32]) + "\"}")
                        .because("4,000 members, each with its place in a map"),
                HostileInput.of(
                                "numbers as long as the limit lets them be, in the header",
                                doors.hs256,
                                "SIGNATURE_INVALID",
                                Texts.forged(
                                        HEADER + ",\"x\":[1" + ("," + "9".repeat(128)).repeat(60) + "]}", "{}", 32))
                        .because("60 numbers of 128 digits"),
                HostileInput.of(
                        "the number 1e999999999 in the header",
                        doors.hs256,
                        "MALFORMED",
                        Texts.forged(HEADER + ",\"x\":1e999999999}", "{}", 32)),
                HostileInput.of(
                                "an `alg` of 8,000 characters",
                                doors.hs256,
                                "ALGORITHM_NOT_ALLOWED",
                                Texts.forged("{\"alg\":\"" + "n".repeat(8_000) + "\"}", "{}", 32))
                        .because(HostileInput.LENGTH),
                HostileInput.of(
                        "`alg` none",
                        doors.hs256,
                        "ALGORITHM_NOT_ALLOWED",
                        Texts.encoded("{\"alg\":\"none\"}") + ".e30."),
                HostileInput.of(
                                "a `kid` of 8,000 characters",
                                doors.hs256,
                                "KEY_NOT_FOUND",
                                Texts.forged("{\"alg\":\"HS256\",\"kid\":\"" + "k".repeat(8_000) + "\"}", "{}", 32))
                        .because(HostileInput.LENGTH),
                HostileInput.of(
                        "another header in each token",
                        doors.hs256,
                        "SIGNATURE_INVALID",
                        Texts.variants(i -> wrong(HEADER + ",\"n\":" + i + "}", i))),
                HostileInput.of(
                        "another `kid` in each token, made up",
                        doors.remote,
                        "KEY_NOT_FOUND",
                        Texts.variants(i ->
                                Texts.forged("{\"alg\":\"ES256\",\"kid\":\"made-up-" + i + "\"}", Issuer.json(i), 64))),
                HostileInput.of(
                                "a `crit` of 1,000 names",
                                doors.hs256,
                                "MALFORMED",
                                Texts.forged(HEADER + ",\"crit\":[\"exp\"" + names(1_000) + "]}", "{}", 32))
                        .because("1,000 names, each compared with the others"),
                HostileInput.of(
                                "an `x5c` of 7,000 characters",
                                doors.hs256,
                                "SIGNATURE_INVALID",
                                Texts.forged(HEADER + ",\"x5c\":[\"" + "M".repeat(7_000) + "\"]}", "{}", 32))
                        .because(HostileInput.LENGTH),
                HostileInput.of(
                                "an RSA key of 32,768 bits as `jwk` in the header",
                                doors.es256,
                                "SIGNATURE_INVALID",
                                Texts.forged("{\"alg\":\"ES256\",\"jwk\":" + Texts.rsaKey(32_768, 1) + "}", "{}", 64))
                        .because(HostileInput.LENGTH),
                HostileInput.of(
                        "ES256 with r and s zero",
                        doors.es256,
                        "SIGNATURE_INVALID",
                        Texts.forged("{\"alg\":\"ES256\"}", "{}", 64)),
                HostileInput.of(
                        "ES256 with another signature in each token",
                        doors.es256,
                        "SIGNATURE_INVALID",
                        Texts.variants(i -> wrong("{\"alg\":\"ES256\",\"kid\":\"ec-2026-01\"}", i, 64))),
                HostileInput.of(
                                "RS256 with a signature of 100,000 octets",
                                doors.rs256,
                                "SIGNATURE_INVALID",
                                Texts.forged("{\"alg\":\"RS256\"}", "{}", 100_000))
                        .because(HostileInput.LENGTH),
                HostileInput.of(
                                "as many wrong signatures as the limit lets there be, HS256",
                                doors.jwsJson,
                                "SIGNATURE_INVALID",
                                HostileLimits.signatures(16, "{\"alg\":\"HS256\"}", 32))
                        .because("16 signatures, each verified; `signatures` is the bound"),
                HostileInput.of(
                                "as many wrong signatures as the limit lets there be, ES256",
                                doors.jwsJsonEs256,
                                "SIGNATURE_INVALID",
                                HostileLimits.signatures(16, "{\"alg\":\"ES256\"}", 64))
                        .because("16 signatures, each verified; `signatures` is the bound"),
                HostileInput.of(
                                "a `cnf` with an RSA key of 16,384 bits, in a token of the issuer",
                                doors.confirmation,
                                "CLAIM_REJECTED",
                                Jwt.signedWith(Hmac.HS256.signer(Issuer.SECRET))
                                        .encode(Doors.withConfirmation(
                                                0, JsonObject.parse("{\"jwk\":" + Texts.rsaKey(16_384, 1) + "}"))))
                        .because(HostileInput.LENGTH));
    }

    private static String wrong(String header, int n) {
        return wrong(header, n, 32);
    }

    private static String wrong(String header, int n, int octets) {
        byte[] signature = new byte[octets];
        Arrays.fill(signature, (byte) (n + 1));
        return Texts.encoded(header) + "." + Texts.encoded(Issuer.json(n)) + "." + Base64Url.encode(signature);
    }

    private static String names(int count) {
        StringBuilder names = new StringBuilder();
        for (int i = 1; i < count; i++) {
            names.append(",\"n").append(i).append('"');
        }
        return names.toString();
    }
}
