package dev.signet.jose.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

/** The jars as bundles, in an OSGi framework beside a bundle of a user's. */
final class BundlesTest {

    private static final String SIGNER = "org.bouncycastle.crypto.signers.ECDSASigner";

    @TempDir
    static Path folder;

    @TempDir
    Path storage;

    private static Application application;

    private Framework framework;

    @BeforeAll
    static void compile() throws Exception {
        application = Application.in(folder);
    }

    @BeforeEach
    void start() throws BundleException {
        framework = new FrameworkFactory().newFramework(Map.of(Constants.FRAMEWORK_STORAGE, storage.toString()));
        framework.start();
    }

    @AfterEach
    void stop() throws Exception {
        framework.stop();
        framework.waitForStop(60_000);
    }

    @Test
    void a_bundle_verifies_an_es256_token_and_no_forged_one() throws Exception {
        install(Application.MODULES);
        Bundle consumer = installed(application.checkout().file(Application.JAR));
        consumer.start();

        assertThat(subject(consumer, Application.token())).isEqualTo("alice");
        assertThatThrownBy(() -> subject(consumer, Application.forged()))
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .hasMessageContaining("signature")
                .satisfies(refusal -> assertThat(refusal.getClass().getName())
                        .isEqualTo("dev.signet.jose.core.InvalidTokenException"));
    }

    @Test
    void classes_of_bcprov_are_those_of_its_bundle_where_it_is_installed() throws Exception {
        Bundle bcprov = installed(Application.bcprov());
        Bundle jws = install(Application.MODULES).get(2);
        jws.start();

        assertThat(jws.loadClass(SIGNER)).isSameAs(bcprov.loadClass(SIGNER));
    }

    @Test
    void a_bundle_does_not_start_without_one_that_it_requires() throws Exception {
        List<String> modules = new ArrayList<>(Application.MODULES);
        modules.remove("jose-jwe");
        Bundle jwt = install(modules).get(3);

        assertThatThrownBy(jwt::start)
                .isInstanceOf(BundleException.class)
                .hasMessageContaining("osgi.wiring.package=dev.signet.jose.jwe");
    }

    @Test
    void what_is_for_sisters_is_not_given_to_a_bundle_that_asks_for_the_package() throws Exception {
        install(Application.MODULES);
        Path curious = Files.createDirectory(application.checkout().file("curious"));
        Files.writeString(curious.resolve("manifest.txt"), """
                Bundle-ManifestVersion: 2
                Bundle-SymbolicName: curious
                Import-Package: dev.signet.jose.core.internal
                """);
        application.run("cd curious && jar --create --file curious.jar --manifest manifest.txt manifest.txt");
        Bundle bundle = installed(curious.resolve("curious.jar"));

        assertThatThrownBy(bundle::start)
                .isInstanceOf(BundleException.class)
                .hasMessageContaining("osgi.wiring.package=dev.signet.jose.core.internal");
    }

    private List<Bundle> install(List<String> modules) throws BundleException {
        List<Bundle> bundles = new ArrayList<>();
        for (String module : modules) {
            bundles.add(installed(PublishedModule.of(module).jar()));
        }
        return bundles;
    }

    private Bundle installed(Path jar) throws BundleException {
        return framework.getBundleContext().installBundle(jar.toUri().toString());
    }

    private static Object subject(Bundle consumer, String token) throws Exception {
        return consumer.loadClass("consumer.Main")
                .getMethod("subject", String.class, String.class)
                .invoke(null, Application.keys(), token);
    }
}
