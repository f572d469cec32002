package dev.signet.jose.jwt;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkThumbprint;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The key that the presenter of a token must prove to possess: the claim {@code cnf} (RFC 7800), with {@code jwk},
 * {@code jkt} (DPoP, RFC 9449) or {@code x5t#S256} (mutual TLS, RFC 8705). A service that accepts such a token without
 * this proof accepts it from any party that has copied it.
 *
 * <pre>{@code
 * Confirmation bound = jwt.claims().confirmation().orElseThrow();
 * boolean bySameClient = bound.matches(certificateOfTheConnection);
 * }</pre>
 *
 * <p>Keys in it are public: a private or symmetric key in a claim is refused. Members that are not understood are
 * ignored, as the RFC requires, and match nothing. Immutable.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7800#section-3">RFC 7800, section 3</a>
 */
public final class Confirmation {

    private static final int SHA_256_OCTETS = 32;
    private static final String CERTIFICATE = "x5t#S256";

    private final JsonObject members;
    private final @Nullable Jwk key;
    private final byte @Nullable [] thumbprint;
    private final byte @Nullable [] certificate;

    private Confirmation(JsonObject members) {
        this.members = members;
        this.key = members.object("jwk").map(Jwk::ofPublic).orElse(null);
        this.thumbprint = hash(members, "jkt");
        this.certificate = hash(members, CERTIFICATE);
        List.of("kid", "jwe", "jku").forEach(members::string);
        int keys = 0;
        for (String name : List.of("jwk", "jwe", "jku")) {
            keys += members.has(name) ? 1 : 0;
        }
        if (keys > 1 || members.size() == 0) {
            throw new IllegalArgumentException(
                    "expected one key, by at most one of \"jwk\", \"jwe\" and \"jku\" (RFC 7800 section 3.1)");
        }
    }

    /**
     * Returns the confirmation of a JSON object.
     *
     * @param members the value of the claim {@code cnf}
     * @return the confirmation
     * @throws IllegalArgumentException if it is empty, has several keys, has a private, symmetric or invalid key, or if
     *     {@code jkt} or {@code x5t#S256} is not the base64url of 32 octets
     */
    public static Confirmation of(JsonObject members) {
        return new Confirmation(members);
    }

    /**
     * Returns the confirmation of a key by the key itself, {@code jwk}.
     *
     * @param key the presenter's key; only its public half is used
     * @return the confirmation
     * @throws IllegalArgumentException if {@code key} is symmetric
     */
    public static Confirmation ofKey(Jwk key) {
        return of(JsonObject.empty().with("jwk", requirePair(key).publicMembers()));
    }

    /**
     * Returns the confirmation of a key by its thumbprint, {@code jkt} (RFC 9449 section 6.1).
     *
     * @param key the presenter's key
     * @return the confirmation
     * @throws IllegalArgumentException if {@code key} is symmetric
     */
    public static Confirmation ofThumbprint(Jwk key) {
        return of(JsonObject.empty().with("jkt", requirePair(key).thumbprint().toString()));
    }

    /**
     * Returns the confirmation of a client certificate, {@code x5t#S256} (RFC 8705 section 3.1).
     *
     * @param certificate the presenter's certificate
     * @return the confirmation
     * @throws IllegalArgumentException if the certificate cannot be encoded
     */
    public static Confirmation ofCertificate(X509Certificate certificate) {
        return of(JsonObject.empty().with(CERTIFICATE, Base64Url.encode(sha256(certificate))));
    }

    /**
     * Returns the key itself, {@code jwk}.
     *
     * @return a public key, or empty if the key is named in another way
     */
    public Optional<Jwk> key() {
        return Optional.ofNullable(key);
    }

    /**
     * Returns the identifier of a key that the recipient knows, {@code kid}.
     *
     * @return a text from the author of the token, or empty
     */
    public Optional<String> keyId() {
        return members.string("kid");
    }

    /**
     * Returns whether a key is the confirmed one, by {@code jwk} or {@code jkt}; if both are present it must match
     * both.
     *
     * @param shown the key whose possession was proven, for example that of a DPoP proof
     * @return {@code false} also if the confirmation names its key in another way
     */
    public boolean matches(Jwk shown) {
        return !shown.isSymmetric() && matches(shown.thumbprint());
    }

    /**
     * Returns whether a thumbprint is that of the confirmed key, by {@code jwk} or {@code jkt}; if both are present it
     * must match both.
     *
     * @param shown the SHA-256 thumbprint of the key whose possession was proven
     * @return {@code false} also if the confirmation names its key in another way
     */
    public boolean matches(JwkThumbprint shown) {
        if (key == null && thumbprint == null) {
            return false;
        }
        return (key == null || Octets.equal(key.thumbprint().octets(), shown.octets()))
                && (thumbprint == null || Octets.equal(thumbprint, shown.octets()));
    }

    /**
     * Returns whether a certificate is the confirmed one, by {@code x5t#S256}.
     *
     * @param shown the certificate with which the client authenticated the TLS connection
     * @return {@code false} also if the confirmation names its key in another way
     * @throws IllegalArgumentException if the certificate cannot be encoded
     */
    public boolean matches(X509Certificate shown) {
        return certificate != null && Octets.equal(certificate, sha256(shown));
    }

    /**
     * Returns the value of the claim, for {@code JwtClaims.builder().claim("cnf", confirmation.toObject())}.
     *
     * @return the members
     */
    public JsonObject toObject() {
        return members;
    }

    /** Returns whether the other has equal members, in any order. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Confirmation that && members.equals(that.members);
    }

    /** Returns a hash of the members. */
    @Override
    public int hashCode() {
        return members.hashCode();
    }

    /** Returns the names of the members, and nothing of their content. */
    @Override
    public String toString() {
        return "Confirmation" + members.names();
    }

    private static byte @Nullable [] hash(JsonObject members, String name) {
        byte[] hash = members.octets(name).orElse(null);
        if (hash != null && hash.length != SHA_256_OCTETS) {
            throw new IllegalArgumentException(
                    "\"" + name + "\": expected a SHA-256 of 32 octets, was of " + hash.length);
        }
        return hash;
    }

    private static Jwk requirePair(Jwk key) {
        if (key.isSymmetric()) {
            throw new IllegalArgumentException("expected a key with a public half, was a symmetric one");
        }
        return key;
    }

    private static byte[] sha256(X509Certificate certificate) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("expected a certificate that can be encoded", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
