package dev.signet.jose.jws;

import static dev.signet.jose.jws.Tokens.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Signatures that providers have been known to accept, under either provider. */
class SignatureFormatTest {

    private static final byte[] PAYLOAD = "payload".getBytes(UTF_8);

    private static final Map<Ecdsa, Curve> CURVES = Map.of(
            Ecdsa.ES256, Curve.P_256,
            Ecdsa.ES384, Curve.P_384,
            Ecdsa.ES512, Curve.P_521,
            Ecdsa.ES256K, Curve.SECP256K1);

    @ParameterizedTest
    @EnumSource(Ecdsa.class)
    void refuses_R_and_S_out_of_range(Ecdsa algorithm) {
        Jwk key = Tokens.key(algorithm);
        JwsVerifier verifier = JwsVerifier.of(key, algorithm);
        String token = JwsSigner.of(key, algorithm).sign(PAYLOAD);
        Curve curve = CURVES.get(algorithm);
        BigInteger n = curve.parameters().getOrder();
        int half = curve.octets();
        BigInteger field = BigInteger.ONE.shiftLeft(8 * half).subtract(BigInteger.ONE);
        List<BigInteger> values =
                List.of(BigInteger.ZERO, n, field, n.add(BigInteger.ONE).min(field));

        for (BigInteger r : values) {
            for (BigInteger s : values) {
                String forged = with(token, Octets.concat(Octets.unsigned(r, half), Octets.unsigned(s, half)));
                assertRefused(Reason.SIGNATURE_INVALID, () -> verifier.verify(forged));
            }
        }
    }

    /** What many key services return: 70 to 72 octets for ES256. */
    @Test
    void says_that_a_signature_may_be_in_DER() throws GeneralSecurityException {
        EcJwk key = (EcJwk) Tokens.key(Ecdsa.ES256);
        String input = Ecdsa.ES256.signer(key).sign(PAYLOAD).replaceFirst("\\.[^.]*$", "");
        Signature der = Signature.getInstance("SHA256withECDSA");
        der.initSign(key.privateKey().orElseThrow());
        der.update(input.getBytes(UTF_8));
        byte[] signature = der.sign();
        String token = input + "." + Base64Url.encode(signature);
        String detached = token.replaceFirst("\\.[^.]*\\.", "..");

        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> Ecdsa.ES256.verifier(key).verify(token),
                () -> Ecdsa.ES256.verifier(key).verifyDetached(detached, PAYLOAD))) {
            assertThatThrownBy(call)
                    .isInstanceOfSatisfying(
                            InvalidTokenException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.SIGNATURE_INVALID))
                    .hasMessage(
                            "the signature has " + signature.length
                                    + " octets, with this key for ES256 it has 64 (DER? A JWS has R || S, RFC 7518 section 3.4)");
        }
    }

    @Test
    void three_octets_are_the_fewest_that_may_be_DER() {
        SignatureFormat format = new SignatureFormat.RAndS(BigInteger.TEN, 32);

        assertThat(format.remark(new byte[] {0x30, 0})).isEmpty();
        assertThat(format.remark(new byte[] {0x30, 0, 0})).startsWith(" (DER?");
        assertThat(format.remark(new byte[] {0x31, 0, 0})).isEmpty();
    }

    @Test
    void says_how_long_a_signature_is() {
        String token = Ecdsa.ES256.signer((EcJwk) Tokens.key(Ecdsa.ES256)).sign(PAYLOAD);

        assertThatThrownBy(() ->
                        JwsVerifier.of(Tokens.key(Ecdsa.ES256), Ecdsa.ES256).verify(with(token, new byte[63])))
                .hasMessage("the signature has 63 octets, with this key for ES256 it has 64");
        assertThatThrownBy(() ->
                        JwsVerifier.of(Tokens.key(Ecdsa.ES256), Ecdsa.ES256).verify(with(token, new byte[64])))
                .hasMessage("the signature does not belong to this header and payload under the key for ES256");
    }

    @ParameterizedTest
    @EnumSource(Ecdsa.class)
    void refuses_edge_values_that_are_in_range(Ecdsa algorithm) {
        Jwk key = Tokens.key(algorithm);
        JwsVerifier verifier = JwsVerifier.of(key, algorithm);
        String token = JwsSigner.of(key, algorithm).sign(PAYLOAD);
        BigInteger n = CURVES.get(algorithm).parameters().getOrder();
        int half = CURVES.get(algorithm).octets();
        List<BigInteger> values = List.of(BigInteger.ONE, n.subtract(BigInteger.ONE));

        for (BigInteger r : values) {
            for (BigInteger s : values) {
                String forged = with(token, Octets.concat(Octets.unsigned(r, half), Octets.unsigned(s, half)));
                assertRefused(Reason.SIGNATURE_INVALID, () -> verifier.verify(forged));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Ecdsa.class,
            names = {"ES256", "ES384", "ES512"})
    void refuses_DER(Ecdsa algorithm) throws Exception {
        EcJwk key = (EcJwk) Tokens.key(algorithm);
        String token = JwsSigner.of(key, algorithm).sign(PAYLOAD);
        Signature der = Signature.getInstance(
                algorithm == Ecdsa.ES256
                        ? "SHA256withECDSA"
                        : algorithm == Ecdsa.ES384 ? "SHA384withECDSA" : "SHA512withECDSA");
        der.initSign(key.privateKey().orElseThrow());
        der.update(token.substring(0, token.lastIndexOf('.')).getBytes(UTF_8));
        String other = with(token, der.sign());

        assertRefused(
                Reason.SIGNATURE_INVALID, () -> JwsVerifier.of(key, algorithm).verify(other));
    }

    @ParameterizedTest
    @EnumSource(EdDsa.class)
    void refuses_S_that_is_not_reduced(EdDsa algorithm) {
        Jwk key = Tokens.key(algorithm);
        String token = JwsSigner.of(key, algorithm).sign(PAYLOAD);
        byte[] signature = Base64Url.decode(token.substring(token.lastIndexOf('.') + 1));
        BigInteger order = algorithm == EdDsa.ED448
                ? new BigInteger(
                        "3fffffffffffffffffffffffffffffffffffffffffffffffffffffff7cca23e9c44edb49aed63690216cc2728dc5"
                                + "8f552378c292ab5844f3",
                        16)
                : new BigInteger("1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3ed", 16);
        int half = signature.length / 2;
        byte[] s = Octets.reversed(Arrays.copyOfRange(signature, half, signature.length));
        byte[] larger = Octets.reversed(Octets.unsigned(Octets.integer(s).add(order), half));
        System.arraycopy(larger, 0, signature, half, half);
        String forged = with(token, signature);

        for (CryptoProviders providers : List.of(CryptoProviders.standard(), CryptoProviders.platform())) {
            assertRefused(
                    Reason.SIGNATURE_INVALID,
                    () -> JwsVerifier.of(key, algorithm)
                            .withProviders(providers)
                            .verify(forged));
            assertThat(JwsVerifier.of(key, algorithm)
                            .withProviders(providers)
                            .verify(token)
                            .payload())
                    .isEqualTo(PAYLOAD);
        }
    }

    private static String with(String token, byte[] signature) {
        return token.substring(0, token.lastIndexOf('.') + 1) + Base64Url.encode(signature);
    }
}
