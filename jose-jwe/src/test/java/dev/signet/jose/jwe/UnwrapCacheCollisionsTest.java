package dev.signet.jose.jwe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Encrypted keys of a stranger, made so that their hashes collide. */
class UnwrapCacheCollisionsTest {

    private static final JoseHeader HEADER =
            JoseHeader.of(JsonObject.builder().put("alg", "A256KW").build());

    private final AtomicInteger uses = new AtomicInteger();
    private final CekUnwrapper unwrapper = new UnwrapCache().remembering((header, encryptedKey, encryption) -> {
        uses.incrementAndGet();
        return encryptedKey;
    });

    /**
     * Each block of an encrypted key is one of two that have the same polynomial hash: as octets, or as base64url. The
     * time is a guard against what comparing each with each other takes.
     */
    @ParameterizedTest
    @CsvSource({"1f00,0001", "01a01a,041041"})
    void encrypted_keys_that_collide_cost_no_more_than_others(String one, String other) {
        byte[][] blocks = {HexFormat.of().parseHex(one), HexFormat.of().parseHex(other)};

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            for (int i = 0; i < 1 << 14; i++) {
                byte[] encryptedKey = new byte[14 * blocks[0].length];
                for (int bit = 0; bit < 14; bit++) {
                    System.arraycopy(blocks[i >> bit & 1], 0, encryptedKey, bit * blocks[0].length, blocks[0].length);
                }
                unwrapper.unwrap(HEADER, encryptedKey, ContentEncryption.A256GCM);
            }
        });
        assertThat(uses).hasValue(1 << 14);
    }
}
