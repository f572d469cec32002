package dev.signet.jose.jwk;

import dev.signet.jose.jwk.encoding.Der;
import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Certificates in any order, and the chains among them. Issuers are found by their names alone: this orders
 * certificates and validates none. Immutable.
 */
final class CertificateChains {

    private final List<X509Certificate> certificates;

    CertificateChains(Collection<X509Certificate> certificates) {
        this.certificates = List.copyOf(new LinkedHashSet<>(certificates));
    }

    /** Returns the certificate that these very octets are; empty if they are none. */
    static Optional<X509Certificate> read(byte[] der) {
        // The JDK also reads BER, and calls itself for each element of indefinite length: 64 KiB of them overflow the
        // stack.
        if (!Der.isSequence(der)) {
            return Optional.empty();
        }
        try {
            X509Certificate certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
            // With the JDK's provider it would not have been read.
            CertificateKey.requireDecodable(certificate);
            // Nor PKCS#7, nor what the JDK understood in another way than it was written.
            return Optional.of(certificate).filter(read -> Arrays.equals(encoded(read), der));
        } catch (CertificateException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Returns the DER of a certificate. */
    static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateException e) {
            throw new IllegalArgumentException("expected a certificate that can be encoded", e);
        }
    }

    /** Returns the chain that begins with the certificate of a key; empty if the key has none here. */
    List<X509Certificate> of(Predicate<PublicKey> isKey) {
        return certificates.stream()
                .filter(certificate ->
                        CertificateKey.of(certificate).filter(isKey).isPresent())
                .findFirst()
                .map(this::from)
                .orElse(List.of());
    }

    /** Returns the chains that hold what is not used yet, those of certificates that issued no other first. */
    List<List<X509Certificate>> without(Set<X509Certificate> used) {
        Set<X509Certificate> seen = new LinkedHashSet<>(used);
        List<List<X509Certificate>> chains = new ArrayList<>();
        List<X509Certificate> order = new ArrayList<>(
                certificates.stream().filter(one -> !hasIssued(one)).toList());
        order.addAll(certificates);
        for (X509Certificate first : order) {
            if (!seen.contains(first)) {
                List<X509Certificate> chain = from(first);
                seen.addAll(chain);
                chains.add(chain);
            }
        }
        return chains;
    }

    private boolean hasIssued(X509Certificate issuer) {
        return certificates.stream().anyMatch(other -> !other.equals(issuer) && issued(issuer, other));
    }

    private List<X509Certificate> from(X509Certificate first) {
        Set<X509Certificate> chain = new LinkedHashSet<>();
        Optional<X509Certificate> next = Optional.of(first);
        while (next.isPresent()) {
            X509Certificate last = next.get();
            chain.add(last);
            next = issued(last, last)
                    ? Optional.empty()
                    : certificates.stream()
                            .filter(issuer -> issued(issuer, last) && !chain.contains(issuer))
                            .findFirst();
        }
        return List.copyOf(chain);
    }

    private static boolean issued(X509Certificate issuer, X509Certificate subject) {
        return issuer.getSubjectX500Principal().equals(subject.getIssuerX500Principal());
    }
}
