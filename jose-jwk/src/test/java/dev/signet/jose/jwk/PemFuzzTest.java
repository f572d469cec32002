package dev.signet.jose.jwk;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Reading PEM throws nothing but {@link IllegalArgumentException}, and what was read can be written and read again. */
class PemFuzzTest {

    @FuzzTest
    void reads_any_octets(byte[] octets) {
        String text = new String(octets, StandardCharsets.ISO_8859_1);
        try {
            Pem.keys(text, new char[] {'x'}).forEach(PemFuzzTest::survivesWriting);
        } catch (IllegalArgumentException refused) {
            return;
        }
    }

    private static void survivesWriting(Jwk key) {
        if (!Pem.key(key.toPem()).thumbprint().equals(key.thumbprint())) {
            throw new AssertionError("another key after writing and reading");
        }
        if (key.isPrivate() && !Pem.key(key.privatePem()).thumbprint().equals(key.thumbprint())) {
            throw new AssertionError("another private key after writing and reading");
        }
    }
}
