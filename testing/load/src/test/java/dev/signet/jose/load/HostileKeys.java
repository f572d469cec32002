package dev.signet.jose.load;

import dev.signet.jose.core.Base64Url;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Keys that a stranger put into a set, or into a request. */
final class HostileKeys {

    private static final String UNUSABLE = "IllegalArgumentException";

    private HostileKeys() {}

    static List<HostileInput> all(Doors doors) {
        return List.of(
                HostileInput.of("a set of 40 RSA keys of 8,192 bits", doors.keySet, Door.ACCEPTED, keys(40, 8_192))
                        .because(HostileInput.LENGTH),
                HostileInput.of("a set of 300 RSA keys of 16,384 bits", doors.keySet, UNUSABLE, keys(300, 16_384))
                        .because(HostileInput.LENGTH),
                HostileInput.of(
                                "an RSA key of 500,000 bits in a set",
                                doors.keySet,
                                UNUSABLE,
                                Texts.set(List.of(
                                        "{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\"" + Texts.random(62_500) + "\"}")))
                        .because(HostileInput.LENGTH),
                HostileInput.of(
                                "a set of 500 keys that are not on their curve",
                                doors.keySet,
                                UNUSABLE,
                                many(
                                        500,
                                        "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" + Base64Url.encode(new byte[32])
                                                + "\",\"y\":\"" + Texts.random(32) + "\"}"))
                        .because(HostileInput.LENGTH),
                HostileInput.of(
                                "a certificate of 60,000 octets in 30,000 levels, of indefinite length",
                                doors.keySet,
                                Door.ACCEPTED,
                                Texts.set(List.of(certified())))
                        .because(HostileInput.LENGTH),
                HostileInput.of(
                                "a set of 500 keys of an unknown type",
                                doors.keySet,
                                UNUSABLE,
                                many(500, "{\"kty\":\"X\"}"))
                        .because("500 keys, each with the reason why it is left out"),
                HostileInput.of(
                                "a set of 500 keys with one `kid`",
                                doors.keySet,
                                Door.ACCEPTED,
                                many(500, Issuer.EC.toPublic().toJson()))
                        .because("500 keys; `keys` is the bound"),
                HostileInput.of(
                        "an RSA key of 4,096 bits",
                        doors.publicKey,
                        Door.ACCEPTED,
                        Texts.variants(i -> Texts.rsaKey(4_096, i))),
                HostileInput.of("an RSA key of 16,384 bits", doors.publicKey, UNUSABLE, Texts.rsaKey(16_384, 1)),
                HostileInput.of(
                        "an RSA key of 2,048 bits with an exponent of 2,048 bits",
                        doors.publicKey,
                        UNUSABLE,
                        Texts.rsaKey(2_048, 1).replace("AQAB", Texts.modulus(2_048, 2))));
    }

    private static String keys(int count, int bits) {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            keys.add(Texts.rsaKey(bits, i));
        }
        return Texts.set(keys);
    }

    private static String many(int count, String key) {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            keys.add(key);
        }
        return Texts.set(keys);
    }

    private static String certified() {
        byte[] nested = new byte[60_000];
        for (int i = 0; i < nested.length; i += 2) {
            nested[i] = 0x30;
            nested[i + 1] = (byte) 0x80;
        }
        String key = Issuer.EC.toPublic().toJson();
        return key.substring(0, key.length() - 1) + ",\"x5c\":[\""
                + Base64.getEncoder().encodeToString(nested) + "\"]}";
    }
}
