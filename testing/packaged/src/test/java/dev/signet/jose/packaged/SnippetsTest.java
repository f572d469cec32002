package dev.signet.jose.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.testsupport.Compilation;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Java in the documents compiles, each piece in a method of its own. The fields are what the pieces take for granted;
 * a piece may declare a variable of the same name.
 */
final class SnippetsTest {

    private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    private static final String IMPORTS = """
            import static dev.signet.jose.jwe.ContentEncryption.A256GCM;
            import static dev.signet.jose.jwe.RsaOaep.RSA_OAEP_256;
            import static dev.signet.jose.jws.Ecdsa.ES256;
            import static dev.signet.jose.jws.RsaPkcs1.RS256;
            import static org.junit.jupiter.api.Assertions.assertEquals;

            import dev.signet.jose.core.*;
            import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
            import dev.signet.jose.jwe.*;
            import dev.signet.jose.jwk.*;
            import dev.signet.jose.jwks.remote.*;
            import dev.signet.jose.jws.*;
            import dev.signet.jose.jwt.*;
            import dev.signet.jose.jwt.replay.*;
            import dev.signet.jose.testkit.*;
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
            import org.junit.jupiter.params.*;
            import org.junit.jupiter.params.provider.*;
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
        List<String> code = CODE.matcher(Files.readString(Checkout.ROOT.resolve(document)))
                .results()
                .map(found -> found.group(1))
                .filter(piece -> !piece.contains("public enum") && !piece.contains("public interface"))
                .toList();

        assertThat(code).hasSize(pieces);
        assertThat(compiled(code).errors()).isEmpty();
    }

    @Test
    void a_piece_with_a_name_that_is_gone_does_not_compile() {
        assertThat(compiled(List.of("signer.withKeyId(\"2026-01\");")).errors()).isEmpty();
        assertThat(compiled(List.of("signer.keyId(\"2026-01\");")).errors()).isNotEmpty();
    }

    private static Compilation compiled(List<String> pieces) {
        StringBuilder unit = new StringBuilder("package consumer;\n" + IMPORTS + "abstract class Snippets {\n" + GIVEN);
        for (int i = 0; i < pieces.size(); i++) {
            unit.append("    void piece" + i + "() throws Exception {\n" + pieces.get(i) + "    }\n");
        }
        return Compilation.ofUnit("consumer/Snippets.java", unit + "}\n");
    }
}
