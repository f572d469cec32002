package dev.signet.jose.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class JsonNullTest {

    private static final JsonObject OBJECT = JsonObject.parse("{\"exp\":null}");

    @Test
    void is_a_member_that_is_there() {
        assertThat(OBJECT.has("exp")).isTrue();
        assertThat(OBJECT.value("exp")).contains(JsonNull.NULL);
        assertThat(OBJECT.names()).containsExactly("exp");
    }

    @Test
    void is_never_an_absent_member() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OBJECT.instant("exp"))
                .withMessage("\"exp\": expected a number of seconds, was null");
    }

    @Test
    void prints_as_json_writes_it() {
        assertThat(JsonNull.NULL).hasToString("null");
        assertThat(OBJECT.toJson()).isEqualTo("{\"exp\":null}");
    }

    @Test
    void can_be_put_into_an_object() {
        assertThat(JsonObject.empty().with("exp", JsonNull.NULL)).isEqualTo(OBJECT);
    }
}
