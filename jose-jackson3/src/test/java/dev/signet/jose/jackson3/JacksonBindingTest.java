package dev.signet.jose.jackson3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.signet.jose.contracts.JsonBindingContract;
import dev.signet.jose.core.JsonBinding;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.UnbindableTypeException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DefaultTyping;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

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

    /** Members follow the value that is asked for; Jackson 3 refuses what follows a whole document. */
    @Test
    void serves_deserializers_that_ask_for_a_value_within_an_object() {
        SimpleModule asking = new SimpleModule()
                .addDeserializer(Metres.class, new StdDeserializer<Metres>(Metres.class) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public Metres deserialize(JsonParser parser, DeserializationContext context) {
                        return new Metres(parser.readValueAs(Integer.class));
                    }
                });
        JacksonBinding binding =
                JacksonBinding.of(JsonMapper.builder().addModule(asking).build());

        assertThat(read(binding, "{\"length\":3,\"stages\":2}", Route.class)).isEqualTo(new Route(new Metres(3), 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(binding, "{\"length\":\"hush\",\"stages\":2}", Route.class))
                .withMessageStartingWith("\"length\": expected ")
                .withMessageNotContaining("hush");
    }

    /** A deserializer that asks its parser for a value. */
    static final class Asking extends StdDeserializer<Login> {

        private static final long serialVersionUID = 1L;

        Asking() {
            super(Login.class);
        }

        @Override
        public Login deserialize(JsonParser parser, DeserializationContext context) {
            return new Login(parser.readValueAs(JsonNode.class).get("userName").asString(), Instant.EPOCH);
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
    void takes_an_instant_for_a_numeric_date_whatever_the_mapper_does() {
        SimpleModule milliseconds = new SimpleModule();
        milliseconds.addSerializer(Instant.class, new StdSerializer<Instant>(Instant.class) {
            private static final long serialVersionUID = 1L;

            @Override
            public void serialize(Instant time, JsonGenerator generator, SerializationContext provider) {
                generator.writeNumber(time.toEpochMilli());
            }
        });
        JacksonBinding binding =
                JacksonBinding.of(JsonMapper.builder().addModule(milliseconds).build());

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
                ((MapperBuilder<?, ?>) context.getOwner()).activateDefaultTyping(JacksonAdapter.ANYTHING);
            }
        };

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JacksonBinding(typing))
                .withMessage("expected a mapper without default typing");
    }

    @Test
    void changes_nothing_about_the_mapper() {
        JsonMapper mapper = new JsonMapper();

        JacksonBinding.of(mapper);

        assertThat(mapper.registeredModules()).isEmpty();
        assertThat(mapper.deserializationConfig().getPolymorphicTypeValidator()).isNotInstanceOf(NoClassNames.class);
    }

    @Test
    void refuses_a_mapper_with_default_typing() {
        for (DefaultTyping typing : DefaultTyping.values()) {
            JsonMapper mapper = JsonMapper.builder()
                    .activateDefaultTyping(JacksonAdapter.ANYTHING, typing)
                    .build();

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> JacksonBinding.of(mapper))
                    .withMessage("expected a mapper without default typing");
        }
    }

    @Test
    @SuppressWarnings("deprecation") // The other constructor is not in all versions of Jackson 3.
    void refuses_default_typing_that_was_set_by_hand() {
        JsonMapper mapper = JsonMapper.builder()
                .setDefaultTyping(new StdTypeResolverBuilder(JsonTypeInfo.Id.CLASS, JsonTypeInfo.As.PROPERTY, "@class"))
                .build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> JacksonBinding.of(mapper))
                .withMessage("expected a mapper without default typing");
    }

    @Test
    void makes_no_type_of_jacksons_of_a_text() {
        for (JacksonBinding binding : List.of(new JacksonBinding(), JacksonBinding.of(new JsonMapper()))) {
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
        JacksonBinding binding = JacksonBinding.of(JsonMapper.builder()
                .disable(DeserializationFeature.WRAP_EXCEPTIONS)
                .build());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> binding.read(JsonObject.parse("{\"count\":8}"), Counted.class))
                .withMessageNotContainingAny("hush", "8");
    }

    @Test
    void serves_deserializers_that_ask_the_parser_for_a_value() {
        SimpleModule asking = new SimpleModule().addDeserializer(Login.class, new Asking());
        JacksonBinding binding =
                JacksonBinding.of(JsonMapper.builder().addModule(asking).build());

        assertThat(read(binding, "{\"userName\":\"alice\"}", Login.class).userName())
                .isEqualTo("alice");
    }

    private static SimpleModule kilometres() {
        return new SimpleModule()
                .addDeserializer(Metres.class, new StdDeserializer<Metres>(Metres.class) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public Metres deserialize(JsonParser parser, DeserializationContext context) {
                        return new Metres(parser.getIntValue() * 1_000);
                    }
                })
                .addDeserializer(Instant.class, new StdDeserializer<Instant>(Instant.class) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public Instant deserialize(JsonParser parser, DeserializationContext context) {
                        return Instant.ofEpochMilli(parser.getLongValue());
                    }
                });
    }

    private static <T> T read(JsonBinding binding, String json, Class<T> type) {
        return type.cast(binding.read(json.getBytes(UTF_8), type));
    }
}
