package dev.signet.jose.jwk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.testkit.NamedModule;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class NamedModuleTest {

    private static final NamedModule CONSUMER =
            NamedModule.consumer(Path.of("src/test/consumer"), "dev.signet.jose.jwk");
    private static final String SECP256K1 =
            Jwk.of(Resources.object(Resources.SECP256K1)).toJson();

    @Test
    void serves_a_named_module_on_a_bare_jdk() {
        NamedModule.Run run = CONSUMER.run(SECP256K1);

        assertThat(run.output().lines())
                .hasSize(4)
                .startsWith("4 keys, 0 unusable", "OKP", "secp256k1")
                .last()
                .asString()
                .contains("add org.bouncycastle:bcprov-jdk18on");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void finds_another_provider_on_the_module_path() {
        NamedModule.Run run = CONSUMER.alsoWith("org.bouncycastle.provider").run(SECP256K1);

        assertThat(run.output().lines()).containsExactly("4 keys, 0 unusable", "OKP", "secp256k1", "EC", "true");
        assertThat(run.exitCode()).isZero();
    }
}
