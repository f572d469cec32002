package dev.signet.jose.jwt.cache;

import static dev.signet.jose.jwt.cache.Service.MINUTE;
import static dev.signet.jose.jwt.cache.Service.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.jwt.ClaimRule;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.testkit.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Each rule about time is checked for a remembered token by the clock of its decoder. */
class RememberedTimesTest {

    private final Service service = new Service();
    private final TestClock clock = service.clock;
    private final JwtDecoder decoder = service.observed(
            service.decoder().remembering(100, Duration.ofHours(1)).build());

    @Test
    void a_token_that_expires_is_refused_and_forgotten() {
        String token = service.token();
        decoder.decode(token);
        clock.advance(MINUTE.multipliedBy(10).minusSeconds(1));
        decoder.decode(token);

        clock.advance(Duration.ofSeconds(1));

        assertRefused(Reason.EXPIRED, decoder, token);
        assertThat(service.counts(decoder)).isEqualTo(new Counts(2, 1, 0, 0));
    }

    @Test
    void before_nbf_a_token_is_refused_also_once_the_clock_was_set_back() {
        String token = Service.token(service.claims().notBefore(clock.instant()));
        decoder.decode(token);

        clock.advance(Duration.ofSeconds(-1));

        assertRefused(Reason.NOT_YET_VALID, decoder, token);
        clock.advance(Duration.ofSeconds(1));
        decoder.decode(token);
    }

    @Test
    void a_clock_that_is_set_back_makes_an_entry_no_older_than_it_is() {
        String token = Service.token(service.claims().issuedAt(clock.instant().minus(MINUTE.multipliedBy(5))));
        decoder.decode(token);

        clock.advance(MINUTE.negated());
        decoder.decode(token);

        assertThat(service.counts(decoder)).isEqualTo(new Counts(0, 2, 0, 1));
    }

    @Test
    void a_token_is_verified_again_once_it_was_remembered_for_the_maximum_age() {
        JwtDecoder brief =
                service.observed(service.decoder().remembering(100, MINUTE).build());
        String token = service.token();
        brief.decode(token);
        clock.advance(MINUTE.minusMillis(1));
        brief.decode(token);

        clock.advance(Duration.ofMillis(1));
        brief.decode(token);

        assertThat(service.counts(brief)).isEqualTo(new Counts(1, 2, 0, 1));
    }

    @Test
    void use_does_not_prolong_the_maximum_age_which_is_five_minutes_by_itself() {
        JwtDecoder standard =
                service.observed(service.decoder().remembering(100).build());
        String token = service.token();
        for (int i = 0; i < 5; i++) {
            standard.decode(token);
            clock.advance(MINUTE);
        }

        assertThat(service.counts(standard)).isEqualTo(new Counts(4, 1, 0, 0));
        standard.decode(token);
        assertThat(service.counts(standard).misses()).isEqualTo(2);
    }

    @Test
    void what_is_too_old_leaves_the_memory_without_being_asked_for_and_is_no_eviction() {
        decoder.decode(service.token());

        clock.advance(Duration.ofHours(1));

        assertThat(service.counts(decoder)).isEqualTo(new Counts(0, 1, 0, 0));
    }

    @Test
    void the_maximum_age_of_a_token_counts() {
        JwtDecoder recent = service.observed(
                service.decoder().maxAge(MINUTE).remembering(100).build());
        String token = service.token();
        recent.decode(token);
        clock.advance(MINUTE);
        recent.decode(token);

        clock.advance(Duration.ofSeconds(1));

        assertRefused(Reason.CLAIM_REJECTED, recent, token);
    }

    @Test
    void the_time_of_the_login_counts() {
        JwtDecoder recent = service.observed(service.over(Service.KEYS)
                .require("auth_time")
                .rule(ClaimRule.of(
                        "auth_time",
                        "a login within a minute",
                        (claims, context) -> claims.instant("auth_time")
                                .filter(time -> !time.isBefore(context.now().minus(MINUTE)))
                                .isPresent()))
                .remembering(100)
                .build());
        String token = Service.token(
                service.claims().claim("auth_time", clock.instant().getEpochSecond()));
        recent.decode(token);
        clock.advance(MINUTE);
        recent.decode(token);

        clock.advance(Duration.ofSeconds(1));

        assertRefused(Reason.CLAIM_REJECTED, recent, token);
    }
}
