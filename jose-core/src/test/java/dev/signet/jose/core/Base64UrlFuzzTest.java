package dev.signet.jose.core;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Base64url: each value has one text, and what is no such text is an {@link IllegalArgumentException}. */
final class Base64UrlFuzzTest {

    @FuzzTest
    void reads_the_one_text_of_a_value(byte[] octets) {
        String text = new String(octets, ISO_8859_1);
        byte[] decoded;
        try {
            decoded = Base64Url.decode(text);
        } catch (IllegalArgumentException refused) {
            return;
        }
        assertThat(Base64Url.encode(decoded)).isEqualTo(text);
    }

    @FuzzTest
    void reads_what_it_writes(byte[] octets) {
        assertThat(Base64Url.decode(Base64Url.encode(octets))).isEqualTo(octets);
    }
}
