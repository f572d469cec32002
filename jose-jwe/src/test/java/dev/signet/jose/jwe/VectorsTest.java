package dev.signet.jose.jwe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file of {@code src/test/resources/vectors}: what it expects is what happens. */
class VectorsTest {

    static List<JweVectors.Case> cases() {
        return JweVectors.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void each_case_is_decrypted_or_refused_as_expected(JweVectors.Case vector) {
        for (JweDecrypter decrypter : vector.each()) {
            if (vector.refusal().isPresent()) {
                assertThat(reason(vector, decrypter, vector.jwe()))
                        .isEqualTo(vector.refusal().get());
            } else {
                assertThat(decrypted(vector, decrypter, vector.jwe())).isEqualTo(vector.plaintext());
                assertThat(reason(vector, decrypter, vector.changed())).isEqualTo(Reason.DECRYPTION_FAILED);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void all_decrypters_together_do_the_same_with_json(JweVectors.Case vector) {
        String json = vector.isCompact() ? Tokens.flattened(vector.jwe()).toJson() : vector.jwe();
        List<JweDecrypter> each = vector.each();
        JweJsonDecrypter all =
                JweJsonDecrypter.of(each.get(0), each.subList(1, each.size()).toArray(JweDecrypter[]::new));

        Throwable refusal =
                catchThrowable(() -> assertThat(all.decrypt(json).plaintext()).isEqualTo(vector.plaintext()));

        assertThat(refusal == null ? null : ((InvalidTokenException) refusal).reason())
                .isEqualTo(vector.refusal().orElse(null));
    }

    /** A member that is misspelt would demand nothing. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "\"plaintext\":           | \"plain\":",
                "\"plaintext\":           | \"inflatng\":5,\"plaintext\":",
                "\"expect\":\"ACCEPTED\" | \"expect\":\"MALFORMED\"",
                "\"password\":            | \"pass\":",
                "\"password\":            | \"key\":{},\"password\":",
                "\"source\":              | \"comment\":\"\",\"source\":",
                "\"encryptions\":         | \"enc\":[],\"encryptions\":"
            })
    void a_case_that_says_what_is_never_tried_is_refused(String right, String wrong) {
        String file = "{\"source\":\"none\","
                + "\"cases\":[{\"name\":\"\",\"jwe\":\"....\",\"expect\":\"ACCEPTED\",\"plaintext\":\"\"}],"
                + "\"decrypters\":[{\"algorithm\":\"A128KW\",\"encryptions\":[],\"password\":\"\"}]}";

        assertThat(JweVectors.cases(JsonObject.parse(file))).hasSize(1);
        assertThat(file).contains(right);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JweVectors.cases(JsonObject.parse(file.replace(right, wrong)))
                        .toList())
                .withMessageStartingWith("none: expected ");
    }

    @Test
    void a_clone_without_anything_beside_it_has_the_vectors() {
        assertThat(cases()).hasSizeGreaterThan(30);
    }

    private static byte[] decrypted(JweVectors.Case vector, JweDecrypter decrypter, String jwe) {
        return vector.isCompact()
                ? decrypter.decrypt(jwe).plaintext()
                : JweJsonDecrypter.of(decrypter).decrypt(jwe).plaintext();
    }

    private static Reason reason(JweVectors.Case vector, JweDecrypter decrypter, String jwe) {
        Throwable thrown = catchThrowable(() -> decrypted(vector, decrypter, jwe));
        assertThat(thrown).isExactlyInstanceOf(InvalidTokenException.class);
        return ((InvalidTokenException) thrown).reason();
    }
}
