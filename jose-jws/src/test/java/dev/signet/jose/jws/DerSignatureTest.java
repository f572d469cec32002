package dev.signet.jose.jws;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DerSignatureTest {

    private static final String R = "1111111111111111111111111111111111111111111111111111111111111111";
    private static final String S = "2222222222222222222222222222222222222222222222222222222222222222";
    private static final String GOOD = "30440220" + R + "0220" + S;

    @ParameterizedTest
    @CsvSource({"ES256,P_256,SHA256withECDSA", "ES384,P_384,SHA384withECDSA", "ES512,P_521,SHA512withECDSA"})
    void signs_with_what_answers_in_der(Ecdsa algorithm, Curve curve, String jcaName) {
        EcJwk key = EcJwk.generate(curve);
        PrivateKey secret = key.privateKey().orElseThrow();
        JwsSigner signer = algorithm.signer(input -> {
            Signature signature = Signature.getInstance(jcaName);
            signature.initSign(secret);
            signature.update(input);
            return algorithm.fromDer(signature.sign());
        });

        String token = signer.sign("hello".getBytes(US_ASCII));

        assertThat(algorithm.verifier(key).verify(token).payload()).asString().isEqualTo("hello");
    }

    @Test
    void puts_r_and_s_side_by_side() {
        assertThat(fromDer(GOOD)).isEqualTo(R + S);
    }

    @Test
    void fills_small_numbers_up() {
        assertThat(fromDer("3006020101020102")).isEqualTo("00".repeat(31) + "01" + "00".repeat(31) + "02");
    }

    @Test
    void takes_the_zero_in_front_of_large_numbers_away() {
        assertThat(fromDer("3045022100" + "ff".repeat(32) + "0220" + S)).isEqualTo("ff".repeat(32) + S);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                GOOD,
                "3006020101020102",
                "3045022100ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff0220" + S,
                "3046022100ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff0221008000"
                        + "000000000000000000000000000000000000000000000000000000000000",
                "302402020080021e7f0000000000000000000000000000000000000000000000000000000001"
            })
    void encodes_what_it_has_read(String der) {
        byte[] rAndS = Ecdsa.ES256.fromDer(HexFormat.of().parseHex(der));

        assertThat(DerSignature.encoded(rAndS)).asHexString().isEqualToIgnoringCase(der);
    }

    @Test
    void encodes_a_length_of_two_octets() {
        byte[] rAndS = new byte[132];
        Arrays.fill(rAndS, (byte) 1);

        byte[] der = DerSignature.encoded(rAndS);

        assertThat(der).hasSize(139).startsWith(0x30, 0x81, 136, 0x02, 66, 0x01);
        assertThat(Ecdsa.ES512.fromDer(der)).isEqualTo(rAndS);
    }

    @Test
    void reads_a_length_of_two_octets() {
        byte[] number = new byte[66];
        Arrays.fill(number, (byte) 1);
        String hex = HexFormat.of().formatHex(number);

        assertThat(HexFormat.of()
                        .formatHex(Ecdsa.ES512.fromDer(HexFormat.of().parseHex("3081880242" + hex + "0242" + hex))))
                .isEqualTo(hex + hex);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "30",
                "3000",
                "31440220" + R + "0220" + S,
                "30430220" + R + "0220" + S,
                "3081440220" + R + "0220" + S,
                "30800220" + R + "0220" + S + "0000",
                "308200440220" + R + "0220" + S,
                "30440220" + R + "0220" + S + "00",
                "30460220" + R + "0220" + S + "0500",
                "30220220" + R,
                "30250220" + R + "020101" + "00",
                "30240220" + R + "0420",
                "30440420" + R + "0220" + S,
                "3006020181020102",
                "300702020001020102",
                "3006020001020101",
                "3005020002010200",
                "3006020101027f02",
                R + S
            })
    void refuses_every_other_form(String hex) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fromDer(hex))
                .withMessageStartingWith("expected a SEQUENCE of R and S in DER, each of at most 32 octets");
    }

    @Test
    void refuses_a_signature_of_a_larger_curve() {
        assertThatIllegalArgumentException().isThrownBy(() -> fromDer("30460221" + "01" + R + "0221" + "01" + S));
    }

    @Test
    void says_what_it_may_be_instead() {
        assertThatIllegalArgumentException().isThrownBy(() -> fromDer(R + S)).withMessageEndingWith("(R || S?)");
    }

    private static String fromDer(String hex) {
        return HexFormat.of().formatHex(Ecdsa.ES256.fromDer(HexFormat.of().parseHex(hex)));
    }
}
