package dev.signet.jose.jws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.OkpJwk;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/** The classes of BouncyCastle that take the place of its provider, beside the provider and the JDK. */
final class BouncyCastleClassesTest {

    private static final byte[] PAYLOAD = "payload".getBytes(UTF_8);
    private static final List<CryptoProviders> OTHERS =
            List.of(CryptoProviders.platform(), CryptoProviders.only(new BouncyCastleProvider()));

    private record Case(JwsAlgorithm algorithm, Jwk key) {}

    private static final List<Case> CASES = List.of(
            new Case(Ecdsa.ES256, EcJwk.generate(Curve.P_256)),
            new Case(Ecdsa.ES384, EcJwk.generate(Curve.P_384)),
            new Case(Ecdsa.ES512, EcJwk.generate(Curve.P_521)),
            new Case(EdDsa.ED25519, OkpJwk.generate(Curve.ED25519)),
            new Case(EdDsa.ED448, OkpJwk.generate(Curve.ED448)));

    @ParameterizedTest
    @FieldSource("CASES")
    void sign_and_verify_as_the_provider_and_the_jdk_do(Case it) {
        JwsSigner signer = JwsSigner.of(it.key, it.algorithm);
        JwsVerifier verifier = JwsVerifier.of(it.key.toPublic(), it.algorithm);

        for (CryptoProviders other : OTHERS) {
            assertThat(verifier.verify(signer.withProviders(other).sign(PAYLOAD))
                            .payload())
                    .isEqualTo(PAYLOAD);
            assertThat(verifier.withProviders(other)
                            .verify(signer.sign(PAYLOAD))
                            .payload())
                    .isEqualTo(PAYLOAD);
        }
    }

    @ParameterizedTest
    @FieldSource("CASES")
    void refuse_another_payload_and_another_key(Case it) {
        JwsVerifier verifier = JwsVerifier.of(it.key.toPublic(), it.algorithm);
        String token = JwsSigner.of(it.key, it.algorithm).sign(PAYLOAD);
        String other = JwsSigner.of(it.key, it.algorithm).sign("another".getBytes(UTF_8));
        String[] parts = token.split("\\.", -1);
        String[] others = other.split("\\.", -1);

        refused(verifier, parts[0] + "." + others[1] + "." + parts[2]);
        Jwk stranger =
                it.key instanceof EcJwk ec ? EcJwk.generate(ec.curve()) : OkpJwk.generate(((OkpJwk) it.key).curve());
        refused(JwsVerifier.of(stranger.toPublic(), it.algorithm), token);
    }

    private static void refused(JwsVerifier verifier, String token) {
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> verifier.verify(token))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.SIGNATURE_INVALID));
    }

    @ParameterizedTest
    @EnumSource(names = {"ED25519", "ED448"})
    void sign_alike(EdDsa algorithm) {
        OkpJwk key = OkpJwk.generate(algorithm == EdDsa.ED25519 ? Curve.ED25519 : Curve.ED448);

        assertThat(Stream.concat(Stream.of(CryptoProviders.standard()), OTHERS.stream())
                        .map(providers ->
                                algorithm.signer(key).withProviders(providers).sign(PAYLOAD))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void are_what_serves_where_nothing_else_was_chosen() {
        OkpJwk key = OkpJwk.generate(Curve.ED25519);
        KeyOperations operations = EdDsa.ED25519.operations();

        assertThat(operations.verifying(key, CryptoProviders.standard())).isNotInstanceOf(JcaVerifyingPrimitive.class);
        assertThat(operations.signing(key, CryptoProviders.standard())).isNotInstanceOf(JcaSigningPrimitive.class);
        for (CryptoProviders other : OTHERS) {
            assertThat(operations.verifying(key, other)).isInstanceOf(JcaVerifyingPrimitive.class);
            assertThat(operations.signing(key, other)).isInstanceOf(JcaSigningPrimitive.class);
        }
    }

    @Test
    void refuse_what_is_no_point() {
        byte[] none = HexFormat.of().parseHex("02" + "00".repeat(31));

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        BouncyCastleClasses.verifying(Curve.ED25519, none, new SignatureFormat.Edwards(new byte[32])));
    }
}
