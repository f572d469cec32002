package dev.signet.jose.jws;

import static dev.signet.jose.jws.RsaPkcs1.RS256;
import static dev.signet.jose.jws.RsaPss.PS256;
import static dev.signet.jose.jws.Tokens.assertRefused;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.jwk.RsaJwk;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * RSA signatures that readers of paddings have been known to accept, made with the private key: the encoded message is
 * compared as a whole (RFC 8017 section 8.2.2), and PSS has the parameters of its name (RFC 7518 section 3.5).
 */
class ForgedRsaSignaturesTest {

    private static final RsaJwk KEY = (RsaJwk) JwsVectors.key("rfc7515/a2-rs256");
    private static final int OCTETS = 256;

    private static final byte[] SHA_256 = hex("3031300d060960864801650304020105000420");
    private static final byte[] SHA_512 = hex("3051300d060960864801650304020305000440");
    /** The same as SHA-256, with its outermost length in two octets. */
    private static final byte[] SHA_256_IN_BER = hex("308131300d060960864801650304020105000420");

    private static final List<CryptoProviders> PROVIDERS =
            List.of(CryptoProviders.standard(), CryptoProviders.only(new BouncyCastleProvider()));

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static String input(JwsAlgorithm algorithm, String payload) {
        return Base64Url.encode(("{\"alg\":\"" + algorithm.jwaName() + "\"}").getBytes(UTF_8)) + "."
                + Base64Url.encode(payload.getBytes(UTF_8));
    }

    private static byte[] hash(String algorithm, String input) throws GeneralSecurityException {
        return MessageDigest.getInstance(algorithm).digest(input.getBytes(US_ASCII));
    }

    /** Returns 00, a block type, padding, 00 and the rest, where the padding ends in an octet of its own. */
    private static byte[] encoded(int blockType, int lastOfPadding, byte[] rest) {
        byte[] padding = new byte[OCTETS - 3 - rest.length];
        Arrays.fill(padding, (byte) 0xff);
        padding[padding.length - 1] = (byte) lastOfPadding;
        return Octets.concat(new byte[] {0, (byte) blockType}, padding, new byte[1], rest);
    }

    private static byte[] signature(byte[] encoded) {
        BigInteger d = Octets.integer(KEY.privateMembers().octets("d").orElseThrow());
        BigInteger n = KEY.publicKey().getModulus();
        return Octets.unsigned(Octets.integer(encoded).modPow(d, n), OCTETS);
    }

    static Stream<Arguments> paddings() throws GeneralSecurityException {
        String input = input(RS256, "payload");
        byte[] hash = hash("SHA-256", input);
        byte[] right = Octets.concat(SHA_256, hash);
        byte[] garbage = Octets.random(OCTETS - 11 - right.length);
        return Stream.of(
                Arguments.of("octets behind the hash", encoded(1, 0xff, Octets.concat(right, garbage))),
                Arguments.of("one octet behind the hash", encoded(1, 0xff, Octets.concat(right, new byte[1]))),
                Arguments.of("another octet in the padding", encoded(1, 0xfe, right)),
                Arguments.of("a zero in the padding", encoded(1, 0, right)),
                Arguments.of("the padding of an encryption", encoded(2, 0xff, right)),
                Arguments.of("no block type", encoded(0, 0xff, right)),
                Arguments.of("a hash without its name", encoded(1, 0xff, hash)),
                Arguments.of("a length in BER", encoded(1, 0xff, Octets.concat(SHA_256_IN_BER, hash))),
                Arguments.of("another hash", encoded(1, 0xff, Octets.concat(SHA_512, hash("SHA-512", input)))),
                Arguments.of("the name of another hash", encoded(1, 0xff, Octets.concat(SHA_512, hash))),
                Arguments.of("a hash of something else", encoded(1, 0xff, Octets.concat(SHA_256, new byte[32]))),
                Arguments.of("nothing but zeros", new byte[OCTETS]),
                Arguments.of("the number 1", encoded(0, 0, new byte[] {1})));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("paddings")
    void pkcs1_is_compared_as_a_whole(String what, byte[] encoded) throws GeneralSecurityException {
        String input = input(RS256, "payload");
        String right = token(input, signature(encoded(1, 0xff, Octets.concat(SHA_256, hash("SHA-256", input)))));
        String forged = token(input, signature(encoded));

        for (CryptoProviders providers : PROVIDERS) {
            JwsVerifier verifier = RS256.verifier(KEY.toPublic()).withProviders(providers);

            assertThat(verifier.verify(right).payload()).isEqualTo("payload".getBytes(UTF_8));
            assertRefused(Reason.SIGNATURE_INVALID, () -> verifier.verify(forged));
        }
    }

    @Test
    void a_signature_is_less_than_the_modulus() {
        BigInteger n = KEY.publicKey().getModulus();
        String token;
        BigInteger larger;
        int payload = 0;
        do {
            token = RS256.signer(KEY).sign(Integer.toString(payload++).getBytes(UTF_8));
            larger = Octets.integer(Base64Url.decode(token.substring(token.lastIndexOf('.') + 1)))
                    .add(n);
        } while (larger.bitLength() > 8 * OCTETS);
        String forged = token(token.substring(0, token.lastIndexOf('.')), Octets.unsigned(larger, OCTETS));

        for (CryptoProviders providers : PROVIDERS) {
            JwsVerifier verifier = RS256.verifier(KEY.toPublic()).withProviders(providers);

            assertThat(verifier.verify(token)).isNotNull();
            assertRefused(Reason.SIGNATURE_INVALID, () -> verifier.verify(forged));
        }
    }

    static Stream<PSSParameterSpec> parameters() {
        return Stream.concat(
                Stream.of(0, 20, 31, 33, 64)
                        .map(salt -> new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, salt, 1)),
                Stream.of(
                        new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA1, 32, 1),
                        new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA512, 32, 1),
                        new PSSParameterSpec("SHA-512", "MGF1", MGF1ParameterSpec.SHA256, 32, 1),
                        new PSSParameterSpec("SHA-512", "MGF1", MGF1ParameterSpec.SHA512, 64, 1),
                        PSSParameterSpec.DEFAULT));
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void pss_has_the_parameters_of_its_name(PSSParameterSpec others) throws GeneralSecurityException {
        String right = signed(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        String other = signed(others);

        for (CryptoProviders providers : PROVIDERS) {
            JwsVerifier verifier = PS256.verifier(KEY.toPublic()).withProviders(providers);

            assertThat(verifier.verify(right).payload()).isEqualTo("payload".getBytes(UTF_8));
            assertRefused(Reason.SIGNATURE_INVALID, () -> verifier.verify(other));
        }
    }

    private static String signed(PSSParameterSpec parameters) throws GeneralSecurityException {
        String input = input(PS256, "payload");
        Signature pss = Signature.getInstance("RSASSA-PSS");
        pss.setParameter(parameters);
        pss.initSign(KEY.privateKey().orElseThrow());
        pss.update(input.getBytes(US_ASCII));
        return token(input, pss.sign());
    }

    private static String token(String input, byte[] signature) {
        return input + "." + Base64Url.encode(signature);
    }
}
