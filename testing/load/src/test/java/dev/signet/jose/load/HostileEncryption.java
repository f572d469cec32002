package dev.signet.jose.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signet.jose.core.Base64Url;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/** Encrypted tokens of strangers. With a public key all can write tokens that decrypt. */
final class HostileEncryption {

    private HostileEncryption() {}

    static List<HostileInput> all(Doors doors) {
        return List.of(
                HostileInput.of(
                                "wrong tag",
                                doors.dir,
                                "DECRYPTION_FAILED",
                                Texts.encrypted("{\"alg\":\"dir\",\"enc\":\"A256GCM\"}", 0))
                        .because("the exception of the provider; a cipher that failed is not used again"),
                HostileInput.of(
                                "wrong tag over content as long as the limit lets it be",
                                doors.dir,
                                "DECRYPTION_FAILED",
                                Texts.encoded("{\"alg\":\"dir\",\"enc\":\"A256GCM\"}") + "..AAAAAAAAAAAAAAAA."
                                        + "A".repeat(262_000) + ".AAAAAAAAAAAAAAAAAAAAAA")
                        .because(HostileInput.LENGTH),
                HostileInput.of(
                                "content that inflates to more than it may, by a writer who has the key",
                                doors.inflated,
                                "TOO_LARGE",
                                bomb())
                        .because("it inflates to 262,144 octets, and no further"),
                HostileInput.of(
                        "an RSA key of 16,384 bits as `epk`", doors.ecdh, "MALFORMED", agreed(Texts.rsaKey(16_384, 1))),
                HostileInput.of(
                        "an `epk` that is not on its curve",
                        doors.ecdh,
                        "MALFORMED",
                        agreed("{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" + Texts.random(32) + "\",\"y\":\""
                                + Texts.random(32) + "\"}")),
                HostileInput.of(
                        "an `epk` that is right, and a wrong tag",
                        doors.ecdh,
                        "DECRYPTION_FAILED",
                        agreed(Issuer.EC.toPublic().withoutParameters().toJson())),
                HostileInput.of(
                        "an encrypted key for RSA-OAEP-256 that is none",
                        doors.oaep,
                        "DECRYPTION_FAILED",
                        Texts.encrypted("{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\"}", 256)),
                HostileInput.of(
                                "an encrypted key for RSA-OAEP-256 of 100,000 octets",
                                doors.oaep,
                                "DECRYPTION_FAILED",
                                Texts.encrypted("{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\"}", 100_000))
                        .because(HostileInput.LENGTH),
                HostileInput.of(
                                "an encrypted key for A256KW of 100,000 octets",
                                doors.wrapped,
                                "DECRYPTION_FAILED",
                                Texts.encrypted("{\"alg\":\"A256KW\",\"enc\":\"A256GCM\"}", 100_000))
                        .because(HostileInput.LENGTH),
                HostileInput.of(
                                "as many recipients as the limit lets there be, each with an `epk`",
                                doors.jweJson,
                                "DECRYPTION_FAILED",
                                HostileLimits.recipients(
                                        16,
                                        "{\"header\":{\"alg\":\"ECDH-ES+A256KW\",\"epk\":"
                                                + Issuer.EC
                                                        .toPublic()
                                                        .withoutParameters()
                                                        .toJson()
                                                + "},\"encrypted_key\":\"" + Texts.random(40) + "\"}"))
                        .because("16 recipients, a key agreement for each; `recipients` is the bound"));
    }

    /** Returns what takes too long for each build. */
    static List<HostileInput> slow(Doors doors) {
        return List.of(
                HostileInput.of("a `p2c` of 2,147,483,647", doors.password(), "TOO_LARGE", iterated("2147483647")));
    }

    private static String agreed(String ephemeralKey) {
        return Texts.encrypted("{\"alg\":\"ECDH-ES\",\"enc\":\"A256GCM\",\"epk\":" + ephemeralKey + "}", 0);
    }

    private static String iterated(String count) {
        return Texts.encrypted(
                "{\"alg\":\"PBES2-HS256+A128KW\",\"enc\":\"A256GCM\",\"p2s\":\"" + Base64Url.encode(new byte[16])
                        + "\",\"p2c\":" + count + "}",
                40);
    }

    /** Ten million spaces in a few kilobytes. */
    private static String bomb() {
        String header = Texts.encoded("{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"zip\":\"DEF\"}");
        byte[] iv = new byte[12];
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, Issuer.CONTENT_KEY.key(), new GCMParameterSpec(128, iv));
            cipher.updateAAD(header.getBytes(US_ASCII));
            byte[] sealed = cipher.doFinal(deflated(10_000_000));
            int tag = sealed.length - 16;
            return header + ".." + Base64Url.encode(iv) + "." + Base64Url.encode(Arrays.copyOf(sealed, tag)) + "."
                    + Base64Url.encode(Arrays.copyOfRange(sealed, tag, sealed.length));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] deflated(int spaces) {
        byte[] content = new byte[spaces];
        Arrays.fill(content, (byte) ' ');
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out, new Deflater(9, true))) {
            deflater.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
