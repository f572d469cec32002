package dev.signet.jose.jwk;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.RsaLimit;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * {@code x5u}, {@code x5c}, {@code x5t} and {@code x5t#S256} (RFC 7517 sections 4.6 to 4.9).
 *
 * <p>They must agree with the key and with one another. Whether the certificate is trusted is not decided here.
 * Immutable.
 */
final class CertificateMembers {

    /** All but {@code x5u}: the members about the certificate itself. */
    static final Set<String> OF_CERTIFICATE = Set.of("x5c", "x5t", "x5t#S256");

    static final CertificateMembers NONE = new CertificateMembers(null, Chain.EMPTY, null, null);

    private final @Nullable String url;
    private final Chain chain;
    private final byte @Nullable [] sha1;
    private final byte @Nullable [] sha256;

    /** {@code x5c}, and its first certificate unless it is empty. */
    private record Chain(List<byte[]> octets, @Nullable X509Certificate first) {

        static final Chain EMPTY = new Chain(List.of(), null);
    }

    private CertificateMembers(@Nullable String url, Chain chain, byte @Nullable [] sha1, byte @Nullable [] sha256) {
        this.url = url;
        this.chain = chain;
        this.sha1 = sha1;
        this.sha256 = sha256;
    }

    /** Returns the members of a JWK. Leniency is about those that cannot be read; contradictions are always refused. */
    static CertificateMembers read(JsonObject members, Leniency leniency) {
        CertificateMembers read = new CertificateMembers(
                leniency.orIgnored("x5u", () -> members.string("x5u")).orElse(null),
                leniency.orIgnored("x5c", () -> chain(members)).orElse(Chain.EMPTY),
                leniency.orIgnored("x5t", () -> hash(members, "x5t", 20)).orElse(null),
                leniency.orIgnored("x5t#S256", () -> hash(members, "x5t#S256", 32))
                        .orElse(null));
        read.requireHashesOfFirst();
        return read;
    }

    /** Returns a chain without hashes: those of another certificate would contradict it. */
    static CertificateMembers of(@Nullable String url, List<X509Certificate> chain) {
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("\"x5c\": expected at least one certificate");
        }
        List<byte[]> octets = chain.stream().map(CertificateChains::encoded).toList();
        return new CertificateMembers(url, new Chain(octets, chain.get(0)), null, null);
    }

    CertificateMembers withHashes() {
        if (chain.octets.isEmpty()) {
            throw new IllegalStateException("expected a key with a certificate in \"x5c\"");
        }
        return new CertificateMembers(url, chain, digest("SHA-1"), digest("SHA-256"));
    }

    @Nullable
    String url() {
        return url;
    }

    List<byte[]> chain() {
        return chain.octets;
    }

    byte @Nullable [] sha1() {
        return sha1;
    }

    byte @Nullable [] sha256() {
        return sha256;
    }

    /** RFC 7517 section 4.7: the key in the first certificate must be the key of the other members. */
    void requireKey(Predicate<PublicKey> isOwn) {
        if (chain.first != null && CertificateKey.of(chain.first).filter(isOwn).isEmpty()) {
            throw new IllegalArgumentException("\"x5c\": expected the JWK's own key in the first certificate");
        }
    }

    /** Returns the limit of an RSA key by the certificate that holds it. */
    RsaLimit rsaLimit() {
        return Optional.ofNullable(chain.first)
                .flatMap(CertificateKey::of)
                .map(RsaLimit::of)
                .orElse(RsaLimit.NONE);
    }

    void write(JsonObject.Builder members) {
        if (url != null) {
            members.put("x5u", url);
        }
        if (!chain.octets.isEmpty()) {
            members.put(
                    "x5c",
                    chain.octets.stream()
                            .map(Base64.getEncoder()::encodeToString)
                            .toList());
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
                && Arrays.deepEquals(chain.octets.toArray(), that.chain.octets.toArray())
                && Arrays.equals(sha1, that.sha1)
                && Arrays.equals(sha256, that.sha256);
    }

    @Override
    public int hashCode() {
        return Objects.hash(url, chain.octets.size(), Arrays.hashCode(sha1), Arrays.hashCode(sha256));
    }

    private void requireHashesOfFirst() {
        if (chain.octets.isEmpty()) {
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
            return MessageDigest.getInstance(algorithm).digest(chain.octets.get(0));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no provider has " + algorithm, e);
        }
    }

    private static Optional<Chain> chain(JsonObject members) {
        return members.strings("x5c").map(texts -> {
            if (texts.isEmpty()) {
                throw new IllegalArgumentException("\"x5c\": expected at least one certificate");
            }
            List<byte[]> octets = texts.stream().map(CertificateMembers::base64).toList();
            X509Certificate first = CertificateChains.read(octets.get(0))
                    .orElseThrow(() -> new IllegalArgumentException("\"x5c\": expected X.509 certificates in DER"));
            return new Chain(octets, first);
        });
    }

    /** Base64 with padding, not base64url; and one text for each value, so that it is written again as it was read. */
    private static byte[] base64(String text) {
        try {
            byte[] octets = Base64.getDecoder().decode(text);
            if (octets.length > 0 && Base64.getEncoder().encodeToString(octets).equals(text)) {
                return octets;
            }
        } catch (IllegalArgumentException e) {
            // Told below: the JDK's message repeats the character.
        }
        throw new IllegalArgumentException("\"x5c\": " + expectation(text));
    }

    /** Returns the expectation that a text does not meet, for the most frequent mistakes. */
    private static String expectation(String text) {
        if (text.contains("-----")) {
            return "expected base64 without -----BEGIN CERTIFICATE----- and -----END CERTIFICATE-----";
        }
        if (text.chars().anyMatch(Character::isWhitespace)) {
            return "expected base64 without line breaks and other white space";
        }
        if (text.indexOf('-') >= 0 || text.indexOf('_') >= 0) {
            return "expected base64 with + and /, was base64url (RFC 7517 section 4.7)";
        }
        return text.length() % 4 == 0 ? "expected base64 of a certificate" : "expected base64 with padding";
    }

    private static Optional<byte[]> hash(JsonObject members, String name, int length) {
        Optional<byte[]> hash = members.octets(name);
        if (hash.isPresent() && hash.get().length != length) {
            throw new IllegalArgumentException(
                    "\"" + name + "\": expected a hash of " + length + " octets, was " + hash.get().length);
        }
        return hash;
    }
}
