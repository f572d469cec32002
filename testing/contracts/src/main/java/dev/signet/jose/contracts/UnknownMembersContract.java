package dev.signet.jose.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.signet.jose.core.JsonBinding;
import dev.signet.jose.core.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Members that a type does not have: ignored by default, refused by choice, but for the registered claims at the top. */
abstract class UnknownMembersContract {

    record Session(String iss, String sub) {}

    record Subject(String sub) {}

    record Item(String name, int count) {}

    record Outer(String sub, Item item) {}

    record Node(String sub, Optional<Node> child) {}

    record Renamed(@JsonAlias("iss") String issuer) {}

    record Many(List<Item> items, Map<String, Item> named) {}

    public static final class Account {
        public String sub = "";
        public Item item = new Item("", 0);
    }

    public static final class Wrapped {
        @JsonUnwrapped
        public Inner inner = new Inner();
    }

    public static final class Inner {
        public String sub = "";
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
    @JsonSubTypes({@JsonSubTypes.Type(value = Circle.class, name = "circle")})
    interface Shape {}

    record Circle(int radius) implements Shape {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({@JsonSubTypes.Type(value = Login.class, name = "login")})
    interface Event {}

    record Login(String sub) implements Event {}

    private final Adapter adapter;
    private final JsonBinding picky;

    UnknownMembersContract(Adapter adapter) {
        this.adapter = adapter;
        this.picky = adapter.strictRefusingUnknown();
    }

    private <T> T read(String json, Class<T> type) {
        return type.cast(picky.read(JsonObject.parse(json), type));
    }

    /** Each order of the members of a token, of which one is an array and one an object. */
    static List<List<String>> orders() {
        List<List<String>> orders = new ArrayList<>();
        permute(
                List.of("\"iss\":\"i\"", "\"aud\":[\"a\",\"b\"]", "\"sub\":\"s\"", "\"exp\":1", "\"jti\":\"j\""),
                List.of(),
                orders);
        return orders;
    }

    private static void permute(List<String> left, List<String> done, List<List<String>> orders) {
        if (left.isEmpty()) {
            orders.add(done);
        }
        for (String next : left) {
            List<String> rest = new ArrayList<>(left);
            rest.remove(next);
            List<String> longer = new ArrayList<>(done);
            longer.add(next);
            permute(rest, longer, orders);
        }
    }

    @Test
    void the_order_of_the_members_does_not_matter() {
        for (List<String> order : orders()) {
            String json = "{" + String.join(",", order) + "}";

            assertThat(read(json, Session.class)).as(json).isEqualTo(new Session("i", "s"));
            assertThat(read(json, Subject.class)).as(json).isEqualTo(new Subject("s"));
            assertThat(read(json, Account.class).sub).as(json).isEqualTo("s");
        }
    }

    @Test
    void an_unknown_member_is_refused_wherever_it_comes() {
        for (List<String> order : orders()) {
            for (int at = 0; at <= order.size(); at++) {
                List<String> members = new ArrayList<>(order);
                members.add(at, "\"scope\":[\"hush\"]");
                String json = "{" + String.join(",", members) + "}";

                assertThatIllegalArgumentException()
                        .as(json)
                        .isThrownBy(() -> read(json, Subject.class))
                        .withMessage("\"scope\": expected no member that the type does not have");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "aud", "exp", "nbf", "iat", "jti"})
    void each_registered_claim_may_stand_at_the_top_whatever_its_value(String name) {
        for (String value : List.of("1", "\"a\"", "[\"a\",[{}]]", "{\"sub\":{\"a\":[]}}", "null", "true")) {
            String member = "\"" + name + "\":" + value;
            assertThat(read("{" + member + ",\"sub\":\"s\"}", Subject.class)).isEqualTo(new Subject("s"));
            assertThat(read("{\"sub\":\"s\"," + member + "}", Subject.class)).isEqualTo(new Subject("s"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"sub\":\"a\",\"item\":{\"iss\":\"i\",\"name\":\"b\",\"count\":1}}|item.iss",
                "{\"sub\":\"a\",\"item\":{\"name\":\"b\",\"count\":1,\"aud\":[\"x\"]}}|item.aud",
                "{\"item\":{\"name\":\"b\",\"aud\":[\"x\"],\"count\":1},\"sub\":\"a\"}|item.aud",
                "{\"aud\":[\"y\"],\"item\":{\"aud\":[\"x\"],\"name\":\"b\",\"count\":1},\"sub\":\"a\"}|item.aud",
                "{\"aud\":{},\"iss\":\"i\",\"item\":{\"exp\":1,\"name\":\"b\",\"count\":1},\"sub\":\"a\"}|item.exp"
            })
    void a_registered_name_deeper_down_is_refused(String json, String member) {
        for (Class<?> type : List.of(Outer.class, Account.class)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> read(json, type))
                    .withMessage("\"" + member + "\": expected no member that the type does not have");
        }
    }

    @Test
    void a_registered_name_in_a_value_of_the_same_type_is_refused() {
        assertThat(read("{\"aud\":[\"a\"],\"child\":{\"sub\":\"c\"},\"sub\":\"s\"}", Node.class)
                        .sub())
                .isEqualTo("s");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        read("{\"aud\":[\"a\"],\"child\":{\"aud\":[\"a\"],\"sub\":\"c\"},\"sub\":\"s\"}", Node.class))
                .withMessageStartingWith("\"child.aud\": ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"items\":[{\"jti\":\"j\",\"name\":\"b\",\"count\":1}],\"named\":{}}",
                "{\"items\":[],\"named\":{\"a\":{\"name\":\"b\",\"count\":1,\"jti\":\"j\"}}}",
                "{\"jti\":\"j\",\"items\":[],\"named\":{\"jti\":{\"jti\":\"j\",\"name\":\"b\",\"count\":1}}}"
            })
    void a_registered_name_within_a_list_or_a_map_is_refused(String json) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(json, Many.class))
                .withMessageContaining("jti\": expected no member");
    }

    @Test
    void a_registered_name_beside_or_within_a_wrapper_is_no_way_in() {
        assertThat(read("{\"circle\":{\"radius\":1}}", Shape.class)).isEqualTo(new Circle(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{\"circle\":{\"radius\":1,\"iss\":\"i\"}}", Shape.class));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{\"iss\":\"i\",\"circle\":{\"radius\":1,\"iss\":\"i\"}}", Shape.class));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{\"circle\":{\"iss\":\"i\",\"radius\":1},\"iss\":\"i\"}", Shape.class));
    }

    @Test
    void a_type_that_is_told_by_a_name_has_registered_claims_beside_it() {
        assertThat(read("{\"aud\":[\"a\"],\"kind\":\"login\",\"sub\":\"s\",\"exp\":1}", Event.class))
                .isEqualTo(new Login("s"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{\"aud\":[\"a\"],\"kind\":\"login\",\"sub\":\"s\",\"x\":1}", Event.class));
    }

    @Test
    void a_claim_that_the_type_knows_by_another_name_is_read() {
        assertThat(read("{\"exp\":1,\"iss\":\"i\",\"aud\":[\"a\"]}", Renamed.class))
                .isEqualTo(new Renamed("i"));
    }

    @Test
    void a_member_that_is_unwrapped_stands_at_the_top() {
        assertThat(read("{\"aud\":[\"a\"],\"sub\":\"s\"}", Wrapped.class).inner.sub)
                .isEqualTo("s");
    }

    @Test
    void unknown_members_are_refused_by_choice_at_every_depth() {
        assertThat(read("{\"sub\":\"a\",\"item\":{\"name\":\"b\",\"count\":1}}", Outer.class))
                .isEqualTo(new Outer("a", new Item("b", 1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{\"sub\":\"a\",\"item\":{\"name\":\"b\",\"count\":1,\"x\":{}}}", Outer.class))
                .withMessageStartingWith("\"item.x\": ");
    }

    @Test
    void a_mapper_of_the_callers_refuses_them_too() {
        JsonBinding binding = adapter.ofMapperRefusingUnknown();

        assertThat(binding.read(JsonObject.parse("{\"aud\":[\"a\"],\"sub\":\"s\"}"), Subject.class))
                .isEqualTo(new Subject("s"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> binding.read(JsonObject.parse("{\"aud\":[],\"x\":1,\"sub\":\"s\"}"), Subject.class))
                .withMessageStartingWith("\"x\": ");
    }

    @Test
    void unknown_members_are_ignored_unless_they_are_refused() {
        JsonBinding binding = adapter.strict();

        assertThat(binding.read(JsonObject.parse("{\"x\":[{}],\"name\":\"b\",\"count\":1}"), Item.class))
                .isEqualTo(new Item("b", 1));
    }
}
