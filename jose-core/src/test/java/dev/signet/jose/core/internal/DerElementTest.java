package dev.signet.jose.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DerElementTest {

    @Test
    void tells_tag_content_and_elements_inside() {
        DerElement sequence = DerElement.of(hex("30060201010401ff")).orElseThrow();

        assertThat(sequence.tag()).isEqualTo(DerElement.SEQUENCE);
        assertThat(sequence.content()).isEqualTo(hex("0201010401ff"));
        assertThat(sequence.encoded()).isEqualTo(hex("30060201010401ff"));
        assertThat(sequence.children())
                .extracting(DerElement::tag)
                .containsExactly(DerElement.INTEGER, DerElement.OCTET_STRING);
        assertThat(sequence.children().get(1).encoded()).isEqualTo(hex("0401ff"));
        assertThat(sequence.children().get(0).children()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0400, 0", "048105, 5", "04820005, 5", "0483000005, 5", "047f, 127", "04820100, 256"})
    void reads_lengths_of_up_to_four_octets(String head, int length) {
        byte[] octets = Octets.concat(hex(head), new byte[length]);

        assertThat(DerElement.of(octets).orElseThrow().content()).hasSize(length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "3001", "300000", "3080", "30800000", "3081", "308201", "308400000000"})
    void is_no_element(String octets) {
        assertThat(DerElement.of(hex(octets))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"300102", "3003020200", "30020280"})
    void has_no_elements_inside_if_one_is_none(String octets) {
        assertThat(DerElement.of(hex(octets)).map(DerElement::children)).contains(List.of());
    }

    @Test
    void has_at_most_sixteen_elements_inside() {
        assertThat(DerElement.of(hex("3020" + "0500".repeat(16))).orElseThrow().children())
                .hasSize(16);
        assertThat(DerElement.of(hex("3022" + "0500".repeat(17))).orElseThrow().children())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "300b30050603 2b6570 03020000, 2b6570, false",
        "300c020100 30050603 2b6570 0400, 2b6570, false",
        "300d30070603 2b6570 0500 03020000, 2b6570, true"
    })
    void names_the_algorithm_of_a_key(String encoded, String oid, boolean hasParameters) {
        AlgorithmIdentifier identifier =
                AlgorithmIdentifier.ofKey(hex(encoded.replace(" ", ""))).orElseThrow();

        assertThat(identifier.oid()).isEqualTo(oid);
        assertThat(identifier.parameters().isPresent()).isEqualTo(hasParameters);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0500",
                "3000",
                "30020500",
                "30023000",
                "300430020500",
                "300630040402 2b65",
                "30080201000201003000"
            })
    void names_no_algorithm_of_what_is_no_key(String encoded) {
        assertThat(AlgorithmIdentifier.ofKey(hex(encoded.replace(" ", "")))).isEmpty();
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
