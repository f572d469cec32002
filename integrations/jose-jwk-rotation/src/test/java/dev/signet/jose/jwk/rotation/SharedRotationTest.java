package dev.signet.jose.jwk.rotation;

import static dev.signet.jose.jws.Ecdsa.ES256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.testsupport.Concurrency;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Several instances over one store. */
class SharedRotationTest {

    private final Service service = new Service();
    private final RotatingKeys one = service.instance();
    private final RotatingKeys other = service.instance();

    @Test
    void instances_sign_with_the_same_key_and_verify_each_others_tokens() {
        assertThat(Service.signing(other)).isEqualTo(Service.signing(one));
        assertThat(other.current()).isEqualTo(one.current());
        Service.verify(Service.token(one), other);
        Service.verify(Service.token(other), one);
        assertThat(service.store.replacements()).isEqualTo(1);
    }

    @Test
    void eight_instances_that_start_at_once_agree_on_the_first_key() throws Exception {
        InMemoryRotationStore store = InMemoryRotationStore.empty();

        List<String> signing = Concurrency.atOnce(() -> Service.signing(
                Service.timed(RotatingKeys.in(store).signingWith(ES256).encryptedBy(Service.KEY))
                        .build()));

        assertThat(signing).hasSize(8).containsOnly(signing.get(0));
        assertThat(store.read().orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void the_key_of_the_first_is_taken_and_that_of_the_second_is_forgotten() {
        service.clock.set(service.firstEnd());
        service.store.beforeReplacing(other::refresh);

        one.refresh();

        assertThat(one.keys()).hasSize(3).isEqualTo(other.keys());
        assertThat(service.store.replacements()).isEqualTo(2);
    }

    @Test
    void an_instance_that_was_not_told_that_it_was_first_finds_out() {
        service.clock.set(service.firstEnd());
        service.store.afterReplacing(() -> {
            throw new KeySourceException("the answer is lost");
        });
        assertThatThrownBy(one::refresh).hasMessage("the answer is lost");
        assertThat(one.refreshFailure()).isPresent();
        assertThat(one.refreshFailedAt()).contains(service.clock.instant());

        one.refresh();
        other.refresh();

        assertThat(one.keys()).hasSize(3).isEqualTo(other.keys());
        assertThat(one.refreshFailure()).isEmpty();
        assertThat(one.refreshFailedAt()).isEmpty();
        assertThat(service.store.replacements()).isEqualTo(2);
    }

    @Test
    void a_withdrawal_is_noticed_by_the_next_refresh() {
        String stolen = Service.signing(one);

        one.withdraw(stolen);
        assertThat(Service.signing(other)).isEqualTo(stolen);
        other.refresh();

        assertThat(Service.signing(other)).isEqualTo(Service.signing(one)).isNotEqualTo(stolen);
        assertThat(other.current().byKeyId(stolen)).isEmpty();
    }

    @Test
    void a_withdrawal_whose_answer_is_lost_can_be_repeated() {
        String stolen = Service.signing(one);
        service.store.afterReplacing(() -> {
            throw new KeySourceException("the answer is lost");
        });
        assertThatThrownBy(() -> one.withdraw(stolen)).hasMessage("the answer is lost");

        assertThatThrownBy(() -> one.withdraw(stolen)).isInstanceOf(IllegalArgumentException.class);
        assertThat(one.current().byKeyId(stolen)).isEmpty();
    }

    @Test
    void of_two_that_withdraw_a_key_at_once_both_succeed() {
        String stolen = Service.signing(one);
        service.store.beforeReplacing(() -> other.withdraw(stolen));

        one.withdraw(stolen);

        assertThat(one.keys()).isEqualTo(other.keys());
        assertThat(Service.signing(one)).isNotEqualTo(stolen);
    }

    @Test
    void while_the_store_is_away_the_keys_that_are_known_sign_until_the_last_one_ends() {
        service.store.away(true);
        assertThatThrownBy(one::refresh).isInstanceOf(KeySourceException.class).hasMessage("the store is away");
        String first = Service.signing(one);
        Instant end = service.firstEnd().plus(Service.SIGNING_FOR);

        service.clock.set(end.minusSeconds(1));
        assertThat(Service.signing(one)).isNotEqualTo(first).isEqualTo(Service.signing(other));
        service.clock.set(end);

        assertThatThrownBy(one::signer)
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining("no key signs at 2030-01-15T00:00:00Z")
                .hasMessageContaining("the store is away");
        assertThatThrownBy(other::signer)
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining("refresh() was not called");
        service.store.away(false);
        one.refresh();
        other.refresh();
        assertThat(Service.signing(one)).isEqualTo(Service.signing(other));
    }

    @Test
    void a_set_that_may_lack_a_key_soon_is_not_handed_out() {
        // One has not read the key after the next.
        Instant end = service.firstEnd().plus(Service.SIGNING_FOR);
        service.clock.set(end.minus(Service.PUBLISHED_BEFORE).minus(Service.SKEW));
        assertThat(one.published().keys()).isEqualTo(one.current());

        service.clock.advance(Duration.ofSeconds(1));

        assertThatThrownBy(one::published)
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining("may lack a key");
        assertThat(one.current().keys()).isNotEmpty();
        one.refresh();
        assertThat(one.published().keys().keys()).hasSize(2);
    }

    /** A key is handed out for the cache time before it signs, even if it was made late. */
    @Test
    void a_next_key_that_is_late_makes_the_one_before_sign_for_longer() {
        service.clock.set(service.firstEnd().plus(Service.SIGNING_FOR).minusSeconds(60));
        String signing = Service.signing(one);
        Instant now = service.clock.instant();

        one.refresh();

        assertThat(one.keys()).extracting(RotatingKey::phase).containsExactly(KeyPhase.SIGNING, KeyPhase.PUBLISHED);
        assertThat(one.keys().get(1).signs()).isEqualTo(now.plus(Service.LEAD));
        service.clock.set(now.plus(Service.LEAD).minusSeconds(1));
        assertThat(Service.signing(one)).isEqualTo(signing);
        // The other has not read of it, and signs with none rather than with another.
        assertThatThrownBy(other::signer).isInstanceOf(KeySourceException.class);
    }

    /** An instance that can read and not write knows all keys that sign within the cache time. */
    @Test
    void a_set_that_was_read_lately_is_handed_out_whatever_ends() {
        service.clock.set(service.firstEnd().plus(Service.SIGNING_FOR).minus(Duration.ofMinutes(10)));
        service.store.beforeReplacing(() -> {
            throw new KeySourceException("read only");
        });
        assertThatThrownBy(one::refresh).hasMessage("read only");

        assertThat(one.published().keys()).isEqualTo(one.current());
        service.clock.advance(Service.REFRESHED_EVERY.multipliedBy(2));
        assertThat(one.published().keys().keys()).hasSize(1);
        service.clock.advance(Duration.ofSeconds(1));

        assertThatThrownBy(one::published)
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining("may lack a key")
                .hasMessageContaining("read only");
    }

    @Test
    void an_instance_that_cannot_make_keys_notices_a_withdrawal() {
        String stolen = Service.signing(one);
        RotatingKeys barren = service.builder()
                .signingWith(ES256, () -> {
                    throw new IllegalStateException("out of order");
                })
                .build();
        service.clock.set(service.firstEnd().minus(Service.SKEW));
        one.withdraw(stolen);
        service.clock.set(service.firstEnd().plus(Service.SIGNING_FOR));

        assertThatThrownBy(barren::refresh).hasMessageContaining("out of order");

        assertThat(barren.keys()).extracting(RotatingKey::keyId).doesNotContain(stolen);
        assertThat(barren.current().byKeyId(stolen)).isEmpty();
    }

    @Test
    void an_instance_whose_clock_is_wrong_reads_and_changes_nothing() {
        Duration wrong = Service.SKEW.plusSeconds(1);
        for (Duration ahead : List.of(wrong, wrong.negated())) {
            assertThatThrownBy(() -> service.instance(ahead))
                    .isInstanceOf(KeySourceException.class)
                    .hasMessageContaining("clocks of this instance and of the rotation store differ by more than PT1M");
        }
        assertThat(Service.signing(service.instance(Service.SKEW))).isEqualTo(Service.signing(one));
        assertThat(Service.signing(service.instance(Service.SKEW.negated()))).isEqualTo(Service.signing(one));
    }

    @Test
    void an_instance_whose_clock_goes_wrong_notices_a_withdrawal() {
        String stolen = Service.signing(one);
        Clock[] clock = {service.clock};
        InstantSource time = () -> clock[0].instant();
        RotatingKeys going =
                service.builder().clock(time.withZone(ZoneOffset.UTC)).build();
        one.withdraw(stolen);
        clock[0] = Clock.offset(service.clock, Duration.ofDays(1));

        assertThatThrownBy(going::refresh).hasMessageContaining("clocks");

        assertThat(going.current().byKeyId(stolen)).isEmpty();
        assertThat(service.store.replacements()).isEqualTo(2);
    }

    @Test
    void a_store_that_never_agrees_is_an_error() {
        RotationStore busy = new RotationStore() {
            @Override
            public Optional<Entry> read() {
                return service.store.read();
            }

            @Override
            public boolean replace(long expectedVersion, Entry next) {
                return false;
            }
        };
        service.clock.set(service.firstEnd());

        assertThatThrownBy(() -> Service.timed(
                                RotatingKeys.in(busy).signingWith(ES256).encryptedBy(Service.KEY))
                        .clock(service.clock)
                        .build())
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining("replaced by others 20 times");
    }

    @Test
    void the_key_that_entries_are_encrypted_under_can_be_replaced() {
        OctJwk newer = OctJwk.generate(32).withKeyId("kek-2");
        RotatingKeys prepared =
                service.builder().encryptedBy(Service.KEY, newer).build();
        RotatingKeys moved = service.builder().encryptedBy(newer, Service.KEY).build();
        assertThat(Service.signing(moved)).isEqualTo(Service.signing(one));
        service.clock.set(service.firstEnd());

        moved.refresh();
        prepared.refresh();

        assertThat(prepared.keys()).isEqualTo(moved.keys());
        assertThat(Service.signing(service.builder().encryptedBy(newer).build()))
                .isEqualTo(Service.signing(moved));
        assertThatThrownBy(one::refresh).isInstanceOf(KeySourceException.class);
    }
}
