package dev.signet.jose.jws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.jose.core.KeySourceException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
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
        TokenBuffers buffers = new TokenBuffers(() -> (message, from, to) -> message);
        TokenBuffers.Buffer first = buffers.take(10);
        Arrays.fill(first.octets(), 0, 10, (byte) 'x');
        buffers.giveBack(first, 10);

        assertThat(buffers.take(10)).isSameAs(first);
        assertThat(first.octets()).containsOnly(0);
    }

    @Test
    void two_tokens_at_a_time_share_neither_array_nor_signing() {
        byte[][] signatures = {{1}, {2}};
        Iterator<byte[]> next = List.of(signatures).iterator();
        TokenBuffers buffers = new TokenBuffers(() -> {
            byte[] signature = next.next();
            return (message, from, to) -> signature;
        });
        TokenBuffers.Buffer first = buffers.take(10);
        TokenBuffers.Buffer second = buffers.take(10);

        assertThat(second.octets()).isNotSameAs(first.octets());
        assertThat(first.signing().sign(first.octets(), 0, 0)).isEqualTo(signatures[0]);
        assertThat(second.signing().sign(second.octets(), 0, 0)).isEqualTo(signatures[1]);
    }

    @Test
    void keeps_no_array_that_is_longer() {
        TokenBuffers buffers = new TokenBuffers(() -> (message, from, to) -> message);
        TokenBuffers.Buffer kept = buffers.take(TokenBuffers.OCTETS);
        TokenBuffers.Buffer longer = buffers.take(TokenBuffers.OCTETS + 1);
        buffers.giveBack(longer, longer.octets().length);
        buffers.giveBack(kept, 0);

        assertThat(longer.octets()).hasSize(TokenBuffers.OCTETS + 1);
        assertThat(buffers.take(1)).isSameAs(kept);
        assertThat(buffers.take(1).octets()).hasSize(TokenBuffers.OCTETS);
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
