package dev.signet.jose.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Type;
import org.junit.jupiter.api.Test;

final class JsonBindingTest {

    private static final JsonBinding BINDING = new JsonBinding() {
        @Override
        public Object read(byte[] json, Type type) {
            return new Address(JsonObject.parse(json).string("city").orElseThrow(IllegalArgumentException::new));
        }

        @Override
        public byte[] write(Object value) {
            return JsonObject.empty().with("city", ((Address) value).city()).toOctets();
        }
    };

    private record Address(String city) {}

    @Test
    void gives_an_object_the_type_that_is_asked_for() {
        Address address = BINDING.as(JsonObject.empty().with("city", "Oxford"), Address.class);

        assertThat(address.city()).isEqualTo("Oxford");
    }

    @Test
    void refuses_an_object_that_does_not_fit() {
        assertThatIllegalArgumentException().isThrownBy(() -> BINDING.as(JsonObject.empty(), Address.class));
    }
}
