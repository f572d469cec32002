package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.testsupport.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The examples of the working group, if they are beside the project: a compact and a flattened JWE for each algorithm. */
class HpkeDraftVectorsTest {

    /** Removed by version 22. */
    private static final Set<String> REMOVED = Set.of("HPKE-4-KE", "HPKE-6-KE");

    @Test
    void all_that_version_22_has_decrypt() throws IOException {
        List<JsonObject> kept = vectors("hpke-jose")
                .filter(vector -> !REMOVED.contains(name(vector)))
                .toList();

        for (JsonObject vector : kept) {
            JweDecrypter decrypter = decrypter(vector);
            String compact = Facts.text(vector, "compact");
            DecryptedJweJson flattened = JweJsonDecrypter.of(decrypter).decrypt(flattened(vector));

            assertThat(decrypter.decrypt(compact).plaintext()).asString(UTF_8).contains("thick and thin");
            assertThat(flattened.plaintext()).asString(UTF_8).contains("thick and thin");
            assertThat(flattened.aad()).asString(UTF_8).isEqualTo("The Fellowship of the Ring");
            assertThat(Refusal.of(
                            decrypter,
                            Tokens.changing(compact, Tokens.CIPHERTEXT, octets -> Tokens.flipped(octets, 0))))
                    .isEqualTo(Refusal.DECRYPTION_FAILED);
        }
        assertThat(kept).hasSize(14);
    }

    @Test
    void what_version_22_has_removed_is_refused() throws IOException {
        List<JsonObject> removed = vectors("hpke-jose")
                .filter(vector -> REMOVED.contains(name(vector)))
                .toList();

        assertThat(removed)
                .hasSize(2)
                .allSatisfy(vector -> assertThat(Refusal.reason(
                                HpkeDraftKeyEncryption.HPKE_3_KE.decrypter(Keys.X25519, ContentEncryption.A128GCM),
                                Facts.text(vector, "compact")))
                        .isEqualTo(Reason.ALGORITHM_NOT_ALLOWED));
    }

    /** No key of these can be read, and no token reaches a key. */
    @Test
    void the_post_quantum_algorithms_are_refused() throws IOException {
        List<JsonObject> vectors = vectors("hpke-jose-pq").toList();

        assertThat(vectors)
                .hasSize(10)
                .allSatisfy(vector -> assertThat(Refusal.reason(
                                HpkeDraft.decrypter(
                                        JwkSet.of(Keys.P_256, Keys.X25519), HpkeDraft.HPKE_0, HpkeDraft.values()),
                                Facts.text(vector, "compact")))
                        .isEqualTo(Reason.ALGORITHM_NOT_ALLOWED));
    }

    private static JweDecrypter decrypter(JsonObject vector) {
        Jwk key = Jwk.of(vector.object("jwk").orElseThrow());
        String name = name(vector);
        return Stream.of(HpkeDraft.values())
                .filter(algorithm -> algorithm.jwaName().equals(name))
                .map(algorithm -> algorithm.decrypter(key))
                .findFirst()
                .orElseGet(() -> Stream.of(HpkeDraftKeyEncryption.values())
                        .filter(algorithm -> algorithm.jwaName().equals(name))
                        .map(algorithm ->
                                algorithm.decrypter(key, ContentEncryption.A128GCM, ContentEncryption.values()))
                        .findFirst()
                        .orElseThrow());
    }

    private static String flattened(JsonObject vector) {
        return vector.object("flattened").orElseThrow().toJson();
    }

    private static String name(JsonObject vector) {
        return Facts.text(vector, "alg");
    }

    private static Stream<JsonObject> vectors(String folder) throws IOException {
        String array = Files.readString(Vectors.require(folder).resolve("jose-vectors.json"));
        return JsonObject.parse(
                "{\"vectors\":" + array + "}",
                TokenLimits.defaults().withTokenOctets(1 << 20).withJsonMembers(100_000))
                .objects("vectors")
                .orElseThrow()
                .stream();
    }
}
