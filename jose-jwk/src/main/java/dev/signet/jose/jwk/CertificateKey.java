package dev.signet.jose.jwk;

import java.security.PublicKey;
import java.security.cert.Certificate;
import java.util.Optional;

/** The key that a certificate holds. */
final class CertificateKey {

    private CertificateKey() {}

    /**
     * Returns the key that a certificate holds; empty if its provider knows no such kind of key. Everything that uses
     * the key of a certificate calls this, since providers differ: the JDK's decodes the key when it reads the
     * certificate, and has an object for every kind; BouncyCastle's decodes it now, throws any exception, and returns
     * null for a kind that it does not know.
     *
     * @throws IllegalArgumentException if the key cannot be decoded
     */
    static Optional<PublicKey> of(Certificate certificate) {
        try {
            return Optional.ofNullable(certificate.getPublicKey());
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("expected a certificate whose key can be decoded", e);
        }
    }

    /** Refuses, with {@link IllegalArgumentException}, a certificate whose key cannot be decoded. */
    static void requireDecodable(Certificate certificate) {
        of(certificate);
    }
}
