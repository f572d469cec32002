package dev.signet.jose.jwe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.RsaJwk;
import dev.signet.jose.testsupport.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The cases of Wycheproof's {@code json_web_encryption_test.json}, if they are beside the project: all are compact. */
class WycheproofTest {

    @Test
    void every_case_is_decrypted_or_refused_as_expected() throws IOException {
        JsonObject file = JsonObject.parse(
                Files.readAllBytes(Vectors.require("wycheproof").resolve("json_web_encryption_test.json")),
                TokenLimits.defaults().withJsonMembers(100_000));
        List<String> wrong = new ArrayList<>();
        int accepted = 0;

        for (JsonObject group : file.objects("testGroups").orElseThrow()) {
            JsonObject key = group.object("private").orElseThrow();
            for (JsonObject test : group.objects("tests").orElseThrow()) {
                boolean valid = Facts.text(test, "result").equals("valid");
                boolean decrypted = decrypts(key, test);
                accepted += decrypted ? 1 : 0;
                if (decrypted != valid) {
                    wrong.add(test.integer("tcId").orElseThrow() + " " + Facts.text(test, "comment"));
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(accepted).isGreaterThan(50);
    }

    private static boolean decrypts(JsonObject members, JsonObject test) {
        String jwe = Facts.text(test, "jwe");
        try {
            JweDecrypter decrypter = decrypter(Jwk.of(members)).inflating(100_000);
            byte[] plaintext = decrypter.decrypt(jwe).plaintext();
            return test.string("pt")
                    .map(HexFormat.of()::parseHex)
                    .map(expected -> Arrays.equals(plaintext, expected))
                    .orElse(true);
        } catch (InvalidTokenException | IllegalArgumentException e) {
            return false;
        }
    }

    /** The keys name their algorithm; for direct encryption that is the content's. */
    private static JweDecrypter decrypter(Jwk key) {
        String name = key.algorithm().orElseThrow();
        if (name.equals("RSA1_5")) {
            return InsecureRsa15.RSA1_5.decrypter((RsaJwk) key, ContentEncryption.A256GCM, ContentEncryption.values());
        }
        return ContentEncryption.named(name)
                .map(encryption -> JweDecrypter.of(key, Direct.DIR, encryption))
                .orElseGet(() -> JweDecrypter.of(key, ContentEncryption.A256GCM, ContentEncryption.values()));
    }
}
