package dev.signet.jose.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.jwk.rotation.PublishedKeySet;
import dev.signet.jose.jwk.rotation.RotatingKeys;
import dev.signet.jose.jwks.remote.JwksTransport.Response;
import dev.signet.jose.jwks.remote.RemoteJwkSet;
import dev.signet.jose.jws.Ecdsa;
import dev.signet.jose.jws.JwsSigner;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.testkit.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * A login service whose keys rotate, and threads of a resource server that verify its tokens with a copy of its key set:
 * half of them are signed with the key that signs now, and half with the one before.
 */
final class RotationLoad {

    static final int THREADS = 8;
    private static final int TOKENS_OF_A_KEY = 32;
    private static final Duration TERM = Duration.ofMinutes(5);

    private final TestClock clock = TestClock.at(Instant.parse("2026-03-01T12:00:00Z"));
    private final RotatingKeys keys = RotatingKeys.inMemory()
            .signingWith(Ecdsa.ES256)
            .publishedBefore(Duration.ofMinutes(1))
            .signingFor(TERM)
            .verifiedAfter(Duration.ofHours(1))
            .refreshedEvery(Duration.ofSeconds(30))
            .clock(clock)
            .build();
    private final JwsVerifier verifier = JwsVerifier.of(
            RemoteJwkSet.builder()
                    .clock(clock)
                    .transport(request -> CompletableFuture.completedFuture(published()))
                    .at("https://login.example.com/jwks.json"),
            Ecdsa.ES256);
    private volatile List<String> ofThisKey = tokens(keys.signer());
    private volatile List<String> ofTheOneBefore = ofThisKey;

    /**
     * What the threads got.
     *
     * @param verifications how many there were
     * @param refused how many of them failed
     * @param rotations how many there were meanwhile
     * @param nanos how long it took
     */
    record Answers(long verifications, long refused, long rotations, long nanos) {

        long verificationsInASecond() {
            return verifications * 1_000_000_000 / nanos;
        }
    }

    /**
     * Verifies tokens.
     *
     * @param longest how long to go on
     * @param most how many each thread verifies at most
     * @param term after how many of its own one thread lets the keys rotate; 0 for never
     */
    Answers verify(Duration longest, long most, int term) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            long begin = System.nanoTime();
            List<Future<Answers>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int ownTerm = i == 0 ? term : 0;
                running.add(threads.submit(() -> verified(begin + longest.toNanos(), most, ownTerm)));
            }
            Answers all = new Answers(0, 0, 0, 0);
            for (Future<Answers> one : running) {
                Answers more = one.get();
                all = new Answers(
                        all.verifications + more.verifications,
                        all.refused + more.refused,
                        all.rotations + more.rotations,
                        System.nanoTime() - begin);
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }

    private Answers verified(long end, long most, int term) {
        long verified = 0;
        long refused = 0;
        long rotations = 0;
        while (verified < most && System.nanoTime() < end) {
            if (term > 0 && verified % term == term - 1) {
                rotate();
                rotations++;
            }
            List<String> tokens = verified % 2 == 0 ? ofThisKey : ofTheOneBefore;
            refused += accepts(tokens.get((int) (verified / 2 % TOKENS_OF_A_KEY))) ? 0 : 1;
            verified++;
        }
        return new Answers(verified, refused, rotations, 0);
    }

    private boolean accepts(String token) {
        try {
            verifier.verify(token);
            return true;
        } catch (InvalidTokenException e) {
            return false;
        }
    }

    private void rotate() {
        List<String> next = tokens(next());
        ofTheOneBefore = ofThisKey;
        ofThisKey = next;
    }

    /** Time stands still while the set is asked for: an answer is then as old as its clock says. */
    private synchronized JwsSigner next() {
        clock.advance(TERM);
        keys.refresh();
        return keys.signer();
    }

    private synchronized Response published() {
        PublishedKeySet set = keys.published();
        return Response.of(
                200, Map.of("Cache-Control", set.cacheControl()), set.json().getBytes(UTF_8));
    }

    private static List<String> tokens(JwsSigner signer) {
        return Stream.generate(() -> signer.sign("content".getBytes(UTF_8)))
                .limit(TOKENS_OF_A_KEY)
                .toList();
    }
}
