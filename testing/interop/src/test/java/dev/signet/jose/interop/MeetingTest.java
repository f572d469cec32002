package dev.signet.jose.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.jwk.KeyUse;
import dev.signet.jose.jwk.OctJwk;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MeetingTest {
    private static final Case HS256 = new Case("HS256", "", "oct-32");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 28);
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
        assertThat(Report.of(List.of(meeting), DAY)).contains("- has a cold: HS256 (oct-32)");
    }

    @Test
    void passes_both_ways_with_a_key_of_the_others() throws Exception {
        Meeting meeting =
                withTheirKeys(OctJwk.generate(32).withUse(KeyUse.SIGNATURE).privateJson());

        assertThat(meeting.results()).hasSize(1).allMatch(Meeting.Result::passedBothWays);
        assertThat(Report.of(List.of(meeting), DAY))
                .contains("keys made by the latter", "| oct-32 | HS256 | both |", "\na remark on keys\n");
    }

    @Test
    void fails_with_another_thumbprint_of_a_key_of_the_others() throws Exception {
        Generating elsewhere = new Generating(
                OctJwk.generate(32).privateJson(), OctJwk.generate(32).privateJson());

        Meeting meeting = Meeting.withTheirKeys(new Signet(), elsewhere, List.of(HS256));

        assertThat(Report.inBrief(List.of(meeting))).contains("FAILED", "another thumbprint");
    }

    @Test
    void fails_with_a_key_of_the_others_that_is_for_something_else() throws Exception {
        Meeting meeting =
                withTheirKeys(OctJwk.generate(32).withUse(KeyUse.ENCRYPTION).privateJson());

        assertThat(meeting.hasFailures()).isTrue();
    }

    @Test
    void fails_with_a_key_of_the_others_that_is_not_read() throws Exception {
        Meeting meeting = withTheirKeys("{\"kty\":\"oct\"}");

        assertThat(Report.inBrief(List.of(meeting))).contains("FAILED", "Signet does not read the key");
    }

    @Test
    void counts_what_the_other_makes_no_keys_for() throws Exception {
        Meeting meeting = Meeting.withTheirKeys(new Signet(), new Signet(), List.of(HS256));

        assertThat(meeting.lacking()).containsExactly(HS256);
    }

    private static Meeting withTheirKeys(String jwk) throws Exception {
        return Meeting.withTheirKeys(new Signet(), new Generating(jwk, jwk), List.of(HS256));
    }

    private static Meeting meeting(Partner them) {
        return Meeting.of(new Signet(), them, List.of(HS256), KEYS, new HashMap<>());
    }

    /** Does what Signet does, but makes one key whenever it is asked for one, and computes the thumbprint of another. */
    private record Generating(String jwk, String named) implements Partner {
        private static final Partner SIGNET = new Signet();

        @Override
        public String name() {
            return "one who makes keys";
        }

        @Override
        public boolean offers(Case test) {
            return true;
        }

        @Override
        public Optional<String> generate(Case test) {
            return Optional.of(jwk);
        }

        @Override
        public Optional<String> thumbprint(String key) throws Exception {
            return SIGNET.thumbprint(named);
        }

        @Override
        public List<String> remarksOnKeys() {
            return List.of("a remark on keys");
        }

        @Override
        public String make(Case test, String key, byte[] payload) throws Exception {
            return SIGNET.make(test, key, payload);
        }

        @Override
        public byte[] open(Case test, String key, String token) throws Exception {
            return SIGNET.open(test, key, token);
        }
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
