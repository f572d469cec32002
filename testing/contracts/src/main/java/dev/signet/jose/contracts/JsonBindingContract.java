package dev.signet.jose.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jose.core.JsonBinding;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.UnbindableTypeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link JsonBinding} does. An implementation's test extends this class and says which binding to ask. */
public abstract class JsonBindingContract {

    /** A record with every kind of component that claims have. */
    public record Session(
            String sub,
            List<String> roles,
            Instant exp,
            Optional<String> tenant,
            Optional<Instant> nbf,
            boolean admin,
            long level,
            Address address,
            List<Address> others) {}

    /** A record in a record. */
    public record Address(String street, int number) {}

    /** A record that does not take everything. */
    public record Picky(String sub) {

        /** Refuses a blank subject. */
        public Picky {
            if (sub.isBlank()) {
                throw new IllegalArgumentException("secret " + sub + " refused");
            }
        }
    }

    /** A record of what may be anything. */
    public record Loose(Object any) {}

    /** Two ways to be. */
    public enum Colour {
        /** One. */
        RED,
        /** The other. */
        BLUE
    }

    /** A record with an enum constant. */
    public record Painted(Colour colour) {}

    /** A class with a constructor without arguments, getters and setters. */
    public static final class Account {

        private String owner = "";
        private List<String> groups = List.of();
        private Instant since = Instant.EPOCH;

        /** Makes an account without an owner. */
        public Account() {}

        /** Returns the owner. */
        public String getOwner() {
            return owner;
        }

        /** Sets the owner. */
        public void setOwner(String owner) {
            this.owner = owner;
        }

        /** Returns the groups. */
        public List<String> getGroups() {
            return groups;
        }

        /** Sets the groups. */
        public void setGroups(List<String> groups) {
            this.groups = groups;
        }

        /** Returns the time. */
        public Instant getSince() {
            return since;
        }

        /** Sets the time. */
        public void setSince(Instant since) {
            this.since = since;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Account that
                    && owner.equals(that.owner)
                    && groups.equals(that.groups)
                    && since.equals(that.since);
        }

        @Override
        public int hashCode() {
            return Objects.hash(owner, groups, since);
        }
    }

    private static final String FULL = "{\"sub\":\"alice\",\"roles\":[\"clerk\",\"auditor\"],\"exp\":1767229200,"
            + "\"tenant\":\"acme\",\"nbf\":1767225600,\"admin\":true,\"level\":7,"
            + "\"address\":{\"street\":\"High\",\"number\":1},\"others\":[{\"street\":\"Low\",\"number\":2}]}";

    private static final Session SESSION = new Session(
            "alice",
            List.of("clerk", "auditor"),
            Instant.ofEpochSecond(1_767_229_200),
            Optional.of("acme"),
            Optional.of(Instant.ofEpochSecond(1_767_225_600)),
            true,
            7,
            new Address("High", 1),
            List.of(new Address("Low", 2)));

    /** Returns the binding to test, as an application gets it that configures nothing. */
    protected abstract JsonBinding binding();

    // Reading

    @Test
    void reads_a_record() {
        assertThat(read(FULL, Session.class)).isEqualTo(SESSION);
    }

    @Test
    void reads_an_object_as_it_reads_its_octets() {
        assertThat(binding().read(JsonObject.parse(FULL), Session.class)).isEqualTo(SESSION);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> binding().read(JsonObject.parse(FULL).with("level", "hush"), Session.class))
                .withMessageContaining("\"level\"")
                .withMessageNotContaining("hush");
    }

    @Test
    void reads_a_class_with_setters() {
        Account account = read("{\"owner\":\"alice\",\"groups\":[\"a\",\"b\"],\"since\":1767225600}", Account.class);

        assertThat(account.getOwner()).isEqualTo("alice");
        assertThat(account.getGroups()).containsExactly("a", "b");
        assertThat(account.getSince()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Test
    void reads_a_map_of_plain_values() {
        Map<?, ?> map = read("{\"a\":\"x\",\"b\":[true],\"c\":{\"d\":1}}", Map.class);

        assertThat(map.get("a")).isEqualTo("x");
        assertThat(map.get("b")).isEqualTo(List.of(true));
        assertThat(map.containsKey("c")).isTrue();
    }

    @Test
    void leaves_an_optional_empty_whose_member_is_absent() {
        Session session = read(FULL.replace("\"tenant\":\"acme\",\"nbf\":1767225600,", ""), Session.class);

        assertThat(session.tenant()).isEmpty();
        assertThat(session.nbf()).isEmpty();
    }

    @Test
    void ignores_members_that_it_does_not_know() {
        assertThat(read(FULL.replace("{\"sub\"", "{\"iss\":\"x\",\"y\":[{}],\"sub\""), Session.class))
                .isEqualTo(SESSION);
    }

    @Test
    void reads_characters_beyond_ascii() {
        assertThat(read("{\"street\":\"\u00e9\u20ac\ud83d\ude00\\u00e9\",\"number\":1}", Address.class))
                .isEqualTo(new Address("\u00e9\u20ac\ud83d\ude00\u00e9", 1));
    }

    @ParameterizedTest
    @CsvSource({
        "0,1970-01-01T00:00:00Z",
        "1767225600,2026-01-01T00:00:00Z",
        "1767225600.5,2026-01-01T00:00:00.500Z",
        "1.7672256e9,2026-01-01T00:00:00Z",
        "1767225600.123456789999,2026-01-01T00:00:00.123456789Z",
        "253402300799,9999-12-31T23:59:59Z"
    })
    void reads_a_numeric_date(String number, Instant time) {
        assertThat(read("{\"since\":" + number + "}", Account.class).getSince()).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"1767225600\"",
                "\"2026-01-01T00:00:00Z\"",
                "\"\"",
                "true",
                "[1767225600]",
                "{}",
                "-1",
                "-0.5",
                "253402300800",
                "9223372036854775807",
                "18446744073709551617",
                "1e12",
                "1e400",
                "1e9999"
            })
    void refuses_what_is_no_numeric_date(String json) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{\"since\":" + json + "}", Account.class))
                .withMessageContaining("\"since\"")
                .withNoCause();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'{\"street\":\"hush\",\"number\":\"hush\"}'|\"number\"",
                "'{\"street\":\"hush\",\"number\":\"1\"}'|\"number\"",
                "'{\"street\":\"hush\",\"number\":1.5}'|\"number\"",
                "'{\"street\":\"hush\",\"number\":4294967297}'|\"number\"",
                "'{\"street\":\"hush\",\"number\":true}'|\"number\"",
                "'{\"street\":\"hush\",\"number\":null}'|\"number\"",
                "'{\"street\":[\"hush\"],\"number\":1}'|\"street\"",
                "'{\"street\":{\"hush\":1},\"number\":1}'|\"street\"",
                "'{\"street\":7777,\"number\":1}'|\"street\"",
                "'{\"street\":true,\"number\":1}'|\"street\""
            })
    void refuses_a_member_of_another_type_by_its_name_and_without_its_value(String json, String member) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(json, Address.class))
                .withMessageContaining(member)
                .withMessageNotContainingAny("hush", "7777", "4294967297", "1.5")
                .withNoCause();
    }

    @Test
    void refuses_a_primitive_that_is_absent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{\"street\":\"High\"}", Address.class))
                .withMessageContaining("\"number\"");
    }

    @Test
    void names_a_member_by_the_whole_way_to_it() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(FULL.replace("\"number\":2", "\"number\":\"hush\""), Session.class))
                .withMessageContaining("\"others[0].number\"");
    }

    @Test
    void refuses_an_enum_constant_that_there_is_not_without_repeating_it() {
        assertThat(read("{\"colour\":\"RED\"}", Painted.class)).isEqualTo(new Painted(Colour.RED));
        for (String json : new String[] {"\"hush\"", "1", "\"red\""}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> read("{\"colour\":" + json + "}", Painted.class))
                    .withMessageContaining("\"colour\"")
                    .withMessageNotContaining("hush");
        }
    }

    @Test
    void repeats_nothing_of_what_a_constructor_threw() {
        assertThat(read("{\"sub\":\"alice\"}", Picky.class)).isEqualTo(new Picky("alice"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{\"sub\":\" \"}", Picky.class))
                .withMessageNotContaining("secret")
                .withNoCause();
    }

    /** A class that nothing can be made of. */
    public static final class Closed {

        private final String sub;

        /** Makes an instance of two values. */
        public Closed(String first, String second) {
            this.sub = first + second;
        }

        /** Returns both values. */
        public String getSub() {
            return sub;
        }
    }

    /** A record with a component that nothing can be made of. */
    public record Holder(Runnable task) {}

    @ParameterizedTest
    @ValueSource(
            classes = {
                String.class,
                Integer.class,
                int.class,
                List.class,
                String[].class,
                Runnable.class,
                Thread.class,
                Number.class,
                Closed.class
            })
    void a_type_that_no_object_becomes_is_the_callers_mistake(Class<?> type) {
        assertThatExceptionOfType(UnbindableTypeException.class)
                .isThrownBy(() -> read(FULL, type))
                .withMessageContaining(type.getTypeName())
                .withNoCause();
    }

    @Test
    void a_component_that_nothing_becomes_is_the_callers_mistake() {
        assertThatExceptionOfType(UnbindableTypeException.class)
                .isThrownBy(() -> read("{\"task\":{}}", Holder.class))
                .withMessageContainingAll("\"task\"", "java.lang.Runnable");
    }

    @Test
    void an_object_that_does_not_fit_is_not_the_callers_mistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{\"street\":1,\"number\":1}", Address.class))
                .isNotInstanceOf(UnbindableTypeException.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{\"sub\":\" \"}", Picky.class))
                .isNotInstanceOf(UnbindableTypeException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"a\"", "1", "null", "true", "", "[{}]", "{}{}"})
    void reads_nothing_but_one_object(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> read(json, Object.class));
        assertThatIllegalArgumentException().isThrownBy(() -> read(json, Map.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"@class\":\"java.util.ArrayList\"}",
                "{\"@c\":\".Session\"}",
                "{\"@type\":\"java.util.Date\"}",
                "[\"java.util.ArrayList\",[]]",
                "[\"java.util.Date\",0]"
            })
    void takes_class_names_for_the_texts_that_they_are(String json) {
        Loose loose = read("{\"any\":" + json + "}", Loose.class);

        assertThat(loose.any()).isInstanceOfAny(Map.class, List.class);
        assertThat(loose.any().toString()).contains(json.startsWith("{") ? "@" : "java.util");
    }

    // Writing

    @Test
    void writes_a_record() {
        assertThat(JsonObject.parse(binding().write(SESSION))).isEqualTo(JsonObject.parse(FULL));
    }

    @Test
    void writes_a_class_with_getters() {
        Account account = new Account();
        account.setOwner("alice");
        account.setGroups(List.of("a"));
        account.setSince(Instant.parse("2026-01-01T00:00:00.999Z"));

        assertThat(JsonObject.parse(binding().write(account)))
                .isEqualTo(JsonObject.parse("{\"owner\":\"alice\",\"groups\":[\"a\"],\"since\":1767225600}"));
    }

    @Test
    void writes_a_map() {
        assertThat(JsonObject.parse(binding().write(Map.of("a", List.of(1, "x")))))
                .isEqualTo(JsonObject.parse("{\"a\":[1,\"x\"]}"));
    }

    @Test
    void writes_nothing_for_an_optional_that_is_empty() {
        Session session = new Session(
                "alice",
                List.of(),
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                false,
                0,
                new Address("", 0),
                List.of());

        assertThat(JsonObject.parse(binding().write(session)))
                .isEqualTo(JsonObject.parse("{\"sub\":\"alice\",\"roles\":[],\"exp\":0,\"admin\":false,\"level\":0,"
                        + "\"address\":{\"street\":\"\",\"number\":0},\"others\":[]}"));
    }

    @Test
    void writes_what_the_strict_reader_takes_whatever_the_text() {
        Address address = new Address("\"\\/\b\f\n\r\t\0\u001f\u007f\u00e9\u2028\u20ac\ud83d\ude00", Integer.MIN_VALUE);

        assertThat(JsonObject.parse(binding().write(address)).string("street")).contains(address.street());
    }

    @Test
    void writes_what_it_reads_as_the_same_value() {
        assertThat(binding().read(binding().write(SESSION), Session.class)).isEqualTo(SESSION);
    }

    @Test
    void refuses_to_write_what_is_no_object() {
        for (Object value : new Object[] {
            "hush",
            7,
            1.5,
            true,
            List.of(),
            List.of(SESSION),
            new Session[] {SESSION},
            Instant.EPOCH,
            Optional.empty(),
            Colour.RED
        }) {
            assertThatIllegalArgumentException()
                    .as(value.getClass().getName())
                    .isThrownBy(() -> binding().write(value))
                    .withMessageNotContaining("hush");
        }
    }

    @Test
    void refuses_to_write_a_time_that_is_no_numeric_date() {
        for (Instant time :
                new Instant[] {Instant.MAX, Instant.ofEpochSecond(-1), Instant.parse("+10000-01-01T00:00:00Z")}) {
            Account account = new Account();
            account.setSince(time);

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> binding().write(account))
                    .withMessageContaining("\"since\"")
                    .withNoCause();
        }
    }

    @Test
    void refuses_to_write_what_it_cannot() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> binding().write(Map.of("a", new Object())))
                .withNoCause();
    }

    // Everything else

    @Test
    void is_found_by_the_service_loader() {
        assertThat(ServiceLoader.load(JsonBinding.class).stream().map(ServiceLoader.Provider::type))
                .contains(binding().getClass());
    }

    @Test
    void serves_many_threads_at_once() throws Exception {
        JsonBinding binding = binding();
        byte[] full = FULL.getBytes(UTF_8);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> work = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                work.add(() -> {
                    boolean right = true;
                    for (int j = 0; j < 500; j++) {
                        right &= SESSION.equals(binding.read(full, Session.class));
                        right &= JsonObject.parse(binding.write(SESSION)).size() == 9;
                    }
                    return right;
                });
            }
            for (Future<Boolean> result : threads.invokeAll(work)) {
                assertThat(result.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
    }

    private <T> T read(String json, Class<T> type) {
        return type.cast(binding().read(json.getBytes(UTF_8), type));
    }
}
