package dev.signet.jose.jwk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JwkSetNewestTest {

    private static final Jwk OLD = EcJwk.generate(Curve.P_256).withKeyId("old");
    private static final Jwk NEW = EcJwk.generate(Curve.P_256).withKeyId("new");

    @Test
    void is_the_key_that_was_added_last() {
        assertThat(JwkSet.of(OLD).with(NEW).newest(KeyOperation.SIGN, "ES256")).contains(NEW);
    }

    @Test
    void is_the_one_before_once_that_is_taken_out() {
        assertThat(JwkSet.of(OLD, NEW).without("new").newest(KeyOperation.SIGN, "ES256"))
                .contains(OLD);
    }

    @Test
    void is_a_key_that_can_do_it() {
        JwkSet keys = JwkSet.of(OLD)
                .with(NEW.toPublic())
                .with(EcJwk.generate(Curve.P_384))
                .with(NEW.withUse(KeyUse.ENCRYPTION));

        assertThat(keys.newest(KeyOperation.SIGN, "ES256")).contains(OLD);
    }

    @Test
    void is_nothing_where_no_key_fits() {
        assertThat(JwkSet.of(OLD).newest(KeyOperation.SIGN, "ES384")).isEmpty();
    }
}
