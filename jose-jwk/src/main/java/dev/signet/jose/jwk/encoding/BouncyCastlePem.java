package dev.signet.jose.jwk.encoding;

import java.io.IOException;
import java.io.StringReader;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.jspecify.annotations.Nullable;

/**
 * Converts the forms that the JDK does not read into those that it reads, by BouncyCastle. No other class uses bcpkix,
 * so that all others work without it.
 *
 * <p>What BouncyCastle throws at broken input is of many types and may quote it; here it becomes one
 * {@link IllegalArgumentException} without its words.
 */
public final class BouncyCastlePem {

    private static final Set<ASN1ObjectIdentifier> PSEUDORANDOM_FUNCTIONS = Set.of(
            PKCSObjectIdentifiers.id_hmacWithSHA1,
            PKCSObjectIdentifiers.id_hmacWithSHA224,
            PKCSObjectIdentifiers.id_hmacWithSHA256,
            PKCSObjectIdentifiers.id_hmacWithSHA384,
            PKCSObjectIdentifiers.id_hmacWithSHA512);

    /** RFC 1421 section 4.6.1.3, with the names and the initialization vector of OpenSSL. */
    private static final Pattern AES = Pattern.compile("DEK-Info: AES-(128|192|256)-CBC,[0-9A-Fa-f]{32}");

    private BouncyCastlePem() {}

    private interface Reading {
        byte[] read() throws IOException, PKCSException, OperatorCreationException;
    }

    /**
     * Converts PKCS#1 to SubjectPublicKeyInfo.
     *
     * @param block an {@code RSA PUBLIC KEY}
     * @return SubjectPublicKeyInfo in DER
     * @throws IllegalArgumentException if it is not PKCS#1
     */
    public static byte[] subjectPublicKeyInfo(PemBlock block) {
        return reading(
                block,
                "PKCS#1 in DER",
                () -> new SubjectPublicKeyInfo(rsa(), RSAPublicKey.getInstance(one(block))).getEncoded());
    }

    /**
     * Converts PKCS#1 to PKCS#8.
     *
     * @param block an {@code RSA PRIVATE KEY}
     * @return PKCS#8 in DER
     * @throws IllegalArgumentException if it is not PKCS#1
     */
    public static byte[] rsa(PemBlock block) {
        return reading(
                block,
                "PKCS#1 in DER",
                () -> new PrivateKeyInfo(rsa(), RSAPrivateKey.getInstance(one(block))).getEncoded());
    }

    /**
     * Converts SEC 1 to PKCS#8.
     *
     * @param block an {@code EC PRIVATE KEY}, which names its curve or does not
     * @param curve the {@code EC PARAMETERS} before it, if any
     * @return PKCS#8 in DER
     * @throws IllegalArgumentException if it is not SEC 1, or its curve is not named
     */
    public static byte[] ec(PemBlock block, @Nullable PemBlock curve) {
        return reading(block, "SEC 1 in DER, with a named curve inside or in EC PARAMETERS before it", () -> {
            ECPrivateKey key = ECPrivateKey.getInstance(one(block));
            ASN1Primitive named = key.getParametersObject() == null && curve != null
                    ? one(curve)
                    : key.getParametersObject().toASN1Primitive();
            // Explicit parameters could be those of a crafted curve.
            ASN1ObjectIdentifier name = ASN1ObjectIdentifier.getInstance(named);
            return new PrivateKeyInfo(new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, name), key)
                    .getEncoded();
        });
    }

    /**
     * Decrypts PKCS#8.
     *
     * @param block an {@code ENCRYPTED PRIVATE KEY}
     * @param password the password, and the iterations that are left
     * @return PKCS#8 in DER
     * @throws IllegalArgumentException if there is no password, it is wrong, or the encryption is not supported or too
     *     expensive
     */
    public static byte[] decrypted(PemBlock block, PemPassword password) {
        char[] characters = password.characters(block.label());
        EncryptedPrivateKeyInfo encrypted = bounded(block, password);
        return reading(
                block,
                "another password than this one, which does not open it",
                () -> new PKCS8EncryptedPrivateKeyInfo(encrypted)
                        .decryptPrivateKeyInfo(new JceOpenSSLPKCS8DecryptorProviderBuilder()
                                .setProvider(new BouncyCastleProvider())
                                .build(characters))
                        .getEncoded());
    }

    /**
     * Decrypts OpenSSL's former format, with the header lines of RFC 1421, and converts it to PKCS#8.
     *
     * @param block an {@code RSA PRIVATE KEY} or {@code EC PRIVATE KEY} with header lines
     * @param password the password
     * @return PKCS#8 in DER
     * @throws IllegalArgumentException if there is no password, it is wrong, or the cipher is not AES-CBC
     */
    public static byte[] decryptedTraditional(PemBlock block, PemPassword password) {
        List<String> headers = block.headers();
        if (headers.size() != 2
                || !headers.get(0).equals("Proc-Type: 4,ENCRYPTED")
                || !AES.matcher(headers.get(1)).matches()) {
            throw new IllegalArgumentException(block.label() + ": expected the header lines Proc-Type: 4,ENCRYPTED and"
                    + " DEK-Info with AES-128-CBC, AES-192-CBC or AES-256-CBC; openssl pkcs8 -topk8 -v2 aes-256-cbc"
                    + " rewrites a key that is encrypted with DES");
        }
        char[] characters = password.characters(block.label());
        return reading(block, "another password than this one, which does not open it", () -> {
            PEMParser parser = new PEMParser(new StringReader(text(block)));
            PEMEncryptedKeyPair encrypted = (PEMEncryptedKeyPair) parser.readObject();
            return encrypted
                    .decryptKeyPair(new JcePEMDecryptorProviderBuilder()
                            .setProvider(new BouncyCastleProvider())
                            .build(characters))
                    .getPrivateKeyInfo()
                    .getEncoded();
        });
    }

    /** Looks at what opening will cost before any of it is spent, and at what protects the key. */
    private static EncryptedPrivateKeyInfo bounded(PemBlock block, PemPassword password) {
        String expected =
                "PBES2 with AES and PBKDF2 with HMAC and SHA-1, SHA-224, SHA-256, SHA-384 or SHA-512, of 1 to "
                        + PemPassword.MOST_ITERATIONS + " iterations for all objects of the text";
        try {
            EncryptedPrivateKeyInfo encrypted = EncryptedPrivateKeyInfo.getInstance(one(block));
            AlgorithmIdentifier algorithm = encrypted.getEncryptionAlgorithm();
            if (algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBES2)) {
                PBES2Parameters scheme = PBES2Parameters.getInstance(algorithm.getParameters());
                if (isAes(scheme.getEncryptionScheme().getAlgorithm())
                        && scheme.getKeyDerivationFunc().getAlgorithm().equals(PKCSObjectIdentifiers.id_PBKDF2)
                        && isAffordable(
                                PBKDF2Params.getInstance(
                                        scheme.getKeyDerivationFunc().getParameters()),
                                password)) {
                    return encrypted;
                }
            }
        } catch (IOException | RuntimeException e) {
            // Told below.
        }
        throw new IllegalArgumentException(block.label() + ": expected " + expected);
    }

    /**
     * The bound on iterations is one on time only for hashes of about one speed: GOST R 34.11-94 is 50 times slower.
     */
    private static boolean isAffordable(PBKDF2Params derivation, PemPassword password) {
        return PSEUDORANDOM_FUNCTIONS.contains(derivation.getPrf().getAlgorithm())
                && password.affords(derivation.getIterationCount().intValueExact());
    }

    private static boolean isAes(ASN1ObjectIdentifier cipher) {
        return cipher.equals(NISTObjectIdentifiers.id_aes128_CBC)
                || cipher.equals(NISTObjectIdentifiers.id_aes192_CBC)
                || cipher.equals(NISTObjectIdentifiers.id_aes256_CBC);
    }

    private static AlgorithmIdentifier rsa() {
        return new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
    }

    /** Refuses what has something behind it, or is nested so that reading it would take long. */
    private static ASN1Primitive one(PemBlock block) throws IOException {
        if (!Der.hasFewIndefiniteLengths(block.octets())) {
            throw new IOException("not DER");
        }
        return ASN1Primitive.fromByteArray(block.octets());
    }

    private static String text(PemBlock block) {
        return "-----BEGIN " + block.label() + "-----\n" + String.join("\n", block.headers()) + "\n\n"
                + Base64.getMimeEncoder().encodeToString(block.octets()) + "\n-----END " + block.label() + "-----\n";
    }

    private static byte[] reading(PemBlock block, String expected, Reading reading) {
        try {
            return reading.read();
        } catch (IOException | PKCSException | OperatorCreationException | RuntimeException e) {
            throw new IllegalArgumentException(block.label() + ": expected " + expected);
        }
    }
}
