package dev.signet.jose.jwk.rotation;

import static dev.signet.jose.jws.Ecdsa.ES256;
import static dev.signet.jose.jws.EdDsa.ED25519;
import static dev.signet.jose.jws.Hmac.HS256;
import static dev.signet.jose.jws.RsaPss.PS256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwe.AesKeyWrap;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.EncryptedJwk;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.KeyOperation;
import dev.signet.jose.jwk.KeyUse;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.RsaJwk;
import dev.signet.jose.jwk.rotation.RotationStore.Entry;
import dev.signet.jose.jws.JwsSigner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The keys of one instance. */
class RotatingKeysTest {

    private final Service service = new Service();
    private final RotatingKeys keys = service.instance();

    @Test
    void the_first_key_signs_at_once_and_the_next_one_is_published() {
        String first = Service.signing(keys);

        Service.verify(Service.token(keys), keys);
        assertThat(keys.current().keys()).hasSize(2);
        assertThat(keys.keys()).extracting(RotatingKey::phase).containsExactly(KeyPhase.SIGNING, KeyPhase.PUBLISHED);
        assertThat(keys.keys().get(0).keyId()).isEqualTo(first);
    }

    @Test
    void the_next_key_signs_when_the_first_ends_and_verifies_its_tokens_on() {
        String first = Service.signing(keys);
        String next = keys.keys().get(1).keyId();
        service.clock.set(service.firstEnd().minusSeconds(1));
        String last = Service.token(keys);
        assertThat(Service.signing(keys)).isEqualTo(first);

        service.clock.advance(Duration.ofSeconds(1));

        assertThat(Service.signing(keys)).isEqualTo(next);
        Service.verify(last, keys);
        assertThat(keys.keys()).extracting(RotatingKey::phase).containsExactly(KeyPhase.VERIFYING, KeyPhase.SIGNING);
    }

    @Test
    void a_refresh_makes_the_next_key_as_soon_as_the_one_before_signs() {
        service.clock.set(service.firstEnd());

        keys.refresh();

        assertThat(keys.keys())
                .extracting(RotatingKey::phase)
                .containsExactly(KeyPhase.VERIFYING, KeyPhase.SIGNING, KeyPhase.PUBLISHED);
        assertThat(keys.keys().get(2).signs()).isEqualTo(service.firstEnd().plus(Service.SIGNING_FOR));
    }

    @Test
    void a_key_is_withdrawn_when_its_last_token_has_expired() {
        Instant withdrawn = service.firstEnd().plus(Service.VERIFIED_AFTER).plus(Service.SKEW);
        String first = Service.signing(keys);
        service.clock.set(service.firstEnd().minusSeconds(1));
        String token = Service.token(keys);

        service.clock.set(withdrawn.minusSeconds(1));
        Service.verify(token, keys);
        JwkSet before = keys.current();
        service.clock.set(withdrawn);

        assertThat(before.byKeyId(first)).hasSize(1);
        assertThat(keys.current().byKeyId(first)).isEmpty();
        assertThatThrownBy(() -> Service.verify(token, keys))
                .isInstanceOfSatisfying(
                        InvalidTokenException.class, e -> assertThat(e.reason()).isEqualTo(Reason.KEY_NOT_FOUND));
    }

    @Test
    void what_is_derived_from_a_signer_or_a_set_can_be_kept_until_the_keys_change() {
        JwsSigner signer = keys.signer();
        JwkSet set = keys.current();

        service.clock.advance(Duration.ofDays(3));
        keys.refresh();

        assertThat(keys.signer()).isSameAs(signer);
        assertThat(keys.current()).isSameAs(set);
        assertThat(keys.refreshed("unknown")).isSameAs(set);
        service.clock.set(service.firstEnd());
        assertThat(keys.signer()).isNotSameAs(signer);
        keys.refresh();
        assertThat(keys.current()).isNotSameAs(set);
    }

    @Test
    void the_entry_is_an_encrypted_jwk_set_of_which_only_keys_that_sign_are_private() {
        service.clock.set(service.firstEnd());
        keys.refresh();
        assertThat(stored().keys()).extracting(Jwk::isPrivate).containsExactly(true, true, true);

        // By then all clocks agree that it has ended.
        service.clock.advance(Service.SKEW);
        keys.refresh();

        assertThat(stored().keys()).extracting(Jwk::isPrivate).containsExactly(false, true, true);
        assertThat(stored().keys().get(1).fits(KeyOperation.SIGN, "ES256")).isTrue();
    }

    @Test
    void a_refresh_without_anything_to_do_writes_nothing() {
        keys.refresh();
        service.clock.advance(Duration.ofDays(1));
        keys.refresh();

        assertThat(service.store.replacements()).isEqualTo(1);
    }

    @Test
    void keys_are_published_with_their_algorithm_and_use_and_nothing_of_the_rotation() {
        Jwk key = keys.current().keys().get(0);

        assertThat(key.isPrivate()).isFalse();
        assertThat(key.algorithm()).contains("ES256");
        assertThat(key.parameters().use()).contains(KeyUse.SIGNATURE);
        assertThat(key.keyId()).contains(key.thumbprint().toString());
        assertThat(keys.published().json()).doesNotContain("rotation", "\"d\"");
        assertThat(JwkSet.parsePublic(keys.published().json())).isEqualTo(keys.current());
    }

    @Test
    void copies_of_the_set_may_be_used_for_the_cache_time() {
        assertThat(keys.published().maxAge()).isEqualTo(Service.PUBLISHED_BEFORE);
        assertThat(keys.published().cacheControl()).isEqualTo("max-age=3600");
    }

    @Test
    void a_withdrawn_key_is_gone_at_once_and_the_next_one_signs() {
        service.clock.advance(Duration.ofDays(1));
        String stolen = Service.signing(keys);
        String next = keys.keys().get(1).keyId();
        String token = Service.token(keys);

        keys.withdraw(stolen);

        assertThat(Service.signing(keys)).isEqualTo(next);
        assertThat(keys.current().byKeyId(stolen)).isEmpty();
        assertThat(stored().byKeyId(stolen)).isEmpty();
        assertThatThrownBy(() -> Service.verify(token, keys)).isInstanceOf(InvalidTokenException.class);
        assertThat(keys.keys()).extracting(RotatingKey::phase).containsExactly(KeyPhase.SIGNING, KeyPhase.PUBLISHED);
    }

    /** By the clock of an instance that is behind as well. */
    @Test
    void a_key_that_signs_at_once_has_begun_by_all_clocks() {
        service.clock.advance(Duration.ofDays(1));

        keys.withdraw(Service.signing(keys));

        assertThat(keys.keys().get(0).signs()).isEqualTo(service.clock.instant().minus(Service.SKEW));
        assertThat(Service.signing(service.instance(Service.SKEW.negated()))).isEqualTo(Service.signing(keys));
    }

    @Test
    void the_next_key_can_be_withdrawn_and_another_is_published() {
        String first = Service.signing(keys);
        String stolen = keys.keys().get(1).keyId();

        keys.withdraw(stolen);

        assertThat(Service.signing(keys)).isEqualTo(first);
        assertThat(keys.keys()).hasSize(2).extracting(RotatingKey::keyId).doesNotContain(stolen);
    }

    @Test
    void a_key_that_signs_no_more_can_be_withdrawn() {
        String old = Service.signing(keys);
        service.clock.set(service.firstEnd());
        String signing = Service.signing(keys);

        keys.withdraw(old);

        assertThat(Service.signing(keys)).isEqualTo(signing);
        assertThat(keys.current().byKeyId(old)).isEmpty();
    }

    /** A typing error in an emergency must not look like success. */
    @Test
    void a_key_that_is_not_there_cannot_be_withdrawn() {
        assertThatThrownBy(() -> keys.withdraw("unknown"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no key with this \"kid\"")
                .hasMessageNotContaining("unknown");
        assertThat(keys.refreshFailure()).isEmpty();
    }

    @Test
    void all_keys_can_be_withdrawn_at_once() {
        List<String> old = keys.keys().stream().map(RotatingKey::keyId).toList();
        service.clock.advance(Duration.ofDays(1));

        keys.withdrawAll();

        assertThat(keys.keys()).hasSize(2).extracting(RotatingKey::keyId).doesNotContainAnyElementsOf(old);
        Service.verify(Service.token(keys), keys);
    }

    @Test
    void a_service_that_was_away_for_a_year_begins_anew() {
        List<String> old = keys.keys().stream().map(RotatingKey::keyId).toList();
        service.clock.advance(Duration.ofDays(365));
        assertThatThrownBy(keys::current).isInstanceOf(KeySourceException.class).hasMessageContaining("withdrawn");

        keys.refresh();

        assertThat(keys.keys()).hasSize(2).extracting(RotatingKey::keyId).doesNotContainAnyElementsOf(old);
        Service.verify(Service.token(keys), keys);
    }

    @Test
    void before_the_first_key_begins_nothing_signs() {
        service.clock.set(Service.BEGIN.minus(Service.SKEW).minusSeconds(1));

        assertThatThrownBy(keys::signer)
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining("no key signs at 2029-12-31T23:58:59Z")
                .hasMessageContaining("from 2029-12-31T23:59:00Z to 2030-01-15T00:00:00Z");
        service.clock.advance(Duration.ofSeconds(1));
        assertThat(keys.signer()).isNotNull();
    }

    @Test
    void a_service_of_one_instance_needs_no_store_and_no_key_to_encrypt_with() {
        RotatingKeys alone = Service.timed(RotatingKeys.inMemory().signingWith(ED25519))
                .clock(service.clock)
                .build();

        assertThat(alone.signer().algorithm()).isEqualTo(ED25519);
        assertThat(alone.current().keys()).hasSize(2);
    }

    @Test
    void keys_can_come_from_the_caller() {
        RotatingKeys caller = Service.timed(RotatingKeys.inMemory()
                        .signingWith(PS256, () -> RsaJwk.generate(2048).withOperations(KeyOperation.SIGN)))
                .clock(service.clock)
                .build();

        Jwk key = caller.current().keys().get(0);
        assertThat(key).isInstanceOf(RsaJwk.class);
        assertThat(key.algorithm()).contains("PS256");
        assertThat(key.parameters().operations()).containsExactly(KeyOperation.VERIFY);
    }

    @Test
    void keys_of_the_caller_that_do_not_fit_are_an_error_that_says_why() {
        assertRefused(() -> EcJwk.generate(Curve.P_384), "ES256 needs a key on P-256");
        assertRefused(() -> EcJwk.generate(Curve.P_256).toPublic(), "expected a private key");
        assertRefused(
                () -> {
                    throw new IllegalStateException("out of order");
                },
                "out of order");
        EcJwk same = EcJwk.generate(Curve.P_256);
        assertThatThrownBy(() -> Service.timed(RotatingKeys.inMemory().signingWith(ES256, () -> same))
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("each \"kid\" once");
    }

    /** A service is not healthy whose keys come to an end, whatever the reason. */
    @Test
    void a_failure_of_any_kind_is_there_to_be_seen() {
        service.clock.set(service.firstEnd());
        service.store.beforeReplacing(() -> {
            throw new NoClassDefFoundError("of a driver");
        });

        assertThatThrownBy(keys::refresh).isInstanceOf(NoClassDefFoundError.class);

        assertThat(keys.refreshFailedAt()).contains(service.firstEnd());
        assertThat(keys.refreshFailure())
                .hasValueSatisfying(failure -> assertThat(failure).hasCauseInstanceOf(NoClassDefFoundError.class));
        keys.refresh();
        assertThat(keys.refreshFailedAt()).isEmpty();
    }

    /**
     * Five keys with a thousand elements each are more than is read of any JSON, as are hundreds of plain keys. Other
     * instances could not read such an entry, and would stop.
     */
    @Test
    void an_entry_that_no_instance_could_read_is_not_written() {
        JsonObject large = JsonObject.empty()
                .with("notes", IntStream.range(0, 1_000).boxed().toList());
        RotatingKeys.Builder builder = service.builder()
                .signingWith(
                        ES256,
                        () -> Jwk.of(EcJwk.generate(Curve.P_256).privateMembers().toBuilder()
                                .putAll(large)
                                .build()))
                .verifiedAfter(Duration.ofDays(365));
        service.store.exchange(Optional.empty());
        RotatingKeys one = builder.build();
        for (int i = 0; i < 2; i++) {
            service.clock.advance(Service.SIGNING_FOR);
            one.refresh();
        }
        Entry last = service.store.content();

        service.clock.advance(Service.SIGNING_FOR);

        assertThatThrownBy(one::refresh)
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining("could not be read again, and was not written");
        assertThat(service.store.content()).isEqualTo(last);
        service.clock.advance(Duration.ofSeconds(-1));
        assertThat(builder.build().keys()).hasSize(4).isEqualTo(one.keys());
    }

    @Test
    void a_thread_refreshes_until_it_is_closed() throws InterruptedException {
        CountDownLatch reads = new CountDownLatch(3);
        InMemoryRotationStore memory = InMemoryRotationStore.empty();
        RotationStore counting = new RotationStore() {
            @Override
            public Optional<Entry> read() {
                reads.countDown();
                return memory.read();
            }

            @Override
            public boolean replace(long expectedVersion, Entry next) {
                return memory.replace(expectedVersion, next);
            }
        };

        try (RotatingKeys running = Service.timed(
                        RotatingKeys.in(counting).signingWith(ES256).encryptedBy(Service.KEY))
                .refreshedEvery(Duration.ofSeconds(1))
                .start()) {
            assertThat(reads.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(running.refreshFailure()).isEmpty();
        }
    }

    @Test
    void a_setting_that_is_missing_is_named() {
        assertThatThrownBy(() -> RotatingKeys.in(service.store).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("signingWith");
        assertThatThrownBy(
                        () -> RotatingKeys.in(service.store).signingWith(ES256).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("encryptedBy");
        assertThatThrownBy(() -> RotatingKeys.inMemory().signingWith(ES256).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("publishedBefore");
    }

    @Test
    void an_algorithm_without_public_keys_is_refused() {
        assertThatThrownBy(() -> RotatingKeys.inMemory().signingWith(HS256))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("HS256 has no public keys");
    }

    @Test
    void a_key_to_encrypt_with_has_32_octets_and_a_kid() {
        RotatingKeys.Builder builder = RotatingKeys.in(service.store);

        assertThatThrownBy(() -> builder.encryptedBy(OctJwk.generate(32)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kid");
        assertThatThrownBy(() -> builder.encryptedBy(OctJwk.generate(16).withKeyId("short")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("32 octets");
        assertThatThrownBy(() ->
                        builder.encryptedBy(Service.KEY, OctJwk.generate(24).withKeyId("short")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("32 octets");
        OctJwk nameless = OctJwk.generate(32);
        assertThatThrownBy(() -> builder.encryptedBy(
                        AesKeyWrap.A256KW.encrypter(nameless, ContentEncryption.A256GCM),
                        AesKeyWrap.A256KW.decrypter(nameless, ContentEncryption.A256GCM)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kid");
    }

    @Test
    void it_shows_its_version_and_no_key() {
        assertThat(keys).hasToString("RotatingKeys, version 1 with 2 keys");
    }

    private void assertRefused(Supplier<Jwk> maker, String why) {
        assertThatThrownBy(() -> Service.timed(RotatingKeys.inMemory().signingWith(ES256, maker))
                        .build())
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining("no key for ES256 could be made")
                .hasMessageContaining(why);
    }

    private JwkSet stored() {
        return EncryptedJwk.decryptSet(
                service.store.content().text(), AesKeyWrap.A256KW.decrypter(Service.KEY, ContentEncryption.A256GCM));
    }
}
