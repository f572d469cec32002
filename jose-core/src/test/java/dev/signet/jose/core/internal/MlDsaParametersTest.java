package dev.signet.jose.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MlDsaParametersTest {

    /** FIPS 204 table 2. */
    @ParameterizedTest
    @CsvSource({
        "ML_DSA_44, ML-DSA-44, 1312, 2560, 2420",
        "ML_DSA_65, ML-DSA-65, 1952, 4032, 3309",
        "ML_DSA_87, ML-DSA-87, 2592, 4896, 4627"
    })
    void has_the_lengths_of_the_standard(
            MlDsaParameters parameters, String name, int publicOctets, int expandedOctets, int signatureOctets) {
        assertThat(parameters.algorithm()).isEqualTo(name);
        assertThat(parameters.publicOctets()).isEqualTo(publicOctets);
        assertThat(parameters.expandedOctets()).isEqualTo(expandedOctets);
        assertThat(parameters.signatureOctets()).isEqualTo(signatureOctets);
    }

    @ParameterizedTest
    @EnumSource
    void is_found_by_its_name_and_its_identifier(MlDsaParameters parameters) {
        assertThat(MlDsaParameters.named(parameters.algorithm())).contains(parameters);
        assertThat(MlDsaParameters.ofOid(parameters.oid())).contains(parameters);
        assertThat(MlDsaParameters.names()).contains(parameters.algorithm());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ML-DSA", "ml-dsa-44", "ML-DSA-44 ", "HashML-DSA-44"})
    void is_found_by_no_other_name(String name) {
        assertThat(MlDsaParameters.named(name)).isEmpty();
        assertThat(MlDsaParameters.ofOid(name)).isEmpty();
    }

    /** 2.16.840.1.101.3.4.3.17, in a SubjectPublicKeyInfo with an empty key. */
    @Test
    void is_read_from_an_encoded_key() {
        assertThat(MlDsaParameters.ofKey(HexFormat.of().parseHex("3010300b060960864801650304031103" + "0100")))
                .contains(MlDsaParameters.ML_DSA_44);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "3000",
                // 2.16.840.1.101.3.4.3.20 is id-slh-dsa-sha2-128s.
                "3010300b0609608648016503040314030100",
                // RFC 9881 section 2: the parameters are absent, and not NULL.
                "3012300d06096086480165030403110500030100"
            })
    void is_not_read_from_another_key(String encoded) {
        assertThat(MlDsaParameters.ofKey(HexFormat.of().parseHex(encoded))).isEmpty();
    }
}
