package dev.signet.jose.jws;

import static dev.signet.jose.jws.Tokens.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.testsupport.PartialProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SignatureSpi;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Signatures that no provider is asked about, under one that accepts each (CVE-2022-21449 was such a provider). What
 * it is asked about, it accepts, so that each refusal here is the library's own.
 */
class AcceptingProviderTest {

    private static final byte[] PAYLOAD = "payload".getBytes(UTF_8);

    private static final CryptoProviders ACCEPTING = CryptoProviders.only(new PartialProvider()
            .with("Signature", "SHA256withECDSAinP1363Format", AcceptingSignature::new)
            .with("Signature", "SHA384withECDSAinP1363Format", AcceptingSignature::new)
            .with("Signature", "SHA512withECDSAinP1363Format", AcceptingSignature::new)
            .with("Signature", "Ed25519", AcceptingSignature::new)
            .with("Signature", "Ed448", AcceptingSignature::new)
            .with("Signature", "SHA256withRSA", AcceptingSignature::new));

    private static final Map<Ecdsa, Curve> CURVES = Map.of(
            Ecdsa.ES256, Curve.P_256,
            Ecdsa.ES384, Curve.P_384,
            Ecdsa.ES512, Curve.P_521,
            Ecdsa.ES256K, Curve.SECP256K1);

    /** The group orders of RFC 8032 sections 5.1 and 5.2, in as many octets as S has. */
    private static final Map<EdDsa, String> ORDERS = Map.of(
            EdDsa.ED25519,
            "1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3ed",
            EdDsa.ED448,
            "003fffffffffffffffffffffffffffffffffffffffffffffffffffffff"
                    + "7cca23e9c44edb49aed63690216cc2728dc58f552378c292ab5844f3");

    @ParameterizedTest
    @EnumSource(Ecdsa.class)
    void refuses_R_or_S_of_zero_and_from_the_order_on(Ecdsa algorithm) throws IOException {
        Curve curve = CURVES.get(algorithm);
        BigInteger n = curve.parameters().getOrder();
        BigInteger largest = BigInteger.ONE.shiftLeft(8 * curve.octets()).subtract(BigInteger.ONE);
        List<BigInteger> inside = List.of(BigInteger.ONE, n.subtract(BigInteger.ONE));

        for (BigInteger in : inside) {
            for (BigInteger other : inside) {
                assertAccepted(algorithm, rAndS(curve, in, other));
            }
            for (BigInteger out : List.of(BigInteger.ZERO, n, largest)) {
                assertInvalid(algorithm, rAndS(curve, in, out));
                assertInvalid(algorithm, rAndS(curve, out, in));
                assertInvalid(algorithm, rAndS(curve, out, out));
            }
        }
    }

    /** Each octet of L is changed by itself, so that the comparison is seen to begin at the end and to be unsigned. */
    @ParameterizedTest
    @EnumSource(
            value = EdDsa.class,
            names = {"ED25519", "ED448"})
    void refuses_S_from_the_group_order_on(EdDsa algorithm) throws IOException {
        byte[] order = HexFormat.of().parseHex(ORDERS.get(algorithm));

        assertInvalid(algorithm, withS(order));
        for (int i = 0; i < order.length; i++) {
            int octet = order[i] & 0xff;
            for (int other : List.of(0, octet - 1, octet + 1, 0xff)) {
                byte[] s = order.clone();
                s[i] = (byte) other;
                if (other >= 0 && other < octet) {
                    assertAccepted(algorithm, withS(s));
                } else if (other > octet && other <= 0xff) {
                    assertInvalid(algorithm, withS(s));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ES256", "ES384", "ES512", "ES256K", "Ed25519", "Ed448", "RS256"})
    void refuses_a_signature_of_another_length(String name) throws IOException {
        JwsAlgorithm algorithm = JwsAlgorithm.named(name).orElseThrow();
        String token = JwsSigner.of(Tokens.key(algorithm), algorithm).sign(PAYLOAD);
        byte[] signature = Base64Url.decode(token.substring(token.lastIndexOf('.') + 1));
        byte[] longer = new byte[signature.length + 1];
        byte[] shorter = new byte[signature.length - 1];
        System.arraycopy(signature, 0, longer, 0, signature.length);
        System.arraycopy(signature, 0, shorter, 0, shorter.length);

        assertAccepted(algorithm, signature);
        assertInvalid(algorithm, longer);
        assertInvalid(algorithm, shorter);
        assertInvalid(algorithm, new byte[0]);
    }

    @Test
    void an_RSA_signature_is_as_long_as_the_modulus() {
        SignatureFormat.Modulus format = new SignatureFormat.Modulus(256);

        assertThat(format.accepts(new byte[256])).isTrue();
        assertThat(format.accepts(new byte[255])).isFalse();
        assertThat(format.accepts(new byte[257])).isFalse();
    }

    @Test
    void a_signature_of_a_fixed_length_has_that_length() {
        SignatureFormat.FixedLength format = new SignatureFormat.FixedLength(3);

        assertThat(format.accepts(new byte[3])).isTrue();
        assertThatCode(() -> format.requireFromSigner(new byte[3])).doesNotThrowAnyException();
        for (byte[] other : List.of(new byte[2], new byte[4])) {
            assertThat(format.accepts(other)).isFalse();
            assertThatThrownBy(() -> format.requireFromSigner(other))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the signer returned " + other.length + " octets, expected a signature of 3");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ES256", "Ed25519", "RS256"})
    void a_signature_that_a_provider_makes_in_another_length_is_refused(String name) {
        JwsAlgorithm algorithm = JwsAlgorithm.named(name).orElseThrow();
        JwsSigner signer = JwsSigner.of(Tokens.key(algorithm), algorithm).withProviders(ACCEPTING);

        for (ThrowingCallable signing :
                List.<ThrowingCallable>of(() -> signer.sign(PAYLOAD), () -> signer.signDetached(PAYLOAD))) {
            assertThatThrownBy(signing)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("the signer returned 1 octets, expected ");
        }
    }

    private static void assertAccepted(JwsAlgorithm algorithm, byte[] signature) throws IOException {
        Jwk key = Tokens.key(algorithm);
        JwsVerifier verifier = JwsVerifier.of(key, algorithm).withProviders(ACCEPTING);

        assertThat(verifier.verify(token(key, algorithm, PAYLOAD, signature)).payload())
                .isEqualTo(PAYLOAD);
        assertThat(verifier.verifyDetached(
                                token(key, algorithm, new byte[0], signature), new ByteArrayInputStream(PAYLOAD))
                        .algorithm())
                .isEqualTo(algorithm);
    }

    private static void assertInvalid(JwsAlgorithm algorithm, byte[] signature) {
        Jwk key = Tokens.key(algorithm);
        JwsVerifier verifier = JwsVerifier.of(key, algorithm).withProviders(ACCEPTING);
        String token = token(key, algorithm, PAYLOAD, signature);
        String detached = token(key, algorithm, new byte[0], signature);

        assertRefused(Reason.SIGNATURE_INVALID, () -> verifier.verify(token));
        assertRefused(
                Reason.SIGNATURE_INVALID, () -> verifier.verifyDetached(detached, new ByteArrayInputStream(PAYLOAD)));
    }

    private static String token(Jwk key, JwsAlgorithm algorithm, byte[] payload, byte[] signature) {
        String header = "{\"alg\":\"" + algorithm.jwaName() + "\",\"kid\":\""
                + key.keyId().orElseThrow() + "\"}";
        return Base64Url.encode(header.getBytes(UTF_8)) + "." + Base64Url.encode(payload) + "."
                + Base64Url.encode(signature);
    }

    private static byte[] rAndS(Curve curve, BigInteger r, BigInteger s) {
        return Octets.concat(Octets.unsigned(r, curve.octets()), Octets.unsigned(s, curve.octets()));
    }

    private static byte[] withS(byte[] s) {
        return Octets.concat(new byte[s.length], Octets.reversed(s));
    }

    /** Accepts each signature of each key, and makes signatures of one octet. */
    private static final class AcceptingSignature extends SignatureSpi {

        @Override
        protected void engineInitVerify(PublicKey key) {
            // Nothing that it is given changes the answer.
        }

        @Override
        protected void engineUpdate(byte octet) {
            // Nothing that it is given changes the answer.
        }

        @Override
        protected void engineUpdate(byte[] octets, int from, int length) {
            // Nothing that it is given changes the answer.
        }

        @Override
        protected boolean engineVerify(byte[] signature) {
            return true;
        }

        @Override
        protected void engineInitSign(PrivateKey key) {
            // Nothing that it is given changes the answer.
        }

        @Override
        protected byte[] engineSign() {
            return new byte[1];
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {
            throw new UnsupportedOperationException();
        }

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            throw new UnsupportedOperationException();
        }
    }
}
