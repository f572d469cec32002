package dev.signet.jose.jwk.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.jws.MlDsa;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Times that do not fit together. */
class RotationTimesTest {

    private final Service service = new Service();

    @Test
    void a_key_signs_for_at_least_as_long_as_the_next_one_takes_to_be_known() {
        RotatingKeys shortest = service.builder().signingFor(Service.LEAD).build();
        assertThat(shortest.keys().get(1).signs()).isEqualTo(Service.BEGIN.plus(Service.LEAD));

        assertRefused(
                builder -> builder.signingFor(Service.LEAD.minusSeconds(1)),
                "expected signingFor to be at least PT1H21M");
        assertRefused(builder -> builder.publishedBefore(Duration.ofDays(7)), "expected signingFor to be at least");
    }

    /** 198 keys have ended, one signs, and one is next. */
    @Test
    void keys_that_stay_are_no_more_than_an_entry_holds() {
        Duration longest = Service.SIGNING_FOR.multipliedBy(198).minus(Service.SKEW);
        service.builder().verifiedAfter(longest).build();

        assertRefused(
                builder -> builder.verifiedAfter(longest.plusSeconds(1)),
                "expected signingFor to be at least PT168H1S, is PT168H: a key stays for verifiedAfter and clockSkew,"
                        + " PT33264H1S, so that there would be 201 keys, of which an entry holds 200");
        service.builder()
                .verifiedAfter(longest.plusSeconds(1))
                .signingFor(Service.SIGNING_FOR.plusSeconds(1))
                .build();
    }

    @Test
    void long_keys_that_stay_are_no_more_than_an_entry_holds() {
        Duration tooLong = Service.SIGNING_FOR.multipliedBy(48);

        assertRefused(
                builder -> builder.signingWith(MlDsa.ML_DSA_87).verifiedAfter(tooLong), "of which an entry holds 50");
        service.builder().verifiedAfter(tooLong).build();
    }

    @Test
    void there_are_as_many_keys_as_the_times_lead_to() {
        RotatingKeys keys = service.builder()
                .signingFor(Service.LEAD)
                .verifiedAfter(Service.LEAD.multipliedBy(8).minus(Service.SKEW))
                .build();
        int most = 0;
        for (int i = 0; i < 200; i++) {
            service.clock.advance(Service.REFRESHED_EVERY);
            keys.refresh();
            most = Math.max(most, keys.keys().size());
        }

        assertThat(most).isEqualTo(10);
    }

    @Test
    void the_store_is_read_more_often_than_copies_expire() {
        service.builder().refreshedEvery(Duration.ofMinutes(59)).build();

        assertRefused(
                builder -> builder.refreshedEvery(Duration.ofHours(1)),
                "expected refreshedEvery to be shorter than publishedBefore");
    }

    @Test
    void clocks_may_be_promised_to_agree() {
        RotatingKeys exact = service.builder().clockSkew(Duration.ZERO).build();

        assertThat(exact.keys().get(0).signs()).isEqualTo(Service.BEGIN);
    }

    @Test
    void times_are_whole_seconds_in_a_range() {
        for (Duration wrong :
                new Duration[] {Duration.ofMillis(1500), Duration.ZERO, Duration.ofSeconds(-1), Duration.ofDays(3661)
                }) {
            assertRefused(builder -> builder.publishedBefore(wrong), "publishedBefore to be whole seconds");
            assertRefused(builder -> builder.signingFor(wrong), "signingFor to be whole seconds");
            assertRefused(builder -> builder.verifiedAfter(wrong), "verifiedAfter to be whole seconds");
            assertRefused(builder -> builder.refreshedEvery(wrong), "refreshedEvery to be whole seconds");
        }
        assertRefused(builder -> builder.clockSkew(Duration.ofSeconds(-1)), "clockSkew to be whole seconds");
    }

    private void assertRefused(UnaryOperator<RotatingKeys.Builder> setting, String why) {
        RotatingKeys.Builder builder = setting.apply(service.builder());

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }
}
