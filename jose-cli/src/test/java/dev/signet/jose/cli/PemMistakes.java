package dev.signet.jose.cli;

import static dev.signet.jose.cli.Mistake.of;
import static dev.signet.jose.cli.MistakeFixtures.EC;
import static dev.signet.jose.cli.MistakeFixtures.RSA;

import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.Pem;
import java.util.Base64;
import java.util.stream.Stream;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;

/** PEM as it comes out of environment variables, chats and other tools. */
final class PemMistakes {

    private static final Class<IllegalArgumentException> REFUSED = IllegalArgumentException.class;
    private static final String PEM = EC.privatePem();

    private PemMistakes() {}

    static Stream<Mistake> rows() {
        return Stream.of(
                of("an encrypted key without a password", REFUSED, () -> Pem.key(encrypted()), "encrypted", "password"),
                of(
                        "an encrypted key with another password",
                        REFUSED,
                        () -> Pem.key(encrypted(), "guess".toCharArray()),
                        "does not open it",
                        "password"),
                of(
                        "line breaks as two characters",
                        REFUSED,
                        () -> Pem.key(PEM.replace("\n", "\\n")),
                        "\\n",
                        "line breaks"),
                of("all in one line", REFUSED, () -> Pem.key(PEM.replace("\n", " ")), "line breaks", "-----BEGIN"),
                of("in quotes", REFUSED, () -> Pem.key("\"" + PEM + "\""), "quotation marks", "expected PEM without"),
                of("the body only", REFUSED, () -> Pem.key(body(PEM)), "found no", "-----BEGIN"),
                of("a path", REFUSED, () -> Pem.key("/etc/keys/key.pem"), "found no", "-----BEGIN"),
                of("a JWK", REFUSED, () -> Pem.key(EC.toJson()), "found JSON", "Jwk.parse"),
                of("two keys where one is wanted", REFUSED, () -> Pem.key(PEM + RSA.privatePem()), "2", "one key"),
                of(
                        "an OpenSSH key",
                        REFUSED,
                        () -> Pem.key(block("OPENSSH PRIVATE KEY", "AAAA")),
                        "OpenSSH",
                        "ssh-keygen"),
                of(
                        "PKCS#1 as PKCS#8",
                        REFUSED,
                        () -> Pem.key(block("PRIVATE KEY", bare(RSA))),
                        "PKCS#1",
                        "RSA PRIVATE KEY"),
                of(
                        "PKCS#8 as PKCS#1",
                        REFUSED,
                        () -> Pem.key(block("RSA PRIVATE KEY", pkcs8(RSA))),
                        "PKCS#8",
                        "PRIVATE KEY"),
                of(
                        "a label with a hyphen",
                        REFUSED,
                        () -> Pem.key(block("X-KEY", "AAAA")),
                        "X-KEY",
                        "expected a key or a certificate"));
    }

    static String pkcs1() {
        return block("RSA PRIVATE KEY", bare(RSA));
    }

    static String sec1() {
        return block("EC PRIVATE KEY", bare(EC));
    }

    static String encrypted() {
        return EC.privatePem("correct".toCharArray());
    }

    private static String block(String label, String base64) {
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }

    private static String body(String pem) {
        return pem.lines().filter(line -> !line.startsWith("-----")).reduce("", (all, line) -> all + line + "\n");
    }

    private static String pkcs8(Jwk key) {
        return body(key.privatePem()).strip();
    }

    /** The key inside PKCS#8: PKCS#1 for RSA, SEC 1 for EC. */
    private static String bare(Jwk key) {
        byte[] octets = Base64.getMimeDecoder().decode(pkcs8(key));
        byte[] inner = PrivateKeyInfo.getInstance(octets).getPrivateKey().getOctets();
        return Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(inner);
    }
}
