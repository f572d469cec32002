package dev.signet.jose.jwk;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXCertPathValidatorResult;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;

/**
 * The certificate of a key and the certificates of its issuers (RFC 7517 section 4.7), to be validated before the key
 * is trusted.
 *
 * <p>The first certificate in {@code x5c} of a {@link Jwk} holds this key, which proves nothing: any party can make
 * such a certificate. {@link #validate} checks by PKIX (RFC 5280), which the JDK implements, that it leads to one of
 * the caller's trust anchors. The caller also checks the names in the certificate and its key usage. Immutable.
 */
public final class X509Chain {

    private final List<X509Certificate> certificates;
    private final boolean checksRevocation;

    private X509Chain(List<X509Certificate> certificates, boolean checksRevocation) {
        if (certificates.isEmpty()) {
            throw new IllegalArgumentException("\"x5c\": expected at least one certificate");
        }
        this.certificates = List.copyOf(certificates);
        this.certificates.forEach(CertificateKey::requireDecodable);
        this.checksRevocation = checksRevocation;
    }

    /**
     * Returns the chain in a JWK's {@code x5c}.
     *
     * @param key a key with {@code x5c}
     * @return the chain, not yet validated
     * @throws IllegalArgumentException if there is no {@code x5c}, if it is among the key's
     *     {@link Jwk#ignoredMembers()}, or if one of its elements is no certificate in DER
     */
    public static X509Chain of(Jwk key) {
        key.ignoredMembers().stream()
                .filter(ignored -> ignored.member().equals("x5c"))
                .findFirst()
                .ifPresent(ignored -> {
                    throw new IllegalArgumentException(ignored.reason());
                });
        List<X509Certificate> chain = new ArrayList<>();
        for (byte[] der : key.parameters().x509Chain()) {
            chain.add(CertificateChains.read(der)
                    .orElseThrow(() -> new IllegalArgumentException("\"x5c\": expected X.509 certificates in DER")));
        }
        return new X509Chain(chain, false);
    }

    /**
     * Returns a chain of certificates.
     *
     * @param certificates the key's own, then those that lead from it to a trust anchor; at least one
     * @return the chain, not yet validated
     * @throws IllegalArgumentException if there is none, or the key of one cannot be decoded
     */
    public static X509Chain of(List<X509Certificate> certificates) {
        return new X509Chain(certificates, false);
    }

    /**
     * Returns this chain with a check of revocation: by OCSP and CRLs as the JDK is configured, which may use the
     * network. Without this call revocation is not checked, and a revoked certificate is accepted until it expires.
     *
     * @return a new chain
     */
    public X509Chain checkingRevocation() {
        return new X509Chain(certificates, true);
    }

    /**
     * Returns the certificates.
     *
     * @return an immutable list, the key's own certificate first; at least one
     */
    public List<X509Certificate> certificates() {
        return certificates;
    }

    /**
     * Returns the trust anchor that the chain leads to. A chain may end in the anchor's own certificate or just before
     * it.
     *
     * @param anchors the trust anchors; at least one
     * @param at the time at which the certificates must be valid, for example now
     * @return one of {@code anchors}
     * @throws IllegalArgumentException if there is no anchor, or the chain does not lead to one: a signature, a name, a
     *     constraint or a date is wrong, or a certificate is revoked
     */
    public TrustAnchor validate(Set<TrustAnchor> anchors, Instant at) {
        try {
            PKIXParameters parameters = new PKIXParameters(anchors);
            parameters.setDate(Date.from(at));
            parameters.setRevocationEnabled(checksRevocation);
            CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(certificates);
            CertPathValidator validator = CertPathValidator.getInstance("PKIX");
            return ((PKIXCertPathValidatorResult) validator.validate(path, parameters)).getTrustAnchor();
        } catch (CertPathValidatorException e) {
            throw new IllegalArgumentException(
                    "expected a chain to a trust anchor, found a fault in certificate " + e.getIndex() + ": "
                            + e.getReason(),
                    e);
        } catch (InvalidAlgorithmParameterException e) {
            throw new IllegalArgumentException("expected at least one trust anchor", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("expected certificates that the JDK can validate", e);
        }
    }

    /** Returns the number of certificates. */
    @Override
    public String toString() {
        return "X509Chain[" + certificates.size() + (certificates.size() == 1 ? " certificate]" : " certificates]");
    }
}
