package dev.signet.jose.jwks.remote;

import static dev.signet.jose.jwks.remote.Keys.OLD;
import static dev.signet.jose.jwks.remote.Keys.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.jws.Ecdsa;
import dev.signet.jose.jws.JwsSigner;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.jwt.VerifiedJwt;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** What the JVM records of virtual threads that keep their carriers while they wait. */
@Timeout(60)
@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "virtual threads come with JDK 21")
class PinningTest {

    private static final String PINNED = "jdk.VirtualThreadPinned";

    @TempDir
    Path folder;

    @Test
    void decoding_pins_no_carrier_whether_it_waits_or_not() throws Exception {
        // Loads and initializes classes, for which any thread is held; those that only a recording needs as well.
        recorded(PinningTest::asynchronouslyAndWaiting);

        assertThat(recorded(PinningTest::asynchronouslyAndWaiting)).isEmpty();
    }

    @Test
    void a_carrier_that_is_pinned_is_recorded() throws Exception {
        assertThat(recorded(() -> {
                    try (Virtual threads = new Virtual()) {
                        threads.submit(Parking::new).get(20, TimeUnit.SECONDS);
                    }
                }))
                .isNotEmpty();
    }

    /** Many virtual threads that need the first set, half of which wait for it. */
    private static void asynchronouslyAndWaiting() throws Exception {
        CountDownLatch mayAnswer = new CountDownLatch(1);
        String token = Jwt.signedWith(JwsSigner.of(OLD, Ecdsa.ES256))
                .encode(JwtClaims.builder().lifetime(Duration.ofMinutes(5)).build());
        try (LoopbackServer server = LoopbackServer.http();
                Virtual threads = new Virtual()) {
            server.on("/jwks", exchange -> {
                UnderLoadTest.await(mayAnswer);
                LoopbackServer.answer(exchange, 200, json(OLD));
            });
            JwtDecoder decoder = decoder(server.url("/jwks"));
            List<Future<CompletionStage<VerifiedJwt>>> called = new ArrayList<>();
            List<Future<VerifiedJwt>> waiting = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                called.add(threads.submit(() -> decoder.decodeAsync(token)));
                waiting.add(threads.submit(() -> decoder.decode(token)));
            }
            List<CompletionStage<VerifiedJwt>> stages = new ArrayList<>();
            for (Future<CompletionStage<VerifiedJwt>> one : called) {
                stages.add(one.get(20, TimeUnit.SECONDS));
            }
            mayAnswer.countDown();
            for (CompletionStage<VerifiedJwt> stage : stages) {
                stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
            }
            for (Future<VerifiedJwt> one : waiting) {
                one.get(20, TimeUnit.SECONDS);
            }
        }
    }

    private static JwtDecoder decoder(String url) {
        RemoteJwkSet keys = RemoteJwkSet.builder()
                .allowingLoopbackHttp()
                .responseTimeout(Duration.ofSeconds(30))
                .at(url);
        return Jwt.verifiedBy(JwsVerifier.of(keys, Ecdsa.ES256))
                .anyIssuer()
                .anyAudience()
                .build();
    }

    private List<RecordedEvent> recorded(Work work) throws Exception {
        Path file = folder.resolve("pinned.jfr");
        try (Recording recording = new Recording()) {
            recording.enable(PINNED).withoutThreshold().withStackTrace();
            recording.start();
            work.run();
            recording.stop();
            recording.dump(file);
        }
        try {
            return RecordingFile.readAllEvents(file).stream()
                    .filter(event -> event.getEventType().getName().equals(PINNED))
                    .toList();
        } finally {
            Files.delete(file);
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    /** Parks while it is initialized, with a native frame on the stack. */
    private static final class Parking {

        static {
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** An executor of virtual threads; on JDK 17 an executor cannot be closed. */
    private static final class Virtual implements AutoCloseable {

        private final ExecutorService threads = UnderLoadTest.virtualThreads();

        <T> Future<T> submit(java.util.concurrent.Callable<T> task) {
            return threads.submit(task);
        }

        @Override
        public void close() {
            threads.shutdown();
        }
    }
}
