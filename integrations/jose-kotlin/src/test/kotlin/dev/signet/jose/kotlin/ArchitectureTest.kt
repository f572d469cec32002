package dev.signet.jose.kotlin

import dev.signet.jose.testsupport.HouseRules
import org.junit.jupiter.api.DynamicTest
import org.junit.jupiter.api.TestFactory
import java.util.stream.Stream

class ArchitectureTest {
    @TestFactory
    fun keeps_the_house_rules(): Stream<DynamicTest> = HouseRules.of(JacksonTypesModule::class.java, 1)
}
