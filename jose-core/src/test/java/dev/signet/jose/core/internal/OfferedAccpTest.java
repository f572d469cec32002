package dev.signet.jose.core.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import dev.signet.jose.core.CryptoProviders;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A class path that offers a provider of ACCP's name, and BouncyCastle behind it. */
final class OfferedAccpTest {

    private static final String ACCP = "AmazonCorrettoCryptoProvider";

    @TempDir
    private Path jar;

    @ParameterizedTest
    @CsvSource({
        "SIGN,RSA,Signature,SHA256withRSA," + ACCP,
        "UNWRAP,RSA,Cipher,RSA/ECB/OAEPPadding," + ACCP,
        "SIGN,NIST_CURVE,Signature,SHA256withECDSAinP1363Format," + ACCP,
        "VERIFY,NIST_CURVE,Signature,SHA256withECDSAinP1363Format," + ACCP,
        "AGREE,NIST_CURVE,KeyAgreement,ECDH," + ACCP,
        "GENERATE,NIST_CURVE,KeyPairGenerator,EC," + ACCP,
        "SIGN,EDWARDS_CURVE,Signature,Ed25519," + ACCP,
        "VERIFY,EDWARDS_CURVE,Signature,Ed25519," + ACCP,
        "VERIFY,EDWARDS_CURVE,Signature,Ed448,BC",
        "CONVERT,NIST_CURVE,KeyFactory,EC,SunEC",
        "VERIFY,RSA,Signature,SHA384withRSA,SunRsaSign",
        "MAC,SECRET,Mac,HmacSHA256,SunJCE",
        "MAC,SECRET,MessageDigest,SHA-256,SUN",
        "ENCRYPT_CONTENT,SECRET,Cipher,AES/GCM/NoPadding,SunJCE"
    })
    void serves_by_the_table_what_it_has(
            String operation, String family, String service, String algorithm, String provider) throws Exception {
        assertThat(found(operation, family, service, algorithm)).isEqualTo(provider);
    }

    @Test
    void is_not_there_where_its_native_library_cannot_be_loaded() throws Exception {
        System.setProperty(AmazonCorrettoCryptoProvider.UNAVAILABLE, "true");
        try {
            assertThat(found("SIGN", "RSA", "Signature", "SHA256withRSA")).isEqualTo("SunRsaSign");
            assertThat(found("VERIFY", "EDWARDS_CURVE", "Signature", "Ed25519")).isEqualTo("BC");
        } finally {
            System.clearProperty(AmazonCorrettoCryptoProvider.UNAVAILABLE);
        }
    }

    /** Looks a provider up with the classes of a loader of its own, which looks for ACCP anew. */
    private String found(String operation, String family, String service, String algorithm) throws Exception {
        try (URLClassLoader loader = classPath()) {
            Class<?> providers = loader.loadClass(CryptoProviders.class.getName());
            Class<?> operations = loader.loadClass(CryptoOperation.class.getName());
            Class<?> families = loader.loadClass(KeyFamily.class.getName());
            Class<?> lookups = loader.loadClass(ProviderLookup.class.getName());
            Object lookup = lookups.getMethod("of", providers)
                    .invoke(null, providers.getMethod("standard").invoke(null));
            java.security.Provider found = (java.security.Provider)
                    lookups.getMethod("provider", operations, families, String.class, String[].class)
                            .invoke(
                                    lookup,
                                    operations.getField(operation).get(null),
                                    families.getField(family).get(null),
                                    service,
                                    new String[] {algorithm});
            return found.getName();
        }
    }

    private URLClassLoader classPath() throws Exception {
        String file = AmazonCorrettoCryptoProvider.class.getName().replace('.', File.separatorChar);
        for (String name : new String[] {file + ".class", file + "$Borrowed.class"}) {
            Path copy = jar.resolve(name);
            Files.createDirectories(copy.getParent());
            Files.write(
                    copy,
                    AmazonCorrettoCryptoProvider.class
                            .getResourceAsStream(name.substring(name.lastIndexOf(File.separatorChar) + 1))
                            .readAllBytes());
        }
        Path services = jar.resolve("META-INF/services/java.security.Provider");
        Files.createDirectories(services.getParent());
        Files.writeString(services, AmazonCorrettoCryptoProvider.class.getName(), UTF_8);
        return new URLClassLoader(
                new URL[] {jar.toUri().toURL(), location(CryptoProviders.class), location(BouncyCastleProvider.class)},
                ClassLoader.getPlatformClassLoader());
    }

    private static URL location(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
