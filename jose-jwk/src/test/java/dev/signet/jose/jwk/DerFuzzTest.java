package dev.signet.jose.jwk;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Octets behind each label of PEM, and certificates in {@code x5c}: nothing but {@link IllegalArgumentException}, or
 * what was read can be written and read again.
 */
class DerFuzzTest {

    private static final List<String> LABELS =
            List.of("PUBLIC KEY", "PRIVATE KEY", "CERTIFICATE", "RSA PUBLIC KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY");

    /** The first octet chooses the label. */
    @FuzzTest
    void reads_any_octets_as_a_key(byte[] data) {
        if (data.length < 2) {
            return;
        }
        String label = LABELS.get((data[0] & 0xff) % LABELS.size());
        byte[] der = Arrays.copyOfRange(data, 1, data.length);
        Jwk key;
        try {
            key = Pem.key("-----BEGIN " + label + "-----\n"
                    + Base64.getEncoder().encodeToString(der) + "\n-----END " + label + "-----\n");
        } catch (IllegalArgumentException refused) {
            return;
        }
        // A JWK cannot say that an RSA key is for RSASSA-PSS alone, as its encoding in DER does.
        if (!Jwk.parse(key.privateJson()).thumbprint().equals(key.thumbprint())
                || !Pem.key(key.toPem()).thumbprint().equals(key.thumbprint())) {
            throw new AssertionError("another key after writing and reading");
        }
    }

    /** A certificate is read as it was written, or not at all. */
    @FuzzTest
    void reads_any_octets_as_a_certificate(byte[] der) {
        CertificateChains.read(der).ifPresent(certificate -> {
            if (!Arrays.equals(CertificateChains.encoded(certificate), der)) {
                throw new AssertionError("another certificate");
            }
            readAsKey(certificate);
        });
    }

    private static void readAsKey(X509Certificate certificate) {
        Jwk key;
        try {
            key = Jwk.of(certificate);
        } catch (IllegalArgumentException refused) {
            return;
        }
        if (!X509Chain.of(key).certificates().equals(List.of(certificate))
                || !Jwk.parse(key.toJson()).equals(key)) {
            throw new AssertionError("another key after writing and reading");
        }
    }
}
