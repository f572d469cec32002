package dev.signet.jose.spark;

import dev.signet.jose.testsupport.PublicApi;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ApiTest {
    @Test
    void the_public_api_is_the_one_in_api_txt() {
        PublicApi.assertMatches(SignetExtensions.class, Path.of("api.txt"));
    }
}
