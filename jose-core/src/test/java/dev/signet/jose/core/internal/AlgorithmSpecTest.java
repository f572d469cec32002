package dev.signet.jose.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AlgorithmSpecTest {

    @Test
    void lists_each_name_once_and_finds_it() {
        assertThat(AlgorithmSpec.all()).extracting(AlgorithmSpec::name).doesNotHaveDuplicates();
        assertThat(AlgorithmSpec.all())
                .allSatisfy(spec -> assertThat(AlgorithmSpec.of(spec.name())).isSameAs(spec));
    }

    @Test
    void only_HPKE_is_of_a_draft() {
        assertThat(AlgorithmSpec.all())
                .allSatisfy(
                        spec -> assertThat(spec.isDraft()).isEqualTo(spec.name().startsWith("HPKE-")));
        assertThat(AlgorithmSpec.all())
                .filteredOn(spec -> spec.use() == AlgorithmSpec.Use.INTEGRATED_ENCRYPTION)
                .hasSize(8)
                .allSatisfy(spec -> assertThat(spec.isDraft()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hs256", "HS256 ", "ES257", "NONE", "HPKE-4-KE", "HPKE-8", "HPKE-9"})
    void knows_no_other_name(String name) {
        assertThat(AlgorithmSpec.named(name)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AlgorithmSpec.of(name))
                .withMessage("expected a registered algorithm");
    }

    @ParameterizedTest
    @CsvSource({
        "HS256, oct, , 32, true",
        "HS256, oct, , 31, false",
        "HS256, oct, , 1000, true",
        "HS256, RSA, , 0, false",
        "A256KW, oct, , 32, true",
        "A256KW, oct, , 33, false",
        "A128CBC-HS256, oct, , 32, true",
        "A128CBC-HS256, oct, , 16, false",
        "RS256, RSA, , 0, true",
        "RS256, oct, , 256, false",
        "ES256, EC, P-256, 0, true",
        "ES256, EC, P-384, 0, false",
        "ES256, OKP, Ed25519, 0, false",
        "ES256K, EC, secp256k1, 0, true",
        "EdDSA, OKP, Ed448, 0, true",
        "Ed25519, OKP, Ed448, 0, false",
        "ECDH-ES, EC, P-521, 0, true",
        "ECDH-ES, EC, secp256k1, 0, false",
        "ECDH-ES, OKP, X448, 0, true",
        "ECDH-ES, OKP, Ed25519, 0, false",
        "dir, oct, , 1, true",
        "dir, oct, , 0, false",
        "ML-DSA-44, AKP, , 0, true",
        "ML-DSA-44, OKP, Ed25519, 0, false",
        "ES256, AKP, , 0, false",
        "HPKE-0, EC, P-256, 0, true",
        "HPKE-0, EC, P-384, 0, false",
        "HPKE-5-KE, OKP, X448, 0, true",
        "HPKE-5-KE, OKP, X25519, 0, false",
        "none, oct, , 32, false"
    })
    void takes_keys_of_its_type_curve_and_length(String name, String type, String curve, int octets, boolean taken) {
        assertThat(AlgorithmSpec.of(name).takes(type, Optional.ofNullable(curve), octets))
                .isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "none | no key at all",
                "HS512 | a symmetric key of at least 64 octets",
                "A192GCMKW | a symmetric key of exactly 24 octets",
                "PS256 | an RSA key",
                "ES512 | a key on P-521",
                "EdDSA | a key on Ed25519 or Ed448",
                "ML-DSA-65 | a key for ML-DSA-65",
                "ECDH-ES+A256KW | a key on P-256, P-384, P-521, X25519 or X448",
                "dir | a symmetric key of the length that \"enc\" demands",
                "PBES2-HS256+A128KW | a password"
            })
    void describes_its_keys(String name, String description) {
        assertThat(AlgorithmSpec.of(name).keyDescription()).isEqualTo(description);
    }

    @ParameterizedTest
    @CsvSource({"RS384, SHA-384", "Ed25519, SHA-512", "RSA-OAEP, SHA-1", "ECDH-ES, SHA-256", "A192CBC-HS384, SHA-384"})
    void names_its_hash(String name, String hash) {
        assertThat(AlgorithmSpec.of(name).hash()).contains(hash);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "EdDSA", "Ed448", "ML-DSA-87", "dir", "A128KW", "A256GCM"})
    void names_no_hash_where_there_is_none_or_the_name_does_not_tell(String name) {
        assertThat(AlgorithmSpec.of(name).hash()).isEmpty();
    }

    @Test
    void has_a_curve_only_where_it_is_one() {
        assertThat(AlgorithmSpec.of("ES384").curve()).isEqualTo("P-384");
        assertThatIllegalStateException()
                .isThrownBy(() -> AlgorithmSpec.of("EdDSA").curve());
        assertThatIllegalStateException()
                .isThrownBy(() -> AlgorithmSpec.of("HS256").curve());
    }

    @ParameterizedTest
    @CsvSource({
        "none, NONE",
        "HS256, SECRET",
        "A128KW, SECRET",
        "A256GCM, SECRET",
        "dir, CONTENT_ENCRYPTION_KEY",
        "PBES2-HS256+A128KW, PASSWORD",
        "RSA1_5, RSA",
        "ES256K, CURVE",
        "ECDH-ES, CURVE",
        "ML-DSA-44, ALGORITHM_KEY_PAIR"
    })
    void tells_what_its_keys_are_made_of(String name, AlgorithmSpec.Material material) {
        assertThat(AlgorithmSpec.of(name).material()).isEqualTo(material);
    }

    @Test
    void lists_the_usual_curve_first() {
        assertThat(AlgorithmSpec.of("EdDSA").curves()).containsExactly("Ed25519", "Ed448");
        assertThat(AlgorithmSpec.of("RS256").curves()).isEmpty();
    }

    @Test
    void tells_a_type_that_it_takes_from_one_that_it_does_not() {
        assertThat(AlgorithmSpec.of("ECDH-ES").takesType("OKP")).isTrue();
        assertThat(AlgorithmSpec.of("ES256").takesType("OKP")).isFalse();
    }

    @Test
    void tells_a_fixed_length_from_a_least_one() {
        assertThat(AlgorithmSpec.of("A256GCMKW").hasFixedLength()).isTrue();
        assertThat(AlgorithmSpec.of("A256GCMKW").keyOctets()).isEqualTo(32);
        assertThat(AlgorithmSpec.of("HS384").hasFixedLength()).isFalse();
        assertThat(AlgorithmSpec.of("HS384").keyOctets()).isEqualTo(48);
        assertThat(AlgorithmSpec.of("RS256").hasFixedLength()).isFalse();
        assertThat(AlgorithmSpec.of("ES256").hasFixedLength()).isFalse();
    }
}
