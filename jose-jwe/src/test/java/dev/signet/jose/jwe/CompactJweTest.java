package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.internal.IdleInstances;
import dev.signet.jose.jwe.ContentCipher.Ciphertext;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CompactJweTest {

    private static final byte[] HEADER = "header".getBytes(US_ASCII);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 300, 3021, 3022, 3023, 3024, 3025, 10_000})
    void a_token_after_another_holds_nothing_of_it(int octets) {
        CompactJwe tokens = new CompactJwe();
        token(tokens, 'x', 3000);

        assertThat(token(tokens, 'c', octets)).isEqualTo(expected('c', octets));
        assertThat(token(tokens, 'd', 3)).isEqualTo(expected('d', 3));
    }

    @Test
    void overwrites_a_token_before_the_next_one() {
        IdleInstances<byte[]> idle = new IdleInstances<>();

        assertThat(token(new CompactJwe(idle), 'c', 300)).isEqualTo(expected('c', 300));

        assertThat(idle.take()).hasSize(4096).containsOnly(0);
    }

    @Test
    void keeps_no_array_of_a_long_token() {
        IdleInstances<byte[]> idle = new IdleInstances<>();

        token(new CompactJwe(idle), 'c', 4096);

        assertThat(idle.take()).isNull();
    }

    private static String token(CompactJwe tokens, char filling, int octets) {
        byte[] content = filled(filling, octets + 16);
        return tokens.of(HEADER, filled(filling, 5), filled(filling, 12), new Ciphertext(content, octets));
    }

    private static String expected(char filling, int octets) {
        return "header." + text(filling, 5) + '.' + text(filling, 12) + '.' + text(filling, octets) + '.'
                + text(filling, 16);
    }

    private static String text(char filling, int octets) {
        return Base64Url.encode(filled(filling, octets));
    }

    private static byte[] filled(char filling, int octets) {
        byte[] filled = new byte[octets];
        Arrays.fill(filled, (byte) filling);
        return filled;
    }
}
