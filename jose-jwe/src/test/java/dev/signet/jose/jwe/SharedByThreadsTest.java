package dev.signet.jose.jwe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.internal.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One encrypter and one decrypter for many threads, valid and invalid tokens mixed. */
class SharedByThreadsTest {

    private static final int THREADS = 4;
    private static final int MESSAGES = 10;

    static Stream<Pair> pairs() {
        // The larger curves run the same code of ours and take long.
        return Pair.with(ContentEncryption.A256GCM)
                .filter(pair -> !Set.of("P-384", "P-521", "X448").contains(pair.key()));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void gives_each_thread_its_own_message(Pair pair) throws ExecutionException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Void>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                running.add(threads.submit(messages(pair)));
            }
            for (Future<Void> one : running) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Callable<Void> messages(Pair pair) {
        return () -> {
            for (int i = 0; i < MESSAGES; i++) {
                byte[] plaintext = Octets.random(20 + i);
                String token = pair.encrypter().encrypt(plaintext);
                assertThat(pair.decrypter().decrypt(token).plaintext()).isEqualTo(plaintext);
                String changed = Tokens.changing(token, Tokens.TAG, tag -> Tokens.flipped(tag, 3));
                assertThat(Refusal.of(pair.decrypter(), changed)).isEqualTo(Refusal.DECRYPTION_FAILED);
            }
            return null;
        };
    }
}
