package dev.signet.jose.jwe;

import static dev.signet.jose.jwe.ContentEncryption.A128CBC_HS256;
import static dev.signet.jose.jwe.ContentEncryption.A256GCM;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwe.internal.DecryptionSeries;
import dev.signet.jose.jwe.internal.EncryptionSeries;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.internal.JwkSetLookup;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several messages under one content encryption key. */
class SeriesTest {

    private static final JsonObject PLACE = JsonObject.parse("{\"place\":1}");
    private static final byte[] SECRET = new byte[32];

    /** Both halves of one way to manage keys. */
    record Pair(String name, JweEncrypter encrypter, JweDecrypter decrypter) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Pair> everyKind() {
        return Stream.of(
                new Pair(
                        "RSA-OAEP-256",
                        RsaOaep.RSA_OAEP_256.encrypter(Keys.RSA, A256GCM),
                        RsaOaep.RSA_OAEP_256.decrypter(Keys.RSA, A256GCM)),
                new Pair(
                        "ECDH-ES",
                        EcdhEs.ECDH_ES.encrypter(Keys.P_256, A256GCM),
                        EcdhEs.ECDH_ES.decrypter(Keys.P_256, A256GCM)),
                new Pair(
                        "ECDH-ES+A128KW",
                        EcdhEs.ECDH_ES_A128KW.encrypter(Keys.X25519, A128CBC_HS256),
                        EcdhEs.ECDH_ES_A128KW.decrypter(Keys.X25519, A128CBC_HS256)),
                new Pair(
                        "A256KW",
                        AesKeyWrap.A256KW.encrypter(Keys.secret(SECRET), A256GCM),
                        AesKeyWrap.A256KW.decrypter(Keys.secret(SECRET), A256GCM)),
                new Pair(
                        "A256GCMKW",
                        AesGcmKeyWrap.A256GCMKW.encrypter(Keys.secret(SECRET), A256GCM),
                        AesGcmKeyWrap.A256GCMKW.decrypter(Keys.secret(SECRET), A256GCM)),
                new Pair(
                        "dir",
                        Direct.DIR.encrypter(Keys.secret(SECRET), A256GCM),
                        Direct.DIR.decrypter(Keys.secret(SECRET), A256GCM)));
    }

    private static List<String> messages(JweEncrypter encrypter, JsonObject critical, int count) {
        List<String> messages = new ArrayList<>();
        try (EncryptionSeries series = EncryptionSeries.of(encrypter)) {
            for (int i = 0; i < count; i++) {
                messages.add(series.encrypt(("message " + i).getBytes(UTF_8), critical));
            }
        }
        return messages;
    }

    private static String part(String token, int index) {
        return token.split("\\.", -1)[index];
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void each_message_is_an_ordinary_JWE_that_opens_alone(Pair pair) {
        List<String> messages = messages(pair.encrypter, JsonObject.empty(), 3);

        for (int i = 0; i < messages.size(); i++) {
            assertThat(pair.decrypter.decrypt(messages.get(i)).plaintext())
                    .asString()
                    .isEqualTo("message " + i);
        }
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void all_have_one_encrypted_key_and_each_has_its_own_initialization_vector(Pair pair) {
        List<String> messages = messages(pair.encrypter, PLACE, 20);

        assertThat(messages).extracting(token -> part(token, 1)).containsOnly(part(messages.get(0), 1));
        assertThat(messages).extracting(token -> part(token, 2)).doesNotHaveDuplicates();
        assertThat(messages).extracting(token -> part(token, 0)).containsOnly(part(messages.get(0), 0));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void a_series_opens_what_a_series_sealed(Pair pair) {
        List<String> messages = messages(pair.encrypter, PLACE, 3);

        try (DecryptionSeries<DecryptedJwe> series =
                DecryptionSeries.of(pair.decrypter.understanding("place"), JwkSetLookup.waiting())) {
            for (int i = 0; i < messages.size(); i++) {
                DecryptedJwe opened = series.decrypt(messages.get(i));
                assertThat(opened.plaintext()).asString().isEqualTo("message " + i);
                assertThat(opened.header().parameters().integer("place")).hasValue(1);
            }
        }
    }

    @Test
    void two_series_have_different_keys() {
        JweEncrypter encrypter = AesKeyWrap.A256KW.encrypter(Keys.secret(SECRET), A256GCM);

        assertThat(part(messages(encrypter, PLACE, 1).get(0), 1))
                .isNotEqualTo(part(messages(encrypter, PLACE, 1).get(0), 1));
    }

    @Test
    void an_initialization_vector_that_was_drawn_before_is_drawn_again() {
        byte[] cek = new byte[32];
        byte[] first = new byte[12];
        byte[] second = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
        JweEncrypter encrypter = AesKeyWrap.A256KW
                .encrypter(Keys.secret(SECRET), A256GCM)
                .drawing(Scripted.drawing(cek, first, first, second));

        List<String> messages = messages(encrypter, PLACE, 2);

        assertThat(part(messages.get(0), 2)).isEqualTo(Base64Url.encode(first));
        assertThat(part(messages.get(1), 2)).isEqualTo(Base64Url.encode(second));
    }

    @Test
    void critical_parameters_are_refused_by_those_who_do_not_understand_them() {
        JweDecrypter decrypter = AesKeyWrap.A256KW.decrypter(Keys.secret(SECRET), A256GCM);
        String token = messages(AesKeyWrap.A256KW.encrypter(Keys.secret(SECRET), A256GCM), PLACE, 1)
                .get(0);

        assertThat(Refusal.reason(decrypter, token)).isEqualTo(Reason.UNSUPPORTED);
        try (DecryptionSeries<DecryptedJwe> series =
                DecryptionSeries.of(decrypter.understanding("another"), JwkSetLookup.waiting())) {
            assertThatThrownBy(() -> series.decrypt(token))
                    .isInstanceOfSatisfying(
                            InvalidTokenException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.UNSUPPORTED));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alg",
                "enc",
                "crit",
                "epk",
                "kid",
                "typ",
                "cty",
                "jku",
                "jwk",
                "x5u",
                "x5t",
                "x5t#S256",
                "b64",
                "tenant"
            })
    void refuses_critical_parameters_that_the_header_has_or_that_steer_or_are_registered(String name) {
        JweEncrypter encrypter =
                AesKeyWrap.A256KW.encrypter(Keys.secret(SECRET), A256GCM).withHeader("tenant", "a");

        try (EncryptionSeries series = EncryptionSeries.of(encrypter)) {
            JsonObject critical = JsonObject.builder().put(name, "x").build();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> series.encrypt(SECRET, critical))
                    .withMessageContaining(name);
        }
    }

    @Test
    void a_closed_series_encrypts_nothing_more() {
        EncryptionSeries series = EncryptionSeries.of(AesKeyWrap.A256KW.encrypter(Keys.secret(SECRET), A256GCM));
        series.close();
        series.close();

        assertThatIllegalStateException()
                .isThrownBy(() -> series.encrypt(SECRET, PLACE))
                .withMessage("this key was overwritten by close()");
    }

    @Test
    void a_closed_series_decrypts_nothing_more() {
        List<String> messages = messages(AesKeyWrap.A256KW.encrypter(Keys.secret(SECRET), A256GCM), PLACE, 2);
        JweDecrypter decrypter = AesKeyWrap.A256KW.decrypter(Keys.secret(SECRET), A256GCM);
        DecryptionSeries<DecryptedJwe> series =
                DecryptionSeries.of(decrypter.understanding("place"), JwkSetLookup.waiting());
        for (String message : messages) {
            assertThat(series.decrypt(message).plaintext()).asString().startsWith("message");
        }
        series.close();
        series.close();

        for (String message : messages) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> series.decrypt(message))
                    .withMessage("the keys were overwritten by close()");
        }
    }

    @Test
    void the_private_key_is_used_once_for_each_encrypted_key() {
        AtomicInteger uses = new AtomicInteger();
        JweDecrypter counting = RsaOaep.RSA_OAEP_256.decrypter(
                encrypted -> {
                    uses.incrementAndGet();
                    throw new GeneralSecurityException();
                },
                A256GCM);
        List<String> messages = new ArrayList<>(messages(RsaOaep.RSA_OAEP_256.encrypter(Keys.RSA, A256GCM), PLACE, 3));
        messages.addAll(messages(RsaOaep.RSA_OAEP_256.encrypter(Keys.RSA, A256GCM), PLACE, 1));

        Set<Refusal> refusals = new HashSet<>();
        try (DecryptionSeries<DecryptedJwe> series =
                DecryptionSeries.of(counting.understanding("place"), JwkSetLookup.waiting())) {
            for (String message : messages) {
                assertThatThrownBy(() -> series.decrypt(message))
                        .isInstanceOfSatisfying(
                                InvalidTokenException.class,
                                e -> refusals.add(new Refusal(e.reason(), e.getMessage())));
            }
        }

        assertThat(uses).hasValue(2);
        assertThat(refusals).containsExactly(Refusal.DECRYPTION_FAILED);
    }

    @Test
    void a_known_key_opens_no_message_that_was_changed() {
        List<String> messages = messages(RsaOaep.RSA_OAEP_256.encrypter(Keys.RSA, A256GCM), PLACE, 2);
        JweDecrypter decrypter = RsaOaep.RSA_OAEP_256.decrypter(Keys.RSA, A256GCM);
        String mixed = String.join(
                ".",
                part(messages.get(0), 0),
                part(messages.get(0), 1),
                part(messages.get(0), 2),
                part(messages.get(0), 3),
                part(messages.get(1), 4));

        try (DecryptionSeries<DecryptedJwe> series =
                DecryptionSeries.of(decrypter.understanding("place"), JwkSetLookup.waiting())) {
            series.decrypt(messages.get(0));
            assertThatThrownBy(() -> series.decrypt(mixed))
                    .isInstanceOfSatisfying(
                            InvalidTokenException.class,
                            e -> assertThat(new Refusal(e.reason(), e.getMessage()))
                                    .isEqualTo(Refusal.DECRYPTION_FAILED));
        }
    }

    /** With ECDH-ES the encrypted key is empty and everything that tells the keys apart is in the header. */
    @Test
    void messages_of_other_origin_with_the_same_encrypted_key_have_keys_of_their_own() {
        JweEncrypter encrypter = EcdhEs.ECDH_ES.encrypter(Keys.P_256, A256GCM);
        JweDecrypter decrypter = EcdhEs.ECDH_ES.decrypter(Keys.P_256, A256GCM);

        try (DecryptionSeries<DecryptedJwe> series = DecryptionSeries.of(decrypter, JwkSetLookup.waiting())) {
            for (String text : List.of("first", "second", "third")) {
                String message = encrypter.encrypt(text.getBytes(UTF_8));
                assertThat(part(message, 1)).isEmpty();
                assertThat(series.decrypt(message).plaintext()).asString(UTF_8).isEqualTo(text);
            }
        }
    }

    @Test
    void passwords_have_one_budget_for_the_whole_series() {
        char[] password = "correct horse".toCharArray();
        JweDecrypter decrypter = Pbes2.PBES2_HS512_A256KW.decrypter(password, 300_000, A256GCM);
        JweEncrypter encrypter = Pbes2.PBES2_HS512_A256KW.encrypter(password, A256GCM);
        List<String> messages = new ArrayList<>(messages(encrypter, PLACE, 2));
        messages.addAll(messages(encrypter, PLACE, 1));

        try (DecryptionSeries<DecryptedJwe> series =
                DecryptionSeries.of(decrypter.understanding("place"), JwkSetLookup.waiting())) {
            series.decrypt(messages.get(0));
            series.decrypt(messages.get(1));
            assertThatThrownBy(() -> series.decrypt(messages.get(2)))
                    .isInstanceOfSatisfying(
                            InvalidTokenException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE));
        }
    }

    @Test
    void keys_of_a_set_are_chosen_for_each_message() {
        JweDecrypter decrypter = JweDecrypter.of(
                JwkSet.of(Keys.RSA.withKeyId("a"), Keys.OTHER_RSA.withKeyId("b")), RsaOaep.RSA_OAEP_256, A256GCM);

        try (DecryptionSeries<DecryptedJwe> series =
                DecryptionSeries.of(decrypter.understanding("place"), JwkSetLookup.waiting())) {
            for (JweEncrypter encrypter : List.of(
                    RsaOaep.RSA_OAEP_256.encrypter(Keys.RSA.withKeyId("a"), A256GCM),
                    RsaOaep.RSA_OAEP_256.encrypter(Keys.OTHER_RSA.withKeyId("b"), A256GCM))) {
                String message = messages(encrypter, PLACE, 1).get(0);
                assertThat(series.decrypt(message).plaintext()).asString().isEqualTo("message 0");
            }
            String stranger = messages(RsaOaep.RSA_OAEP_256.encrypter(Keys.RSA.withKeyId("c"), A256GCM), PLACE, 1)
                    .get(0);
            assertThatThrownBy(() -> series.decrypt(stranger))
                    .isInstanceOfSatisfying(
                            InvalidTokenException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.KEY_NOT_FOUND));
        }
    }

    @Test
    void neither_half_shows_a_key() {
        JweEncrypter encrypter = AesKeyWrap.A256KW.encrypter(Keys.secret(SECRET), A256GCM);
        JweDecrypter decrypter = AesKeyWrap.A256KW.decrypter(Keys.secret(SECRET), A256GCM);

        assertThat(EncryptionSeries.of(encrypter)).hasToString("EncryptionSeries of JweEncrypter[A256KW, A256GCM]");
        assertThat(DecryptionSeries.of(decrypter, JwkSetLookup.waiting()))
                .hasToString("DecryptionSeries of JweDecrypter[A256KW][A256GCM]");
    }
}
