package dev.signet.jose.jwk;

import dev.signet.jose.core.Base64Url;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JWK thumbprint (RFC 7638): the hash of a key's required members, which is the same for the private and the public
 * half and does not depend on the parameters. {@link Jwk#thumbprint()} returns it. Immutable.
 */
public final class JwkThumbprint {

    static final String SHA_256 = "sha-256";

    /** By their names in the IANA Named Information registry, as RFC 9278 requires. */
    private static final Map<String, String> HASHES =
            Map.of(SHA_256, "SHA-256", "sha-384", "SHA-384", "sha-512", "SHA-512");

    private final String hash;
    private final byte[] octets;

    private JwkThumbprint(String hash, byte[] octets) {
        this.hash = hash;
        this.octets = octets;
    }

    /**
     * Returns the hash of an input (RFC 7638 section 3.1).
     *
     * @throws IllegalArgumentException for another hash than {@code sha-256}, {@code sha-384} or {@code sha-512}
     */
    static JwkThumbprint of(byte[] input, String hash) {
        String algorithm = HASHES.get(hash);
        if (algorithm == null) {
            throw new IllegalArgumentException("expected sha-256, sha-384 or sha-512, was another hash");
        }
        try {
            return new JwkThumbprint(hash, MessageDigest.getInstance(algorithm).digest(input));
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
     * @return for example
     *     {@code urn:ietf:params:oauth:jwk-thumbprint:sha-256:NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs}
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
}
