package dev.signet.jose.jwk;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.JsonObject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code x5u}, {@code x5c}, {@code x5t} and {@code x5t#S256} (RFC 7517 sections 4.6 to 4.9).
 *
 * <p>They must agree with the key and with one another; whether the certificate is to be trusted is another question,
 * which nobody asks here.
 */
final class CertificateMembers {

    static final CertificateMembers NONE = new CertificateMembers(null, List.of(), null, null);

    private final @Nullable String url;
    private final List<byte[]> chain;
    private final byte @Nullable [] sha1;
    private final byte @Nullable [] sha256;

    private CertificateMembers(
            @Nullable String url, List<byte[]> chain, byte @Nullable [] sha1, byte @Nullable [] sha256) {
        this.url = url;
        this.chain = chain;
        this.sha1 = sha1;
        this.sha256 = sha256;
    }

    static CertificateMembers read(JsonObject members) {
        CertificateMembers read = new CertificateMembers(
                members.string("x5u").orElse(null),
                chain(members),
                hash(members, "x5t", 20),
                hash(members, "x5t#S256", 32));
        read.requireHashesOfFirst();
        return read;
    }

    /** Returns a chain without hashes: those of another certificate would contradict it. */
    static CertificateMembers of(@Nullable String url, List<X509Certificate> chain) {
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("\"x5c\": expected at least one certificate");
        }
        return new CertificateMembers(
                url, chain.stream().map(CertificateChains::encoded).toList(), null, null);
    }

    CertificateMembers withHashes() {
        if (chain.isEmpty()) {
            throw new IllegalStateException("expected a key with a certificate in \"x5c\"");
        }
        return new CertificateMembers(url, chain, digest("SHA-1"), digest("SHA-256"));
    }

    @Nullable
    String url() {
        return url;
    }

    List<byte[]> chain() {
        return chain;
    }

    byte @Nullable [] sha1() {
        return sha1;
    }

    byte @Nullable [] sha256() {
        return sha256;
    }

    /** RFC 7517 section 4.7: the key in the first certificate must be the key of the other members. */
    void requireKeyOf(Jwk key) {
        if (!chain.isEmpty() && !CertificateKey.holds(first(), key)) {
            throw new IllegalArgumentException("\"x5c\": expected the JWK's own key in the first certificate");
        }
    }

    void write(JsonObject.Builder members) {
        if (url != null) {
            members.put("x5u", url);
        }
        if (!chain.isEmpty()) {
            members.put(
                    "x5c",
                    chain.stream().map(Base64.getEncoder()::encodeToString).toList());
        }
        if (sha1 != null) {
            members.put("x5t", Base64Url.encode(sha1));
        }
        if (sha256 != null) {
            members.put("x5t#S256", Base64Url.encode(sha256));
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CertificateMembers that
                && Objects.equals(url, that.url)
                && Arrays.deepEquals(chain.toArray(), that.chain.toArray())
                && Arrays.equals(sha1, that.sha1)
                && Arrays.equals(sha256, that.sha256);
    }

    @Override
    public int hashCode() {
        return Objects.hash(url, chain.size(), Arrays.hashCode(sha1), Arrays.hashCode(sha256));
    }

    private X509Certificate first() {
        return CertificateChains.read(chain.get(0))
                .orElseThrow(() -> new IllegalArgumentException("\"x5c\": expected X.509 certificates in DER"));
    }

    private void requireHashesOfFirst() {
        if (chain.isEmpty()) {
            return;
        }
        if (sha1 != null && !Arrays.equals(sha1, digest("SHA-1"))) {
            throw new IllegalArgumentException("\"x5t\": expected the SHA-1 hash of the first certificate in \"x5c\"");
        }
        if (sha256 != null && !Arrays.equals(sha256, digest("SHA-256"))) {
            throw new IllegalArgumentException(
                    "\"x5t#S256\": expected the SHA-256 hash of the first certificate in \"x5c\"");
        }
    }

    private byte[] digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm).digest(chain.get(0));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no provider has " + algorithm, e);
        }
    }

    private static List<byte[]> chain(JsonObject members) {
        if (!members.has("x5c")) {
            return List.of();
        }
        List<String> texts = members.strings("x5c").orElseThrow();
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("\"x5c\": expected at least one certificate");
        }
        List<byte[]> chain = new ArrayList<>(texts.size());
        for (String text : texts) {
            chain.add(base64(text));
        }
        return List.copyOf(chain);
    }

    /** Not base64url, for once; and one text for each value, so that what was read can be written again. */
    private static byte[] base64(String text) {
        try {
            byte[] octets = Base64.getDecoder().decode(text);
            if (octets.length > 0 && Base64.getEncoder().encodeToString(octets).equals(text)) {
                return octets;
            }
        } catch (IllegalArgumentException e) {
            // Told below: the JDK's message repeats the character.
        }
        throw new IllegalArgumentException("\"x5c\": expected base64 with padding, not base64url");
    }

    private static byte @Nullable [] hash(JsonObject members, String name, int length) {
        byte[] hash = members.octets(name).orElse(null);
        if (hash != null && hash.length != length) {
            throw new IllegalArgumentException(
                    "\"" + name + "\": expected a hash of " + length + " octets, was " + hash.length);
        }
        return hash;
    }
}
