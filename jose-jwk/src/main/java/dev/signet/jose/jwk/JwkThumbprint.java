package dev.signet.jose.jwk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.JsonObject;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The hash of a key's required members (RFC 7638): the same for the private and the public half, and whatever the
 * parameters are. Immutable.
 */
public final class JwkThumbprint {

    private static final String SHA_256 = "sha-256";

    /** By their names in the IANA Named Information registry, as RFC 9278 wants them. */
    private static final Map<String, String> HASHES =
            Map.of(SHA_256, "SHA-256", "sha-384", "SHA-384", "sha-512", "SHA-512");

    private final String hash;
    private final byte[] octets;

    private JwkThumbprint(String hash, byte[] octets) {
        this.hash = hash;
        this.octets = octets;
    }

    /**
     * Returns the thumbprint under SHA-256.
     *
     * @param key any key. That of a symmetric key has to be kept as secret as the key (RFC 7638 section 7)
     * @return the thumbprint, 32 octets
     */
    public static JwkThumbprint of(Jwk key) {
        return of(key, SHA_256);
    }

    /**
     * Returns the thumbprint under a hash.
     *
     * @param key any key. That of a symmetric key has to be kept as secret as the key (RFC 7638 section 7)
     * @param hash {@code sha-256}, {@code sha-384} or {@code sha-512}
     * @return the thumbprint, 32, 48 or 64 octets
     * @throws IllegalArgumentException for another hash
     */
    public static JwkThumbprint of(Jwk key, String hash) {
        String algorithm = HASHES.get(hash);
        if (algorithm == null) {
            throw new IllegalArgumentException("expected sha-256, sha-384 or sha-512, was another hash");
        }
        try {
            return new JwkThumbprint(hash, MessageDigest.getInstance(algorithm).digest(hashInput(key)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no provider has " + algorithm, e);
        }
    }

    /**
     * Returns the hash.
     *
     * @return a new copy
     */
    public byte[] octets() {
        return octets.clone();
    }

    /**
     * Returns the thumbprint as a URI (RFC 9278).
     *
     * @return for example {@code urn:ietf:params:oauth:jwk-thumbprint:sha-256:NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs}
     */
    public URI uri() {
        return URI.create("urn:ietf:params:oauth:jwk-thumbprint:" + hash + ":" + this);
    }

    /** Returns whether the other is the same hash of an equal key. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JwkThumbprint that
                && hash.equals(that.hash)
                && MessageDigest.isEqual(octets, that.octets);
    }

    /** Returns a hash of the hash. */
    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    /** Returns the hash in base64url, as {@code kid} and {@code jkt} carry it. */
    @Override
    public String toString() {
        return Base64Url.encode(octets);
    }

    /** Returns the required members in the order of their names, without white space (RFC 7638 section 3). */
    private static byte[] hashInput(Jwk key) {
        // Only the public half is needed, and a symmetric key has none.
        JsonObject members = key instanceof OctJwk ? key.privateMembers() : key.publicMembers();
        JsonObject.Builder required = JsonObject.builder();
        for (String name : requiredMembers(key)) {
            required.put(name, members.string(name).orElseThrow());
        }
        return required.build().toJson().getBytes(UTF_8);
    }

    private static List<String> requiredMembers(Jwk key) {
        if (key instanceof EcJwk) {
            return List.of("crv", "kty", "x", "y");
        }
        if (key instanceof RsaJwk) {
            return List.of("e", "kty", "n");
        }
        return key instanceof OkpJwk ? List.of("crv", "kty", "x") : List.of("k", "kty");
    }
}
