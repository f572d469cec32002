package dev.signet.jose.jwk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The messages that docs/keys.md explains are those that are thrown. */
class KeysPageTest {

    private static final Pattern MESSAGE = Pattern.compile("^\\| `([^`]*)` \\|.*\\|.*\\|$", Pattern.MULTILINE);

    /** For a class path without the jar; NamedModuleTest asserts it. */
    private static final String MISSING_JAR = "need org.bouncycastle:bcpkix-jdk18on on the class path";

    private static final String PEM = PemFiles.text("p256-pkcs8");

    @TestFactory
    Stream<DynamicTest> each_message_is_thrown_for_its_cause() {
        return causes().entrySet().stream()
                .map(cause -> dynamicTest(
                        cause.getKey(),
                        () -> assertThatIllegalArgumentException()
                                .isThrownBy(cause.getValue())
                                .withMessageContaining(cause.getKey())));
    }

    @Test
    void the_page_explains_these_messages_and_no_others() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "keys.md"));
        Set<String> explained = MESSAGE.matcher(page.substring(page.indexOf("| message |")))
                .results()
                .map((MatchResult row) -> row.group(1))
                .collect(Collectors.toSet());
        Set<String> thrown = new HashSet<>(causes().keySet());
        thrown.add(MISSING_JAR);

        assertThat(explained).isEqualTo(thrown);
    }

    private static Map<String, ThrowingCallable> causes() {
        Jwk ec = Pem.key(PEM);
        return Map.ofEntries(
                Map.entry("expected PEM with line breaks, found \\n as text", () -> Pem.key(PEM.replace("\n", "\\n"))),
                Map.entry(
                        "expected PEM with line breaks, found something behind -----BEGIN ...-----",
                        () -> Pem.key(PEM.replace("\n", " "))),
                Map.entry("expected PEM without quotation marks around it", () -> Pem.key("\"" + PEM + "\"")),
                Map.entry("expected PEM, found JSON", () -> Pem.key(ec.toJson())),
                Map.entry("which is JSON, was PEM", () -> Jwk.parse(PEM)),
                Map.entry(
                        "found PKCS#1, whose label is RSA PRIVATE KEY",
                        () -> Pem.key(PemFiles.text("rsa-pkcs1").replace("RSA PRIVATE", "PRIVATE"))),
                Map.entry("expected a PEM form that is not OpenSSH's own", () -> Pem.key(PemFiles.text("ssh-openssh"))),
                Map.entry(
                        "expected a password, since it is encrypted",
                        () -> Pem.key(PemFiles.text("ed25519-pkcs8-aes256"))),
                Map.entry(
                        "expected another password than this one",
                        () -> Pem.key(PemFiles.text("ed25519-pkcs8-aes256"), "wrong".toCharArray())),
                Map.entry(
                        "expected PBES2 with AES and PBKDF2",
                        () -> Pem.key(PemFiles.text("rsa-pkcs8-des3"), PemFiles.password())),
                Map.entry("with a named curve inside", () -> Pem.key(PemFiles.text("p256-sec1-explicit"))),
                Map.entry("expected one key, found 2", () -> Pem.key(PEM + PemFiles.text("ed25519-pkcs8"))),
                Map.entry("expected an RsaJwk, was", () -> Pem.key(PEM, RsaJwk.class)),
                Map.entry(
                        "expected an RSA key of 2048 to 16384 bits, was 1024",
                        () -> Pem.key(PemFiles.text("rsa1024-pkcs8"))),
                Map.entry("expected the private key of this very public key", KeysPageTest::halvesOfTwoKeys),
                Map.entry(
                        "this is a JWK Set, which JwkSet.parse reads",
                        () -> Jwk.parse(JwkSet.of(ec).publicOnly().toJson())),
                Map.entry("expected a public key, without such a member", () -> Jwk.parsePublic(ec.privateJson())),
                Map.entry("opens the entry", () -> JwkSet.load(store(), alias -> true, PemFiles.password())),
                Map.entry(
                        "expected a key store that has been loaded",
                        () -> JwkSet.load(KeyStore.getInstance("PKCS12"), alias -> true, PemFiles.password())),
                Map.entry(
                        "ES256 needs a key on P-256, this is", () -> requireFit(Pem.key(PemFiles.text("p384-pkcs8")))));
    }

    private static void halvesOfTwoKeys() {
        EcJwk one = EcJwk.generate(Curve.P_256);
        EcJwk other = EcJwk.generate(Curve.P_256);
        EcJwk.of(one.publicKey(), other.privateKey().orElseThrow());
    }

    /** As signers and verifiers do, of which this module has none. */
    private static void requireFit(Jwk key) {
        key.mismatch(KeyOperation.SIGN, "ES256").ifPresent(mismatch -> {
            throw new IllegalArgumentException(mismatch);
        });
    }

    /** A store of the type JKS, whose entry has a password of its own. */
    private static KeyStore store() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("JKS");
        store.load(new ByteArrayInputStream(PemFiles.octets("keytool.jks")), PemFiles.password());
        return store;
    }
}
