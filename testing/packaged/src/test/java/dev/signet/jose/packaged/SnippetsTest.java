package dev.signet.jose.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.packaged.Checkout.Ran;
import dev.signet.jose.testsupport.Compilation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Java in the documents compiles, each piece in a method of its own. The fields are what the pieces take for granted;
 * a piece may declare a variable of the same name.
 */
final class SnippetsTest {

    private static final String README = "README.md";

    private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    /** What the other documents need beside the imports that the README states. */
    private static final String FURTHER_IMPORTS = """
            import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
            import dev.signet.jose.jwe.*;
            import dev.signet.jose.testkit.*;
            import static org.junit.jupiter.api.Assertions.assertEquals;
            import org.junit.jupiter.params.*;
            import org.junit.jupiter.params.provider.*;
            """;

    private static final String JDK_IMPORTS = """
            import java.io.*;
            import java.net.*;
            import java.net.http.*;
            import java.nio.file.*;
            import java.security.*;
            import java.security.cert.*;
            import java.security.interfaces.*;
            import java.time.*;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.concurrent.atomic.*;
            import java.util.logging.*;
            import javax.net.ssl.*;
            """;

    private static final String GIVEN = """
                ECPrivateKey privateKey;
                RSAPublicKey payrollPublicKey, clientPublicKey, clinicKey;
                RSAPrivateKey payrollPrivateKey, clientPrivateKey, clinicPrivateKey;
                X509Certificate certificateOfTheConnection;
                JwsSigner signer;
                JwsVerifier verifier, keysOfA, keysOfB;
                JwtDecoder login, decoder;
                VerifiedJwt jwt;
                String token, url, oldKeyId;
                RemoteJwkSet keys;
                Jwk next;
                JwkSet signing;
                char[] password;
                Provider provider;
                Kms kms;
                Metrics metrics;
                JoseObserver observer;
                List<String> authorization;
                Response response;
                Path pem;
                SSLContext tls;
                URI orders;
                HttpClient client;

                interface Kms {
                    byte[] sign(String key, String algorithm, byte[] input);
                }

                interface Response {
                    void send(int status, Map<String, String> headers, String text);
                }

                interface Metrics {
                    void refused(String reason, String advice);
                }
            """;

    @TempDir
    Path folder;

    /** The enum and the interface in the page on the architecture are not pieces to use. */
    @ParameterizedTest
    @CsvSource({
        "README.md, 13",
        "docs/architecture.md, 7",
        "docs/compatibility.md, 1",
        "docs/jwks-remote.md, 6",
        "docs/key-rotation.md, 4",
        "docs/observing.md, 4",
        "docs/providers.md, 2",
        "docs/remembering.md, 3",
        "docs/sealed-claims.md, 1",
        "docs/testing.md, 6"
    })
    void each_piece_of_a_document_compiles(String document, int pieces) throws IOException {
        List<String> code = code(document)
                .filter(piece -> !piece.contains("public enum") && !piece.contains("public interface"))
                .filter(piece -> !piece.startsWith("import "))
                .toList();

        assertThat(code).hasSize(pieces);
        assertThat(compiled(imports(document), code).errors()).isEmpty();
    }

    @Test
    void a_piece_with_a_name_that_is_gone_does_not_compile() throws IOException {
        String imports = imports(README);

        assertThat(compiled(imports, List.of("signer.withKeyId(\"2026-01\");")).errors())
                .isEmpty();
        assertThat(compiled(imports, List.of("signer.keyId(\"2026-01\");")).errors())
                .isNotEmpty();
    }

    @Test
    void the_first_token_of_the_readme_is_a_program_that_prints_its_subject() throws Exception {
        String program = code(README)
                .filter(piece -> piece.contains("void main("))
                .findFirst()
                .orElseThrow();
        Files.writeString(folder.resolve("FirstToken.java"), program);

        Ran ran = new Checkout(folder)
                .run("java -cp \"$CLASSES\" FirstToken.java", "CLASSES", System.getProperty("java.class.path"));

        assertThat(ran.out()).as(ran.err()).isEqualTo("alice\n");
    }

    /** The README states the imports of its pieces, but those of the JDK; the other documents take them for granted. */
    private static String imports(String document) throws IOException {
        String stated = code(README)
                .filter(piece -> piece.startsWith("import ") && !piece.contains("class "))
                .findFirst()
                .orElseThrow();
        return stated + JDK_IMPORTS + (document.equals(README) ? "" : FURTHER_IMPORTS);
    }

    private static Stream<String> code(String document) throws IOException {
        return CODE.matcher(Files.readString(Checkout.ROOT.resolve(document)))
                .results()
                .map(found -> found.group(1));
    }

    private static Compilation compiled(String imports, List<String> pieces) {
        StringBuilder unit = new StringBuilder("package consumer;\n" + imports + "abstract class Snippets {\n" + GIVEN);
        for (int i = 0; i < pieces.size(); i++) {
            unit.append("    void piece" + i + "() throws Exception {\n" + pieces.get(i) + "    }\n");
        }
        return Compilation.ofUnit("consumer/Snippets.java", unit + "}\n");
    }
}
