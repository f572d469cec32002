package dev.signet.jose.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.JsonBinding;
import dev.signet.jose.core.JsonObject;
import java.lang.reflect.Type;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JwtClaimsTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000, 999_999_999);
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @Test
    void writes_registered_claims_in_the_order_in_which_they_were_set() {
        JwtClaims claims = JwtClaims.builder(CLOCK)
                .issuer("https://login.example")
                .subject("alice")
                .audience("orders")
                .lifetime(Duration.ofMinutes(5))
                .notBefore(NOW)
                .jwtId("id-1")
                .claim("address", Map.of("city", "Bern"))
                .build();

        assertThat(claims.toObject().toJson())
                .isEqualTo("{\"iss\":\"https://login.example\",\"sub\":\"alice\",\"aud\":\"orders\","
                        + "\"iat\":1800000000,\"exp\":1800000300,\"nbf\":1800000000,\"jti\":\"id-1\","
                        + "\"address\":{\"city\":\"Bern\"}}");
    }

    @Test
    void keeps_an_audience_of_one_an_array_if_it_was_given_as_one() {
        assertThat(JwtClaims.builder().audience(List.of("a")).build().toObject().toJson())
                .isEqualTo("{\"aud\":[\"a\"]}");
        assertThat(JwtClaims.builder().audience("a").build().toObject().toJson())
                .isEqualTo("{\"aud\":\"a\"}");
        assertThatThrownBy(() -> JwtClaims.builder().audience(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_random_id_has_128_bits_and_differs() {
        String one = JwtClaims.builder().jwtId().build().jwtId().orElseThrow();
        String other = JwtClaims.builder().jwtId().build().jwtId().orElseThrow();

        assertThat(one).hasSize(22).isNotEqualTo(other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b:c", "http://[", ":", "1:a b"})
    void refuses_text_with_a_colon_that_is_no_URI(String text) {
        assertThatThrownBy(() -> JwtClaims.builder().subject(text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JwtClaims.builder().issuer(text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JwtClaims.builder().audience(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice", "a b", "", "urn:example:1", "https://login.example", "user:7"})
    void accepts_text_without_a_colon_and_URIs(String text) {
        assertThat(JwtClaims.builder().subject(text).build().subject()).contains(text);
    }

    @ParameterizedTest
    @ValueSource(longs = {253_402_300_800L - 1_800_000_000, 4_000_000_000_000_000L, Long.MAX_VALUE})
    void refuses_a_lifetime_that_ends_after_the_year_9999(long seconds) {
        assertThat(JwtClaims.builder(CLOCK).lifetime(Duration.ofSeconds(253_402_300_799L - 1_800_000_000)))
                .isNotNull();
        assertThatThrownBy(() -> JwtClaims.builder(CLOCK).lifetime(Duration.ofSeconds(seconds)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("before the year 10000");
    }

    @Test
    void refuses_a_lifetime_that_is_not_positive() {
        assertThatThrownBy(() -> JwtClaims.builder().lifetime(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JwtClaims.builder().lifetime(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refuses_a_registered_claim_of_another_type_at_once() {
        assertThatThrownBy(() -> JwtClaims.builder().claim("exp", "tomorrow").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("exp");
        assertThatThrownBy(() -> JwtClaims.of(JsonObject.parse("{\"exp\":\"tomorrow\",\"iss\":1}")))
                .isInstanceOfSatisfying(
                        InvalidTokenException.class,
                        e -> assertThat(e.failures()).hasSize(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "sub", "aud", "exp", "nbf", "iat", "jti"})
    void refuses_each_registered_claim_of_another_type_however_it_is_set(String name) {
        JsonObject wrong = JsonObject.empty().with(name, true);
        JsonBinding scribe = new Scribe("{}");

        assertRefused(name, JwtClaims.builder().claim(name, true));
        assertRefused(name, JwtClaims.builder().claims(wrong));
        assertRefused(name, JwtClaims.builder().object(name, "anything", scribe));
        assertRefused(name, JwtClaims.builder().claim(name, true).claim("scope", "orders"));
    }

    private static void assertRefused(String name, JwtClaimsBuilder builder) {
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
    }

    @Test
    void refuses_a_value_that_JSON_does_not_have() {
        assertThatThrownBy(() -> JwtClaims.builder().claim("x", new Object()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JwtClaims.builder().claim("x", Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shows_no_claim_in_toString() {
        assertThat(JwtClaims.builder().subject("alice").build()).hasToString("JwtClaims with 1 claims");
    }

    @Test
    void binding_without_a_binding_names_the_jar() {
        assertThatThrownBy(() -> JwtClaims.builder().build().as(Map.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("dev.signet.jose:jose-jackson");
    }

    /** Writes one JSON text for whatever it gets. */
    private record Scribe(String json) implements JsonBinding {
        @Override
        public Object read(byte[] json, Type type) {
            return JsonObject.parse(json);
        }

        @Override
        public byte[] write(Object value) {
            return json.getBytes(UTF_8);
        }
    }

    @Test
    void a_builder_takes_all_claims_of_a_record_and_of_an_object() {
        JwtClaims claims = JwtClaims.builder()
                .issuer("joe")
                .subject("alice")
                .claims(new Object(), new Scribe("{\"sub\":\"bob\",\"roles\":[\"a\"]}"))
                .claims(JsonObject.parse("{\"roles\":[\"b\"],\"n\":null}"))
                .object("address", new Object(), new Scribe("{\"city\":\"Basel\"}"))
                .build();

        assertThat(claims.toObject().toJson())
                .isEqualTo("{\"iss\":\"joe\",\"sub\":\"bob\",\"roles\":[\"b\"],\"n\":null,"
                        + "\"address\":{\"city\":\"Basel\"}}");
    }

    @Test
    void a_map_needs_no_binding() {
        JwtClaims claims = JwtClaims.of(
                Map.of("sub", "alice", "exp", Instant.ofEpochSecond(7), "address", Map.of("city", List.of("Basel"))));

        assertThat(claims.subject()).contains("alice");
        assertThat(claims.expiresAt()).contains(Instant.ofEpochSecond(7));
        assertThat(claims.toObject().object("address").flatMap(address -> address.strings("city")))
                .contains(List.of("Basel"));
        assertThat(JwtClaims.builder()
                        .subject("alice")
                        .claims(Map.of("sub", "bob"))
                        .build()
                        .subject())
                .contains("bob");
    }

    @Test
    void a_map_with_a_registered_claim_of_another_type_is_refused() {
        assertThatThrownBy(() -> JwtClaims.of(Map.of("exp", "tomorrow")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("exp: expected a number of seconds");
    }

    @Test
    void a_map_with_a_value_that_json_does_not_have_is_refused() {
        assertThatThrownBy(() -> JwtClaims.of(Map.of("o", new Session("alice"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("\"o\": expected a JSON value")
                .hasMessageNotContaining("alice");
    }

    @Test
    void a_map_is_refused_with_the_claim_and_what_is_wrong_with_it() {
        Map<String, Object> cycle = new HashMap<>();
        cycle.put("c", List.of(cycle));
        Map<String, Object> ofNull = new HashMap<>();
        ofNull.put("n", null);

        assertRefused(cycle, "\"c\": expected at most 256 levels of objects and arrays");
        assertRefused(ofNull, "\"n\": expected a JSON value", "JsonNull.NULL");
        assertRefused(Map.of("x", Double.NaN), "\"x\": expected a finite number");
        assertRefused(
                Map.of("x", Map.of("y", List.of(new Session("alice")))), "\"x\": expected a JSON value", "Session");
        assertRefused(Map.of("x", Map.of(1, "one")), "\"x\": expected a map with string keys");
        assertRefused(Map.of("\ud83d", "half"), "lone surrogates");
    }

    private static void assertRefused(Map<String, ?> claims, String... parts) {
        assertThatThrownBy(() -> JwtClaims.of(claims))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(parts)
                .hasMessageNotContaining("alice");
    }

    @Test
    void only_a_record_is_referred_to_the_method_for_records() {
        assertThatThrownBy(() -> JwtClaims.builder().claim("x", new Session("alice")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("; for a record use object(name, value)");
        assertThatThrownBy(() -> JwtClaims.builder().claim("x", Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"x\": expected a finite number");
    }

    @Test
    void a_builder_reads_back_what_a_binding_writes() {
        JsonBinding careless = new Scribe("{\"a\":1,\"a\":2}");
        JsonBinding mistyped = new Scribe("{\"exp\":\"tomorrow\"}");

        assertThatThrownBy(() -> JwtClaims.builder().claims("x", careless))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JwtClaims.builder().object("o", "x", careless))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JwtClaims.builder().claims("x", mistyped).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("exp");
    }

    private record Session(String sub) {}

    @Test
    void a_record_without_a_binding_names_the_jar() {
        assertThatThrownBy(() -> JwtClaims.of(new Session("alice")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("dev.signet.jose:jose-jackson");
        assertThatThrownBy(() -> JwtClaims.builder().claims(new Session("alice")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("dev.signet.jose:jose-jackson");
        assertThatThrownBy(() -> JwtClaims.builder().object("o", new Session("alice")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("dev.signet.jose:jose-jackson");
    }

    @Test
    void a_binding_sees_what_is_still_sealed_as_an_object() {
        JsonObject token = Sealed.payload(Jwt.signedWith(Sealed.SIGNER)
                .sealing(Sealed.TO_CLINIC, "ssn", "patient.address")
                .sealing(Sealed.TO_INSURER, "ssn")
                .encode(Sealed.claims()));

        JsonObject seen = JwtClaims.of(token).as(JsonObject.class, new Scribe(""));

        assertThat(seen.object("ssn").orElseThrow().strings("sealed").orElseThrow())
                .hasSize(2);
        assertThat(seen.object("patient")
                        .orElseThrow()
                        .object("address")
                        .orElseThrow()
                        .string("sealed"))
                .isPresent();
        assertThat(seen.with("ssn", "").with("patient", ""))
                .isEqualTo(token.with("ssn", "").with("patient", ""));
    }
}
