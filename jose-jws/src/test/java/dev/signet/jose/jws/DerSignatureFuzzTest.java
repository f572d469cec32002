package dev.signet.jose.jws;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;

/** An ECDSA signature in DER: R || S of the algorithm's length, of which there is one encoding, or a refusal. */
class DerSignatureFuzzTest {

    private static final List<Ecdsa> ALGORITHMS = List.of(Ecdsa.ES256, Ecdsa.ES384, Ecdsa.ES512);
    private static final List<Integer> OCTETS = List.of(64, 96, 132);

    @FuzzTest
    void reads_the_one_encoding_of_a_signature(byte[] der) {
        for (int i = 0; i < ALGORITHMS.size(); i++) {
            byte[] rAndS;
            try {
                rAndS = ALGORITHMS.get(i).fromDer(der);
            } catch (IllegalArgumentException refused) {
                continue;
            }
            assertThat(rAndS).hasSize(OCTETS.get(i));
            assertThat(DerSignature.encoded(rAndS)).isEqualTo(der);
        }
    }
}
