package dev.signet.jose.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.OkpJwk;
import dev.signet.jose.packaged.Checkout.Ran;
import dev.signet.jose.testkit.JwksServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every command of every document, run from the packaged artifacts in a folder of its own. */
final class DocumentsTest {

    /** The files that the documents' commands name and do not make. */
    private static final String FILES = """
            for name in alice bob; do ./jose jwk gen --alg ES256 --kid $name > $name.json; done
            ./jose jwk pub alice.json bob.json > both.json
            for name in clinic gateway; do
              ./jose jwk gen --alg ECDH-ES+A256KW --kid $name > $name.json
              ./jose jwk pub $name.json > $name-public.json
            done
            echo '{"ssn":"078-05-1120"}' > record.json
            echo 'a contract' > contract.txt
            echo 'an image' > disk.img
            echo 'a backup' > backup.tar
            echo 'correct horse battery staple' > secret.txt
            keytool -genkeypair -alias key -keyalg EC -groupname secp256r1 -dname CN=key \\
              -keystore store.p12 -storetype PKCS12 -storepass "$(cat secret.txt)"
            """;

    /** The exit code for keys that cannot be had, for example within the five seconds that an answer may take. */
    private static final int UNAVAILABLE = 3;

    @TempDir
    static Path folder;

    private static JwksServer login;

    @BeforeAll
    static void serve() {
        login = JwksServer.serving(JwkSet.of(OkpJwk.generate(Curve.ED25519)));
    }

    @AfterAll
    static void stop() {
        login.close();
    }

    @Test
    void documents_and_commands_are_found() throws Exception {
        assertThat(Document.all(Checkout.ROOT))
                .extracting(Document::name)
                .contains("README.md", "docs/pkcs11.md", "examples/spring/README.md", "testing/interop/README.md");
        assertThat(new Document(
                                "a.md",
                                List.of(
                                        "Type `./jose demo`, or:",
                                        "",
                                        "    ./jose jwk gen |   # not a comment",
                                        "",
                                        "    ./jose a \\",
                                        "      b  # a comment",
                                        "    {\"json\":1}",
                                        "    new-command",
                                        "",
                                        "```java",
                                        "    int code;",
                                        "```",
                                        "",
                                        "```sh",
                                        "one more",
                                        "```"))
                        .commands())
                .extracting(Command::text)
                .containsExactly("./jose demo", "./jose jwk gen |", "./jose a \\\n      b", "new-command", "one more");
    }

    @Test
    void a_command_that_was_not_run_fails() {
        assertThat(Treatment.of(new Command("a.md", 1, "mvn -q package -DskipTests")))
                .isPresent();
        for (String unknown : List.of("mvn deploy", "./jose new", "docker run signet", "java -jar other.jar")) {
            assertThat(Treatment.of(new Command("a.md", 1, unknown)))
                    .as(unknown)
                    .isEmpty();
        }
    }

    @Test
    void modules_that_maven_is_told_to_build_exist() throws Exception {
        for (Document document : Document.all(Checkout.ROOT)) {
            for (Command command : document.commands()) {
                if (command.text().contains(" -pl ")) {
                    String module = command.text().replaceFirst(".* -pl (\\S+).*", "$1");
                    assertThat(Checkout.ROOT.resolve(module).resolve("pom.xml"))
                            .as(command.toString())
                            .exists();
                }
            }
        }
    }

    @TestFactory
    List<DynamicNode> every_command_of_every_document_runs() throws Exception {
        List<DynamicNode> documents = new ArrayList<>();
        for (Document document : Document.all(Checkout.ROOT)) {
            List<Command> commands = document.commands();
            if (!commands.isEmpty()) {
                Checkout checkout = Checkout.in(Files.createTempDirectory(folder, "checkout"));
                writePrograms(document, checkout);
                documents.add(dynamicContainer(
                        document.name(),
                        commands.stream()
                                .map(command -> dynamicTest(command.toString(), () -> runs(checkout, command)))));
            }
        }
        return documents;
    }

    /** Readers have copied them. */
    private static void writePrograms(Document document, Checkout checkout) throws IOException {
        for (JavaPiece piece : JavaPieces.of(document, 0)) {
            if (piece.isProgram()) {
                Files.writeString(
                        checkout.file(piece.typeName() + ".java"),
                        piece.snippet().code());
            }
        }
    }

    /** What the first pages depend on. */
    private static String jars() {
        return Stream.concat(
                        Stream.of("jose-core", "jose-jwk", "jose-jws", "jose-jwe", "jose-jwt", "jose-jwks-remote")
                                .map(module -> PublishedModule.of(module).jar()),
                        Stream.of(Application.bcprov()))
                .map(Path::toString)
                .collect(Collectors.joining(" "));
    }

    private static void runs(Checkout checkout, Command command) throws Exception {
        Treatment treatment = Treatment.of(command)
                .orElseThrow(() -> new AssertionError("a new command, to be added to Treatment: " + command));
        String script = treatment.script().apply(command.text());
        if (script.isEmpty()) {
            assertThat(treatment.reason()).isNotEmpty();
            return;
        }
        if (command.document().equals("README.md") && Files.notExists(checkout.file("store.p12"))) {
            assertThat(checkout.run("set -e\n" + FILES).code()).isZero();
        }
        Ran ran = checkout.run(script, "LOGIN", login.issuer(), "JARS", jars());

        assumeFalse(ran.code() == UNAVAILABLE && ran.err().contains("it was late"), "the machine is too busy for HTTP");
        assertThat(ran.code()).as(command + "\n" + ran.err()).isZero();
        assertThat(ran.err()).as("runs what was packaged").doesNotContain("building");
    }
}
