package dev.signet.jose.jwk.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PemPasswordTest {

    @Test
    void grants_all_encrypted_objects_of_a_text_one_amount_of_work() {
        PemPassword password = PemPassword.of("secret".toCharArray());

        assertThat(password.affords(3_000_000)).isTrue();
        assertThat(password.affords(2_000_001)).isFalse();
        assertThat(password.affords(2_000_000)).isTrue();
        assertThat(password.affords(1)).isFalse();
    }
}
