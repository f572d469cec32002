package dev.signet.jose.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MeetingTest {
    private static final Case HS256 = new Case("HS256", "", "oct-32");
    private static final Keys KEYS = Keys.generated();

    @Test
    void passes_both_ways_with_itself() {
        Meeting meeting = meeting(new Signet());

        assertThat(meeting.hasFailures()).isFalse();
        assertThat(meeting.results()).allMatch(Meeting.Result::passedBothWays);
    }

    @Test
    void fails_with_a_partner_who_opens_whatever_it_gets() {
        Meeting meeting = meeting(new Stranger(Payload.ofOctets(300), Optional.empty()));

        assertThat(meeting.hasFailures()).isTrue();
        assertThat(Report.inBrief(List.of(meeting)))
                .contains("FAILED", "opened a changed token", "InvalidTokenException");
    }

    @Test
    void fails_with_a_partner_who_finds_another_payload() {
        Meeting meeting = meeting(new Stranger(new byte[0], Optional.empty()));

        assertThat(Report.inBrief(List.of(meeting))).contains("FAILED", "another payload came out");
    }

    @Test
    void leaves_out_what_is_known_not_to_work_and_says_why() {
        Meeting meeting = meeting(new Stranger(new byte[0], Optional.of("has a cold")));

        assertThat(meeting.hasFailures()).isFalse();
        assertThat(Report.of(List.of(meeting))).contains("- has a cold: HS256 (oct-32)");
    }

    private static Meeting meeting(Partner them) {
        return Meeting.of(new Signet(), them, List.of(HS256), KEYS, new HashMap<>());
    }

    /** Makes no tokens, and finds the same in all. */
    private record Stranger(byte[] payload, Optional<String> excuse) implements Partner {
        @Override
        public String name() {
            return "a stranger";
        }

        @Override
        public boolean offers(Case test) {
            return true;
        }

        @Override
        public Optional<String> cannotMake(Case test) {
            return excuse;
        }

        @Override
        public Optional<String> cannotOpen(Case test) {
            return excuse;
        }

        @Override
        public String make(Case test, String jwk, byte[] content) {
            return "no token";
        }

        @Override
        public byte[] open(Case test, String jwk, String token) {
            return payload;
        }
    }
}
