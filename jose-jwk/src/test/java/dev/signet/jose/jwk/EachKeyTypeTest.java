package dev.signet.jose.jwk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jose.core.internal.AlgorithmSpec;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the compiler does not demand of a new type of keys. */
class EachKeyTypeTest {

    static Stream<Jwk> keys() {
        return SecrecyTest.keys().map(name -> Jwk.of(Resources.bare(name)));
    }

    static Stream<Jwk> keyPairs() {
        return keys().filter(key -> !key.isSymmetric());
    }

    @Test
    void there_is_a_key_of_each_type() {
        assertThat(keys()).extracting(Object::getClass).contains(Jwk.class.getPermittedSubclasses());
        assertThat(keys()).extracting(Jwk::keyType).contains(names());
    }

    @ParameterizedTest
    @MethodSource("keys")
    void an_alg_that_takes_other_keys_is_refused(Jwk key) {
        assertThat(AlgorithmSpec.all())
                .filteredOn(algorithm -> !key.isTakenBy(algorithm) && !algorithm.isDraft())
                .isNotEmpty()
                .allSatisfy(algorithm -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> key.withAlgorithm(algorithm.name()))
                        .withMessageContaining(algorithm.name() + " needs "));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void an_alg_of_a_draft_is_kept_whatever_it_takes(Jwk key) {
        assertThat(AlgorithmSpec.all())
                .filteredOn(algorithm -> !key.isTakenBy(algorithm) && algorithm.isDraft())
                .filteredOn(algorithm -> !(key instanceof AkpJwk))
                .allSatisfy(algorithm -> {
                    Jwk named = key.withAlgorithm(algorithm.name());
                    assertThat(named.algorithm()).contains(algorithm.name());
                    assertThat(named.fits(KeyOperation.WRAP_KEY, algorithm.name()))
                            .isFalse();
                });
    }

    @ParameterizedTest
    @MethodSource("keys")
    void an_alg_that_takes_the_key_is_kept(Jwk key) {
        assertThat(AlgorithmSpec.all())
                .filteredOn(key::isTakenBy)
                .isNotEmpty()
                .allSatisfy(algorithm -> assertThat(
                                key.withAlgorithm(algorithm.name()).algorithm())
                        .contains(algorithm.name()));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void a_key_is_read_from_its_members(Jwk key) {
        assertThat(Jwk.of(key.privateMembers())).isEqualTo(key);
    }

    @ParameterizedTest
    @MethodSource("keyPairs")
    void a_key_is_read_from_its_PEM(Jwk key) {
        assertThat(Pem.key(key.privatePem())).isEqualTo(key);
        assertThat(Pem.key(key.toPem())).isEqualTo(key.toPublic()).isNotEqualTo(key);
    }

    private static String[] names() {
        return Stream.of(KeyType.values()).map(KeyType::jwkName).toArray(String[]::new);
    }
}
