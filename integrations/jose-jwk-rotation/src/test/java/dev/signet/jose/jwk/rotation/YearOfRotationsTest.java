package dev.signet.jose.jwk.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jws.EdDsa;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A year of a service, in steps of ten minutes: instances whose clocks differ by up to a minute, start late and die, also
 * in the middle of a rotation; a store that is away for days; verifiers that use each copy of the published set for as
 * long as they may, and do not ask in between.
 */
class YearOfRotationsTest {

    private static final Duration STEP = Duration.ofMinutes(10);
    private static final long SEED = 20_300_101;
    private static final int STEPS = 365 * 24 * 6;
    private static final int INSTANCES = 3;
    private static final int VERIFIERS = 4;

    private final Service service = new Service(EdDsa.ED25519);
    private final List<Instance> instances = new ArrayList<>();
    private final List<Verifier> verifiers = new ArrayList<>();

    /** By kid: until when the last token that it has signed is valid. */
    private final Map<String, Instant> valid = new HashMap<>();

    /** By kid: its first token, until it is verified. */
    private final Map<String, String> tokens = new HashMap<>();

    /** By kid: the clocks of the instances at its signatures. */
    private final Map<String, Span> spans = new HashMap<>();

    private int deaths;
    private int outages;

    @Test
    void fails_no_verification_and_has_one_signer_at_a_time() {
        Random random = new Random(SEED);
        int away = 0;
        for (int i = 0; i < VERIFIERS; i++) {
            verifiers.add(new Verifier());
        }
        for (int step = 0; step < STEPS; step++) {
            if (away == 0 && random.nextInt(2_500) == 0) {
                away = random.nextInt(300);
                outages++;
            }
            service.store.away(away > 0 && --away > 0);
            mortality(random);
            for (Instance instance : List.copyOf(instances)) {
                live(instance, step, random);
            }
            instances.forEach(this::sign);
            valid.values().removeIf(until -> service.clock.instant().isAfter(until));
            for (Verifier verifier : verifiers) {
                if (random.nextInt(4) == 0) {
                    verifier.verifyAll(random);
                }
            }
            service.clock.advance(STEP);
        }

        // 52 weeks, the first and the next key, and no more than one that an outage has made late.
        assertThat(spans).hasSizeBetween(51, 54);
        assertOneSignerAtATime(spans.values());
        assertThat(deaths).isGreaterThan(40);
        assertThat(tokens).hasSizeLessThan(2);
        assertThat(outages).isGreaterThan(10);
    }

    /** Starts what is missing, and ends one now and then. */
    private void mortality(Random random) {
        if (instances.size() > 1 && random.nextInt(1_000) == 0) {
            instances.remove(random.nextInt(instances.size()));
            deaths++;
        }
        if (instances.size() < INSTANCES) {
            try {
                instances.add(new Instance(Duration.ofSeconds(random.nextInt(60) - 30L)));
            } catch (KeySourceException | Death e) {
                // It is started again with the next step.
            }
        }
    }

    /** Each second refresh of an instance does not take place, as if it had failed. */
    private void live(Instance instance, int step, Random random) {
        if ((step + instance.phase) % 2 != 0) {
            return;
        }
        switch (random.nextInt(3)) {
            case 0 -> service.store.beforeReplacing(Death::now);
            case 1 -> service.store.afterReplacing(Death::now);
            default -> {}
        }
        try {
            instance.keys.refresh();
        } catch (KeySourceException e) {
            assertThat(e).hasMessage("the store is away");
        } catch (Death e) {
            if (instances.size() > 1) {
                instances.remove(instance);
            }
            deaths++;
        } finally {
            service.store.beforeReplacing(() -> {});
            service.store.afterReplacing(() -> {});
        }
    }

    private void sign(Instance instance) {
        String kid = Service.signing(instance.keys);
        valid.put(kid, service.clock.instant().plus(Service.VERIFIED_AFTER));
        Instant own = service.clock.instant().plus(instance.ahead);
        if (!spans.containsKey(kid)) {
            tokens.put(kid, Service.token(instance.keys));
        }
        spans.merge(kid, new Span(own, own), Span::and);
    }

    private static void assertOneSignerAtATime(Collection<Span> spans) {
        List<Span> sorted =
                spans.stream().sorted(Comparator.comparing(Span::first)).toList();
        for (int i = 1; i < sorted.size(); i++) {
            assertThat(sorted.get(i).first()).isAfter(sorted.get(i - 1).last());
        }
    }

    /** The times between which a key has signed. */
    private record Span(Instant first, Instant last) {
        Span and(Span other) {
            return new Span(
                    first.isBefore(other.first) ? first : other.first, last.isAfter(other.last) ? last : other.last);
        }
    }

    /** The end of an instance, whatever it is doing. */
    private static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1L;

        static void now() {
            throw new Death();
        }
    }

    private final class Instance {
        final Duration ahead;
        final RotatingKeys keys;
        final int phase = instances.size();

        Instance(Duration ahead) {
            this.ahead = ahead;
            this.keys = service.instance(ahead);
        }
    }

    private final class Verifier {
        private JwkSet copy = JwkSet.of();
        private Instant expires = Instant.MIN;

        /** Verifies a token by each key whose tokens are valid: by the first one really, by the others its kid. */
        void verifyAll(Random random) {
            if (!service.clock.instant().isBefore(expires)) {
                PublishedKeySet published =
                        instances.get(random.nextInt(instances.size())).keys.published();
                assertThat(published.cacheControl()).isEqualTo("max-age=3600");
                copy = published.keys();
                expires = service.clock.instant().plus(published.maxAge());
            }
            for (String kid : valid.keySet()) {
                // A million times: without the words that are made before each comparison.
                if (copy.byKeyId(kid).size() != 1) {
                    throw new AssertionError("at " + service.clock.instant() + " a verifier does not know " + kid);
                }
                String token = tokens.remove(kid);
                if (token != null) {
                    Service.verify(token, copy);
                }
            }
        }
    }
}
