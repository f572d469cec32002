package dev.signet.jose.jws;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.OkpJwk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9864: the name of an algorithm that says all about it. */
class FullySpecifiedAlgorithmTest {

    private static final byte[] PAYLOAD = "payload".getBytes(US_ASCII);

    @ParameterizedTest
    @CsvSource({"ED25519, EDDSA, ED25519", "ED25519, ED25519, ED25519", "ED448, EDDSA, ED448", "ED448, ED448, ED448"})
    void of_eddsa_it_is_by_the_key(Curve curve, EdDsa algorithm, EdDsa fullySpecified) {
        OkpJwk key = OkpJwk.generate(curve);

        VerifiedJws jws =
                algorithm.verifier(key.toPublic()).verify(algorithm.signer(key).sign(PAYLOAD));

        assertThat(jws.algorithm()).isEqualTo(algorithm);
        assertThat(jws.fullySpecifiedAlgorithm()).isEqualTo(fullySpecified);
    }

    @Test
    void of_others_it_is_the_algorithm() {
        OctJwk key = OctJwk.generate(32);

        VerifiedJws jws = Hmac.HS256.verifier(key).verify(Hmac.HS256.signer(key).sign(PAYLOAD));

        assertThat(jws.fullySpecifiedAlgorithm()).isEqualTo(Hmac.HS256);
    }
}
