package dev.signet.jose.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.signet.jose.core.JsonBinding;
import dev.signet.jose.core.JsonObject;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What claims may become is written in the code that reads them, and never in the claims. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // For bindings(), which needs the adapter.
abstract class GadgetContract {

    private static final AtomicInteger MADE = new AtomicInteger();

    /** Does something when it is made, as gadgets do. */
    public static final class Gadget implements Serializable {

        private static final long serialVersionUID = 1L;

        public Gadget() {
            MADE.incrementAndGet();
        }

        public void setCommand(String command) {
            MADE.incrementAndGet();
        }
    }

    record ByClass(
            @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS) Object payload) {}

    record ByMinimalClass(
            @JsonTypeInfo(use = JsonTypeInfo.Id.MINIMAL_CLASS)
            Serializable payload) {}

    record ByClassInAnArray(
            @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS, include = JsonTypeInfo.As.WRAPPER_ARRAY)
            Object payload) {}

    record ByClassInAList(List<Typed> payload) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
    interface Typed {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
    abstract static class Mixin {}

    record Plain(Object payload) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Circle.class, name = "circle"),
        @JsonSubTypes.Type(value = Square.class, name = "square")
    })
    sealed interface Shape permits Circle, Square {}

    record Circle(int radius) implements Shape {}

    record Square(int side) implements Shape {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    sealed interface Event permits Login, Change {}

    @JsonTypeName("Login")
    record Login(String who) implements Event {}

    sealed interface Change extends Event permits Renamed {}

    @JsonTypeName("Renamed")
    record Renamed(String to) implements Change {}

    record Log(List<Event> events) {}

    record Classy(Class<?> type) {}

    record Addressed(InetAddress host) {}

    record Listening(InetSocketAddress host) {}

    record Linked(URL link) {}

    record ByClassName(Map<Class<?>, String> names) {}

    record ByUrl(Map<URL, String> names) {}

    /** Does something when it is loaded with {@code Class.forName}. */
    static final class Eager {

        static {
            MADE.incrementAndGet();
        }

        private Eager() {}
    }

    private final Adapter adapter;

    GadgetContract(Adapter adapter) {
        this.adapter = adapter;
    }

    Stream<JsonBinding> bindings() {
        return Stream.of(
                adapter.strict(),
                adapter.strictRefusingUnknown(),
                adapter.ofMapper(),
                adapter.ofMapperRefusingUnknown(),
                adapter.ofMapperAllowingClassNames());
    }

    @BeforeEach
    void nothing_was_made_yet() {
        MADE.set(0);
    }

    @ParameterizedTest
    @MethodSource("bindings")
    void makes_nothing_that_claims_name(JsonBinding binding) {
        String name = Gadget.class.getName();
        String gadget = "{\"@class\":\"" + name + "\",\"command\":\"x\"}";
        refused(binding, "{\"payload\":" + gadget + "}", ByClass.class);
        refused(binding, "{\"payload\":[" + gadget + "]}", ByClassInAList.class);
        refused(binding, "{\"payload\":[\"" + name + "\",{\"command\":\"x\"}]}", ByClassInAnArray.class);
        refused(binding, "{\"payload\":{\"@c\":\"" + name + "\",\"command\":\"x\"}}", ByMinimalClass.class);
        refused(binding, "{\"payload\":{\"@c\":\".GadgetContract$Gadget\",\"command\":\"x\"}}", ByMinimalClass.class);

        assertThat(MADE).hasValue(0);
    }

    @Test
    void makes_nothing_that_claims_name_where_a_mixin_asks_for_it() {
        JsonBinding binding = adapter.ofMapperWithMixIn(Object.class, Mixin.class);

        refused(
                binding,
                "{\"payload\":{\"@class\":\"" + Gadget.class.getName() + "\",\"command\":\"x\"}}",
                Plain.class);
        assertThat(MADE).hasValue(0);
    }

    @Test
    void makes_the_same_gadget_where_code_asks_for_it() {
        adapter.strict().read(JsonObject.parse("{\"command\":\"x\"}"), Gadget.class);

        assertThat(MADE).hasValue(2);
    }

    @ParameterizedTest
    @MethodSource("bindings")
    void looks_nothing_up(JsonBinding binding) {
        refused(binding, "{\"type\":\"" + Gadget.class.getName() + "\"}", Classy.class);
        refused(binding, "{\"host\":\"127.0.0.1\"}", Addressed.class);
        refused(binding, "{\"host\":\"127.0.0.1:80\"}", Listening.class);
        refused(binding, "{\"link\":\"http://127.0.0.1/\"}", Linked.class);
    }

    @ParameterizedTest
    @MethodSource("bindings")
    void looks_nothing_up_for_the_names_in_a_map_either(JsonBinding binding) {
        refused(binding, "{\"names\":{\"" + Eager.class.getName() + "\":\"x\"}}", ByClassName.class);
        refused(binding, "{\"names\":{\"http://127.0.0.1/\":\"x\"}}", ByUrl.class);

        assertThat(MADE).hasValue(0);
    }

    @Test
    void says_which_type_claims_may_not_become() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> adapter.strict().read(JsonObject.parse("{\"type\":\"a\"}"), Classy.class))
                .withMessage(
                        "\"type\": expected a record, a class with a constructor without arguments, or another type that"
                                + " JSON can be bound to, was java.lang.Class");
    }

    @ParameterizedTest
    @MethodSource("bindings")
    void tells_subtypes_apart_by_names_that_their_author_listed(JsonBinding binding) {
        record Drawing(Shape shape) {}

        assertThat(binding.read(JsonObject.parse("{\"shape\":{\"side\":2,\"kind\":\"square\"}}"), Drawing.class))
                .isEqualTo(new Drawing(new Square(2)));
        assertThat(JsonObject.parse(binding.write(new Drawing(new Circle(3)))))
                .isEqualTo(JsonObject.parse("{\"shape\":{\"kind\":\"circle\",\"radius\":3}}"));
        refused(binding, "{\"shape\":{\"kind\":\"" + Gadget.class.getName() + "\"}}", Drawing.class);
        refused(binding, "{\"shape\":{\"kind\":\"triangle\"}}", Drawing.class);
        refused(binding, "{\"shape\":{\"side\":2}}", Drawing.class);
    }

    @ParameterizedTest
    @MethodSource("bindings")
    void knows_the_subtypes_of_a_sealed_type(JsonBinding binding) {
        Log log = new Log(List.of(new Login("alice"), new Renamed("bob")));
        JsonObject json = JsonObject.parse(
                "{\"events\":[{\"kind\":\"Login\",\"who\":\"alice\"},{\"kind\":\"Renamed\",\"to\":\"bob\"}]}");

        assertThat(JsonObject.parse(binding.write(log))).isEqualTo(json);
        assertThat(binding.read(json, Log.class)).isEqualTo(log);
        refused(binding, "{\"events\":[{\"kind\":\"Gadget\"}]}", Log.class);
    }

    private static void refused(JsonBinding binding, String json, Class<?> type) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> binding.read(JsonObject.parse(json), type))
                .withNoCause();
    }
}
