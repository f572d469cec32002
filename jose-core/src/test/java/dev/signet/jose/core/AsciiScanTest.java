package dev.signet.jose.core;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.fail;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class AsciiScanTest {

    @Test
    void finds_each_octet_that_is_not_plain_at_each_place() {
        for (int length = 1; length < 20; length++) {
            for (int at = 0; at < length; at++) {
                for (int octet = 0; octet < 256; octet++) {
                    byte[] octets = "x".repeat(length).getBytes(ISO_8859_1);
                    octets[at] = (byte) octet;
                    if (AsciiScan.plainTo(octets, 0) != (isPlain((byte) octet) ? length : at)) {
                        fail("octet %d at %d of %d", octet, at, length);
                    }
                }
            }
        }
    }

    @Test
    void finds_the_first_of_any_mixture() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        byte[] mixture = {
            ' ', '!', '#', '"', '\\', '[', ']', 0x1f, 0, 0x7f, (byte) 0x80, (byte) 0xa2, (byte) 0xdc, -1, 'a'
        };
        for (int i = 0; i < 100_000; i++) {
            byte[] octets = new byte[random.nextInt(24)];
            for (int j = 0; j < octets.length; j++) {
                octets[j] = random.nextInt(4) == 0 ? mixture[random.nextInt(mixture.length)] : (byte) 'x';
            }
            int from = octets.length == 0 ? 0 : random.nextInt(octets.length);
            int expected = from;
            while (expected < octets.length && isPlain(octets[expected])) {
                expected++;
            }
            if (AsciiScan.plainTo(octets, from) != expected) {
                fail("seed %d, number %d", seed, i);
            }
        }
    }

    private static boolean isPlain(byte octet) {
        return octet >= ' ' && octet != '"' && octet != '\\';
    }
}
