package dev.signet.jose.jws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.testsupport.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The cases of Wycheproof's {@code json_web_signature_test.json}, if they are beside the project. */
class WycheproofTest {

    /**
     * Labels that say the opposite of the case: keys whose {@code alg} is another than the token's or does not exist
     * (346, 347, 350, 351) and octets that base64url does not have (372, 373) are called valid, and two tokens that
     * equal the valid 357 (367, 370) are called invalid.
     */
    private static final Set<Long> MISLABELLED = Set.of(346L, 347L, 350L, 351L, 367L, 370L, 372L, 373L);

    @Test
    void every_case_is_accepted_or_refused_as_expected() throws IOException {
        JsonObject file = JsonObject.parse(
                Files.readAllBytes(Vectors.require("wycheproof").resolve("json_web_signature_test.json")),
                TokenLimits.defaults().withJsonMembers(100_000));
        List<String> wrong = new ArrayList<>();
        int accepted = 0;

        for (JsonObject group : file.objects("testGroups").orElseThrow()) {
            JsonObject key =
                    group.object("public").or(() -> group.object("private")).orElseThrow();
            for (JsonObject test : group.objects("tests").orElseThrow()) {
                long id = test.integer("tcId").orElseThrow();
                boolean valid = test.string("result").orElseThrow().equals("valid") != MISLABELLED.contains(id);
                boolean verified = verifies(key, test.string("jws").orElseThrow());
                accepted += verified ? 1 : 0;
                if (verified != valid) {
                    wrong.add(id + " " + test.string("comment").orElse(""));
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(accepted).isGreaterThan(30);
    }

    private static boolean verifies(JsonObject members, String token) {
        try {
            Jwk key = Jwk.of(members);
            JwsAlgorithm algorithm = key.algorithm()
                    .flatMap(JwsAlgorithm::named)
                    .orElse(key.keyType().equals("RSA") ? RsaPkcs1.RS256 : Ecdsa.ES256);
            JwsVerifier verifier = JwsVerifier.of(key, algorithm);
            if (token.startsWith("{")) {
                JwsJsonVerifier.of(SignaturePolicy.all(), verifier).verify(token);
            } else {
                verifier.verify(token);
            }
            return true;
        } catch (InvalidTokenException | IllegalArgumentException e) {
            return false;
        }
    }
}
