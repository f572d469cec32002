package dev.signet.jose.jwe;

import static dev.signet.jose.jwe.ContentEncryption.A128CBC_HS256;
import static dev.signet.jose.jwe.ContentEncryption.A256GCM;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.jwe.internal.DecryptionSeries;
import dev.signet.jose.jwe.internal.EncryptionSeries;
import dev.signet.jose.jwe.internal.KeyedDecryption;
import dev.signet.jose.jwe.internal.KeyedEncryption;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.testsupport.Mutations;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages with one header under one key. */
class KeyedTest {

    private static final byte[] SECRET = new byte[32];
    private static final JweEncrypter ENCRYPTER = AesKeyWrap.A256KW.encrypter(Keys.secret(SECRET), A256GCM);
    private static final JweDecrypter DECRYPTER = AesKeyWrap.A256KW.decrypter(Keys.secret(SECRET), A256GCM);
    private static final Consumer<JoseHeader> ANY = header -> {};

    /** Both halves of one way to manage keys. */
    record Pair(JweEncrypter encrypter, JweDecrypter decrypter) {
        @Override
        public String toString() {
            return encrypter.toString();
        }
    }

    static Stream<Pair> everyKind() {
        return Stream.of(
                new Pair(ENCRYPTER, DECRYPTER),
                new Pair(
                        AesGcmKeyWrap.A256GCMKW.encrypter(Keys.secret(SECRET), A128CBC_HS256),
                        AesGcmKeyWrap.A256GCMKW.decrypter(Keys.secret(SECRET), A128CBC_HS256)),
                new Pair(EcdhEs.ECDH_ES.encrypter(Keys.P_256, A256GCM), EcdhEs.ECDH_ES.decrypter(Keys.P_256, A256GCM)),
                new Pair(
                        Direct.DIR.encrypter(Keys.secret(SECRET), A256GCM),
                        Direct.DIR.decrypter(Keys.secret(SECRET), A256GCM)));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void each_message_is_an_ordinary_JWE_that_opens_alone_and_with_others(Pair pair) {
        List<String> messages = messages(pair.encrypter, 5);

        try (KeyedDecryption keyed = keyed(pair.decrypter)) {
            for (int i = 0; i < messages.size(); i++) {
                assertThat(pair.decrypter.decrypt(messages.get(i)).plaintext())
                        .asString()
                        .isEqualTo("message " + i);
                KeyedDecryption.Message message = keyed.decrypt(messages.get(i));
                assertThat(message.plaintext()).asString().isEqualTo("message " + i);
                assertThat(message.header())
                        .isEqualTo(pair.decrypter.decrypt(messages.get(i)).header());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void header_and_encrypted_key_are_the_same_and_initialization_vectors_are_not(Pair pair) {
        List<String> messages = messages(pair.encrypter, 20);

        assertThat(messages).extracting(KeyedTest::beginning).containsOnly(beginning(messages.get(0)));
        assertThat(messages).extracting(token -> part(token, 2)).doesNotHaveDuplicates();
    }

    /** The differential: whatever is wrong, and whatever was decrypted before, the refusal is that of the decrypter. */
    @ParameterizedTest
    @MethodSource("everyKind")
    void a_message_is_refused_as_the_decrypter_refuses_it(Pair pair) {
        String good = messages(pair.encrypter, 1).get(0);
        String another = messages(pair.encrypter, 1).get(0);
        List<String> wrong = new ArrayList<>(Mutations.replacing(good, 1).toList());
        Mutations.deleting(good).forEach(wrong::add);
        for (int i = 0; i < 5; i++) {
            List<String> mixed = new ArrayList<>(List.of(good.split("\\.", -1)));
            mixed.set(i, part(another, i));
            wrong.add(String.join(".", mixed));
        }
        wrong.removeIf(good::equals);

        try (KeyedDecryption keyed = keyed(pair.decrypter)) {
            keyed.decrypt(good);
            for (String token : wrong) {
                assertThat(refusal(() -> keyed.decrypt(token)))
                        .as(token)
                        .isEqualTo(refusal(() -> pair.decrypter.decrypt(token)));
            }
            assertThat(keyed.decrypt(good).plaintext()).asString().isEqualTo("message 0");
        }
    }

    @Test
    void a_message_that_is_too_long_is_refused_behind_a_known_header_too() {
        List<String> messages = messages(ENCRYPTER, 1);
        JweDecrypter limited = DECRYPTER.withLimits(
                TokenLimits.defaults().withTokenOctets(messages.get(0).length()));

        try (KeyedEncryption encryption = EncryptionSeries.keyed(ENCRYPTER);
                KeyedDecryption keyed = keyed(limited)) {
            keyed.decrypt(encryption.encrypt("message 0".getBytes(UTF_8)));
            String longer = encryption.encrypt("message 0 and more".getBytes(UTF_8));
            assertThat(refusal(() -> keyed.decrypt(longer)).reason()).isEqualTo(Reason.TOO_LARGE);
        }
    }

    @Test
    void a_rule_is_asked_before_a_key_is_selected_and_once_a_key() {
        AtomicInteger asked = new AtomicInteger();
        JweDecrypter ofSet = JweDecrypter.of(JwkSet.of(), AesKeyWrap.A256KW, A256GCM);
        String token = messages(ENCRYPTER, 1).get(0);
        Consumer<JoseHeader> refusing = header -> {
            throw new InvalidTokenException(Reason.CLAIM_REJECTED, "not here");
        };

        assertThat(refusal(() -> DecryptionSeries.keyed(ofSet, refusing, 1).decrypt(token))
                        .reason())
                .isEqualTo(Reason.CLAIM_REJECTED);
        assertThat(refusal(() -> keyed(ofSet).decrypt(token)).reason()).isEqualTo(Reason.KEY_NOT_FOUND);
        try (KeyedDecryption keyed = DecryptionSeries.keyed(DECRYPTER, header -> asked.incrementAndGet(), 1)) {
            for (String message : messages(ENCRYPTER, 3)) {
                keyed.decrypt(message);
            }
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void no_more_messages_are_encrypted_under_one_key_than_its_bound() {
        try (KeyedEncryption encryption = ENCRYPTER.keyed(2)) {
            encryption.encrypt(SECRET);
            encryption.encrypt(SECRET);
            assertThatIllegalStateException()
                    .isThrownBy(() -> encryption.encrypt(SECRET))
                    .withMessage("expected at most 2 messages under one key");
        }
        assertThat(KeyedEncryption.MOST_MESSAGES).isEqualTo(16_777_216);
    }

    @Test
    void nothing_is_done_after_close() {
        KeyedEncryption encryption = EncryptionSeries.keyed(ENCRYPTER);
        String token = encryption.encrypt(SECRET);
        KeyedDecryption decryption = keyed(DECRYPTER);
        decryption.decrypt(token);
        encryption.close();
        encryption.close();
        decryption.close();
        decryption.close();

        assertThatIllegalStateException().isThrownBy(() -> encryption.encrypt(SECRET));
        assertThatIllegalStateException().isThrownBy(() -> decryption.decrypt(token));
    }

    @Test
    void a_long_header_is_read_for_each_message() {
        AtomicInteger asked = new AtomicInteger();
        JweEncrypter wordy = ENCRYPTER.withHeader("note", "a".repeat(4_000));

        try (KeyedDecryption keyed = DecryptionSeries.keyed(DECRYPTER, header -> asked.incrementAndGet(), 1)) {
            for (String message : messages(wordy, 3)) {
                assertThat(keyed.decrypt(message).plaintext()).asString().startsWith("message");
            }
        }
        assertThat(asked).hasValue(3);
    }

    @Test
    void an_algorithm_without_content_encryption_keys_has_no_such_messages() {
        JweEncrypter hpke = HpkeDraft.HPKE_0.encrypter(Keys.P_256);

        assertThatIllegalStateException().isThrownBy(() -> EncryptionSeries.keyed(hpke));
        String token = hpke.encrypt(SECRET);
        JweDecrypter decrypter = HpkeDraft.HPKE_0.decrypter(Keys.P_256);
        assertThat(decrypter.decrypt(token).plaintext()).isEqualTo(SECRET);
        assertThat(refusal(() -> keyed(decrypter).decrypt(token)))
                .isEqualTo(
                        new Refusal(Reason.UNSUPPORTED, "HPKE-0: expected an algorithm with a content encryption key"));
    }

    @Test
    void neither_half_shows_a_key() {
        assertThat(EncryptionSeries.keyed(ENCRYPTER)).hasToString("KeyedEncryption of JweEncrypter[A256KW, A256GCM]");
        KeyedDecryption decryption = keyed(DECRYPTER);
        assertThat(decryption).hasToString("KeyedDecryption of JweDecrypter[A256KW][A256GCM]");
        assertThat(decryption.decrypt(messages(ENCRYPTER, 1).get(0))).hasToString("Message");
    }

    private static KeyedDecryption keyed(JweDecrypter decrypter) {
        return DecryptionSeries.keyed(decrypter, ANY, 4);
    }

    private static List<String> messages(JweEncrypter encrypter, int count) {
        List<String> messages = new ArrayList<>();
        try (KeyedEncryption encryption = EncryptionSeries.keyed(encrypter)) {
            for (int i = 0; i < count; i++) {
                messages.add(encryption.encrypt(("message " + i).getBytes(UTF_8)));
            }
        }
        return messages;
    }

    private static Refusal refusal(Runnable decryption) {
        InvalidTokenException refused = catchThrowableOfType(InvalidTokenException.class, decryption::run);
        return new Refusal(refused.reason(), refused.getMessage());
    }

    private static String beginning(String token) {
        int second = token.indexOf('.', token.indexOf('.') + 1);
        return token.substring(0, second + 1);
    }

    private static String part(String token, int index) {
        return token.split("\\.", -1)[index];
    }
}
