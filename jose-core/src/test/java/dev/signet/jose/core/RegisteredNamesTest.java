package dev.signet.jose.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.internal.registry.HeaderParameter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RegisteredNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "iss", "sub", "aud", "exp", "nbf", "iat", "jti", "alg", "kid", "typ", "cty", "enc", "crit", "kty",
                "crv", "x", "y", "d", "n", "e", "keys", "use", "scope", "roles"
            })
    void shares_the_names_of_everyday_tokens_and_keys(String name) {
        assertThat(RegisteredNames.find(key(name))).isEqualTo(name);
    }

    @Test
    void has_a_slot_for_each_name() {
        assertThat(RegisteredNames.OTHERS.split(" ", -1))
                .allSatisfy(name -> assertThat(RegisteredNames.find(key(name))).isSameAs(name.intern()));
    }

    @ParameterizedTest
    @EnumSource
    void shares_each_header_parameter_of_up_to_seven_octets(HeaderParameter parameter) {
        String name = parameter.parameterName();

        assertThat(RegisteredNames.find(key(name))).isEqualTo(name.length() < Long.BYTES ? name : null);
    }

    @Test
    void shares_them_with_literals() {
        assertThat(RegisteredNames.find(key("iss"))).isSameAs("iss");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ISS", "is", "isss", "zzz", "ssi", "iss "})
    void knows_no_other_name(String name) {
        assertThat(RegisteredNames.find(key(name))).isNull();
    }

    @Test
    void never_takes_one_name_for_another() {
        for (char a = ' '; a < 0x7f; a++) {
            for (char b = ' '; b < 0x7f; b++) {
                for (char c = ' '; c < 0x7f; c++) {
                    String name = "" + a + b + c;
                    String shared = RegisteredNames.find(key(name));
                    assertThat(shared == null || shared.equals(name)).as(name).isTrue();
                }
            }
        }
    }

    private static long key(String name) {
        byte[] octets = name.getBytes(StandardCharsets.US_ASCII);
        long key = 0;
        for (int i = 0; i < Math.min(octets.length, Long.BYTES); i++) {
            key |= (long) octets[i] << 8 * i;
        }
        return key;
    }
}
