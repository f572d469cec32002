package dev.signet.jose.jws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.jose.core.KeySourceException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenBuffersTest {

    private static final SecretKeySpec KEY = new SecretKeySpec(new byte[32], "HmacSHA256");
    private static final JwsSigner SIGNER = Hmac.HS256.signer(KEY);
    private static final JwsVerifier VERIFIER = Hmac.HS256.verifier(KEY);

    @Test
    void overwrites_what_was_written_before_the_next_token() {
        TokenBuffers buffers = new TokenBuffers();
        byte[] first = buffers.take(10);
        Arrays.fill(first, 0, 10, (byte) 'x');
        buffers.giveBack(first, 10);

        assertThat(buffers.take(10)).isSameAs(first).containsOnly(0);
        assertThat(buffers.take(10)).isNotSameAs(first);
    }

    @Test
    void keeps_no_array_that_is_longer() {
        TokenBuffers buffers = new TokenBuffers();
        byte[] kept = buffers.take(TokenBuffers.OCTETS);
        byte[] longer = buffers.take(TokenBuffers.OCTETS + 1);
        buffers.giveBack(longer, longer.length);
        buffers.giveBack(kept, 0);

        assertThat(longer).hasSize(TokenBuffers.OCTETS + 1);
        assertThat(buffers.take(1)).isSameAs(kept);
        assertThat(buffers.take(1)).hasSize(TokenBuffers.OCTETS);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3000, 3010, 3020, 3025, 3030, 3040, 10_000})
    void a_token_after_another_holds_nothing_of_it(int octets) {
        byte[] payload = "p".repeat(octets).getBytes(UTF_8);
        String alone = Hmac.HS256.signer(KEY).sign(payload);
        SIGNER.sign("another".repeat(400).getBytes(UTF_8));

        assertThat(SIGNER.sign(payload)).isEqualTo(alone);
        assertThat(VERIFIER.verify(alone).payload()).isEqualTo(payload);
    }

    @Test
    void a_signature_that_failed_leaves_nothing_to_the_next_token() throws Exception {
        List<byte[]> messages = new ArrayList<>();
        JwsSigner external = Hmac.HS256.signer((ExternalSigner) message -> {
            messages.add(message);
            if (messages.size() == 1) {
                throw new IllegalStateException("closed");
            }
            return new byte[32];
        });
        byte[] payload = "second".getBytes(UTF_8);

        assertThatExceptionOfType(KeySourceException.class).isThrownBy(() -> external.sign(new byte[600]));
        assertThat(external.sign(payload)).isEqualTo(new String(messages.get(1), UTF_8) + '.' + "A".repeat(43));
    }

    @Test
    void eight_threads_sign_with_one_signer_each_its_own_token() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> tasks = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                byte[] payload = ("thread " + thread).repeat(thread + 1).getBytes(UTF_8);
                String expected = Hmac.HS256.signer(KEY).sign(payload);
                tasks.add(() -> {
                    boolean same = true;
                    for (int n = 0; n < 2000; n++) {
                        same &= SIGNER.sign(payload).equals(expected);
                    }
                    return same;
                });
            }
            for (Future<Boolean> task : threads.invokeAll(tasks)) {
                assertThat(task.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
