package dev.signet.jose.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.JweAlgorithm;
import dev.signet.jose.jws.JwsAlgorithm;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line tells about algorithms comes from the library, so that none is forgotten. */
final class AlgorithmListsTest {

    static Stream<String> algorithms() {
        return Stream.concat(
                JwsAlgorithm.all().stream().map(JwsAlgorithm::jwaName),
                JweAlgorithm.all().stream().map(JweAlgorithm::jwaName));
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void every_algorithm_is_listed_and_described(String name) {
        assertThat(AlgorithmLists.jws() + AlgorithmLists.jwe() + "\n").containsPattern("[ ,]" + quoted(name) + "[,\n]");
        assertThat(AlgorithmDescriptions.ofAlgorithm(name)).doesNotContain("does not know", "HASH", "CURVE", "BITS");
    }

    @Test
    void every_content_encryption_is_listed_and_described() {
        assertThat(ContentEncryption.all()).isNotEmpty().allSatisfy(one -> {
            assertThat(AlgorithmLists.contentEncryption()).contains(one.jwaName());
            assertThat(AlgorithmDescriptions.ofEncryption(one.jwaName())).startsWith("AES-");
        });
    }

    @Test
    void help_shows_the_lists_in_the_place_of_their_variables() {
        assertThat(Ran.jose("jwk", "gen", "--help").out())
                .contains("HMAC: HS256, HS384, HS512")
                .doesNotContain("bundle");
        assertThat(Ran.jose("jwe", "encrypt", "--help").out())
                .contains("A192GCM or A256GCM", "ECDH-ES+A256KW that")
                .doesNotContain("bundle");
        assertThat(Ran.jose("jws", "sign", "--help").out())
                .contains("ES256K, Ed25519, Ed448")
                .doesNotContain("bundle");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "PBES2-HS256+A128KW", "RSA1_5", "A256GCM", "XS256"})
    void no_key_is_made_for_what_has_none(String name) {
        assertThat(AlgorithmLists.hasKeys(name)).isFalse();
    }

    @Test
    void a_family_that_nothing_was_written_about_is_noticed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> AlgorithmFamily.of("new"))
                .withMessage("expected the family of new in AlgorithmFamily");
    }

    private static String quoted(String name) {
        return Pattern.quote(name);
    }
}
