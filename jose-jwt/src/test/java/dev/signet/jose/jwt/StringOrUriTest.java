package dev.signet.jose.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.fail;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StringOrUriTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "alice",
                "no colon, no rules; spaces, \u20ac and % may stand",
                "https://login.example",
                "https://login.example:8443/realms/a?b=c:d&e=~f",
                "https://login.example/caf\u00e9#top",
                "http:///path",
                "http://[::1]/",
                "urn:example:animal:ferret:nose",
                "mailto:alice@example.com",
                "did:web:example.com%3A3000",
                "a:b"
            })
    void takes_text_and_URIs(String value) {
        assertThat(StringOrUri.require("iss", value)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ":",
                ":a",
                "a:",
                "1a:b",
                "+a:b",
                "a_b:c",
                "\u00e9:b",
                "http://",
                "https://login example",
                "https://login.example/%zz",
                "https://login.example/{id}",
                "a:b c",
                "a:b\n"
            })
    void refuses_text_with_a_colon_that_is_no_URI_and_repeats_nothing_of_it(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StringOrUri.require("iss", value))
                .withMessage("\"iss\": expected a URI, because there is a colon in it (RFC 7519 section 2);"
                        + " claim(\"iss\", ..) writes any text");
    }

    @Test
    void takes_exactly_what_the_JDK_takes_for_a_URI() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String alphabet = "::://////aAzZ09-._~!$&'()*+,;=@?#%[]{}<>|\\^`\" \u0000\u007f\u0080\u00e9\u20ac";
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "a:" : "https://");
            for (int n = random.nextInt(8); n > 0; n--) {
                text.insert(random.nextInt(text.length() + 1), alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String value = text.toString();

            if (isTaken(value) != isTextOrUri(value)) {
                fail("seed %d, \"%s\"", seed, value);
            }
        }
    }

    private static boolean isTaken(String value) {
        try {
            StringOrUri.require("iss", value);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isTextOrUri(String value) {
        try {
            return value.indexOf(':') < 0 || new URI(value) != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
