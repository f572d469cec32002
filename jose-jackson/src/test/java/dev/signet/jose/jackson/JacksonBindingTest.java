package dev.signet.jose.jackson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.signet.jose.contracts.JsonBindingContract;
import dev.signet.jose.core.JsonBinding;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.UnbindableTypeException;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class JacksonBindingTest extends JsonBindingContract {

    record Login(String userName, Instant lastSeen) {}

    record Typing(JavaType type) {}

    record Nodes(JsonNode node) {}

    record Counted(int count) {

        Counted {
            if (count > 7) {
                throw new IllegalArgumentException("hush " + count);
            }
        }
    }

    record Metres(int metres) {}

    record Route(Metres length, int stages) {}

    /** A deserializer that asks its parser for a value. */
    static final class Asking extends StdDeserializer<Login> {

        private static final long serialVersionUID = 1L;

        Asking() {
            super(Login.class);
        }

        @Override
        public Login deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return new Login(parser.readValueAs(JsonNode.class).get("userName").asText(), Instant.EPOCH);
        }
    }

    @Override
    protected JsonBinding binding() {
        return new JacksonBinding();
    }

    @Test
    void has_the_settings_of_a_mapper() {
        JacksonBinding binding = JacksonBinding.of(JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build());
        Login login = new Login("alice", Instant.ofEpochSecond(7));

        assertThat(JsonObject.parse(binding.write(login)))
                .isEqualTo(JsonObject.parse("{\"user_name\":\"alice\",\"last_seen\":7}"));
        assertThat(binding.read(binding.write(login), Login.class)).isEqualTo(login);
    }

    @Test
    void has_the_modules_of_a_mapper() {
        JacksonBinding binding = JacksonBinding.of(new ObjectMapper().registerModule(new Jdk8Module()));

        assertThat(JsonObject.parse(binding.write(Map.of("a", Optional.of("x")))))
                .isEqualTo(JsonObject.parse("{\"a\":\"x\"}"));
    }

    @Test
    void takes_an_instant_for_a_numeric_date_whatever_the_mapper_does() {
        SimpleModule milliseconds = new SimpleModule();
        milliseconds.addSerializer(Instant.class, new StdSerializer<Instant>(Instant.class) {
            private static final long serialVersionUID = 1L;

            @Override
            public void serialize(Instant time, JsonGenerator generator, SerializerProvider provider)
                    throws IOException {
                generator.writeNumber(time.toEpochMilli());
            }
        });
        JacksonBinding binding = JacksonBinding.of(new ObjectMapper().registerModule(milliseconds));

        assertThat(JsonObject.parse(binding.write(new Login("alice", Instant.ofEpochSecond(7))))
                        .integer("lastSeen"))
                .hasValue(7);
    }

    @Test
    void knows_the_types_of_a_module_and_stays_strict() {
        JacksonBinding binding = new JacksonBinding(kilometres());

        assertThat(read(binding, "{\"length\":3,\"stages\":2}", Route.class))
                .isEqualTo(new Route(new Metres(3_000), 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(binding, "{\"length\":3,\"stages\":\"2\"}", Route.class))
                .withMessage("\"stages\": expected int");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(new JacksonBinding(), "{\"length\":3,\"stages\":2}", Route.class))
                .withMessageStartingWith("\"length\": expected ");
    }

    @Test
    void takes_no_type_of_the_jdk_from_a_module() {
        JacksonBinding binding = new JacksonBinding(kilometres());

        assertThat(read(binding, "{\"userName\":\"alice\",\"lastSeen\":7}", Login.class)
                        .lastSeen())
                .isEqualTo(Instant.ofEpochSecond(7));
    }

    @Test
    void refuses_a_module_that_activates_default_typing() {
        SimpleModule typing = new SimpleModule() {
            private static final long serialVersionUID = 1L;

            @Override
            public void setupModule(SetupContext context) {
                ((ObjectMapper) context.getOwner()).activateDefaultTyping(JacksonAdapter.ANYTHING);
            }
        };

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JacksonBinding(typing))
                .withMessage("expected a mapper without default typing");
    }

    @Test
    void does_not_follow_later_changes_of_the_mapper() {
        ObjectMapper mapper = new ObjectMapper();
        JacksonBinding binding = JacksonBinding.of(mapper);

        mapper.setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
        mapper.activateDefaultTyping(JacksonAdapter.ANYTHING, ObjectMapper.DefaultTyping.NON_FINAL);

        assertThat(JsonObject.parse(binding.write(new Login("alice", Instant.EPOCH)))
                        .names())
                .containsExactly("userName", "lastSeen");
    }

    @Test
    void changes_nothing_about_the_mapper() {
        ObjectMapper mapper = new ObjectMapper();

        JacksonBinding.of(mapper);

        assertThat(mapper.getRegisteredModuleIds()).isEmpty();
        assertThat(mapper.getPolymorphicTypeValidator()).isNotInstanceOf(NoClassNames.class);
    }

    @Test
    void refuses_a_mapper_with_default_typing() {
        for (ObjectMapper.DefaultTyping typing : ObjectMapper.DefaultTyping.values()) {
            ObjectMapper mapper = new ObjectMapper().activateDefaultTyping(JacksonAdapter.ANYTHING, typing);

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> JacksonBinding.of(mapper))
                    .withMessage("expected a mapper without default typing");
        }
    }

    @Test
    void refuses_a_mapper_for_another_format() {
        ObjectMapper mapper = new ObjectMapper(new JsonFactory() {
            private static final long serialVersionUID = 1L;

            @Override
            public String getFormatName() {
                return "CBOR";
            }
        });

        assertThatIllegalArgumentException()
                .isThrownBy(() -> JacksonBinding.of(mapper))
                .withMessage("expected a mapper for JSON");
    }

    @Test
    void refuses_default_typing_that_was_set_by_hand() {
        ObjectMapper mapper = new ObjectMapper();
        mapper.setDefaultTyping(new StdTypeResolverBuilder()
                .init(JsonTypeInfo.Id.CLASS, null)
                .inclusion(JsonTypeInfo.As.PROPERTY)
                .typeProperty("@class"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> JacksonBinding.of(mapper))
                .withMessage("expected a mapper without default typing");
    }

    @Test
    void makes_no_type_of_jacksons_of_a_text() {
        for (JacksonBinding binding : List.of(new JacksonBinding(), JacksonBinding.of(new ObjectMapper()))) {
            assertThatExceptionOfType(UnbindableTypeException.class)
                    .isThrownBy(() -> read(binding, "{\"type\":\"java.lang.String\"}", Typing.class));
        }
    }

    @Test
    void keeps_the_zeros_of_a_number_in_a_tree() {
        assertThat(read(binding(), "{\"node\":{\"a\":1.50}}", Nodes.class)
                        .node()
                        .get("a")
                        .decimalValue())
                .isEqualTo(new BigDecimal("1.50"));
    }

    @Test
    void repeats_nothing_of_a_constructor_for_a_mapper_that_wraps_nothing() {
        JacksonBinding binding = JacksonBinding.of(new ObjectMapper().disable(DeserializationFeature.WRAP_EXCEPTIONS));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> binding.read(JsonObject.parse("{\"count\":8}"), Counted.class))
                .withMessageNotContainingAny("hush", "8");
    }

    @Test
    void serves_deserializers_that_ask_the_parser_for_a_value() {
        SimpleModule asking = new SimpleModule().addDeserializer(Login.class, new Asking());
        JacksonBinding binding = JacksonBinding.of(new ObjectMapper().registerModule(asking));

        assertThat(read(binding, "{\"userName\":\"alice\"}", Login.class).userName())
                .isEqualTo("alice");
    }

    /** Returns a module that takes an integer for kilometres, and for an {@code Instant} in milliseconds. */
    private static SimpleModule kilometres() {
        return new SimpleModule()
                .addDeserializer(Metres.class, new StdDeserializer<Metres>(Metres.class) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public Metres deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                        return new Metres(parser.getIntValue() * 1_000);
                    }
                })
                .addDeserializer(Instant.class, new StdDeserializer<Instant>(Instant.class) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                        return Instant.ofEpochMilli(parser.getLongValue());
                    }
                });
    }

    private static <T> T read(JsonBinding binding, String json, Class<T> type) {
        return type.cast(binding.read(json.getBytes(UTF_8), type));
    }
}
