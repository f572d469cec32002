package dev.signet.jose.jwk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.signet.jose.core.JsonNull;
import dev.signet.jose.core.JsonObject;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OctJwkTest {

    private static final JsonObject KEY = Resources.bare(Resources.OCT);

    @Test
    void generates_a_key_of_any_length_that_cannot_be_guessed() {
        OctJwk key = OctJwk.generate(16);

        assertThat(key.octets()).isEqualTo(16);
        assertThat(Jwk.parse(key.privateJson())).isEqualTo(key);
        assertThat(OctJwk.of(key.key())).isEqualTo(key);
        assertThat(OctJwk.of(key.key().getEncoded())).isEqualTo(key).hasSameHashCodeAs(key);
        assertThat(OctJwk.generate(16)).isNotEqualTo(key);
    }

    @Test
    void keys_of_one_length_have_hash_codes_of_their_own() {
        Set<Integer> hashCodes = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            byte[] k = new byte[16];
            k[0] = (byte) i;
            k[15] = (byte) (i >> 8);
            hashCodes.add(OctJwk.of(k).hashCode());
        }

        // Two of a thousand share one of 2^32 in one of ten thousand runs, three times that in none.
        assertThat(hashCodes).hasSizeGreaterThan(997);
    }

    @Test
    void a_hash_code_depends_on_the_parameters_as_well() {
        OctJwk key = OctJwk.generate(16);

        assertThat(key.withKeyId("a")).doesNotHaveSameHashCodeAs(key.withKeyId("b"));
        assertThat(key.withKeyId("a")).hasSameHashCodeAs(OctJwk.of(key.key()).withKeyId("a"));
    }

    @Test
    void generates_no_key_that_can_be_guessed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OctJwk.generate(15))
                .withMessage("expected at least 16 octets, was 15");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void refuses(String fault, JsonObject members, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> Jwk.of(members)).withMessageContaining(message);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments("no k", KEY.without("k"), "\"k\": expected a string, was absent"),
                arguments("k is null", KEY.with("k", JsonNull.NULL), "\"k\": expected a string of base64url"),
                arguments("k is empty", KEY.with("k", ""), "\"k\": expected at least one octet"),
                arguments(
                        "k with padding",
                        KEY.with("k", "AQ=="),
                        "\"k\": expected base64url without padding, found padding"),
                arguments("k in base64", KEY.with("k", "a+/a"), "\"k\": expected base64url without padding"),
                arguments("k with white space", KEY.with("k", "AQ AB"), "\"k\": expected base64url without padding"),
                arguments(
                        "k with unused bits",
                        KEY.with("k", "AB"),
                        "the unused bits of the last character must be zero"),
                arguments("k of length 1 modulo 4", KEY.with("k", "AQABA"), "a length of 1 modulo 4 cannot be"),
                arguments("x of EC", KEY.with("x", "AQAB"), "\"x\": expected no such member in a key of kty oct"),
                arguments("d of RSA", KEY.with("d", "AQAB"), "\"d\": expected no such member in a key of kty oct"));
    }

    @ParameterizedTest
    @CsvSource({
        "HS256, HmacSHA256, 64",
        "HS384, HmacSHA384, 64",
        "HS512, HmacSHA512, 64",
        "A256KW, AES, 32",
        "dir, AES, 32",
        "A128CBC-HS256, AES, 32",
        "HS, AES, 32",
        "HSS-LMS, AES, 32"
    })
    void names_the_jdk_key_after_its_algorithm(String algorithm, String name, int octets) {
        assertThat(OctJwk.generate(octets).withAlgorithm(algorithm).key().getAlgorithm())
                .isEqualTo(name);
    }

    @Test
    void is_the_only_type_that_is_symmetric() {
        assertThat(OctJwk.generate(32).isSymmetric()).isTrue();
        assertThat(List.of(Resources.P_256, Resources.RSA, Resources.ED25519))
                .allSatisfy(name ->
                        assertThat(Jwk.of(Resources.bare(name)).isSymmetric()).isFalse());
    }

    @Test
    void copies_what_it_is_given_and_what_it_gives() {
        byte[] k = {1, 2, 3};
        OctJwk key = OctJwk.of(k);
        Arrays.fill(k, (byte) 0);

        assertThat(key.key().getEncoded()).containsExactly(1, 2, 3);
    }

    @Test
    void refuses_a_key_that_does_not_leave_its_hsm() {
        SecretKey handle = new SecretKey() {
            private static final long serialVersionUID = 1L;

            @Override
            public String getAlgorithm() {
                return "AES";
            }

            @Override
            public String getFormat() {
                return null;
            }

            @Override
            public byte[] getEncoded() {
                return null;
            }
        };

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OctJwk.of(handle))
                .withMessageContaining("not one in an HSM");
    }

    @Test
    void reads_a_key_of_the_jdk() {
        assertThat(OctJwk.of(new SecretKeySpec(new byte[] {7}, "any")).octets()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("publishing")
    void is_never_published(String how, ThrowingCallable publish) {
        assertThatIllegalStateException().isThrownBy(publish).withMessageContaining("a symmetric key");
    }

    static Stream<Arguments> publishing() {
        Jwk key = Jwk.of(KEY);
        return Stream.of(
                arguments("toPublic", (ThrowingCallable) key::toPublic),
                arguments("toJson", (ThrowingCallable) key::toJson),
                arguments("publicMembers", (ThrowingCallable) key::publicMembers),
                arguments("withThumbprintKeyId", (ThrowingCallable) key::withThumbprintKeyId));
    }

    @Test
    void has_the_thumbprint_of_its_required_members() {
        OctJwk key = OctJwk.of(new byte[] {1, 0, 1});

        // SHA-256 of {"k":"AQAB","kty":"oct"}.
        assertThat(key.thumbprint()).isEqualTo(key.withKeyId("any").thumbprint());
        assertThat(key.thumbprint()).hasToString("8uBm1Oeri9AB8y3VS0WbdSfBWsS34Z45nVhm9v0yh-k");
    }
}
