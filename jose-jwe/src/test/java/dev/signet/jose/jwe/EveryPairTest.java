package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.testsupport.Mutations;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EveryPairTest {

    private static final byte[] PLAINTEXT = "Live long and prosper.".getBytes(UTF_8);
    private static final long SEED = 7516;

    static Stream<Pair> pairs() {
        return Pair.all();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void decrypts_what_it_encrypts(Pair pair) {
        DecryptedJwe decrypted = pair.decrypter().decrypt(pair.encrypter().encrypt(PLAINTEXT));
        assertThat(decrypted.plaintext()).isEqualTo(PLAINTEXT);
        assertThat(decrypted.algorithm()).isEqualTo(pair.algorithm());
        assertThat(decrypted.encryption()).contains(pair.encryption());
        assertThat(decrypted.header().algorithm()).contains(pair.algorithm().jwaName());
        assertThat(decrypted.header().encryption()).contains(pair.encryption().jwaName());
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void decrypts_an_empty_plaintext(Pair pair) {
        assertThat(pair.decrypter()
                        .decrypt(pair.encrypter().encrypt(new byte[0]))
                        .plaintext())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void refuses_a_flipped_bit_in_each_part(Pair pair) {
        String token = pair.encrypter().encrypt(PLAINTEXT);
        pair.decrypter().decrypt(token);
        for (int part : new int[] {Tokens.IV, Tokens.CIPHERTEXT, Tokens.TAG}) {
            String changed = Tokens.changing(token, part, octets -> Tokens.flipped(octets, octets.length / 2));
            assertThat(Refusal.of(pair.decrypter(), changed)).isEqualTo(Refusal.DECRYPTION_FAILED);
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void refuses_any_header_but_its_own(Pair pair) {
        String token = pair.encrypter().encrypt(PLAINTEXT);
        String spaced = Tokens.withHeader(token, Tokens.header(token).replace("{", "{ "));
        assertThat(Refusal.of(pair.decrypter(), spaced)).isEqualTo(Refusal.DECRYPTION_FAILED);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void refuses_any_changed_character(Pair pair) {
        String token = pair.encrypter().encrypt(PLAINTEXT);
        // Forty places, spread over the token: RSA takes a millisecond for each.
        int step = Math.max(1, token.length() / 40);
        String[] changed = Mutations.replacing(token, SEED).toArray(String[]::new);
        for (int at = 0; at < changed.length; at += step) {
            Refusal.of(pair.decrypter(), changed[at]);
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void uses_nothing_twice(Pair pair) {
        String one = pair.encrypter().encrypt(PLAINTEXT);
        String other = pair.encrypter().encrypt(PLAINTEXT);
        assertThat(Tokens.part(one, Tokens.IV)).isNotEqualTo(Tokens.part(other, Tokens.IV));
        assertThat(Tokens.part(one, Tokens.CIPHERTEXT)).isNotEqualTo(Tokens.part(other, Tokens.CIPHERTEXT));
        JsonObject oneHeader = JsonObject.parse(Tokens.header(one));
        JsonObject otherHeader = JsonObject.parse(Tokens.header(other));
        for (String name : new String[] {"epk", "iv", "tag", "p2s"}) {
            if (oneHeader.has(name)) {
                assertThat(oneHeader.value(name)).isNotEqualTo(otherHeader.value(name));
            }
        }
        if (Tokens.part(one, Tokens.ENCRYPTED_KEY).length > 0) {
            assertThat(Tokens.part(one, Tokens.ENCRYPTED_KEY)).isNotEqualTo(Tokens.part(other, Tokens.ENCRYPTED_KEY));
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void writes_canonical_base64url_in_five_parts(Pair pair) {
        String token = pair.encrypter().encrypt(PLAINTEXT);
        assertThat(token.split("\\.", -1))
                .hasSize(5)
                .allSatisfy(part ->
                        assertThat(Base64Url.encode(Base64Url.decode(part))).isEqualTo(part));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void has_an_iv_and_a_tag_of_the_one_length(Pair pair) {
        String token = pair.encrypter().encrypt(PLAINTEXT);
        assertThat(Tokens.part(token, Tokens.IV)).hasSize(pair.encryption().ivOctets());
        assertThat(Tokens.part(token, Tokens.TAG)).hasSize(pair.encryption().tagOctets());
        assertThat(Arrays.copyOf(PLAINTEXT, 4)).isNotEqualTo(Arrays.copyOf(Tokens.part(token, Tokens.CIPHERTEXT), 4));
    }
}
