package dev.signet.jose.jwt;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.signet.jose.core.BearerTokenException;
import java.util.List;

/** Fields of a request, one in each line: a {@link BearerTokenException}, or a token that is written in one way. */
class BearerTokenFuzzTest {

    @FuzzTest
    void reads_any_fields(byte[] data) {
        List<String> fields = List.of(new String(data, ISO_8859_1).split("\n"));
        BearerToken token;
        try {
            token = BearerToken.of(fields);
        } catch (BearerTokenException refused) {
            assertThat(refused.reason()).isNotNull();
            return;
        }
        assertThat(fields).hasSize(1);
        assertThat(fields.get(0)).contains(token.value());
        assertThat(token.value()).isNotEmpty().doesNotContainAnyWhitespaces();
        assertThat(BearerToken.of(List.of("Bearer " + token.value())).value()).isEqualTo(token.value());
    }
}
