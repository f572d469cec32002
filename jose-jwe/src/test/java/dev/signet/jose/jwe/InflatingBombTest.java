package dev.signet.jose.jwe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.core.internal.Octets;
import java.lang.management.ManagementFactory;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Content that inflates to a thousand times its size: apart from {@link InflatingTest}, since making it takes time. */
class InflatingBombTest {

    private static final ContentEncryption GCM = ContentEncryption.A256GCM;

    @Test
    void gives_a_bomb_up_before_memory_is_spent_on_it() throws GeneralSecurityException {
        byte[] key = Octets.random(32);
        JweDecrypter large = Direct.DIR
                .decrypter(Keys.secret(key), GCM)
                .withLimits(TokenLimits.defaults().withTokenOctets(8 << 20))
                .inflating(1 << 20);
        byte[][] zeros = new byte[64][];
        Arrays.fill(zeros, new byte[1 << 20]);
        String bomb = Tokens.encrypted(key, GCM, InflatingTest.HEADER, InflatingTest.deflated(zeros));

        Refusal.of(large, bomb);
        long before = allocated();
        assertThat(Refusal.reason(large, bomb)).isEqualTo(Reason.TOO_LARGE);
        assertThat(allocated() - before).isLessThan(8L << 20);
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
