package dev.signet.jose.jwk.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class PemTextTest {

    private final byte[] der = {48, 1, 2};

    @Test
    void wipes_a_private_key_that_it_has_written() {
        assertThat(PemText.privateKey(der)).contains("\nMAEC\n");

        assertThat(der).containsOnly(0);
    }

    @Test
    void wipes_a_private_key_that_it_has_encrypted() {
        assertThat(PemText.encrypted(der, "password".toCharArray())).startsWith("-----BEGIN ENCRYPTED PRIVATE KEY");

        assertThat(der).containsOnly(0);
    }

    @Test
    void wipes_a_private_key_that_it_cannot_encrypt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PemText.encrypted(der, new char[0]))
                .withMessage("expected a password of at least one character");

        assertThat(der).containsOnly(0);
    }

    @Test
    void leaves_a_public_key_as_it_is() {
        assertThat(PemText.publicKey(der)).isEqualTo("-----BEGIN PUBLIC KEY-----\nMAEC\n-----END PUBLIC KEY-----\n");

        assertThat(der).containsExactly(48, 1, 2);
    }
}
