package dev.signet.jose.spring;

import static dev.signet.jose.jws.Ecdsa.ES256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseException;
import dev.signet.jose.core.JoseObserver;
import dev.signet.jose.core.KeySetFetch;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.core.ReplayStoreException;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSource;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.testkit.InvalidToken;
import dev.signet.jose.testkit.TestIssuer;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class JoseMetersTest {

    private static final TestIssuer LOGIN = TestIssuer.of("https://login.example", "orders", ES256);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final JoseMeters meters = new JoseMeters(registry);
    private final JwtDecoder decoder = decoder(LOGIN.keys());

    @Test
    void accepted_tokens_are_counted() {
        decoder.decode(LOGIN.token("alice"));
        decoder.decode(LOGIN.token("bob"));

        assertThat(count("jose.tokens.accepted")).isEqualTo(2);
        assertThat(refused()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void refused_tokens_are_counted_by_reason(InvalidToken fault) {
        refuse(LOGIN.token(fault));

        assertThat(count("jose.tokens.refused", "reason", fault.reason().name()))
                .isOne();
        assertThat(refused()).isOne();
        assertThat(count("jose.tokens.accepted")).isZero();
    }

    @Test
    void each_claim_that_was_refused_is_counted_by_code() {
        refuse(LOGIN.token(claims -> claims.issuer("https://other.example").audience("invoices")));

        assertThat(count("jose.claims.refused", "code", "UNEXPECTED")).isEqualTo(2);
        assertThat(refused()).isOne();
    }

    @Test
    void every_reason_and_every_code_has_a_counter() {
        for (Reason reason : Reason.values()) {
            meters.tokenRefused(new InvalidTokenException(reason, "refused"));
            assertThat(count("jose.tokens.refused", "reason", reason.name())).isOne();
        }
        for (ClaimFailure.Code code : ClaimFailure.Code.values()) {
            meters.tokenRefused(new InvalidTokenException(List.of(new ClaimFailure("sub", code, "a value", "none"))));
            assertThat(count("jose.claims.refused", "code", code.name())).isOne();
        }
    }

    @Test
    void tokens_that_could_not_be_checked_are_counted_by_what_was_missing() {
        JwkSource down = new JwkSource() {
            @Override
            public JwkSet current() {
                throw new KeySourceException("down");
            }

            @Override
            public JwkSet refreshed(String missingKeyId) {
                return current();
            }
        };
        assertThatThrownBy(() -> decoder(down).decode(LOGIN.token("alice"))).isInstanceOf(JoseException.class);
        assertThat(count("jose.tokens.undecided", "missing", "keys")).isOne();
        assertThat(count("jose.tokens.undecided", "missing", "replay-store")).isZero();

        meters.tokenUndecided(new ReplayStoreException("down"));
        assertThat(count("jose.tokens.undecided", "missing", "replay-store")).isOne();
    }

    @Test
    void the_memory_is_counted() {
        meters.memoryMiss();
        meters.memoryHit();
        meters.memoryHit();
        meters.memoryEvicted(3);

        assertThat(count("jose.memory.lookups", "result", "hit")).isEqualTo(2);
        assertThat(count("jose.memory.lookups", "result", "miss")).isOne();
        assertThat(count("jose.memory.evicted")).isEqualTo(3);
    }

    @Test
    void fetches_are_timed_by_outcome_under_the_name_of_the_key_set() {
        JoseObserver login = meters.forKeySet("login");
        Duration second = Duration.ofSeconds(1);
        login.keySetFetched(new KeySetFetch.Changed("login.example", second, 2, 0, Instant.EPOCH));
        login.keySetFetched(new KeySetFetch.Confirmed("login.example", second, Instant.EPOCH));
        login.keySetFetched(new KeySetFetch.Confirmed("login.example", second, Instant.EPOCH));
        login.keySetFetched(
                new KeySetFetch.Failed("login.example", second, new KeySourceException("down"), Instant.EPOCH));

        assertThat(fetches("login", "changed").count()).isOne();
        assertThat(fetches("login", "confirmed").count()).isEqualTo(2);
        assertThat(fetches("login", "confirmed").totalTime(TimeUnit.SECONDS)).isEqualTo(2);
        assertThat(fetches("login", "failed").count()).isOne();
    }

    @Test
    void a_key_set_without_a_name_is_not_counted() {
        meters.keySetFetched(new KeySetFetch.Confirmed("login.example", Duration.ofSeconds(1), Instant.EPOCH));

        assertThat(registry.find("jose.jwks.fetches").timers()).isEmpty();
    }

    @Test
    void tokens_make_no_meters_and_no_tags() {
        meters.forKeySet("login");
        List<Meter.Id> before = ids();

        decoder.decode(LOGIN.token("alice"));
        for (InvalidToken fault : InvalidToken.values()) {
            refuse(LOGIN.token(fault));
        }

        assertThat(ids()).hasSameElementsAs(before);
    }

    private JwtDecoder decoder(JwkSource keys) {
        return Jwt.verifiedBy(JwsVerifier.of(keys, ES256))
                .issuer("https://login.example")
                .audience("orders")
                .build()
                .withObserver(meters);
    }

    private void refuse(String token) {
        assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(InvalidTokenException.class);
    }

    private double count(String name, String... tags) {
        return registry.get(name).tags(tags).counter().count();
    }

    private double refused() {
        return registry.get("jose.tokens.refused").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private Timer fetches(String set, String outcome) {
        return registry.get("jose.jwks.fetches")
                .tags("set", set, "outcome", outcome)
                .timer();
    }

    private List<Meter.Id> ids() {
        return registry.getMeters().stream().map(Meter::getId).toList();
    }
}
