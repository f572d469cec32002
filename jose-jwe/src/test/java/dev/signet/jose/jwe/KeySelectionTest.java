package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSource;
import dev.signet.jose.jwk.KeyUse;
import dev.signet.jose.jwk.OctJwk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One key set, one token and all doors: the same key is selected, or the same refusal comes with the same words, and
 * the source is asked for a newer set equally often.
 */
class KeySelectionTest {

    private static final ContentEncryption GCM = ContentEncryption.A256GCM;
    private static final byte[] PLAINTEXT = "secret".getBytes(UTF_8);

    private static final OctJwk KEY = OctJwk.generate(32);
    private static final OctJwk OTHER = OctJwk.generate(32);
    private static final OctJwk OURS = KEY.withKeyId("a");
    private static final String NAMED = AesKeyWrap.A256KW.encrypter(OURS, GCM).encrypt(PLAINTEXT);
    private static final String NAMELESS = AesKeyWrap.A256KW.encrypter(KEY, GCM).encrypt(PLAINTEXT);

    private static final String EXPECTED = "expected one key for A256KW with A256GCM: ";

    static Stream<Arguments> setsWithTheKey() {
        return Stream.of(
                Arguments.of("one", NAMED, JwkSet.of(OURS)),
                Arguments.of("one among others", NAMED, JwkSet.of(OTHER.withKeyId("b"), OURS, OctJwk.generate(16))),
                Arguments.of("another of that kid for another use", NAMED, JwkSet.of(signing(OTHER), OURS)),
                Arguments.of("another of that kid for another alg", NAMED, JwkSet.of(direct(OTHER), OURS)),
                Arguments.of("listed twice", NAMED, JwkSet.of(OURS, OURS)),
                Arguments.of("listed twice, once for signatures", NAMED, JwkSet.of(signing(KEY), OURS)),
                Arguments.of("no kid, one key", NAMELESS, JwkSet.of(OURS)),
                Arguments.of("no kid, listed under two names", NAMELESS, JwkSet.of(OURS, KEY.withKeyId("b"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("setsWithTheKey")
    void each_door_selects_the_one_key_and_asks_for_no_newer_set(String name, String token, JwkSet set)
            throws IOException {
        for (Door door : Door.values()) {
            Counting source = new Counting(set);
            assertThat(door.decrypt(decrypter(source), token)).as(door.name()).isEqualTo(PLAINTEXT);
            assertThat(source.asked).as(door.name()).isEmpty();
        }
    }

    static Stream<Arguments> setsWithoutTheKey() {
        OctJwk twin = OTHER.withKeyId("a");
        return Stream.of(
                Arguments.of("none", NAMED, JwkSet.of(), 1, "the key set is empty"),
                Arguments.of("another kid", NAMED, JwkSet.of(KEY.withKeyId("b")), 1, "no key has the token's \"kid\""),
                Arguments.of("no kid in the set", NAMED, JwkSet.of(KEY), 1, "no key has the token's \"kid\""),
                Arguments.of("two", NAMED, JwkSet.of(OURS, twin), 0, "2 keys with the token's \"kid\" fit"),
                Arguments.of(
                        "wrong alg",
                        NAMED,
                        JwkSet.of(direct(KEY)),
                        1,
                        "a key with the token's \"kid\" does not fit: A256KW: this JWK is for another \"alg\""),
                Arguments.of(
                        "wrong use",
                        NAMED,
                        JwkSet.of(signing(KEY)),
                        1,
                        "a key with the token's \"kid\" does not fit: A256KW: this JWK's \"use\" or \"key_ops\" do not"
                                + " permit \"unwrapKey\""),
                Arguments.of("no kid, none", NAMELESS, JwkSet.of(), 0, "the key set is empty"),
                Arguments.of(
                        "no kid, two",
                        NAMELESS,
                        JwkSet.of(OURS, OTHER),
                        0,
                        "2 keys of the set fit, and the token has no \"kid\""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("setsWithoutTheKey")
    void each_door_refuses_in_the_same_words_and_asks_for_a_newer_set_equally_often(
            String name, String token, JwkSet set, int asked, String explanation) {
        for (Door door : Door.values()) {
            Counting source = new Counting(set);
            assertThat(refusal(door, decrypter(source), token))
                    .as(door.name())
                    .isEqualTo(new Refusal(Reason.KEY_NOT_FOUND, EXPECTED + explanation));
            assertThat(source.asked).as(door.name()).hasSize(asked);
        }
    }

    @ParameterizedTest
    @EnumSource
    void each_door_decrypts_with_a_key_that_the_newer_set_has(Door door) throws IOException {
        Counting source = new Counting(JwkSet.of(OTHER.withKeyId("b")), JwkSet.of(OURS));

        assertThat(door.decrypt(decrypter(source), NAMED)).isEqualTo(PLAINTEXT);
        assertThat(source.asked).containsExactly("a");
    }

    @ParameterizedTest
    @EnumSource
    void each_door_refuses_the_kid_of_another_than_the_one_key_in_the_same_words(Door door) {
        JweDecrypter fixed = JweDecrypter.of(KEY.withKeyId("b"), AesKeyWrap.A256KW, GCM);

        assertThat(refusal(door, fixed, NAMED))
                .isEqualTo(new Refusal(
                        Reason.KEY_NOT_FOUND, "the token's \"kid\" names another key than this decrypter's"));
    }

    @Test
    void a_json_token_asks_each_source_once_however_many_recipients_it_has() {
        String json = JweJsonEncrypter.general(
                        AesKeyWrap.A256KW.encrypter(OURS, GCM),
                        AesKeyWrap.A256KW.encrypter(OTHER.withKeyId("b"), GCM),
                        AesKeyWrap.A256KW.encrypter(OTHER.withKeyId("c"), GCM))
                .encrypt(PLAINTEXT);
        Counting one = new Counting(JwkSet.of());
        Counting another = new Counting(JwkSet.of());

        Throwable thrown = catchThrowable(
                () -> JweJsonDecrypter.of(decrypter(one), decrypter(another)).decrypt(json));

        assertThat(thrown).hasMessage(EXPECTED + "the key set is empty");
        assertThat(one.asked).hasSize(1);
        assertThat(another.asked).hasSize(1);
    }

    @Test
    void a_source_that_several_decrypters_share_is_asked_once() {
        String json = Tokens.flattened(NAMED).toJson();
        Counting shared = new Counting(JwkSet.of(), JwkSet.of(OURS), JwkSet.of());
        JweDecrypter others = JweDecrypter.of(shared, AesGcmKeyWrap.A256GCMKW, GCM);

        DecryptedJweJson decrypted = JweJsonDecrypter.of(others, decrypter(shared), decrypter(shared))
                .decrypt(json);

        assertThat(decrypted.plaintext()).isEqualTo(PLAINTEXT);
        assertThat(shared.asked).containsExactly("a");
    }

    /** A source may answer from a set that it keeps for this one token. */
    @ParameterizedTest
    @EnumSource
    void each_door_selects_from_the_set_that_the_source_answered(Door door) throws IOException {
        JwkSource source = new JwkSource() {
            private final JwkSet before = JwkSet.of();

            @Override
            public JwkSet current() {
                return before;
            }

            @Override
            public JwkSet refreshed(String missingKeyId) {
                return JwkSet.of(OURS);
            }
        };

        assertThat(door.decrypt(decrypter(source), NAMED)).isEqualTo(PLAINTEXT);
    }

    @Test
    void a_json_token_asks_for_nothing_while_a_key_fits_one_of_its_recipients() {
        String json = JweJsonEncrypter.general(
                        AesKeyWrap.A256KW.encrypter(OTHER.withKeyId("b"), GCM), AesKeyWrap.A256KW.encrypter(OURS, GCM))
                .encrypt(PLAINTEXT);
        Counting source = new Counting(JwkSet.of(OURS));

        assertThat(JweJsonDecrypter.of(decrypter(source)).decrypt(json).recipient())
                .isEqualTo(1);
        assertThat(source.asked).isEmpty();
    }

    @Test
    void a_json_token_is_refused_for_the_key_that_is_there_twice_and_not_for_those_that_are_not() {
        String json = JweJsonEncrypter.general(
                        AesKeyWrap.A256KW.encrypter(OTHER.withKeyId("b"), GCM), AesKeyWrap.A256KW.encrypter(OURS, GCM))
                .encrypt(PLAINTEXT);
        JwkSet twice = JwkSet.of(OURS, OTHER.withKeyId("a"));

        assertThat(catchThrowable(() ->
                        JweJsonDecrypter.of(decrypter(new Counting(twice))).decrypt(json)))
                .hasMessage(EXPECTED + "2 keys with the token's \"kid\" fit");
    }

    private static OctJwk signing(OctJwk key) {
        return key.withKeyId("a").withUse(KeyUse.SIGNATURE);
    }

    private static OctJwk direct(OctJwk key) {
        return key.withKeyId("a").withAlgorithm("dir");
    }

    private static JweDecrypter decrypter(JwkSource source) {
        return JweDecrypter.of(source, AesKeyWrap.A256KW, GCM);
    }

    private static Refusal refusal(Door door, JweDecrypter decrypter, String token) {
        Throwable thrown = catchThrowable(() -> door.decrypt(decrypter, token));
        assertThat(thrown).as(door.name()).isExactlyInstanceOf(InvalidTokenException.class);
        return new Refusal(((InvalidTokenException) thrown).reason(), thrown.getMessage());
    }

    /** Counts how often a newer set is asked for. For one thread. */
    private static final class Counting implements JwkSource {

        private final List<String> asked = new ArrayList<>();
        private final List<JwkSet> sets;

        Counting(JwkSet... sets) {
            this.sets = new ArrayList<>(Arrays.asList(sets));
        }

        @Override
        public JwkSet current() {
            return sets.get(0);
        }

        @Override
        public JwkSet refreshed(String missingKeyId) {
            asked.add(missingKeyId);
            if (sets.size() > 1) {
                sets.remove(0);
            }
            return sets.get(0);
        }
    }
}
