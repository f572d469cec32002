package dev.signet.jose.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class HpkeMeetingTest {
    /** A few: each is tried in sixteen ways. */
    private static final List<String> ALGORITHMS = List.of("HPKE-0", "HPKE-3", "HPKE-0-KE");

    @Test
    void passes_both_ways_with_itself() throws Exception {
        HpkeMeeting meeting = HpkeMeeting.of(new HpkeSignet(), new HpkeSignet(), ALGORITHMS);

        assertThat(meeting.hasFailures()).isFalse();
        assertThat(meeting.text()).contains("| HPKE-0 | both | both | both | both |", "| HPKE-0-KE | both |");
    }

    @Test
    void fails_with_a_partner_who_opens_whatever_it_gets() throws Exception {
        HpkeMeeting meeting = HpkeMeeting.of(new HpkeSignet(), new Stranger(Payload.ofOctets(300)), ALGORITHMS);

        assertThat(meeting.hasFailures()).isTrue();
        assertThat(meeting.text())
                .contains("| HPKE-3 | **failed** |", "opened a changed token", "InvalidTokenException");
    }

    @Test
    void fails_with_a_partner_who_finds_another_payload() throws Exception {
        HpkeMeeting meeting = HpkeMeeting.of(new HpkeSignet(), new Stranger(new byte[0]), ALGORITHMS);

        assertThat(meeting.text()).contains("another payload came out");
    }

    /** Has one algorithm, makes no tokens, and finds the same in all. */
    private record Stranger(byte[] payload) implements HpkePartner {
        @Override
        public String name() {
            return "a stranger";
        }

        @Override
        public boolean offers(String alg) {
            return alg.equals("HPKE-3");
        }

        @Override
        public String generate(String alg) {
            return new HpkeSignet().generate(alg);
        }

        @Override
        public String make(HpkeCase test, String jwk, byte[] content) {
            return "no token";
        }

        @Override
        public byte[] open(HpkeCase test, String jwk, String token) {
            return payload;
        }
    }
}
