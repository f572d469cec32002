package dev.signet.jose.jwe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.OkpJwk;
import org.junit.jupiter.api.Test;

final class CurveKeyTest {

    @Test
    void takes_both_types_of_keys_on_curves() {
        EcJwk ec = EcJwk.generate(Curve.P_256);
        OkpJwk okp = OkpJwk.generate(Curve.X25519);

        assertThat(CurveKey.of(ec)).isEqualTo(new CurveKey(Curve.P_256, ec.publicKey(), ec.privateKey()));
        assertThat(CurveKey.of(okp.toPublic()).privateKey()).isEmpty();
        assertThat(CurveKey.of(okp).curve()).isEqualTo(Curve.X25519);
    }

    @Test
    void refuses_a_type_without_curves() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CurveKey.of(OctJwk.generate(32)))
                .withMessage("expected a key on a curve, this one has \"kty\" oct");
    }
}
