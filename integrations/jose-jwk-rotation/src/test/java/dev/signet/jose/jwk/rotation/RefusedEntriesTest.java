package dev.signet.jose.jwk.rotation;

import static dev.signet.jose.jws.Ecdsa.ES384;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwe.AesKeyWrap;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.EncryptedJwk;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.rotation.RotationStore.Entry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is found in the store and not used: the keys that were read before go on, and nothing is overwritten. */
class RefusedEntriesTest {

    private final Service service = new Service();
    private final RotatingKeys keys = service.instance();
    private final Entry first = service.store.content();

    @Test
    void a_set_that_is_encrypted_under_another_key_is_refused() {
        OctJwk foreign = OctJwk.generate(32).withKeyId("kek-1");
        assertRefused(encrypted(foreign, set(2, "")), "no JWE that the key-encryption key opens (DECRYPTION_FAILED)");
        OctJwk named = OctJwk.generate(32).withKeyId("kek-9");
        assertRefused(encrypted(named, set(2, "")), "no JWE that the key-encryption key opens (KEY_NOT_FOUND)");
    }

    @Test
    void a_set_that_is_not_encrypted_is_refused() {
        JwkSet plain =
                JwkSet.of(EcJwk.generate(Curve.P_256).withAlgorithm("ES256").withThumbprintKeyId());

        assertRefused(plain.privateJson(), "no JWE that the key-encryption key opens (MALFORMED)");
        assertRefused("", "no JWE that the key-encryption key opens (MALFORMED)");
    }

    /** As another program writes it. */
    @Test
    void a_set_without_times_is_refused() {
        JwkSet bare =
                JwkSet.of(EcJwk.generate(Curve.P_256).withAlgorithm("ES256").withThumbprintKeyId());
        String text = EncryptedJwk.encrypt(bare, AesKeyWrap.A256KW.encrypter(Service.KEY, ContentEncryption.A256GCM));

        assertRefused(text, "encrypted as another version");
        assertRefused(encrypted(Service.KEY, set(2, "")), "it has no keys");
        assertRefused(
                encrypted(Service.KEY, set(2, json(key(), ""))),
                "expected keys with the member \"dev.signet.jose.rotation\"");
        assertRefused(
                encrypted(
                        Service.KEY,
                        set(2, json(key(), ",\"dev.signet.jose.rotation\":{\"published\":1,\"signs\":1,\"ends\":2}"))),
                "expected keys with the time \"withdrawn\"");
        assertRefused(encrypted(Service.KEY, set(2, json(key(), times("\"1\"", 2, 3)))), "\"signs\"");
    }

    @Test
    void keys_that_do_not_sign_one_after_the_other_are_refused() {
        assertRefused(encrypted(Service.KEY, set(2, json(key(), times(5, 5, 9)))), "to sign before it ends");
        assertRefused(encrypted(Service.KEY, set(2, json(key(), times(5, 6, 6)))), "before it is withdrawn");
        assertRefused(
                encrypted(Service.KEY, set(2, json(key(), times(1, 5, 9)) + "," + json(key(), times(4, 7, 9)))),
                "one after the other");
        EcJwk twice = key();
        assertRefused(
                encrypted(Service.KEY, set(2, json(twice, times(1, 5, 9)) + "," + json(twice, times(5, 7, 9)))),
                "each \"kid\" once");
    }

    @Test
    void keys_of_another_kind_are_refused() {
        assertRefused(
                encrypted(
                        Service.KEY, set(2, json(EcJwk.generate(Curve.P_384).withAlgorithm("ES384"), times(1, 2, 3)))),
                "expected keys whose \"alg\" is ES256");
        assertRefused(
                encrypted(
                        Service.KEY, set(2, json(EcJwk.generate(Curve.P_256).withAlgorithm("ES256"), times(1, 2, 3)))),
                "expected a key with a \"kid\"");
        service.store.exchange(Optional.of(first));
        assertThatThrownBy(() -> service.builder().signingWith(ES384).build())
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining(
                        "expected keys whose \"alg\" is ES384: another algorithm needs an entry of its own");
        assertThat(service.store.content()).isEqualTo(first);
    }

    /** Shows that the entries above are refused for what each of them says. */
    @Test
    void an_entry_that_is_written_by_hand_and_right_is_used() {
        EcJwk own = key();
        long now = Service.BEGIN.getEpochSecond();
        service.store.exchange(Optional.of(new Entry(
                2, encrypted(Service.KEY, set(2, json(own, times(now, now + 864_000, now + 900_000)))))));

        keys.refresh();

        assertThat(keys.signer().keyId()).isEqualTo(own.keyId());
    }

    @Test
    void an_entry_of_which_one_character_was_changed_is_refused() {
        for (int i = 0; i < first.text().length(); i += 29) {
            char[] text = first.text().toCharArray();
            text[i] = text[i] == 'A' ? 'B' : 'A';
            if (!new String(text).equals(first.text())) {
                service.store.exchange(Optional.of(new Entry(1, new String(text))));
                String place = "character " + i;
                assertThatThrownBy(service::instance).as(place).isInstanceOf(KeySourceException.class);
            }
        }
        service.store.exchange(Optional.of(first));
        assertThat(Service.signing(service.instance())).isEqualTo(Service.signing(keys));
    }

    @Test
    void an_older_entry_in_the_place_of_a_newer_one_is_refused_by_those_who_know() {
        keys.withdraw(Service.signing(keys));
        Entry second = service.store.content();
        String signing = Service.signing(keys);

        service.store.exchange(Optional.of(first));

        assertThatThrownBy(keys::refresh)
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining("version 1 in the place of the version 2 that was read before");
        assertThat(Service.signing(keys)).isEqualTo(signing);
        assertThat(service.store.content()).isEqualTo(first);
        service.store.exchange(Optional.of(second));
        keys.refresh();
    }

    @Test
    void an_older_entry_under_a_newer_number_is_refused() {
        assertRefused(first.text(), "encrypted as another version");
        assertThatThrownBy(service::instance)
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining("encrypted as another version");
    }

    /** As after a backup was restored, and another instance has made the next version anew. */
    @Test
    void another_entry_of_the_same_version_is_refused() {
        Service restored = new Service();
        restored.instance();

        service.store.exchange(Optional.of(restored.store.content()));

        assertThatThrownBy(keys::refresh)
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining("another version 1 in the place of the version 1");
    }

    @Test
    void an_entry_that_is_gone_is_not_made_anew_by_those_who_know_it() {
        service.store.exchange(Optional.empty());
        service.clock.set(service.firstEnd());

        assertThatThrownBy(keys::refresh)
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining("no entry in the place of the version 1");
        assertThat(service.store.read()).isEmpty();
        assertThat(keys.signer()).isNotNull();
    }

    @Test
    void versions_may_jump() {
        RotatingKeys other = service.instance();
        for (int i = 0; i < 5; i++) {
            other.withdraw(Service.signing(other));
        }
        assertThat(service.store.content().version()).isEqualTo(6);

        keys.refresh();

        assertThat(keys.keys()).isEqualTo(other.keys());
    }

    @Test
    void an_entry_has_a_version() {
        assertThatThrownBy(() -> new Entry(0, "")).isInstanceOf(IllegalArgumentException.class);
    }

    /** A wrong key to decrypt with would lock out all instances, this one included. */
    @Test
    void what_could_not_be_read_again_is_not_written() {
        OctJwk other = OctJwk.generate(32).withKeyId("kek-2");
        Service fresh = new Service();

        assertThatThrownBy(() -> fresh.builder()
                        .encryptedBy(
                                AesKeyWrap.A256KW.encrypter(other, ContentEncryption.A256GCM),
                                AesKeyWrap.A256KW.decrypter(Service.KEY, ContentEncryption.A256GCM))
                        .build())
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining("was not written");
        assertThat(fresh.store.read()).isEmpty();
    }

    private void assertRefused(String text, String why) {
        Entry found = new Entry(2, text);
        service.store.exchange(Optional.of(found));
        String signing = Service.signing(keys);

        assertThatThrownBy(keys::refresh)
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining("version 2 of the rotation store is not used, and not overwritten")
                .hasMessageContaining(why);
        assertThatThrownBy(() -> keys.withdraw(signing)).isInstanceOf(KeySourceException.class);

        assertThat(keys.refreshFailure()).isPresent();
        assertThat(Service.signing(keys)).isEqualTo(signing);
        assertThat(keys.published().maxAge()).isEqualTo(Duration.ofHours(1));
        assertThat(service.store.content()).isEqualTo(found);
    }

    private static EcJwk key() {
        return EcJwk.generate(Curve.P_256).withAlgorithm("ES256").withThumbprintKeyId();
    }

    private static String encrypted(OctJwk key, String json) {
        return AesKeyWrap.A256KW
                .encrypter(key, ContentEncryption.A256GCM)
                .withContentType("jwk-set+json")
                .encrypt(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String set(long version, String keys) {
        return "{\"version\":" + version + ",\"keys\":[" + keys + "]}";
    }

    private static String json(EcJwk key, String times) {
        String text = key.privateJson();
        return text.substring(0, text.length() - 1) + times + "}";
    }

    private static String times(Object signs, long ends, long withdrawn) {
        return ",\"dev.signet.jose.rotation\":{\"published\":1,\"signs\":" + signs + ",\"ends\":" + ends
                + ",\"withdrawn\":" + withdrawn + "}";
    }
}
