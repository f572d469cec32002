package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.TokenLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import javax.crypto.SecretKey;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is too large is refused for the price of finding that out: next to no memory, and none of the work. */
class LimitsTest {

    private static final long LITTLE = 256 << 10;
    private static final int HUGE = 100 << 20;

    private final JweDecrypter decrypter = AesKeyWrap.A128KW.decrypter(Keys.secret(16), ContentEncryption.A256GCM);

    @Test
    void refuses_a_compact_token_of_a_hundred_mebibytes() {
        String token = "A".repeat(HUGE);
        assertThat(cheaply(() -> decrypter.decrypt(token))).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void refuses_a_json_token_of_a_hundred_mebibytes() {
        String token = "{".repeat(HUGE);
        JweJsonDecrypter json = JweJsonDecrypter.of(decrypter);
        assertThat(cheaply(() -> json.decrypt(token))).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void refuses_a_header_without_end_from_a_stream() {
        Endless endless = new Endless();
        ThrowingCallable decryption = () -> decrypter.decrypt(endless, OutputStream.nullOutputStream(), HUGE);
        assertThat(refusal(decryption)).isEqualTo(Reason.TOO_LARGE);
        assertThat(endless.given).isLessThanOrEqualTo(LITTLE + (64 << 10));
    }

    /** Without the ceiling the last of them would hash for hours. */
    @ParameterizedTest
    @ValueSource(strings = {"1200001", "2147483647", "4294968296", "1e400"})
    void refuses_iterations_beyond_the_ceiling(String count) {
        String header =
                "{\"alg\":\"PBES2-HS256+A128KW\",\"enc\":\"A256GCM\",\"p2s\":\"AAAAAAAAAAAAAA\",\"p2c\":" + count + "}";
        String token = Base64Url.encode(header.getBytes(UTF_8)) + "." + "A".repeat(54) + "." + "A".repeat(16) + ".AA."
                + "A".repeat(21) + "A";
        JweDecrypter password =
                Pbes2.PBES2_HS256_A128KW.decrypter("correct horse".toCharArray(), ContentEncryption.A256GCM);
        Reason expected = count.equals("1e400") ? Reason.MALFORMED : Reason.TOO_LARGE;
        assertThat(cheaply(() -> password.decrypt(token))).isEqualTo(expected);
    }

    @Test
    void tries_no_more_keys_than_there_may_be_recipients() {
        TokenLimits two = TokenLimits.defaults().withRecipients(2);
        SecretKey key = Keys.secret(16);
        String json = Tokens.flattened(AesKeyWrap.A128KW
                        .encrypter(key, ContentEncryption.A256GCM)
                        .encrypt(new byte[5]))
                .toJson();
        JweDecrypter right = decrypter(key).withLimits(two);
        JweDecrypter wrong = decrypter(Keys.secret(16)).withLimits(two);

        assertThat(JweJsonDecrypter.of(wrong, right).decrypt(json).plaintext()).hasSize(5);
        assertThat(refusal(() -> JweJsonDecrypter.of(wrong, wrong, right).decrypt(json)))
                .isEqualTo(Reason.DECRYPTION_FAILED);
    }

    private static JweDecrypter decrypter(SecretKey key) {
        return AesKeyWrap.A128KW.decrypter(key, ContentEncryption.A256GCM);
    }

    /** Runs it twice, and measures the second time: what is loaded once is not the token's fault. */
    private static Reason cheaply(ThrowingCallable refused) {
        refusal(refused);
        long before = allocated();
        Reason reason = refusal(refused);
        assertThat(allocated() - before).isLessThan(LITTLE);
        return reason;
    }

    private static Reason refusal(ThrowingCallable refused) {
        Throwable thrown = catchThrowable(refused);
        assertThat(thrown).isExactlyInstanceOf(InvalidTokenException.class);
        return ((InvalidTokenException) thrown).reason();
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    /** Never ends, and counts what it gave. For one thread. */
    private static final class Endless extends InputStream {

        private long given;

        @Override
        public int read() throws IOException {
            given++;
            return 'A';
        }
    }
}
