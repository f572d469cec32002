package dev.signet.jose.jwe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.TokenLimits;
import java.lang.management.ManagementFactory;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** The octets that decrypting a long token allocates, counted by the JVM and not timed. */
final class AllocationTest {

    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final SecretKey KEY = new SecretKeySpec(new byte[32], "AES");
    private static final int MEBIBYTE = 1 << 20;

    /** The plaintext takes the place of the ciphertext, and a copy of it is handed out. */
    @Test
    void decrypting_a_mebibyte_takes_little_more_than_twice_its_octets() {
        String token = Direct.DIR
                .encrypter(KEY, ContentEncryption.A256GCM)
                .withProviders(CryptoProviders.platform())
                .encrypt(new byte[MEBIBYTE]);
        JweDecrypter decrypter = Direct.DIR
                .decrypter(KEY, ContentEncryption.A256GCM)
                .withProviders(CryptoProviders.platform())
                .withLimits(TokenLimits.defaults().withTokenOctets(2 * MEBIBYTE));
        decrypter.decrypt(token);

        long before = THREAD.getCurrentThreadAllocatedBytes();
        byte[] plaintext = decrypter.decrypt(token).plaintext();
        long octets = THREAD.getCurrentThreadAllocatedBytes() - before;

        assertThat(plaintext).hasSize(MEBIBYTE);
        assertThat(octets).isLessThan(2 * MEBIBYTE + MEBIBYTE / 8);
    }
}
