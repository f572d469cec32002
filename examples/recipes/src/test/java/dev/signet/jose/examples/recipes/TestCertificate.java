package dev.signet.jose.examples.recipes;

import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jws.JwsAlgorithm;
import dev.signet.jose.jws.JwsSigner;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate that is made for a test, with its keys. */
record TestCertificate(X500Name name, KeyPair keys, X509Certificate certificate) {

    static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant UNTIL = Instant.parse("2027-01-01T00:00:00Z");

    private static final Map<ASN1ObjectIdentifier, ASN1Encodable> AUTHORITY =
            Map.of(Extension.basicConstraints, new BasicConstraints(true));

    static TestCertificate root(String name) {
        KeyPair keys = ecKeys();
        X500Name subject = new X500Name("CN=" + name);
        return new TestCertificate(subject, keys, signed(subject, keys, subject, keys, UNTIL, AUTHORITY));
    }

    TestCertificate authority(String name, String... marks) {
        return issue(name, ecKeys(), UNTIL, with(AUTHORITY, marks));
    }

    /** The certificate of a root by an older one. */
    TestCertificate crossSigned(TestCertificate root) {
        return new TestCertificate(root.name, root.keys, signed(name, keys, root.name, root.keys, UNTIL, AUTHORITY));
    }

    TestCertificate leaf(String name, String... marks) {
        return issue(name, ecKeys(), UNTIL, with(Map.of(), marks));
    }

    TestCertificate leafUntil(Instant end, String name, String... marks) {
        return issue(name, ecKeys(), end, with(Map.of(), marks));
    }

    TestCertificate forHost(String host, KeyPair ofHost) {
        return issue("server", ofHost, UNTIL, alternativeName(GeneralName.dNSName, host));
    }

    TestCertificate forAddress(String address) {
        return issue("server", ecKeys(), UNTIL, alternativeName(GeneralName.iPAddress, address));
    }

    TrustAnchor anchor() {
        return new TrustAnchor(certificate, null);
    }

    String base64() {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Signs with this certificate's key, and puts it and others into the header. */
    JwsSigner signer(JwsAlgorithm algorithm, TestCertificate... others) {
        List<String> chain = Stream.concat(Stream.of(this), Arrays.stream(others))
                .map(TestCertificate::base64)
                .toList();
        return JwsSigner.of(Jwk.of(keys), algorithm).withHeader("x5c", chain);
    }

    static KeyPair ecKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static KeyPair rsaKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private TestCertificate issue(
            String subject, KeyPair ofSubject, Instant end, Map<ASN1ObjectIdentifier, ASN1Encodable> extensions) {
        X500Name to = new X500Name("CN=" + subject);
        return new TestCertificate(to, ofSubject, signed(name, keys, to, ofSubject, end, extensions));
    }

    private static Map<ASN1ObjectIdentifier, ASN1Encodable> alternativeName(int kind, String value) {
        return Map.of(Extension.subjectAlternativeName, new GeneralNames(new GeneralName(kind, value)));
    }

    private static Map<ASN1ObjectIdentifier, ASN1Encodable> with(
            Map<ASN1ObjectIdentifier, ASN1Encodable> extensions, String... marks) {
        Map<ASN1ObjectIdentifier, ASN1Encodable> all = new HashMap<>(extensions);
        for (String mark : marks) {
            all.put(new ASN1ObjectIdentifier(mark), DERNull.INSTANCE);
        }
        return all;
    }

    private static X509Certificate signed(
            X500Name issuer,
            KeyPair ofIssuer,
            X500Name subject,
            KeyPair ofSubject,
            Instant end,
            Map<ASN1ObjectIdentifier, ASN1Encodable> extensions) {
        try {
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    new BigInteger(64, new SecureRandom()),
                    Date.from(FROM),
                    Date.from(end),
                    subject,
                    ofSubject.getPublic());
            for (Map.Entry<ASN1ObjectIdentifier, ASN1Encodable> one : extensions.entrySet()) {
                builder.addExtension(one.getKey(), one.getKey().equals(Extension.basicConstraints), one.getValue());
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(ofIssuer.getPrivate())));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new AssertionError(e);
        }
    }
}
