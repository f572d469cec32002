package dev.signet.jose.jwk.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RefreshThreadTest {

    @Test
    void runs_on_after_a_failure_in_a_daemon_thread() throws InterruptedException {
        CountDownLatch runs = new CountDownLatch(3);
        AtomicReference<Thread> runner = new AtomicReference<>();
        try (RefreshThread thread = new RefreshThread(
                () -> {
                    runner.set(Thread.currentThread());
                    runs.countDown();
                    throw new AssertionError("a failure of any kind");
                },
                Duration.ofMillis(1))) {
            thread.start();

            assertThat(runs.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(runner.get().isDaemon()).isTrue();
            assertThat(runner.get().getName()).isEqualTo("signet-key-rotation");
        }
        runner.get().join(60_000);
        assertThat(runner.get().isAlive()).isFalse();
    }
}
