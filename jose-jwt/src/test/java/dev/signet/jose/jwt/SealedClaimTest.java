package dev.signet.jose.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.TokenLimits;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SealedClaimTest {

    private static final String SHORTEST = Base64Url.encode("{\"typ\":\"sealed-claim\"}".getBytes(UTF_8)) + "....";

    @Test
    void the_shortest_text_that_says_it_is_a_seal_is_taken_for_one() {
        assertThat(SealedClaim.isSealed(SHORTEST)).isTrue();
        assertThat(SealedClaim.entries(SHORTEST)).containsExactly(SHORTEST);
        assertThat(SealedClaim.isSealed(SHORTEST + ".")).isFalse();
        assertThat(SealedClaim.isSealed(SHORTEST.substring(1))).isFalse();
        assertThat(SealedClaim.isSealed(SHORTEST.substring(0, SHORTEST.length() - 1) + "x"))
                .isFalse();
    }

    @Test
    void a_list_is_sealed_by_any_of_its_elements_and_has_entries_if_all_are_seals() {
        assertThat(SealedClaim.isSealed(List.of("a", SHORTEST))).isTrue();
        assertThat(SealedClaim.entries(List.of("a", SHORTEST))).isEmpty();
        assertThat(SealedClaim.entries(List.of(SHORTEST, 1L))).isEmpty();
        assertThat(SealedClaim.entries(List.of(SHORTEST, SHORTEST))).containsExactly(SHORTEST, SHORTEST);
        assertThat(SealedClaim.isSealed(List.of("a", "b"))).isFalse();
        assertThat(SealedClaim.isSealed(1L)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, 32", "29, 32", "30, 32", "31, 64", "62, 64", "63, 96"})
    void a_plaintext_is_padded_with_blanks_to_a_multiple_of_32_octets(int characters, int octets) {
        String value = "x".repeat(characters);

        assertThat(SealedClaim.plaintext(value))
                .hasSize(octets)
                .asString(UTF_8)
                .isEqualTo(("\"" + value + "\"") + " ".repeat(octets - characters - 2));
        assertThat(SealedClaim.value(SealedClaim.plaintext(value))).isEqualTo(value);
    }

    @Test
    void a_seal_whose_header_is_too_long_to_be_read_is_not_written() {
        int longest = (TokenLimits.defaults().headerOctets() * 4 + 3) / 3;
        String readable = "A".repeat(longest) + "....";

        assertThat(SealedClaim.requireReadable(readable)).isSameAs(readable);
        assertThatIllegalArgumentException().isThrownBy(() -> SealedClaim.requireReadable("A" + readable));
    }
}
