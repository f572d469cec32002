package dev.signet.jose.jwk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwkThumbprintTest {

    private static final Jwk KEY = Jwk.of(Resources.object("rfc8037/a1"));

    @ParameterizedTest
    @CsvSource({"sha-256, 32", "sha-384, 48", "sha-512, 64"})
    void hashes_with_the_hash_that_was_asked_for(String hash, int octets) {
        JwkThumbprint thumbprint = KEY.thumbprint(hash);

        assertThat(thumbprint.octets()).hasSize(octets);
        assertThat(thumbprint.uri()).hasToString("urn:ietf:params:oauth:jwk-thumbprint:" + hash + ":" + thumbprint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA-256", "sha256", "sha-1", "md5", ""})
    void knows_no_other_hash(String hash) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KEY.thumbprint(hash))
                .withMessage("expected sha-256, sha-384 or sha-512, was another hash");
    }

    @ParameterizedTest
    @ValueSource(strings = {Resources.P_521, Resources.RSA, Resources.ED448, Resources.X25519})
    void is_the_same_for_both_halves_and_whatever_is_said_about_the_key(String name) {
        Jwk key = Jwk.of(Resources.object(name));

        assertThat(key.toPublic().withKeyId("other").thumbprint())
                .isEqualTo(key.thumbprint())
                .hasSameHashCodeAs(key.thumbprint());
    }

    @Test
    void differs_between_keys_and_between_hashes() {
        assertThat(KEY.thumbprint())
                .isNotEqualTo(OkpJwk.generate(Curve.ED25519).thumbprint())
                .isNotEqualTo(KEY.thumbprint("sha-512"));
    }

    @Test
    void gives_out_copies() {
        JwkThumbprint thumbprint = KEY.thumbprint();
        Arrays.fill(thumbprint.octets(), (byte) 0);

        assertThat(thumbprint).isEqualTo(KEY.thumbprint());
    }

    /** A set of 512 keys is searched for each algorithm, and may be for each token. */
    @Test
    void is_computed_once_for_a_key() {
        Jwk key = Jwk.of(Resources.bare(Resources.P_256));

        assertThat(key.thumbprint()).isSameAs(key.thumbprint()).isEqualTo(key.thumbprint("sha-256"));
    }
}
