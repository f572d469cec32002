package dev.signet.jose.jwk;

import dev.signet.jose.jwk.encoding.BouncyCastlePem;
import dev.signet.jose.jwk.encoding.PemBlock;
import dev.signet.jose.jwk.encoding.PemPassword;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the keys of a PEM text, and joins each private key with its certificates. Immutable. */
final class PemReader {

    static final PemReader STANDARD = new PemReader(JwkReader.STANDARD);

    private final JwkReader reader;

    PemReader(JwkReader reader) {
        this.reader = reader;
    }

    List<Jwk> read(String text, PemPassword password) {
        List<Jwk> privateKeys = new ArrayList<>();
        List<Jwk> publicKeys = new ArrayList<>();
        List<X509Certificate> certificates = new ArrayList<>();
        PemBlock curve = null;
        for (PemBlock block : PemBlock.all(text)) {
            switch (requireKnown(block).label()) {
                case "PRIVATE KEY" -> privateKeys.add(reader.privateKey(block.octets()));
                case "PUBLIC KEY" -> publicKeys.add(reader.publicKey(block.octets()));
                case "CERTIFICATE" -> certificates.add(certificate(block));
                case "EC PARAMETERS" -> curve = block;
                case "RSA PUBLIC KEY" ->
                    publicKeys.add(reader.publicKey(foreign(() -> BouncyCastlePem.subjectPublicKeyInfo(block))));
                default -> privateKeys.add(reader.privateKey(pkcs8(block, curve, password)));
            }
        }
        List<Jwk> keys = joined(privateKeys, new CertificateChains(certificates));
        addMissing(publicKeys, keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("EC PARAMETERS: expected an EC PRIVATE KEY after it, found none");
        }
        return List.copyOf(keys);
    }

    private static PemBlock requireKnown(PemBlock block) {
        if (block.headers().isEmpty()) {
            block.requireLabelOfForm();
        }
        switch (block.label()) {
            case "RSA PRIVATE KEY", "EC PRIVATE KEY" -> {
                return block;
            }
            case "PRIVATE KEY",
                    "PUBLIC KEY",
                    "CERTIFICATE",
                    "EC PARAMETERS",
                    "RSA PUBLIC KEY",
                    "ENCRYPTED PRIVATE KEY" -> {
                if (!block.headers().isEmpty()) {
                    throw new IllegalArgumentException(block.label() + ": expected no header lines");
                }
                return block;
            }
            case "OPENSSH PRIVATE KEY" ->
                throw new IllegalArgumentException("OPENSSH PRIVATE KEY: expected a PEM form that is not OpenSSH's own;"
                        + " ssh-keygen -p -m PEM rewrites an RSA or EC key");
            default -> throw new IllegalArgumentException(block.label() + ": expected a key or a certificate");
        }
    }

    private static byte[] pkcs8(PemBlock block, @Nullable PemBlock curve, PemPassword password) {
        return foreign(() -> {
            if (block.label().equals("ENCRYPTED PRIVATE KEY")) {
                return BouncyCastlePem.decrypted(block, password);
            }
            if (!block.headers().isEmpty()) {
                return BouncyCastlePem.decryptedTraditional(block, password);
            }
            return block.label().equals("RSA PRIVATE KEY")
                    ? BouncyCastlePem.rsa(block)
                    : BouncyCastlePem.ec(block, curve);
        });
    }

    /** The class that is called in here is the only one that needs the jar, and is loaded now. */
    private static byte[] foreign(Supplier<byte[]> read) {
        try {
            return read.get();
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    "PKCS#1, SEC 1 and encrypted PEM need org.bouncycastle:bcpkix-jdk18on on the class path, or the"
                            + " module org.bouncycastle.pkix required by the application",
                    e);
        }
    }

    private static X509Certificate certificate(PemBlock block) {
        return CertificateChains.read(block.octets())
                .orElseThrow(() -> new IllegalArgumentException("CERTIFICATE: expected an X.509 certificate in DER"));
    }

    private List<Jwk> joined(List<Jwk> privateKeys, CertificateChains certificates) {
        List<Jwk> keys = new ArrayList<>();
        Set<X509Certificate> used = new HashSet<>();
        for (Jwk key : privateKeys) {
            List<X509Certificate> chain = certificates.of(key::isHeldAs);
            used.addAll(chain);
            keys.add(chain.isEmpty() ? key : key.withX509Chain(chain));
        }
        addMissing(certificates.without(used).stream().map(reader::certified).toList(), keys);
        return keys;
    }

    /** Adds the public keys that are not among the others yet; of a key that has several certificates one is enough. */
    private static void addMissing(List<Jwk> publicKeys, List<Jwk> keys) {
        Set<JwkThumbprint> known = new HashSet<>();
        keys.forEach(key -> known.add(key.thumbprint()));
        for (Jwk key : publicKeys) {
            if (known.add(key.thumbprint())) {
                keys.add(key);
            }
        }
    }
}
