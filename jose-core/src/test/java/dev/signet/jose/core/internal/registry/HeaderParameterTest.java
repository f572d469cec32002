package dev.signet.jose.core.internal.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonNull;
import dev.signet.jose.core.JsonObject;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderParameterTest {

    @Test
    void lists_what_the_rfcs_define() {
        assertThat(names(parameter -> true))
                .containsExactlyInAnyOrder(
                        "alg",
                        "jku",
                        "jwk",
                        "kid",
                        "x5u",
                        "x5c",
                        "x5t",
                        "x5t#S256",
                        "typ",
                        "cty",
                        "crit",
                        "enc",
                        "zip",
                        "epk",
                        "apu",
                        "apv",
                        "iv",
                        "tag",
                        "p2s",
                        "p2c",
                        "b64",
                        "ek",
                        "psk_id");
    }

    @Test
    void lets_crit_name_extensions_only() {
        assertThat(names(parameter -> !HeaderParameter.isNeverCritical(parameter.parameterName())))
                .containsExactly("b64", "ek", "psk_id");
    }

    @Test
    void leaves_to_the_application_what_describes_the_key_and_the_content() {
        assertThat(names(parameter -> !HeaderParameter.isSetByLibrary(parameter.parameterName())))
                .containsExactlyInAnyOrder("jku", "kid", "x5u", "x5c", "x5t", "x5t#S256", "typ", "cty");
    }

    @Test
    void tells_what_unwrapping_depends_on() {
        assertThat(names(HeaderParameter::isReadByKeyManagement))
                .containsExactlyInAnyOrder(
                        "alg", "enc", "kid", "epk", "apu", "apv", "iv", "tag", "p2s", "p2c", "ek", "psk_id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ALG", "alg ", "exp", "url"})
    void knows_no_other_name(String name) {
        assertThat(HeaderParameter.isSetByLibrary(name)).isFalse();
        assertThat(HeaderParameter.isNeverCritical(name)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void has_its_type_in_every_header_or_where_it_is_read(HeaderParameter parameter) {
        JsonObject mistyped = JsonObject.empty().with(parameter.parameterName(), JsonNull.NULL);

        if (parameter.isTypedEverywhere()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> JoseHeader.of(mistyped))
                    .withMessageStartingWith("\"" + parameter.parameterName() + "\": expected " + parameter.type())
                    .withMessageEndingWith("was null");
        } else {
            assertThat(JoseHeader.of(mistyped).parameters()).isEqualTo(mistyped);
        }
    }

    private static Stream<String> names(Predicate<HeaderParameter> which) {
        return Stream.of(HeaderParameter.values()).filter(which).map(HeaderParameter::parameterName);
    }
}
