package dev.signet.jose.jwk.rotation;

import static dev.signet.jose.jws.Ecdsa.ES256;
import static dev.signet.jose.jws.Ecdsa.ES384;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwe.AesKeyWrap;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.EncryptedJwk;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.rotation.ExternalKeys.Key;
import dev.signet.jose.jws.JwsSigner;
import java.io.IOException;
import java.util.Optional;
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
        service.store.afterReplacing(() -> {
            throw new KeySourceException("the answer is lost");
        });

        assertThatThrownBy(one::refresh).hasMessage("the answer is lost");

        assertThat(hsm.labels()).containsExactly("login-1", "login-2", "login-3");
        one.refresh();
        assertThat(one.keys()).hasSize(3);
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
    void a_public_key_that_is_not_that_of_the_handle_is_refused_before_it_is_published() {
        hsm.confuse();

        assertThatThrownBy(this::instance)
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining("does not verify under its public key");
        assertThat(service.store.read()).isEmpty();
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

    private RotatingKeys instance() {
        return service.builder().signingWith(ES256, hsm).build();
    }
}
