package dev.signet.jose.jwk.rotation;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.core.internal.AlgorithmSpec;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jws.JwsAlgorithm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The entry of a store: a JWE of a JWK Set (RFC 7517 section 7), whose keys have one member more, with their times, and
 * which has its version as one member more, so that an entry cannot be taken for a later one. Thread-safe.
 */
final class EncryptedRotation {

    private static final String CONTENT_TYPE = "jwk-set+json";

    /**
     * RFC 7517 section 4: the name of a member of one's own is one that does not collide, such as that of a package.
     */
    private static final String MEMBER = "dev.signet.jose.rotation";

    private static final TokenLimits LIMITS = TokenLimits.defaults();

    private final JweEncrypter encrypter;
    private final JweDecrypter decrypter;
    private final JwsAlgorithm algorithm;

    EncryptedRotation(JweEncrypter encrypter, JweDecrypter decrypter, JwsAlgorithm algorithm) {
        this.encrypter = encrypter.withContentType(CONTENT_TYPE);
        this.decrypter = decrypter.withLimits(LIMITS);
        this.algorithm = algorithm;
    }

    /**
     * Returns how many keys an entry holds for sure if they are as the library makes them; certificates take their own
     * room.
     */
    int mostKeys() {
        boolean isLong = AlgorithmSpec.of(algorithm.jwaName()).material() == AlgorithmSpec.Material.ALGORITHM_KEY_PAIR;
        return isLong ? 50 : 200;
    }

    /**
     * Returns the entry of a rotation, after it was read again: what cannot be read must not take the place of what
     * can.
     *
     * @throws KeySourceException if the key-encryption key is not available or cannot decrypt what it has encrypted, or
     *     there are more keys than are read
     */
    RotationStore.Entry seal(Rotation rotation) {
        byte[] plaintext = json(rotation).toOctets();
        try {
            RotationStore.Entry entry = new RotationStore.Entry(rotation.version(), encrypter.encrypt(plaintext));
            requireReadable(entry);
            return entry;
        } finally {
            Octets.wipe(plaintext);
        }
    }

    private void requireReadable(RotationStore.Entry entry) {
        try {
            open(entry);
        } catch (KeySourceException e) {
            throw new KeySourceException(
                    "an entry for the rotation store could not be read again, and was not written", e);
        }
    }

    /**
     * Returns the rotation that an entry holds.
     *
     * @throws KeySourceException if the entry is not encrypted by the expected key, was changed, has another version
     *     than it says, or has keys that do not fit
     */
    Rotation open(RotationStore.Entry entry) {
        byte[] plaintext = decrypted(entry);
        try {
            return rotation(JsonObject.parse(plaintext, LIMITS), entry.version());
        } catch (IllegalArgumentException e) {
            throw refusal(entry, String.valueOf(e.getMessage()), e);
        } finally {
            Octets.wipe(plaintext);
        }
    }

    private byte[] decrypted(RotationStore.Entry entry) {
        try {
            return decrypter.decrypt(entry.text()).plaintext();
        } catch (InvalidTokenException e) {
            throw refusal(
                    entry,
                    "it is no JWE that the key-encryption key opens (" + e.reason()
                            + "). It was encrypted under another" + " key, or changed",
                    e);
        }
    }

    private Rotation rotation(JsonObject set, long version) {
        if (set.integer("version").orElse(0) != version) {
            throw new IllegalArgumentException("it was encrypted as another version");
        }
        List<TimedKey> keys = new ArrayList<>();
        for (JsonObject key : set.objects("keys").orElse(List.of())) {
            keys.add(key(key));
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("it has no keys");
        }
        return new Rotation(version, keys);
    }

    private TimedKey key(JsonObject element) {
        JsonObject times = element.object(MEMBER)
                .orElseThrow(() -> new IllegalArgumentException("expected keys with the member \"" + MEMBER + "\""));
        Jwk jwk = Jwk.of(element.without(MEMBER));
        if (!jwk.algorithm().equals(Optional.of(algorithm.jwaName()))) {
            throw new IllegalArgumentException("expected keys whose \"alg\" is " + algorithm.jwaName()
                    + ": another algorithm needs an entry of its own");
        }
        SigningJwk.requireFit(jwk, algorithm);
        return new TimedKey(
                new KeyMaterial(jwk, times.string("handle")),
                new KeyTimes(
                        time(times, "published"), time(times, "signs"), time(times, "ends"), time(times, "withdrawn")));
    }

    private static Instant time(JsonObject times, String name) {
        return times.instant(name)
                .orElseThrow(() -> new IllegalArgumentException("expected keys with the time \"" + name + "\""));
    }

    private static JsonObject json(Rotation rotation) {
        return JsonObject.builder()
                .put("version", rotation.version())
                .put(
                        "keys",
                        rotation.keys().stream().map(EncryptedRotation::element).toList())
                .build();
    }

    private static JsonObject element(TimedKey key) {
        Jwk jwk = key.material().jwk();
        JsonObject.Builder times = JsonObject.builder()
                .put("published", key.times().published())
                .put("signs", key.times().signs())
                .put("ends", key.times().ends())
                .put("withdrawn", key.times().withdrawn());
        key.material().handle().ifPresent(handle -> times.put("handle", handle));
        return (jwk.isPrivate() ? jwk.privateMembers() : jwk.publicMembers()).with(MEMBER, times.build());
    }

    private static KeySourceException refusal(RotationStore.Entry entry, String why, Exception cause) {
        return new KeySourceException(
                "version " + entry.version() + " of the rotation store is not used, and not overwritten: " + why,
                cause);
    }
}
