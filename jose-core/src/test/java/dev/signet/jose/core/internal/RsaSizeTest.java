package dev.signet.jose.core.internal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RsaSizeTest {

    @ParameterizedTest
    @ValueSource(ints = {2048, 16_384})
    void takes_the_ends_of_the_range(int bits) {
        assertThatCode(() -> RsaSize.require("RS256", bits)).doesNotThrowAnyException();
        assertThatCode(() -> RsaSize.require(bits)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2047, 16_385})
    void refuses_what_is_beyond(int bits) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RsaSize.require("RS256", bits))
                .withMessage("RS256 needs an RSA key of 2048 to 16384 bits (RFC 7518), this one has " + bits);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RsaSize.require(bits))
                .withMessage("expected an RSA key of 2048 to 16384 bits, was " + bits);
    }
}
