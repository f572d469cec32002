package dev.signet.jose.jwk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jose.core.CryptoProviders;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ForeignKeysTest {

    private static final JcaKeys BOUNCY_CASTLE = new JcaKeys(CryptoProviders.only(new BouncyCastleProvider()));

    @ParameterizedTest
    @EnumSource
    void reads_key_pairs_of_another_provider(Curve curve) {
        KeyPair pair = BOUNCY_CASTLE.generate(curve);
        Jwk key = Jwk.of(pair);

        assertThat(key.isPrivate()).isTrue();
        assertThat(Jwk.parse(key.privateJson())).isEqualTo(key);
        assertThat(Jwk.of(pair.getPublic())).isEqualTo(key.toPublic());
    }

    @Test
    void reads_rsa_key_pairs_of_another_provider() {
        Jwk key = Jwk.of(BOUNCY_CASTLE.generateRsa(2048));

        assertThat(Jwk.parse(key.privateJson())).isEqualTo(key);
        assertThat(key.privateMembers().has("qi")).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"ED25519", "ED448", "X25519", "X448"})
    void reads_keys_that_only_encode(Curve curve) {
        KeyPair pair = BOUNCY_CASTLE.generate(curve);

        assertThat(Jwk.of(new EncodedKeys.Public(pair.getPublic()), new EncodedKeys.Private(pair.getPrivate())))
                .isEqualTo(Jwk.of(pair));
    }

    /** Another provider's own arithmetic, which must come to the same verdicts as the platform's. */
    @ParameterizedTest
    @CsvSource({
        Resources.P_256,
        Resources.P_384,
        Resources.P_521,
        Resources.SECP256K1,
        Resources.RSA,
        Resources.ED25519,
        Resources.ED448,
        Resources.X25519,
        Resources.X448
    })
    void checks_pairs_with_one_pinned_provider(String name) {
        JwkReader pinned = new JwkReader(BOUNCY_CASTLE);

        assertThat(pinned.read(Resources.object(name))).isEqualTo(Jwk.of(Resources.object(name)));
    }

    @Test
    void refuses_a_curve_that_jose_does_not_have() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", new BouncyCastleProvider());
        generator.initialize(new ECGenParameterSpec("brainpoolP256r1"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Jwk.of(generator.generateKeyPair().getPublic()))
                .withMessage("expected a key on P-256, P-384, P-521 or secp256k1, was on another curve");
    }

    @Test
    void refuses_a_kind_of_key_that_jose_does_not_have() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("DSA");
        generator.initialize(2048);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Jwk.of(generator.generateKeyPair().getPublic()))
                .withMessageContaining("was of another kind");
    }

    @ParameterizedTest
    @CsvSource({Resources.P_256, Resources.RSA, Resources.ED25519, Resources.X448})
    void refuses_a_private_key_that_does_not_leave_its_hsm(String name) {
        Jwk key = Jwk.of(Resources.object(name));
        EncodedKeys.Handle handle = new EncodedKeys.Handle("EC");

        assertThatIllegalArgumentException().isThrownBy(() -> Jwk.of(publicKey(key), handle));
    }

    @Test
    void refuses_halves_of_two_types() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Jwk.of(
                        publicKey(Jwk.of(Resources.object(Resources.P_256))),
                        JcaKeys.STANDARD.generateRsa(2048).getPrivate()))
                .withMessageContaining("expected an EC private key that can be read");
    }

    private static java.security.PublicKey publicKey(Jwk key) {
        if (key instanceof EcJwk ec) {
            return ec.publicKey();
        }
        return key instanceof RsaJwk rsa ? rsa.publicKey() : ((OkpJwk) key).publicKey();
    }
}
