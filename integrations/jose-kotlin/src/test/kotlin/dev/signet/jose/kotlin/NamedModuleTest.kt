package dev.signet.jose.kotlin

import dev.signet.jose.testsupport.NamedModule
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import java.nio.file.Path

/** The module as users have it: on the module path, which holds nothing that is optional unless it is named. */
class NamedModuleTest {
    @Test
    fun explains_each_time_which_jars_binding_needs() {
        val run = NamedModule.consumer(Path.of("src/test/consumer"), "dev.signet.jose.kotlin").run()

        val lines = run.output().lines()
        assertThat(lines.first()).isEqualTo("alice null")
        assertThat(lines.drop(1).filter { it.isNotEmpty() }).hasSize(2).allSatisfy({ line ->
            assertThat(line).contains(
                "dev.signet.jose:jose-jackson3 and tools.jackson.module:jackson-module-kotlin",
                "dev.signet.jose:jose-jackson and com.fasterxml.jackson.module:jackson-module-kotlin",
            )
        })
        assertThat(run.exitCode()).isZero()
    }

    @Test
    fun binds_with_the_modules_that_the_consumer_requires() {
        val run =
            NamedModule
                .consumer(Path.of("src/test/consumer-with-jackson"), "dev.signet.jose.kotlin")
                .alsoWith("dev.signet.jose.jackson", "com.fasterxml.jackson.kotlin")
                .run()

        assertThat(run.output()).isEqualTo("{\"sub\":\"alice\"}\n")
        assertThat(run.exitCode()).isZero()
    }

    @Test
    fun binds_with_jackson_3_where_that_is_what_the_consumer_requires() {
        val run =
            NamedModule
                .consumer(Path.of("src/test/consumer-with-jackson3"), "dev.signet.jose.kotlin")
                .alsoWith("dev.signet.jose.jackson3", "tools.jackson.module.kotlin")
                .run()

        assertThat(run.output()).isEqualTo("{\"sub\":\"alice\"}\n")
        assertThat(run.exitCode()).isZero()
    }
}
