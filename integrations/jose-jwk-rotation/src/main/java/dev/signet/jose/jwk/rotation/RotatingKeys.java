package dev.signet.jose.jwk.rotation;

import static dev.signet.jose.jwe.AesKeyWrap.A256KW;
import static dev.signet.jose.jwe.ContentEncryption.A256GCM;

import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.core.internal.AlgorithmSpec;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSource;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.internal.JwkGenerator;
import dev.signet.jose.jws.Hmac;
import dev.signet.jose.jws.JwsAlgorithm;
import dev.signet.jose.jws.JwsSigner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Signing keys that are published, used and withdrawn by the clock, for one instance of a service or for several that
 * share a {@link RotationStore}.
 *
 * <pre>{@code
 * RotatingKeys keys = RotatingKeys.in(JdbcRotationStore.in(dataSource, "signing_keys", "login"))
 *     .signingWith(ES256)
 *     .encryptedBy(keyEncryptionKey)
 *     .publishedBefore(Duration.ofHours(1))      // the verifiers' cache time
 *     .signingFor(Duration.ofDays(30))
 *     .verifiedAfter(Duration.ofMinutes(10))     // the longest lifetime of a token, and the skew that verifiers allow
 *     .start();
 *
 * String token = Jwt.signedWith(keys.signer()).encode(claims);
 * }</pre>
 *
 * <p>A key is published, signs, is published for as long as its tokens live, and is withdrawn. There is always a next
 * key that is published and does not sign yet. All times are in the store, so that instances agree: by one clock there
 * is one key that signs, and only while clocks differ do two sign. A key is made by the instance whose entry gets into
 * the store; the others read it long before it signs.
 *
 * <p>{@link #signer}, {@link #current} and {@link #published} read one field and the clock. They never ask the store,
 * and go on by the times that were read last: while the store is away, the keys that are known sign, the next one
 * included, until the last of them ends. After that {@link #signer} throws a {@link KeySourceException}, since another
 * instance may have made a key that this one does not know. A withdrawal is not noticed as long as the store is away.
 *
 * <p>{@link #refresh} asks the store, and makes what is due. An entry that cannot be read, was changed, or is older
 * than one that was read before is not used and not overwritten, and the keys that were read last go on. What is not
 * noticed: an older entry in the place of a newer one when an instance starts.
 *
 * <p>Thread-safe.
 */
public final class RotatingKeys implements JwkSource, AutoCloseable {

    private final StoredRotation stored;
    private final RotationRules rules;
    private final RotationTimes settings;
    private final Clock clock;
    private final RefreshThread thread;

    /** Written by the thread that has refreshed last. */
    private volatile @Nullable Failure failure;

    private RotatingKeys(StoredRotation stored, RotationRules rules, RotationTimes settings, Clock clock) {
        this.stored = stored;
        this.rules = rules;
        this.settings = settings;
        this.clock = clock;
        this.thread = new RefreshThread(this::refreshInBackground, settings.refreshedEvery());
    }

    /**
     * Begins with a store, which other instances of the service share. A set of keys needs an entry of its own, and a
     * key of its own that encrypts it.
     *
     * @param store the store; it stays the caller's to close
     * @return a builder
     */
    public static Builder in(RotationStore store) {
        return new Builder(store);
    }

    /**
     * Begins for a service of one instance, which loses its keys when it ends: tokens that were signed before are
     * refused afterwards.
     *
     * @return a builder, whose {@link Builder#encryptedBy(OctJwk, OctJwk...) encryptedBy} need not be called
     */
    public static Builder inMemory() {
        OctJwk key = OctJwk.generate(A256GCM.cekOctets()).withKeyId("memory");
        return new Builder(InMemoryRotationStore.empty()).encryptedBy(key);
    }

    /**
     * Returns the signer with the key that signs now. The same object as long as that is the same key, so that a caller
     * can keep what it derived from it. Ask for each token.
     *
     * @return a signer that writes the {@code kid} of its key
     * @throws KeySourceException if no key signs now, as far as this instance knows: the store has been away for so
     *     long that the last key has ended, or the clock is before the first one begins
     */
    public JwsSigner signer() {
        Instant now = clock.instant();
        KeyView seen = stored.viewAt(now);
        return seen.signer(now).orElseThrow(() -> explained("no key signs at " + now + ": " + span(seen.rotation())));
    }

    /**
     * Returns the public keys that are published now: the one that signs, the one that is next, and those whose tokens
     * may still be valid.
     *
     * @return the same object as long as the keys do not change
     * @throws KeySourceException if all keys are withdrawn
     */
    @Override
    public JwkSet current() {
        return published(stored.viewAt(clock.instant()));
    }

    /** Returns {@link #current()}: a token does not make an instance ask the store. */
    @Override
    public JwkSet refreshed(String missingKeyId) {
        return current();
    }

    /**
     * Returns the public keys as an endpoint serves them. A copy may be used for as long as
     * {@link Builder#publishedBefore} says: no key signs in that time that is not in it, unless one is withdrawn.
     *
     * @return the keys, and for how long a copy may be used
     * @throws KeySourceException if that cannot be promised, because the store has been away and the last key ends
     *     within that time; answer 503
     */
    public PublishedKeySet published() {
        Instant now = clock.instant();
        KeyView seen = stored.viewAt(now);
        boolean isFresh = !now.isAfter(seen.readAt().plus(settings.freshness()));
        boolean isComplete = !now.plus(settings.publishedBefore())
                .plus(settings.clockSkew())
                .isAfter(seen.rotation().end());
        if (!isFresh && !isComplete) {
            throw explained("the published set may lack a key that signs soon: it was read at " + seen.readAt());
        }
        return new PublishedKeySet(published(seen), settings.publishedBefore());
    }

    /**
     * Returns what is known of each key, for operators.
     *
     * @return the keys in the order in which they sign
     */
    public List<RotatingKey> keys() {
        Instant now = clock.instant();
        List<RotatingKey> keys = new ArrayList<>();
        for (TimedKey key : stored.viewAt(now).rotation().keys()) {
            KeyTimes times = key.times();
            times.phase(now)
                    .ifPresent(phase -> keys.add(new RotatingKey(
                            key.keyId(), phase, times.published(), times.signs(), times.ends(), times.withdrawn())));
        }
        return List.copyOf(keys);
    }

    /**
     * Reads the store, and makes what is due: a next key if there is none, and a key that signs if all have ended. The
     * private half of a key that has ended is dropped. Called by the thread of {@link Builder#start()}, or else to be
     * called as often as {@link Builder#refreshedEvery} says.
     *
     * @throws KeySourceException if the store fails, its entry is not used, its clock and that of this instance differ
     *     too much, or a key cannot be made. The keys that were read last go on
     */
    public void refresh() {
        update(rules::due);
    }

    /**
     * Withdraws a key that is compromised: it is gone from the store and from the published set of this instance when
     * the call returns, and from those of the others when they have refreshed. If it is the one that signs, the next
     * one signs at once. That one is known to the verifiers unless it was made within the last
     * {@link Builder#publishedBefore}.
     *
     * <p>Verifiers that hold a copy of the published set accept the key until they renew it.
     *
     * @param keyId the {@code kid}
     * @throws IllegalArgumentException if the store has no such key
     * @throws KeySourceException as for {@link #refresh()}; then the key may not be withdrawn
     */
    public void withdraw(String keyId) {
        Predicate<TimedKey> named = key -> key.keyId().equals(keyId);
        AtomicBoolean found = new AtomicBoolean();
        update((keys, now) -> {
            // In a second attempt it may be gone, by the first one or by another instance.
            if (keys.stream().anyMatch(named)) {
                found.set(true);
            }
            return rules.without(named, keys, now);
        });
        if (!found.get()) {
            throw new IllegalArgumentException(
                    "there is no key with this \"kid\"; keys() lists them, and one that is withdrawn is gone");
        }
    }

    /**
     * Withdraws all keys and makes new ones, of which one signs at once: for a store, a backup or a key-encryption key
     * that fell into other hands. Until verifiers renew their copies of the published set they accept the old keys, and
     * refuse the tokens of the new one. Otherwise as {@link #withdraw}.
     *
     * @throws KeySourceException as for {@link #withdraw}
     */
    public void withdrawAll() {
        update((keys, now) -> rules.without(key -> true, keys, now));
    }

    /** Returns the time at which the latest refresh failed; empty if it did not. */
    @Override
    public Optional<Instant> refreshFailedAt() {
        return Optional.ofNullable(failure).map(Failure::time);
    }

    /**
     * Returns why the latest refresh failed, for the health of a service.
     *
     * @return the exception; empty if the latest refresh did not fail
     */
    public Optional<KeySourceException> refreshFailure() {
        return Optional.ofNullable(failure).map(Failure::reason);
    }

    /** Ends the thread of {@link Builder#start()}. Keys that were read go on by their times; the store stays open. */
    @Override
    public void close() {
        thread.close();
    }

    /** Returns the version and the number of keys. */
    @Override
    public String toString() {
        Rotation rotation = stored.viewAt(clock.instant()).rotation();
        return "RotatingKeys, version " + rotation.version() + " with "
                + rotation.keys().size() + " keys";
    }

    private JwkSet published(KeyView seen) {
        if (seen.published().keys().isEmpty()) {
            throw explained("no key is published: all are withdrawn");
        }
        return seen.published();
    }

    private void refreshInBackground() {
        try {
            refresh();
        } catch (RuntimeException | Error e) {
            // refreshFailure() has it.
        }
    }

    private void update(BiFunction<List<TimedKey>, Instant, List<TimedKey>> change) {
        try {
            stored.change(change);
            failure = null;
        } catch (KeySourceException e) {
            failure = new Failure(clock.instant(), e);
            throw e;
        } catch (RuntimeException | Error e) {
            // A store and a supplier of keys are foreign code.
            failure = new Failure(clock.instant(), new KeySourceException("the refresh of the keys failed", e));
            throw e;
        }
    }

    private static String span(Rotation rotation) {
        return rotation.keys().isEmpty()
                ? "none is known"
                : "those that are known sign from "
                        + rotation.keys().get(0).times().signs() + " to " + rotation.end();
    }

    private KeySourceException explained(String what) {
        Failure last = failure;
        return last == null
                ? new KeySourceException(what + "; refresh() was not called in time")
                : new KeySourceException(
                        what + "; the latest refresh failed: " + last.reason().getMessage(), last.reason());
    }

    private record Failure(Instant time, KeySourceException reason) {}

    /**
     * A builder of rotating keys: {@code signingWith}, {@code encryptedBy}, {@link #publishedBefore},
     * {@link #signingFor} and {@link #verifiedAfter} are to be called, the others have defaults. All times are whole
     * seconds. For one thread.
     */
    public static final class Builder {

        private final RotationStore store;
        private @Nullable JwsAlgorithm algorithm;
        private @Nullable KeyMaker maker;
        private @Nullable JweEncrypter encrypter;
        private @Nullable JweDecrypter decrypter;
        private @Nullable Duration publishedBefore;
        private @Nullable Duration signingFor;
        private @Nullable Duration verifiedAfter;
        private Duration refreshedEvery = Duration.ofSeconds(30);
        private Duration clockSkew = Duration.ofMinutes(2);
        private Clock clock = Clock.systemUTC();

        private Builder(RotationStore store) {
            this.store = store;
        }

        /**
         * Sets the algorithm. Keys are generated by the library, those for RSA with 3,072 bits.
         *
         * @param algorithm any but {@link Hmac}, whose keys have no public half
         * @return this builder
         * @throws IllegalArgumentException if {@code algorithm} is an {@link Hmac}
         */
        public Builder signingWith(JwsAlgorithm algorithm) {
            return signingWith(algorithm, JwkGenerator.of(AlgorithmSpec.of(algorithm.jwaName()))::generate);
        }

        /**
         * Sets the algorithm and where its keys come from, for keys of another length or with certificates.
         *
         * @param algorithm any but {@link Hmac}
         * @param keys returns a new private key with each call; one without a {@code kid} gets its thumbprint
         * @return this builder
         * @throws IllegalArgumentException if {@code algorithm} is an {@link Hmac}
         */
        public Builder signingWith(JwsAlgorithm algorithm, Supplier<? extends Jwk> keys) {
            return signingWith(algorithm, new LocalKeyMaker(algorithm, keys));
        }

        /**
         * Sets the algorithm and the HSM or KMS that has its keys. The entry of the store is encrypted all the same: so
         * its keys cannot be exchanged for others.
         *
         * @param algorithm any but {@link Hmac}
         * @param keys makes keys, and signs with them
         * @return this builder
         * @throws IllegalArgumentException if {@code algorithm} is an {@link Hmac}
         */
        public Builder signingWith(JwsAlgorithm algorithm, ExternalKeys keys) {
            return signingWith(algorithm, new ExternalKeyMaker(algorithm, keys));
        }

        private Builder signingWith(JwsAlgorithm name, KeyMaker keys) {
            if (name instanceof Hmac) {
                throw new IllegalArgumentException(
                        name.jwaName() + " has no public keys; expected an algorithm of signatures, such as ES256");
            }
            this.algorithm = name;
            this.maker = keys;
            return this;
        }

        /**
         * Sets the key that the entry of the store is encrypted under, by A256KW and A256GCM.
         *
         * <p>To replace it: give it to all instances as an older one, then as the first one with the one before as an
         * older one. The entry is encrypted under it from its next change on, which {@link #signingFor} is the longest
         * time to wait for; then the one before can go.
         *
         * @param key a key of 32 octets with a {@code kid}
         * @param older keys that entries may still be encrypted under
         * @return this builder
         * @throws IllegalArgumentException if a key has another length, another {@code alg} or no {@code kid}
         */
        public Builder encryptedBy(OctJwk key, OctJwk... older) {
            List<Jwk> all = new ArrayList<>(List.of(key));
            all.addAll(List.of(older));
            for (Jwk each : all) {
                JweDecrypter.of(each, A256KW, A256GCM);
                if (each.keyId().isEmpty()) {
                    throw noKeyId();
                }
            }
            return encryptedBy(A256KW.encrypter(key, A256GCM), JweDecrypter.of(JwkSet.of(all), A256KW, A256GCM));
        }

        /**
         * Sets how the entry of the store is encrypted and decrypted, for a key-encryption key in a KMS. A party that
         * can encrypt can replace the keys: a public key to encrypt with must not become known.
         *
         * @param encrypter encrypts under a key, with its {@code kid} in the header
         * @param decrypter decrypts what that and older keys have encrypted
         * @return this builder
         * @throws IllegalArgumentException if the encrypter writes no {@code kid}
         */
        public Builder encryptedBy(JweEncrypter encrypter, JweDecrypter decrypter) {
            if (encrypter.keyId().isEmpty()) {
                throw noKeyId();
            }
            this.encrypter = encrypter;
            this.decrypter = decrypter;
            return this;
        }

        /**
         * Sets for how long a verifier may use its copy of the published set: what {@link PublishedKeySet#maxAge} will
         * say, or longer if some verifiers go by a time of their own. A longer time is to be set one
         * {@link #signingFor} before it counts: keys keep the times that they were made with.
         *
         * @param time longer than {@link #refreshedEvery}. As long as a stolen key may still be accepted: minutes or an
         *     hour, not days
         * @return this builder
         */
        public Builder publishedBefore(Duration time) {
            this.publishedBefore = time;
            return this;
        }

        /**
         * Sets for how long a key signs.
         *
         * @param time at least {@link #publishedBefore}, twice {@link #refreshedEvery} and {@link #clockSkew} together,
         *     and long enough beside {@link #verifiedAfter} that there are never more than 200 keys, or 50 for ML-DSA;
         *     usually days or weeks. Half of it should be longer than the store is ever away
         * @return this builder
         */
        public Builder signingFor(Duration time) {
            this.signingFor = time;
            return this;
        }

        /**
         * Sets for how long a key is published after it has ended.
         *
         * @param time the longest lifetime of a token, and the clock skew that verifiers allow
         * @return this builder
         */
        public Builder verifiedAfter(Duration time) {
            this.verifiedAfter = time;
            return this;
        }

        /**
         * Sets how often each instance reads the store; after that time at the latest all have noticed a withdrawal.
         *
         * @param time shorter than {@link #publishedBefore}; by default 30 seconds
         * @return this builder
         */
        public Builder refreshedEvery(Duration time) {
            this.refreshedEvery = time;
            return this;
        }

        /**
         * Sets by how much the clocks of two instances may differ, and that of the store from theirs. It is added to
         * every phase.
         *
         * @param time by default 2 minutes
         * @return this builder
         */
        public Builder clockSkew(Duration time) {
            this.clockSkew = time;
            return this;
        }

        /**
         * Sets the clock.
         *
         * @param clock by default the system's
         * @return this builder
         */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /**
         * Returns the keys, after a first {@link RotatingKeys#refresh()}, which is to be called again and again by the
         * caller.
         *
         * @return the keys
         * @throws IllegalStateException if a setting is missing
         * @throws IllegalArgumentException if times do not fit together, or one is not whole seconds, less than a
         *     second or more than ten years
         * @throws KeySourceException if the store cannot be read, or no first key can be made
         */
        public RotatingKeys build() {
            JwsAlgorithm chosen = required(algorithm, "signingWith");
            KeyMaker keyMaker = required(maker, "signingWith");
            EncryptedRotation format = new EncryptedRotation(
                    required(encrypter, "encryptedBy"), required(decrypter, "encryptedBy"), chosen);
            RotationTimes settings = new RotationTimes(
                    required(publishedBefore, "publishedBefore"),
                    required(signingFor, "signingFor"),
                    required(verifiedAfter, "verifiedAfter"),
                    refreshedEvery,
                    clockSkew);
            settings.requireRoom(format.mostKeys());
            NewKeys newKeys = new NewKeys(keyMaker);
            RotatingKeys keys = new RotatingKeys(
                    new StoredRotation(store, format, keyMaker, newKeys, settings, clock),
                    new RotationRules(settings, newKeys::next),
                    settings,
                    clock);
            keys.refresh();
            return keys;
        }

        /**
         * Returns the keys, and starts a daemon thread that refreshes them. To be closed with the service.
         *
         * @return the keys
         * @throws IllegalStateException as for {@link #build()}
         * @throws IllegalArgumentException as for {@link #build()}
         * @throws KeySourceException as for {@link #build()}
         */
        public RotatingKeys start() {
            RotatingKeys keys = build();
            keys.thread.start();
            return keys;
        }

        private static IllegalArgumentException noKeyId() {
            return new IllegalArgumentException(
                    "expected a key-encryption key with a \"kid\", so that another can take its place: withKeyId(..)");
        }

        private static <T> T required(@Nullable T setting, String method) {
            if (setting == null) {
                throw new IllegalStateException("expected a call of " + method + "(..)");
            }
            return setting;
        }
    }
}
