package dev.signet.jose.jwk.rotation;

import static dev.signet.jose.jws.Ecdsa.ES256;
import static dev.signet.jose.jws.Ecdsa.ES384;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwe.AesKeyWrap;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.EncryptedJwk;
import dev.signet.jose.jwe.ExternalUnwrapper;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwe.RsaOaep;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.RsaJwk;
import dev.signet.jose.jwk.rotation.ExternalKeys.Key;
import dev.signet.jose.jws.JwsSigner;
import java.io.IOException;
import java.security.spec.MGF1ParameterSpec;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.junit.jupiter.api.Test;

/** Private keys in an HSM, of which the store has handles. */
class ExternalKeysTest {

    private final Service service = new Service();
    private final SmallHsm hsm = new SmallHsm();

    @Test
    void instances_sign_with_keys_that_one_of_them_has_made_in_the_hsm() {
        RotatingKeys one = instance();
        RotatingKeys other = instance();

        assertThat(hsm.labels()).containsExactly("login-1", "login-2");
        Service.verify(Service.token(one), other);
        Service.verify(Service.token(other), one);
        assertThat(Service.signing(one)).isEqualTo(Service.signing(other));
    }

    @Test
    void the_entry_has_no_private_key() {
        instance();

        assertThat(EncryptedJwk.decryptSet(
                                service.store.content().text(),
                                AesKeyWrap.A256KW.decrypter(Service.KEY, ContentEncryption.A256GCM))
                        .keys())
                .hasSize(2)
                .noneMatch(Jwk::isPrivate);
    }

    @Test
    void a_key_is_deleted_in_the_hsm_when_it_has_ended_by_all_clocks() {
        RotatingKeys one = instance();
        service.clock.set(service.firstEnd());
        one.refresh();
        assertThat(hsm.labels()).containsExactly("login-1", "login-2", "login-3");

        service.clock.advance(Service.SKEW);
        one.refresh();

        assertThat(hsm.labels()).containsExactly("login-2", "login-3");
        assertThat(one.current().keys()).hasSize(3);
        instance().refresh();
    }

    @Test
    void a_key_that_is_withdrawn_is_deleted_in_the_hsm() {
        RotatingKeys one = instance();

        one.withdraw(Service.signing(one));

        assertThat(hsm.labels()).containsExactly("login-2", "login-3");
        Service.verify(Service.token(one), one);
    }

    @Test
    void a_key_that_was_made_in_vain_is_deleted_in_the_hsm() {
        RotatingKeys one = instance();
        RotatingKeys other = instance();
        service.clock.set(service.firstEnd());
        service.store.beforeReplacing(other::refresh);

        one.refresh();

        assertThat(one.keys()).isEqualTo(other.keys());
        // Login-3 was that of the first, which came second.
        assertThat(hsm.labels()).containsExactly("login-1", "login-2", "login-4");
    }

    /** It may be in the store. */
    @Test
    void a_key_whose_fate_is_unknown_is_not_deleted() {
        RotatingKeys one = instance();
        service.clock.set(service.firstEnd());
        loseNextAnswer();

        assertThatThrownBy(one::refresh).hasMessage("the answer is lost");

        assertThat(hsm.labels()).containsExactly("login-1", "login-2", "login-3");
        one.refresh();
        assertThat(one.keys()).hasSize(3);
    }

    /** As a standby of a database does, which can be read. */
    @Test
    void a_store_that_cannot_be_written_costs_one_key_however_often_it_is_tried() {
        RotatingKeys one = instance();
        service.clock.set(service.firstEnd());
        for (int i = 0; i < 3; i++) {
            assertNotWritten(one);
        }
        assertThat(hsm.labels()).containsExactly("login-1", "login-2", "login-3");

        one.refresh();

        assertThat(hsm.labels()).containsExactly("login-1", "login-2", "login-3");
        assertThat(one.keys()).hasSize(3);
        service.clock.set(one.keys().get(2).signs());
        Service.verify(Service.token(one), instance());
    }

    @Test
    void a_key_encryption_key_that_is_away_costs_one_key_too() {
        AtomicBoolean isAway = new AtomicBoolean();
        RsaJwk pair = RsaJwk.generate(2048);
        JweDecrypter inKms = RsaOaep.RSA_OAEP_256.decrypter(
                (ExternalUnwrapper) encryptedKey -> {
                    if (isAway.get()) {
                        throw new IOException("no KMS");
                    }
                    Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
                    cipher.init(
                            Cipher.DECRYPT_MODE,
                            pair.privateKey().orElseThrow(),
                            new OAEPParameterSpec(
                                    "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
                    return cipher.doFinal(encryptedKey);
                },
                ContentEncryption.A256GCM);
        RotatingKeys one = service.builder()
                .signingWith(ES256, hsm)
                .encryptedBy(
                        RsaOaep.RSA_OAEP_256
                                .encrypter(pair.publicKey(), ContentEncryption.A256GCM)
                                .withKeyId("kms-1"),
                        inKms)
                .build();
        service.clock.set(service.firstEnd());
        isAway.set(true);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(one::refresh).isInstanceOf(KeySourceException.class);
        }
        assertThat(hsm.labels()).containsExactly("login-1", "login-2", "login-3");

        isAway.set(false);
        one.refresh();

        assertThat(hsm.labels()).containsExactly("login-1", "login-2", "login-3");
        assertThat(one.keys()).hasSize(3);
    }

    @Test
    void a_key_that_is_kept_is_deleted_when_another_instance_has_put_its_own_into_the_store() {
        RotatingKeys one = instance();
        RotatingKeys other = instance();
        service.clock.set(service.firstEnd());
        assertNotWritten(one);
        other.refresh();
        assertThat(hsm.labels()).containsExactly("login-1", "login-2", "login-3", "login-4");

        one.refresh();

        assertThat(one.keys()).isEqualTo(other.keys());
        assertThat(hsm.labels()).containsExactly("login-1", "login-2", "login-4");
    }

    /** The entry that it was made for may still come into the store, after this instance has asked again. */
    @Test
    void a_key_that_is_kept_is_not_deleted_as_long_as_its_entry_may_come() {
        RotatingKeys one = instance();
        String withdrawn = Service.signing(one);
        AtomicReference<RotationStore.Entry> late = new AtomicReference<>();
        service.store.replacing(late::set);
        service.store.beforeReplacing(() -> {
            throw new KeySourceException("no answer in time");
        });
        assertThatThrownBy(() -> one.withdraw(withdrawn)).hasMessage("no answer in time");

        one.refresh();
        assertThat(hsm.labels()).containsExactly("login-1", "login-2", "login-3");
        service.store.exchange(Optional.of(late.get()));
        one.refresh();

        assertThat(one.current().byKeyId(withdrawn)).isEmpty();
        service.clock.set(one.keys().get(1).signs());
        Service.verify(Service.token(one), one);
    }

    @Test
    void a_key_that_is_withdrawn_is_deleted_when_its_withdrawal_is_found_in_the_store() {
        RotatingKeys one = instance();
        String stolen = Service.signing(one);
        loseNextAnswer();
        assertThatThrownBy(() -> one.withdraw(stolen)).hasMessage("the answer is lost");
        assertThat(hsm.labels()).containsExactly("login-1", "login-2", "login-3");

        one.refresh();

        assertThat(one.current().byKeyId(stolen)).isEmpty();
        assertThat(hsm.labels()).containsExactly("login-2", "login-3");
        one.refresh();
        Service.verify(Service.token(one), instance());
    }

    @Test
    void a_key_that_has_ended_is_deleted_when_its_end_is_found_in_the_store() {
        RotatingKeys one = instance();
        service.clock.set(service.firstEnd());
        one.refresh();
        service.clock.advance(Service.SKEW);
        loseNextAnswer();
        assertThatThrownBy(one::refresh).hasMessage("the answer is lost");

        one.refresh();

        assertThat(hsm.labels()).containsExactly("login-2", "login-3");
    }

    /** As a client does that sends a command again: the second time it is told that another was first. */
    @Test
    void a_key_that_is_withdrawn_is_deleted_by_an_instance_that_was_told_that_another_was_first() {
        RotatingKeys one = instance();
        service.store.denyNextReplacement();

        one.withdraw(Service.signing(one));

        assertThat(hsm.labels()).containsExactly("login-2", "login-3");
        Service.verify(Service.token(one), one);
    }

    @Test
    void a_key_that_another_instance_has_removed_is_not_deleted_again() {
        RotatingKeys one = instance();
        RotatingKeys other = instance();
        service.clock.set(service.firstEnd());
        one.refresh();
        service.clock.advance(Service.SKEW);
        service.store.beforeReplacing(one::refresh);

        // SmallHsm refuses to delete what is not there.
        other.refresh();

        assertThat(hsm.labels()).containsExactly("login-2", "login-3");
    }

    @Test
    void a_key_that_is_not_removed_after_all_is_not_deleted() {
        RotatingKeys one = instance();
        String signing = Service.signing(one);
        service.store.beforeReplacing(() -> {
            throw new KeySourceException("the database is read-only");
        });
        assertThatThrownBy(() -> one.withdraw(signing)).hasMessage("the database is read-only");

        one.refresh();
        service.clock.set(service.firstEnd());
        one.refresh();

        assertThat(hsm.labels()).containsExactly("login-1", "login-2", "login-3");
    }

    @Test
    void a_key_whose_removal_was_found_and_that_cannot_be_deleted_does_not_keep_the_next_withdrawal() {
        RotatingKeys one = instance();
        loseNextAnswer();
        assertThatThrownBy(() -> one.withdraw(Service.signing(one))).hasMessage("the answer is lost");
        hsm.keep("login-1");
        RotatingKeys other = instance();
        String second = Service.signing(other);

        assertThatThrownBy(() -> one.withdraw(second))
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining("could not be deleted in the HSM");

        assertThat(one.current().byKeyId(second)).isEmpty();
        assertThat(hsm.labels()).containsExactly("login-1", "login-3", "login-4");
    }

    /** As where a KMS shows a key a while after it has made it. */
    @Test
    void a_key_that_cannot_be_used_yet_is_not_left_behind() {
        hsm.hideNewKeys(true);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(this::instance)
                    .isInstanceOf(KeySourceException.class)
                    .hasMessageContaining("no signer for the key");
            assertThat(hsm.labels()).isEmpty();
        }

        hsm.hideNewKeys(false);
        RotatingKeys one = instance();

        assertThat(hsm.labels()).containsExactly("login-4", "login-5");
        Service.verify(Service.token(one), one);
    }

    @Test
    void a_thread_that_is_interrupted_in_the_hsm_stays_interrupted() {
        RotatingKeys one = instance();
        String withdrawn = Service.signing(one);

        hsm.interrupted(true);

        assertThatThrownBy(() -> one.withdraw(withdrawn)).hasCauseInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();
        hsm.interrupted(false);
        one.withdraw(withdrawn);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void a_key_that_can_neither_be_used_nor_deleted_is_one_error() {
        hsm.hideNewKeys(true);
        hsm.keepAll();

        assertThatThrownBy(this::instance)
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining("no signer for the key")
                .satisfies(error -> assertThat(error.getSuppressed()).hasSize(1));
    }

    @Test
    void an_hsm_that_is_away_when_a_key_is_due_is_an_error_and_the_keys_go_on() {
        RotatingKeys one = instance();
        service.clock.set(service.firstEnd());
        String signing = Service.signing(one);
        hsm.away(true);

        assertThatThrownBy(one::refresh)
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining("no key for ES256 could be made")
                .hasCauseInstanceOf(IOException.class);
        assertThatThrownBy(() -> Service.token(one)).isInstanceOf(KeySourceException.class);

        hsm.away(false);
        one.refresh();
        assertThat(Service.signing(one)).isEqualTo(signing);
        Service.verify(Service.token(one), one);
        assertThat(one.keys()).hasSize(3);
    }

    /** A stolen key goes on nowhere, also where the key that was made in its place cannot be used yet. */
    @Test
    void a_key_that_is_withdrawn_is_gone_from_instances_that_do_not_reach_the_hsm() {
        RotatingKeys one = instance();
        RotatingKeys other = instance();
        String stolen = Service.signing(one);
        one.withdraw(stolen);
        hsm.away(true);

        assertThatThrownBy(other::refresh)
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining("no signer for the key");

        assertThat(other.current().byKeyId(stolen)).isEmpty();
        assertThat(Service.signing(other)).isEqualTo(Service.signing(one));
        hsm.away(false);
        other.refresh();
        service.clock.set(one.keys().get(1).signs());
        assertThat(Service.signing(other)).isEqualTo(Service.signing(one));
        Service.verify(Service.token(other), one);
    }

    @Test
    void an_instance_that_starts_while_the_hsm_is_away_is_an_error() {
        instance();
        hsm.away(true);

        assertThatThrownBy(this::instance)
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining("no signer for the key")
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void a_key_that_cannot_be_deleted_is_an_error_and_withdrawn_all_the_same() {
        RotatingKeys one = instance();
        String stolen = Service.signing(one);
        hsm.keepAll();

        assertThatThrownBy(() -> one.withdraw(stolen))
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining("could not be deleted in the HSM");

        assertThat(one.current().byKeyId(stolen)).isEmpty();
        assertThat(Service.signing(one)).isNotEqualTo(stolen);
    }

    @Test
    void a_key_that_cannot_be_deleted_does_not_keep_the_others() {
        RotatingKeys one = instance();
        hsm.keep("login-1");

        assertThatThrownBy(one::withdrawAll)
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining("could not be deleted in the HSM");

        assertThat(hsm.labels()).containsExactly("login-1", "login-3", "login-4");
    }

    @Test
    void a_public_key_that_is_not_that_of_the_handle_is_refused_before_it_is_published() {
        hsm.confuse();

        assertThatThrownBy(this::instance)
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining("does not verify under its public key");
        assertThat(service.store.read()).isEmpty();
        // Whose it is, is not known.
        assertThat(hsm.labels()).containsExactly("login-1");
    }

    @Test
    void a_signer_of_another_algorithm_is_refused() {
        ExternalKeys wrong = new ExternalKeys() {
            @Override
            public Key create() {
                return new Key("a", EcJwk.generate(Curve.P_256).toPublic());
            }

            @Override
            public JwsSigner signer(Key key) {
                return ES384.signer(EcJwk.generate(Curve.P_384));
            }
        };

        assertThatThrownBy(() -> service.builder().signingWith(ES256, wrong).build())
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining("expected a signer for ES256")
                .hasMessageContaining("got one for ES384");
    }

    @Test
    void an_instance_without_the_hsm_does_not_take_its_keys_for_its_own() {
        instance();

        assertThatThrownBy(service::instance)
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining("configure this one with the same ExternalKeys");
    }

    @Test
    void a_service_can_move_into_the_hsm() {
        RotatingKeys before = service.instance();
        String signing = Service.signing(before);

        RotatingKeys moved = instance();

        assertThat(Service.signing(moved)).isEqualTo(signing);
        service.clock.set(service.firstEnd());
        moved.refresh();
        assertThat(hsm.labels()).containsExactly("login-1");
    }

    @Test
    void a_key_has_a_handle_and_a_public_half() {
        EcJwk pair = EcJwk.generate(Curve.P_256);

        assertThatThrownBy(() -> new Key("", pair.toPublic())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Key("a", pair)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Key("a", OctJwk.generate(32))).isInstanceOf(IllegalArgumentException.class);
        Jwk named = pair.withKeyId("a");
        assertThatThrownBy(() -> new KeyMaterial(named, Optional.of("a"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new KeyMaterial(OctJwk.generate(32).withKeyId("a"), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void loseNextAnswer() {
        service.store.afterReplacing(() -> {
            throw new KeySourceException("the answer is lost");
        });
    }

    private void assertNotWritten(RotatingKeys keys) {
        service.store.beforeReplacing(() -> {
            throw new KeySourceException("the database is read-only");
        });
        assertThatThrownBy(keys::refresh).hasMessage("the database is read-only");
    }

    private RotatingKeys instance() {
        return service.builder().signingWith(ES256, hsm).build();
    }
}
