package dev.signet.jose.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

final class TrimmedStreamTest {

    @Test
    void drops_white_space_at_the_end_and_no_other() throws IOException {
        assertThat(trimmed(" a\n b \r\n\t")).isEqualTo(" a\n b");
    }

    @Test
    void keeps_white_space_that_a_piece_ended_with() throws IOException {
        String text = "a".repeat((1 << 16) - 2) + " \nb";

        assertThat(trimmed(text + "\n")).isEqualTo(text);
    }

    @Test
    void is_empty_where_there_is_nothing_else() throws IOException {
        assertThat(trimmed("\n")).isEmpty();
        assertThat(trimmed("")).isEmpty();
    }

    @Test
    void hands_on_white_space_without_end() throws IOException {
        assertThat(trimmed(" ".repeat(1 << 17) + "a")).hasSize((1 << 17) + 1);
    }

    @Test
    void reads_from_a_source_that_gives_single_octets() throws IOException {
        InputStream slow = new ByteArrayInputStream("a b \n".getBytes(US_ASCII)) {
            @Override
            public synchronized int read(byte[] target, int from, int length) {
                return super.read(target, from, Math.min(length, 1));
            }
        };

        assertThat(new TrimmedStream(slow).readAllBytes()).isEqualTo("a b".getBytes(US_ASCII));
    }

    @Test
    void peeks_without_taking() throws IOException {
        TrimmedStream stream = new TrimmedStream(new ByteArrayInputStream(new byte[] {'{', '}'}));

        assertThat(stream.peek()).isEqualTo('{');
        assertThat(stream.read()).isEqualTo('{');
        assertThat(stream.read()).isEqualTo('}');
        assertThat(stream.read()).isEqualTo(-1);
    }

    private static String trimmed(String text) throws IOException {
        return new String(
                new TrimmedStream(new ByteArrayInputStream(text.getBytes(US_ASCII))).readAllBytes(), US_ASCII);
    }
}
