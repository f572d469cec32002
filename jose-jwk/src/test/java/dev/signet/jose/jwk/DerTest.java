package dev.signet.jose.jwk;

import static dev.signet.jose.core.internal.DerElement.BIT_STRING;
import static dev.signet.jose.core.internal.DerElement.INTEGER;
import static dev.signet.jose.core.internal.DerElement.OCTET_STRING;
import static dev.signet.jose.core.internal.DerElement.SEQUENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jose.jwk.encoding.Der;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"leaf", "intermediate", "ca", "rsa-certificate", "keytool-certificate", "secp256k1-certificate"})
    void takes_certificates(String name) {
        byte[] der = Base64.getMimeDecoder().decode(PemFiles.text(name).replaceAll("-----[A-Z ]+-----", ""));

        assertThat(Der.isSequence(der)).isTrue();
    }

    @Test
    void takes_a_long_signature() {
        byte[] random = new byte[60_000];
        new Random(1).nextBytes(random);

        assertThat(Der.isSequence(Der.element(SEQUENCE, Der.element(BIT_STRING, random))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {SEQUENCE, OCTET_STRING, BIT_STRING, INTEGER, 0xa0})
    void refuses_nested_elements_of_indefinite_length_wherever_they_stand(int tag) {
        assertThat(Der.isSequence(nested(tag, 15))).isTrue();
        assertThat(Der.isSequence(nested(tag, 40))).isFalse();
        assertThat(Der.isSequence(nested(tag, 15_000))).isFalse();
    }

    @Test
    void keeps_them_from_the_readers_of_certificates_and_keys() {
        String pem = Base64.getMimeEncoder().encodeToString(nested(SEQUENCE, 15_000));

        for (String label :
                new String[] {"CERTIFICATE", "PUBLIC KEY", "PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> Pem.keys("-----BEGIN " + label + "-----\n" + pem + "\n-----END " + label + "-----"))
                    .withMessageContaining("in DER");
        }
    }

    /** Returns SEQUENCE in SEQUENCE, so many, each closed by an end of contents. */
    private static byte[] nested(int tag, int depth) {
        String open = "0\u0080".repeat(depth);
        String closed = "\0\0".repeat(depth);
        byte[] content = (open + closed).getBytes(StandardCharsets.ISO_8859_1);
        return Der.element(SEQUENCE, Der.element(tag, content));
    }
}
