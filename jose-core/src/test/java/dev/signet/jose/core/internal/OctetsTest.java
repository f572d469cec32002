package dev.signet.jose.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

final class OctetsTest {

    @Test
    void tells_equal_octets_from_others() {
        assertThat(Octets.equal(new byte[] {1, 2, 3}, new byte[] {1, 2, 3})).isTrue();
        assertThat(Octets.equal(new byte[0], new byte[0])).isTrue();
        assertThat(Octets.equal(new byte[] {1, 2, 3}, new byte[] {1, 2, 4})).isFalse();
        assertThat(Octets.equal(new byte[] {1, 2, 3}, new byte[] {1, 2})).isFalse();
        assertThat(Octets.equal(new byte[] {1, 2}, new byte[] {1, 2, 0})).isFalse();
        assertThat(Octets.equal(new byte[0], new byte[] {0})).isFalse();
    }

    @Test
    void joins_arrays() {
        assertThat(Octets.concat(new byte[] {1}, new byte[0], new byte[] {2, 3}))
                .containsExactly(1, 2, 3);
        assertThat(Octets.concat()).isEmpty();
    }

    @Test
    void writes_integers_big_end_first() {
        assertThat(Octets.int32(0x01020304)).containsExactly(1, 2, 3, 4);
        assertThat(Octets.int32(-2)).containsExactly(-1, -1, -1, -2);
        assertThat(Octets.int64(0x0102030405060708L)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(Octets.int64(-2)).containsExactly(-1, -1, -1, -1, -1, -1, -1, -2);
    }

    @Test
    void writes_an_unsigned_integer_in_exactly_so_many_octets() {
        assertThat(Octets.unsigned(BigInteger.ZERO, 2)).containsExactly(0, 0);
        assertThat(Octets.unsigned(BigInteger.valueOf(128), 1)).containsExactly((byte) 128);
        assertThat(Octets.unsigned(BigInteger.valueOf(128), 3)).containsExactly(0, 0, (byte) 128);
        assertThat(Octets.unsigned(BigInteger.valueOf(65_535), 2)).containsExactly(-1, -1);
    }

    @Test
    void refuses_an_integer_that_does_not_fit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Octets.unsigned(BigInteger.valueOf(256), 1))
                .withMessage("expected an integer of at most 1 octets");
        assertThatIllegalArgumentException().isThrownBy(() -> Octets.unsigned(BigInteger.ONE.negate(), 4));
    }

    @Test
    void writes_an_unsigned_integer_in_as_few_octets_as_it_needs() {
        assertThat(Octets.unsigned(BigInteger.ZERO)).containsExactly(0);
        assertThat(Octets.unsigned(BigInteger.valueOf(127))).containsExactly(127);
        assertThat(Octets.unsigned(BigInteger.valueOf(128))).containsExactly((byte) 128);
        assertThat(Octets.unsigned(BigInteger.valueOf(65_537))).containsExactly(1, 0, 1);
    }

    @Test
    void reads_octets_as_an_unsigned_integer() {
        assertThat(Octets.integer(new byte[] {(byte) 0x80, 0})).isEqualTo(BigInteger.valueOf(0x8000));
        assertThat(Octets.integer(new byte[0])).isEqualTo(BigInteger.ZERO);
    }

    @Test
    void turns_octets_round_in_a_new_array() {
        byte[] octets = {1, 2, 3};

        assertThat(Octets.reversed(octets)).containsExactly(3, 2, 1);
        assertThat(octets).containsExactly(1, 2, 3);
    }

    @Test
    void draws_other_random_octets_each_time() {
        assertThat(Octets.random(32)).hasSize(32).isNotEqualTo(Octets.random(32));
        assertThat(Octets.random(0)).isEmpty();
        assertThat(Octets.randomness()).isSameAs(Octets.randomness());
    }

    @Test
    void overwrites_a_secret() {
        byte[] secret = {1, 2, 3};

        Octets.wipe(secret);

        assertThat(secret).containsExactly(0, 0, 0);
    }
}
