package dev.signet.jose.jackson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.signet.jose.core.JsonBinding;
import dev.signet.jose.core.JsonBindingContract;
import dev.signet.jose.core.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class JacksonBindingTest extends JsonBindingContract {

    private static final BasicPolymorphicTypeValidator ANYTHING = BasicPolymorphicTypeValidator.builder()
            .allowIfBaseType(Object.class)
            .build();

    record Login(String userName, Instant lastSeen) {}

    record Typed(@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS) Object payload) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({@JsonSubTypes.Type(value = Circle.class, name = "circle")})
    interface Shape {}

    record Circle(int radius) implements Shape {}

    record Drawing(Shape shape) {}

    record Metres(int metres) {}

    record Route(Metres length, int stages) {}

    record Measured(double value) {}

    record Ages(Map<String, Integer> ages) {}

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
                ((ObjectMapper) context.getOwner()).activateDefaultTyping(ANYTHING);
            }
        };

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JacksonBinding(typing))
                .withMessage("expected a mapper without default typing");
    }

    @Test
    void ignores_unknown_members_whatever_the_mapper_does() {
        Login login = read(JacksonBinding.of(new ObjectMapper()), "{\"userName\":\"alice\",\"x\":1}", Login.class);

        assertThat(login.userName()).isEqualTo("alice");
    }

    @Test
    void does_not_follow_later_changes_of_the_mapper() {
        ObjectMapper mapper = new ObjectMapper();
        JacksonBinding binding = JacksonBinding.of(mapper);

        mapper.setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
        mapper.activateDefaultTyping(ANYTHING, ObjectMapper.DefaultTyping.NON_FINAL);

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
            ObjectMapper mapper = new ObjectMapper().activateDefaultTyping(ANYTHING, typing);

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
    void takes_no_class_name_from_json_even_where_an_annotation_asks_for_one() {
        String json = "{\"payload\":{\"@class\":\"java.util.LinkedHashMap\",\"a\":1}}";
        for (JacksonBinding binding : List.of(new JacksonBinding(), JacksonBinding.of(new ObjectMapper()))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> read(binding, json, Typed.class))
                    .withNoCause();
        }
    }

    @Test
    void tells_types_apart_by_logical_names() {
        Drawing drawing = new Drawing(new Circle(3));

        assertThat(JsonObject.parse(binding().write(drawing)))
                .isEqualTo(JsonObject.parse("{\"shape\":{\"kind\":\"circle\",\"radius\":3}}"));
        assertThat(binding().read(binding().write(drawing), Drawing.class)).isEqualTo(drawing);
    }

    @Test
    void says_which_type_it_expected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(binding(), "{\"userName\":\"a\",\"lastSeen\":\"now\"}", Login.class))
                .withMessage("\"lastSeen\": expected java.time.Instant");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(binding(), "{\"shape\":1}", Drawing.class))
                .withMessageStartingWith("\"shape\": expected ");
    }

    @Test
    void repeats_of_a_name_from_a_token_only_what_can_be_printed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(binding(), "{\"ages\":{\"a\\n\\\"\u00e9 forged\":\"x\"}}", Ages.class))
                .withMessageStartingWith("\"ages.a????forged\": expected ");
    }

    @Test
    void refuses_to_write_what_is_no_number() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> binding().write(new Measured(Double.NaN)))
                .withMessageStartingWith("\"value\": ");
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
