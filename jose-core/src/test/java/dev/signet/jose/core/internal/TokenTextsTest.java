package dev.signet.jose.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.internal.text.TokenText;
import org.junit.jupiter.api.Test;

final class TokenTextsTest {

    @Test
    void two_tokens_at_a_time_share_no_array() {
        TokenTexts texts = new TokenTexts();
        TokenText first = texts.take();

        assertThat(texts.take()).isNotSameAs(first);

        texts.giveBack(first);
        assertThat(texts.take()).isSameAs(first);
        assertThat(texts.take()).isNotSameAs(first);
    }

    @Test
    void overwrites_a_token_before_the_next_one() {
        TokenTexts texts = new TokenTexts();
        TokenText text = texts.take();
        byte[] octets = text.read("AQ.AgM.BAUG", 0, 11);

        texts.giveBack(text);

        assertThat(octets).hasSize(2048).containsOnly(0);
    }
}
