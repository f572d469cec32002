package dev.signet.jose.jwk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.testsupport.NamedModule;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class NamedModuleTest {

    private static final NamedModule CONSUMER =
            NamedModule.consumer(Path.of("src/test/consumer"), "dev.signet.jose.jwk");
    private static final String SECP256K1 =
            Jwk.of(Resources.object(Resources.SECP256K1)).toJson();

    private static final String PKCS1 = PemFiles.text("rsa-pkcs1");
    private static final String MISSING_BCPKIX =
            "PKCS#1, SEC 1 and encrypted PEM need org.bouncycastle:bcpkix-jdk18on on the class path, or the module"
                    + " org.bouncycastle.pkix required by the application";

    @Test
    void serves_a_named_module_on_a_bare_jdk() {
        NamedModule.Run run = CONSUMER.run(SECP256K1, PKCS1);

        assertThat(run.output().lines())
                .hasSize(6)
                .startsWith("4 keys, 0 unusable", "OKP", "OKP", MISSING_BCPKIX, "secp256k1")
                .last()
                .asString()
                .contains("add org.bouncycastle:bcprov-jdk18on");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void finds_another_provider_on_the_module_path() {
        NamedModule.Run run = CONSUMER.alsoWith("org.bouncycastle.provider").run(SECP256K1, PKCS1);

        assertThat(run.output().lines())
                .containsExactly("4 keys, 0 unusable", "OKP", "OKP", MISSING_BCPKIX, "secp256k1", "EC", "true");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void reads_older_pem_for_an_application_that_requires_bcpkix() {
        NamedModule.Run run = NamedModule.consumer(
                        Path.of("src/test/consumer-bcpkix"), "dev.signet.jose.jwk", "org.bouncycastle.pkix")
                .run(PKCS1);

        assertThat(run.output().lines()).containsExactly("RSA");
        assertThat(run.exitCode()).isZero();
    }
}
