package dev.signet.jose.core.internal;

import static dev.signet.jose.core.internal.CryptoOperation.SIGN;
import static dev.signet.jose.core.internal.CryptoOperation.VERIFY;
import static dev.signet.jose.core.internal.KeyFamily.EDWARDS_CURVE;
import static dev.signet.jose.core.internal.KeyFamily.NIST_CURVE;
import static dev.signet.jose.core.internal.KeyFamily.RSA;
import static dev.signet.jose.core.internal.KeyFamily.SECP256K1;
import static dev.signet.jose.core.internal.KeyFamily.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signet.jose.core.CryptoProviders;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With BouncyCastle on the class path, as it is for most users. */
final class ProviderLookupTest {

    private static final String EC = "SHA256withECDSAinP1363Format";

    @ParameterizedTest
    @CsvSource({
        "SIGN,RSA,Signature,SHA256withRSA,SunRsaSign",
        "VERIFY,RSA,Signature,SHA256withRSA,SunRsaSign",
        "SIGN,NIST_CURVE,Signature,SHA256withECDSAinP1363Format,SunEC",
        "VERIFY,NIST_CURVE,Signature,SHA256withPLAIN-ECDSA,BC",
        "AGREE,NIST_CURVE,KeyAgreement,ECDH,SunEC",
        "GENERATE,NIST_CURVE,KeyPairGenerator,EC,SunEC",
        "SIGN,EDWARDS_CURVE,Signature,Ed25519,BC",
        "VERIFY,EDWARDS_CURVE,Signature,Ed25519,BC",
        "GENERATE,EDWARDS_CURVE,KeyPairGenerator,Ed25519,SunEC",
        "SIGN,SECP256K1,Signature,SHA256withPLAIN-ECDSA,BC",
        "VERIFY,SECP256K1,Signature,SHA256withPLAIN-ECDSA,BC",
        "GENERATE,SECP256K1,KeyPairGenerator,EC,BC",
        "AGREE,MONTGOMERY_CURVE,KeyAgreement,X25519,SunEC",
        "MAC,SECRET,Mac,HmacSHA256,SunJCE",
        "ENCRYPT_CONTENT,SECRET,Cipher,AES/GCM/NoPadding,SunJCE",
        "UNWRAP,RSA,Cipher,RSA/ECB/OAEPPadding,SunJCE",
        "DERIVE,SECRET,SecretKeyFactory,PBKDF2WithHmacSHA256,SunJCE"
    })
    void serves_each_operation_by_the_table(
            CryptoOperation operation, KeyFamily family, String service, String algorithm, String provider) {
        assertThat(ProviderLookup.of(CryptoProviders.standard())
                        .provider(operation, family, service, algorithm)
                        .getName())
                .isEqualTo(provider);
    }

    @Test
    void falls_back_to_the_platform_where_the_preferred_provider_lacks_the_algorithm() {
        assertThat(ProviderLookup.of(CryptoProviders.standard())
                        .provider(VERIFY, NIST_CURVE, "Mac", "HmacPBESHA512/256")
                        .getName())
                .isEqualTo("SunJCE");
    }

    @Test
    void fills_in_what_the_platform_lacks() {
        assertThat(Security.getProviders("Signature.SHA256withPLAIN-ECDSA")).isNull();
        assertThat(ProviderLookup.of(CryptoProviders.standard())
                        .provider(SIGN, NIST_CURVE, "Signature", "SHA256withPLAIN-ECDSA")
                        .getName())
                .isEqualTo("BC");
    }

    @ParameterizedTest
    @EnumSource
    void takes_from_the_platform_nothing_but_the_platforms_own(CryptoOperation operation) {
        assertThat(ProviderLookup.of(CryptoProviders.platform())
                        .provider(operation, EDWARDS_CURVE, "Signature", "Ed25519")
                        .getName())
                .isEqualTo("SunEC");
    }

    /** A class path with BouncyCastle or something else that remembers whether its providers were looked for. */
    private static final class Watched extends URLClassLoader {
        private final List<String> services = new ArrayList<>();

        Watched() {
            this(location(BouncyCastleProvider.class));
        }

        Watched(URL beside) {
            super(new URL[] {location(CryptoProviders.class), beside}, ClassLoader.getPlatformClassLoader());
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            services.add(name);
            return super.getResources(name);
        }

        /** Looks up a provider, with the classes of this loader. */
        private Object lookUp(String choice, String operation, String family, String service, String algorithm)
                throws ReflectiveOperationException {
            return call("provider", choice, operation, family, service, algorithm);
        }

        private Object call(
                String method, String choice, String operation, String family, String service, String algorithm)
                throws ReflectiveOperationException {
            Class<?> providers = loadClass(CryptoProviders.class.getName());
            Class<?> operations = loadClass(CryptoOperation.class.getName());
            Class<?> families = loadClass(KeyFamily.class.getName());
            Class<?> lookups = loadClass(ProviderLookup.class.getName());
            return lookups.getMethod(method, operations, families, String.class, String[].class)
                    .invoke(
                            lookups.getMethod("of", providers)
                                    .invoke(null, providers.getMethod(choice).invoke(null)),
                            operations.getField(operation).get(null),
                            families.getField(family).get(null),
                            service,
                            new String[] {algorithm});
        }

        private static URL location(Class<?> type) {
            return type.getProtectionDomain().getCodeSource().getLocation();
        }
    }

    @Test
    void does_not_look_for_bouncycastle_where_the_platform_was_chosen() throws Exception {
        try (Watched classPath = new Watched()) {
            classPath.lookUp("platform", "VERIFY", "EDWARDS_CURVE", "Signature", "Ed25519");
            assertThat(classPath.services).isEmpty();

            classPath.lookUp("standard", "VERIFY", "EDWARDS_CURVE", "Signature", "Ed25519");
            assertThat(classPath.services).containsExactly("META-INF/services/java.security.Provider");
        }
    }

    @Test
    void knows_without_bouncycastle_that_there_is_a_provider() throws Exception {
        try (Watched classPath = new Watched()) {
            assertThat(classPath.call("serves", "standard", "VERIFY", "EDWARDS_CURVE", "Signature", "Ed25519"))
                    .isEqualTo(true);
            assertThat(classPath.services).isEmpty();

            assertThat(classPath.call("serves", "standard", "VERIFY", "SECP256K1", "Signature", EC))
                    .isEqualTo(true);
            assertThat(classPath.services).isNotEmpty();
            assertThat(classPath.call("serves", "standard", "VERIFY", "RSA", "Signature", "SHA256withNothing"))
                    .isEqualTo(false);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SIGN,RSA,Signature,SHA256withRSA",
        "VERIFY,RSA,Signature,RSASSA-PSS",
        "SIGN,NIST_CURVE,Signature,SHA256withECDSAinP1363Format",
        "CONVERT,EDWARDS_CURVE,KeyFactory,Ed25519",
        "AGREE,NIST_CURVE,KeyAgreement,ECDH",
        "MAC,SECRET,MessageDigest,SHA-256",
        "ENCRYPT_CONTENT,SECRET,Cipher,AES/GCM/NoPadding",
        "UNWRAP,RSA,Cipher,RSA/ECB/OAEPPadding"
    })
    void does_not_look_for_bouncycastle_before_an_operation_needs_it(
            String operation, String family, String service, String algorithm) throws Exception {
        try (Watched classPath = new Watched()) {
            classPath.lookUp("standard", operation, family, service, algorithm);

            assertThat(classPath.services).isEmpty();
        }
    }

    @Test
    void names_the_jar_and_the_choice_that_the_platform_lacks() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> ProviderLookup.of(CryptoProviders.platform()).provider(SIGN, SECP256K1, "Signature", EC))
                .withMessage("no provider has SHA256withECDSAinP1363Format (Signature, SECP256K1): "
                        + "add org.bouncycastle:bcprov-jdk18on, and use CryptoProviders.standard()");
    }

    @Test
    void names_the_jar_that_is_missing() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ProviderLookup.of(CryptoProviders.standard())
                        .provider(SIGN, RSA, "Signature", "SHA256withNothing"))
                .withMessage("no provider has SHA256withNothing (Signature, RSA): add org.bouncycastle:bcprov-jdk18on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"standard", "platform"})
    void names_no_jar_that_cannot_stand_beside_one_that_is_there(String choice, @TempDir Path folder) throws Exception {
        Path fips = folder.resolve("org/bouncycastle/jcajce/provider/BouncyCastleFipsProvider.class");
        Files.createDirectories(fips.getParent());
        try (Watched classPath = new Watched(folder.toUri().toURL())) {
            assertThat(refusal(classPath, choice)).contains("add org.bouncycastle:bcprov-jdk18on");

            Files.createFile(fips);
            assertThat(refusal(classPath, choice))
                    .isEqualTo("no provider has SHA256withECDSAinP1363Format (Signature, SECP256K1): register a"
                            + " provider that has it; bcprov-jdk18on cannot stand beside bc-fips");
        }
    }

    private static String refusal(Watched classPath, String choice) {
        return catchThrowableOfType(
                        InvocationTargetException.class,
                        () -> classPath.lookUp(choice, "SIGN", "SECP256K1", "Signature", EC))
                .getCause()
                .getMessage();
    }

    @Test
    void is_empty_where_there_is_none() {
        assertThat(ProviderLookup.of(CryptoProviders.standard()).find(SIGN, RSA, "Signature", "SHA256withNothing"))
                .isEmpty();
        assertThat(ProviderLookup.of(CryptoProviders.platform()).find(SIGN, SECP256K1, "Signature", EC))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void serves_every_operation_by_the_pinned_provider(CryptoOperation operation) {
        Provider pinned = new BouncyCastleProvider();

        assertThat(ProviderLookup.of(CryptoProviders.only(pinned))
                        .provider(operation, RSA, "Signature", "SHA256withRSA"))
                .isSameAs(pinned);
    }

    @Test
    void never_falls_back_from_the_pinned_provider() {
        ProviderLookup pinned = ProviderLookup.of(CryptoProviders.only(Security.getProvider("SunRsaSign")));

        assertThat(pinned.find(SIGN, NIST_CURVE, "Signature", EC)).isEqualTo(Optional.empty());
        assertThat(pinned.find(VERIFY, SECRET, "Mac", "HmacSHA256")).isEqualTo(Optional.empty());
        assertThatIllegalStateException()
                .isThrownBy(() -> pinned.provider(SIGN, NIST_CURVE, "Signature", EC))
                .withMessage("the pinned provider SunRsaSign has no "
                        + "SHA256withECDSAinP1363Format (Signature, NIST_CURVE)");
    }

    /** A provider that lists what it has not got. */
    private static final class Hollow extends Provider {
        private static final long serialVersionUID = 1;

        Hollow() {
            super("Hollow", "1", "");
            put("Signature.SHA256withRSA", "com.example.Gone");
            put("Cipher.AES/GCM/NoPadding", "com.example.Gone");
            put("Mac.HmacSHA256", "java.lang.Runnable");
        }
    }

    @ParameterizedTest
    @CsvSource({"Signature,SHA256withRSA", "Cipher,AES/GCM/NoPadding", "Mac,HmacSHA256"})
    void a_listed_service_of_which_no_instance_can_be_made_does_not_count(String service, String algorithm) {
        ProviderLookup pinned = ProviderLookup.of(CryptoProviders.only(new Hollow()));

        assertThat(pinned.find(VERIFY, RSA, service, algorithm)).isEmpty();
        assertThatIllegalStateException()
                .isThrownBy(() -> pinned.provider(VERIFY, RSA, service, algorithm))
                .withMessage("the pinned provider Hollow lists, but cannot make an instance of, " + algorithm + " ("
                        + service + ", RSA)");
    }

    @Test
    void the_next_provider_serves_where_the_first_cannot_make_an_instance() {
        Security.insertProviderAt(new Hollow(), 1);
        try {
            assertThat(ProviderLookup.of(CryptoProviders.platform())
                            .provider(VERIFY, RSA, "Signature", "SHA256withRSA")
                            .getName())
                    .isEqualTo("SunRsaSign");
        } finally {
            Security.removeProvider("Hollow");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NIST_CURVE", "EDWARDS_CURVE", "MONTGOMERY_CURVE"})
    void names_the_module_where_the_curves_of_the_jdk_were_left_out(KeyFamily family) {
        assertThat(ProviderLookup.remedy(family, false, false))
                .isEqualTo("this runtime has no module jdk.crypto.ec; run jlink with --add-modules jdk.crypto.ec, "
                        + "or add org.bouncycastle:bcprov-jdk18on");
        assertThat(ProviderLookup.remedy(family, true, false)).isEqualTo("add org.bouncycastle:bcprov-jdk18on");
    }

    @ParameterizedTest
    @EnumSource(names = {"RSA", "SECP256K1", "SECRET"})
    void names_no_module_for_what_it_has_not_got(KeyFamily family) {
        assertThat(ProviderLookup.remedy(family, false, false)).isEqualTo("add org.bouncycastle:bcprov-jdk18on");
    }

    @Test
    void names_the_version_of_the_jdk_that_has_ML_DSA() {
        assertThat(ProviderLookup.remedy(KeyFamily.ML_DSA, false, false))
                .isEqualTo("run JDK 24 or later, or add org.bouncycastle:bcprov-jdk18on");
        assertThat(ProviderLookup.remedy(KeyFamily.ML_DSA, false, true))
                .isEqualTo("run JDK 24 or later, or register a provider that has it; bcprov-jdk18on cannot stand beside"
                        + " bc-fips");
    }
}
