package dev.signet.jose.jwe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.OkpJwk;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EcdhTest {

    @Test
    void agrees_as_rfc_7518_appendix_c() throws Exception {
        JsonObject facts = Facts.of("rfc7518/c-ecdh-es.json");
        EcJwk alice = (EcJwk) Jwk.of(facts.object("ephemeral_private").orElseThrow());
        EcJwk bob = (EcJwk) Jwk.of(facts.object("recipient_private").orElseThrow());
        Ecdh ecdh = new Ecdh(Curve.P_256, CryptoProviders.standard());
        assertThat(ecdh.agree(alice.privateKey().orElseThrow(), bob.publicKey()))
                .isEqualTo(Facts.hex(facts, "z_hex"));
        assertThat(ecdh.agree(bob.privateKey().orElseThrow(), alice.publicKey()))
                .isEqualTo(Facts.hex(facts, "z_hex"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rfc8037/a6-ecdh-es-x25519.json", "rfc8037/a7-ecdh-es-x448.json"})
    void agrees_as_rfc_8037_appendix_a(String resource) throws Exception {
        JsonObject facts = Facts.of(resource);
        OkpJwk sender = (OkpJwk) Jwk.of(facts.object("ephemeral_private_jwk").orElseThrow());
        OkpJwk recipient = (OkpJwk) Jwk.of(facts.object("recipient_private_jwk").orElseThrow());
        Ecdh ecdh = new Ecdh(sender.curve(), CryptoProviders.standard());
        PrivateKey own = ecdh.taken("ECDH-ES", sender.privateKey().orElseThrow());
        assertThat(ecdh.agree(own, ecdh.own(recipient.publicKey()))).isEqualTo(Facts.hex(facts, "z_hex"));
        assertThat(EphemeralKey.parameter(sender.publicKey()).object("epk")).isEqualTo(facts.object("epk"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Curve.class,
            names = {"SECP256K1", "ED25519", "ED448"})
    void does_not_serve_curves_that_jose_has_for_signatures(Curve curve) {
        assertThat(Ecdh.serves(curve)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = Curve.class,
            names = {"X25519", "X448"})
    void refuses_a_secret_of_zeros(Curve curve) {
        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> Ecdh.sound(curve, new byte[curve.octets()]));
    }

    @Test
    void refuses_a_secret_without_its_leading_zero() {
        assertThatExceptionOfType(KeySourceException.class)
                .isThrownBy(() -> Ecdh.sound(Curve.P_521, new byte[65]))
                .withMessageContaining("66");
    }
}
