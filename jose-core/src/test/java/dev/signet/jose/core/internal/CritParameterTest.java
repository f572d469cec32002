package dev.signet.jose.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import java.util.Set;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7515 section 4.1.11, sentence by sentence. */
final class CritParameterTest {

    private static final Set<String> B64 = Set.of("b64");

    @Test
    void takes_a_header_without_crit() {
        assertAccepted("{\"alg\":\"ES256\",\"b64\":true}", Set.of());
    }

    @Test
    void takes_an_extension_that_is_present_and_understood() {
        assertAccepted("{\"alg\":\"ES256\",\"crit\":[\"b64\"],\"b64\":false}", B64);
    }

    @Test
    void takes_an_extension_whose_value_is_null_for_present() {
        assertAccepted("{\"alg\":\"ES256\",\"crit\":[\"x\"],\"x\":null}", Set.of("x"));
    }

    @Test
    void takes_several_extensions_in_any_order() {
        assertAccepted("{\"y\":1,\"crit\":[\"x\",\"y\"],\"x\":1}", Set.of("x", "y", "z"));
    }

    /** "If any of the listed extension Header Parameters are not understood and supported by the recipient, then the JWS is invalid." */
    @Test
    void refuses_an_extension_that_is_not_understood() {
        assertRefused("{\"crit\":[\"exp\"],\"exp\":1363284000}", B64, Reason.UNSUPPORTED)
                .withMessage("\"crit\" names an extension that is not understood here; understood are [b64], and"
                        + " understanding(..) adds names of the application's own");
    }

    @Test
    void refuses_an_extension_that_is_not_understood_beside_one_that_is() {
        assertRefused("{\"crit\":[\"b64\",\"exp\"],\"b64\":true,\"exp\":1}", B64, Reason.UNSUPPORTED);
    }

    @Test
    void understands_names_exactly_as_they_stand() {
        assertRefused("{\"crit\":[\"B64\"],\"B64\":true}", B64, Reason.UNSUPPORTED);
    }

    /** RFC 7515 appendix E, whose payload and signature do not matter: its header alone makes it invalid. */
    @Test
    void refuses_the_header_of_rfc_7515_appendix_e() {
        String header = "{\"alg\":\"none\",\r\n \"crit\":[\"http://example.invalid/UNDEFINED\"],\r\n"
                + " \"http://example.invalid/UNDEFINED\":true\r\n}";

        assertRefused(header, B64, Reason.UNSUPPORTED);
        assertAccepted(header, Set.of("http://example.invalid/UNDEFINED"));
    }

    /** "Producers MUST NOT include Header Parameter names defined by this specification or [JWA]." */
    @ParameterizedTest
    @ValueSource(
            strings = {
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
                "p2c"
            })
    void refuses_a_name_that_the_rfcs_define_even_where_it_is_understood(String name) {
        String value = switch (name) {
            case "jwk", "epk" -> "{}";
            case "x5c" -> "[\"AA==\"]";
            default -> "\"x\"";
        };
        String crit = "\"crit\":[\"" + name + "\"]";
        String header = name.equals("crit") ? "{" + crit + "}" : "{\"" + name + "\":" + value + "," + crit + "}";

        assertRefused(header, Set.of(name), Reason.MALFORMED)
                .withMessage("\"crit\": expected no name that JWS, JWE or JWA define");
    }

    /** "... duplicate names ..." */
    @Test
    void refuses_a_name_that_it_lists_twice() {
        assertRefused("{\"crit\":[\"b64\",\"b64\"],\"b64\":true}", B64, Reason.MALFORMED)
                .withMessage("\"crit\": expected each name once");
    }

    /** "... or names that do not occur as Header Parameter names within the JOSE Header in the crit list." */
    @Test
    void refuses_a_name_that_does_not_occur_in_the_header() {
        assertRefused("{\"crit\":[\"b64\"]}", B64, Reason.MALFORMED)
                .withMessage("\"crit\": expected each name as a parameter of the protected header");
        assertRefused("{\"crit\":[\"b64\"],\"B64\":true}", B64, Reason.MALFORMED);
    }

    /** "Producers MUST NOT use the empty list [] as the crit value." */
    @Test
    void refuses_an_empty_list() {
        assertRefused("{\"crit\":[]}", B64, Reason.MALFORMED).withMessage("\"crit\": expected at least one name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"b64\"",
                "null",
                "true",
                "1",
                "{}",
                "{\"b64\":true}",
                "[1]",
                "[null]",
                "[\"b64\",1]",
                "[[\"b64\"]]"
            })
    void refuses_what_is_no_array_of_strings(String crit) {
        assertRefused("{\"b64\":true,\"crit\":" + crit + "}", B64, Reason.MALFORMED)
                .withMessageStartingWith("\"crit\": expected an array of strings, was ");
    }

    /** "When used, this Header Parameter MUST be integrity protected; therefore, it MUST occur only within the JWS Protected Header." */
    @Test
    void refuses_crit_outside_the_protected_header() {
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> CritParameter.check(
                        header("{\"alg\":\"ES256\"}"),
                        header("{\"alg\":\"ES256\",\"b64\":true,\"crit\":[\"b64\"]}"),
                        B64))
                .withMessage("\"crit\": expected in the protected header only")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED));
    }

    /** Outside it the parameter could be changed on the way. */
    @Test
    void refuses_a_critical_parameter_that_is_not_protected() {
        JoseHeader integrityProtected = header("{\"crit\":[\"x\"]}");

        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() ->
                        CritParameter.check(integrityProtected, header("{\"crit\":[\"x\"],\"x\":1}"), Set.of("x")))
                .withMessage("\"crit\": expected each name as a parameter of the protected header")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED));
        assertAccepted("{\"crit\":[\"x\"],\"x\":1}", Set.of("x"));
    }

    @Test
    void writes_a_parameter_and_its_name() {
        JoseHeader one = CritParameter.with(header("{\"alg\":\"ES256\"}"), "x", 1);
        JoseHeader two = CritParameter.with(one, "y", 2);

        assertThat(one).isEqualTo(header("{\"alg\":\"ES256\",\"x\":1,\"crit\":[\"x\"]}"));
        assertThat(two).isEqualTo(header("{\"alg\":\"ES256\",\"x\":1,\"y\":2,\"crit\":[\"x\",\"y\"]}"));
        assertThat(CritParameter.naming(two, "y")).isEqualTo(two);
    }

    @Test
    void writes_no_parameter_that_is_there_already() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CritParameter.with(header("{\"x\":1}"), "x", 1))
                .withMessage("\"x\" is in the header already");
    }

    @Test
    void joins_the_names_that_are_understood() {
        assertThat(CritParameter.and(Set.of("b64"), "x", "y", "x")).containsExactlyInAnyOrder("b64", "x", "y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"alg", "jwk", "kid", "x5t#S256", "crit", "enc", "p2c", "b64"})
    void takes_no_name_that_the_rfcs_define(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CritParameter.and(Set.of(), "x", name))
                .withMessageStartingWith("\"" + name + "\" is ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CritParameter.with(JoseHeader.empty(), name, "x"))
                .withMessageStartingWith("\"" + name + "\" is ");
    }

    @Test
    void repeats_nothing_that_the_token_said() {
        assertRefused("{\"crit\":[\"\\nforged log line\"],\"\\nforged log line\":1}", Set.of(), Reason.UNSUPPORTED)
                .withMessageNotContaining("forged");
    }

    private static void assertAccepted(String header, Set<String> understood) {
        assertThatCode(() -> CritParameter.check(header(header), header(header), understood))
                .doesNotThrowAnyException();
    }

    private static ThrowableAssertAlternative<InvalidTokenException> assertRefused(
            String header, Set<String> understood, Reason reason) {
        return assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> CritParameter.check(header(header), header(header), understood))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private static JoseHeader header(String json) {
        return JoseHeader.of(JsonObject.parse(json));
    }
}
