package dev.signet.jose.jwt.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jose.core.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimPathTest {

    private static final JsonObject CLAIMS =
            JsonObject.parse("{\"a\":1,\"p\":{\"q\":{\"r\":2,\"s\":null}},\"x.y\":3,\"list\":[{\"z\":4}]}");

    @Test
    void a_dot_separates_names() {
        assertThat(ClaimPath.of("patient.address.street").names()).containsExactly("patient", "address", "street");
        assertThat(ClaimPath.of("patient.address.street").root()).isEqualTo("patient");
    }

    @Test
    void a_dot_or_a_backslash_after_a_backslash_belongs_to_the_name() {
        assertThat(ClaimPath.of("https://app\\.example/a\\\\b.c").names())
                .containsExactly("https://app.example/a\\b", "c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssn", "a.b", "https://app\\.example/ssn", "a\\\\.b", "a b"})
    void its_text_is_read_as_the_same_path(String text) {
        assertThat(ClaimPath.of(text)).hasToString(text);
        assertThat(ClaimPath.of(ClaimPath.of(text).toString())).isEqualTo(ClaimPath.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.", ".a", "a..b"})
    void refuses_an_empty_name(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClaimPath.of(text))
                .withMessageContaining("no empty name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\", "a\\b", "\\"})
    void refuses_a_lone_backslash(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClaimPath.of(text))
                .withMessageContaining("after a backslash");
    }

    @ParameterizedTest
    @CsvSource({"a, 1", "p.q.r, 2", "x\\.y, 3", "p.q.s, null"})
    void finds_what_stands_there(String path, String value) {
        assertThat(ClaimPath.of(path).find(CLAIMS).map(Object::toString)).contains(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"b", "p.b", "b.c", "p.b.c", "x.y"})
    void finds_nothing_where_nothing_stands(String path) {
        assertThat(ClaimPath.of(path).find(CLAIMS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b", "list.z", "list.0", "p.q.s.t", "p.q.r.t"})
    void leads_through_objects_only(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClaimPath.of(path).find(CLAIMS))
                .withMessageContaining("expected an object");
    }

    @Test
    void replaces_what_stands_there_and_nothing_else() {
        JsonObject changed = ClaimPath.of("p.q.r").replace(CLAIMS, "new");

        assertThat(changed.toJson())
                .isEqualTo("{\"a\":1,\"p\":{\"q\":{\"r\":\"new\",\"s\":null}},\"x.y\":3,\"list\":[{\"z\":4}]}");
    }

    @ParameterizedTest
    @CsvSource({"a, a, false", "a, b, false", "a, a.b, true", "a.b.c, a, true", "a.b, a.c, false", "a.b, ab, false"})
    void two_are_nested_if_one_leads_into_the_other(String one, String other, boolean nested) {
        assertThat(ClaimPath.of(one).isNestedWith(ClaimPath.of(other))).isEqualTo(nested);
    }

    @Test
    void several_are_read_in_order() {
        assertThat(ClaimPath.of("a", "b.c")).isEqualTo(List.of(ClaimPath.of("a"), ClaimPath.of("b.c")));
    }
}
