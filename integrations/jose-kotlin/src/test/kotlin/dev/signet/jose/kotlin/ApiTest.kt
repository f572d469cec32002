package dev.signet.jose.kotlin

import dev.signet.jose.testsupport.PublicApi
import org.junit.jupiter.api.Test
import java.nio.file.Path

class ApiTest {
    @Test
    fun the_public_api_is_the_one_in_api_txt() {
        PublicApi.assertMatches(JacksonTypesModule::class.java, Path.of("api.txt"))
    }
}
