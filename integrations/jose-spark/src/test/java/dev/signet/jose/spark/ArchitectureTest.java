package dev.signet.jose.spark;

import dev.signet.jose.testsupport.HouseRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class ArchitectureTest {
    @TestFactory
    Stream<DynamicTest> keeps_the_house_rules() {
        return HouseRules.of(SignetExtensions.class, 1);
    }
}
