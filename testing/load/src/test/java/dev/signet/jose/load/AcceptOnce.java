package dev.signet.jose.load;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jws.Hmac;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.jwt.JwtEncoder;
import dev.signet.jose.jwt.ReplayStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that present each of their tokens to both instances of a service: one accepts it, the other refuses it. */
final class AcceptOnce {

    static final int THREADS = 8;
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final JsonObject CLAIMS = Issuer.claims(0).toObject();

    private final JwtEncoder encoder = Jwt.signedWith(Hmac.HS256.signer(Issuer.SECRET));
    private final List<JwtDecoder> instances;

    /** @param stores of two instances */
    AcceptOnce(List<ReplayStore> stores) {
        instances = stores.stream()
                .map(store -> Jwt.verifiedBy(Hmac.HS256.verifier(Issuer.SECRET))
                        .issuer(Issuer.NAME)
                        .audience(Issuer.SERVICE)
                        .rejectingReplays(store)
                        .build())
                .toList();
    }

    /**
     * What the threads got.
     *
     * @param tokens how many were presented, each of them twice
     * @param wrong how many were not accepted once and refused once
     * @param nanos how long it took
     */
    record Answers(long tokens, long wrong, long nanos) {

        long tokensInASecond() {
            return tokens * 1_000_000_000 / nanos;
        }
    }

    /**
     * Presents tokens.
     *
     * @param longest how long to go on
     * @param most how many tokens each thread presents at most
     */
    Answers present(Duration longest, long most) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            String run = UUID.randomUUID().toString();
            long begin = System.nanoTime();
            List<Future<long[]>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                running.add(threads.submit(() -> presented(run + thread, thread, begin + longest.toNanos(), most)));
            }
            long tokens = 0;
            long wrong = 0;
            for (Future<long[]> one : running) {
                tokens += one.get()[0];
                wrong += one.get()[1];
            }
            return new Answers(tokens, wrong, System.nanoTime() - begin);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Returns how many tokens were presented, and how many got wrong answers. */
    private long[] presented(String ids, int thread, long end, long most) {
        long tokens = 0;
        long wrong = 0;
        while (tokens < most && System.nanoTime() < end) {
            String token = token(ids + "-" + tokens);
            int first = (int) (tokens + thread) % 2;
            boolean right = accepts(instances.get(first), token) && !accepts(instances.get(1 - first), token);
            wrong += right ? 0 : 1;
            tokens++;
        }
        return new long[] {tokens, wrong};
    }

    private String token(String id) {
        return encoder.encode(
                JwtClaims.builder().claims(CLAIMS).jwtId(id).lifetime(LIFETIME).build());
    }

    private static boolean accepts(JwtDecoder instance, String token) {
        try {
            instance.decode(token);
            return true;
        } catch (InvalidTokenException e) {
            if (e.failures().stream().anyMatch(failure -> failure.code() == Code.REPLAYED)) {
                return false;
            }
            throw e;
        }
    }
}
