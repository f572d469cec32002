package dev.signet.jose.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RsaLimitTest {

    @ParameterizedTest
    @CsvSource({
        "NONE, PS256, true",
        "NONE, RS256, true",
        "NONE, RSA-OAEP, true",
        "RSASSA_PSS, PS256, true",
        "RSASSA_PSS, PS512, true",
        "RSASSA_PSS, RS256, false",
        "RSASSA_PSS, RSASSA_PSS, false",
        "PS384, PS384, true",
        "PS384, PS256, false",
        "PS384, RSA1_5, false"
    })
    void permits_what_the_object_identifier_says(RsaLimit limit, String algorithm, boolean permits) {
        assertThat(limit.permits(algorithm)).isEqualTo(permits);
    }

    @Test
    void says_what_the_key_is_limited_to() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RsaLimit.PS256.requirePermits("RS256"))
                .withMessage(
                        "RS256 needs another key, this one is an RSA key limited to RSASSA-PSS with SHA-256 (RFC 4055"
                                + " section 1.2)");
        assertThat(RsaLimit.RSASSA_PSS.description()).isEqualTo("an RSA key limited to RSASSA-PSS");
        assertThat(RsaLimit.NONE.description()).isEqualTo("an RSA key");
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, NONE, NONE",
        "NONE, PS256, PS256",
        "PS256, NONE, PS256",
        "RSASSA_PSS, NONE, RSASSA_PSS",
        "NONE, RSASSA_PSS, RSASSA_PSS",
        "RSASSA_PSS, PS512, PS512",
        "PS512, RSASSA_PSS, PS512",
        "PS384, PS384, PS384"
    })
    void the_narrower_of_two_limits_holds(RsaLimit one, RsaLimit other, RsaLimit both) {
        assertThat(one.and(other)).isEqualTo(both);
    }

    @Test
    void two_hashes_contradict_each_other() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RsaLimit.PS256.and(RsaLimit.PS512))
                .withMessage("expected one hash in the RSASSA-PSS parameters of both halves of a key, found PS256 and"
                        + " PS512");
    }

    @ParameterizedTest
    @EnumSource(names = {"RSASSA_PSS", "PS256", "PS384", "PS512"})
    void is_read_from_a_key_object(RsaLimit limit) throws Exception {
        RSAPublicKey key = key(limit.parameters().orElse(null));

        assertThat(RsaLimit.of(key)).isEqualTo(limit);
        assertThat(limit.onlyAlgorithm().isPresent()).isEqualTo(limit != RsaLimit.RSASSA_PSS);
        assertThat(RsaLimit.of(new Silent(key.getEncoded()))).isEqualTo(limit);
    }

    @Test
    void a_key_that_shows_nothing_is_limited_to_pss_alone() {
        assertThat(RsaLimit.of(new Silent(null))).isEqualTo(RsaLimit.RSASSA_PSS);
    }

    @Test
    void other_keys_are_not_limited() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        KeyPair pair = generator.generateKeyPair();

        assertThat(RsaLimit.of(pair.getPublic())).isEqualTo(RsaLimit.NONE);
        assertThat(RsaLimit.of(pair.getPrivate())).isEqualTo(RsaLimit.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "SHA-256, SHA-1, 20, false",
        "SHA-1, SHA-1, 20, false",
        "SHA-256, SHA-256, 33, false",
        "SHA-256, SHA-384, 32, false",
        "SHA-256, SHA-256, 32, true",
        "SHA-256, SHA-256, 0, true"
    })
    void takes_parameters_that_an_algorithm_meets(String hash, String mask, int salt, boolean takes) throws Exception {
        RSAPublicKey key = key(new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(mask), salt, 1));

        if (takes) {
            assertThat(RsaLimit.of(key)).isEqualTo(RsaLimit.PS256);
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> RsaLimit.of(key))
                    .withMessageContaining("MGF1 with the same hash, a salt of at most the hash's length");
        }
    }

    @Test
    void refuses_parameters_that_are_none() {
        byte[] encoded = HexFormat.of().parseHex("3014" + "300d06092a864886f70d01010a0500" + "0303000000");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RsaLimit.of(new Silent(encoded)))
                .withMessage("expected RSASSA-PSS parameters in DER (RFC 4055 section 3.1)");
    }

    private static RSAPublicKey key(PSSParameterSpec parameters) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        RSAPublicKey key = (RSAPublicKey) generator.generateKeyPair().getPublic();
        return (RSAPublicKey) KeyFactory.getInstance(RsaLimit.JCA_NAME)
                .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent(), parameters));
    }

    /** A key as some providers have it: what it is limited to stands in its encoding alone, if there is one. */
    private record Silent(byte[] encoded) implements PrivateKey {

        @Override
        public String getAlgorithm() {
            return RsaLimit.JCA_NAME;
        }

        @Override
        public String getFormat() {
            return "PKCS#8";
        }

        @Override
        public byte[] getEncoded() {
            return encoded == null ? null : encoded.clone();
        }
    }
}
