package dev.signet.jose.jwk;

import static dev.signet.jose.jwk.KeyOperation.VERIFY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.JsonNull;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.Octets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults in the sets of others that cost a member, and those that cost the key. */
final class JwkSetLeniencyTest {

    private static final JsonObject RSA = Jwk.of(Resources.bare(Resources.RSA))
            .withKeyId("rsa")
            .withAlgorithm("RS256")
            .publicMembers();
    private static final JsonObject EC =
            Jwk.of(Resources.bare(Resources.P_256)).withKeyId("ec").publicMembers();
    private static final JsonObject OKP =
            Jwk.of(Resources.bare(Resources.ED25519)).withKeyId("okp").publicMembers();
    private static final JsonObject CERTIFIED =
            Resources.object("rfc8705/a").with("kid", "certified").without("x5t#S256");
    private static final String CERTIFICATE =
            CERTIFIED.strings("x5c").orElseThrow().get(0);
    private static final String OTHER_CERTIFICATE =
            Resources.object("rfc7517/b").strings("x5c").orElseThrow().get(0);

    @ParameterizedTest(name = "{0}")
    @MethodSource("unneeded")
    void a_member_that_the_key_can_do_without_costs_only_itself(String member, JsonObject key, JsonObject without) {
        JwkSet set = JwkSet.ofPublic(setOf(key));

        assertThat(set.keys()).containsExactly(Jwk.of(without));
        assertThat(set.skippedKeys()).isEmpty();
        assertThat(set.keys().get(0).publicMembers()).isEqualTo(without);
        assertThat(set.keys().get(0).neededLeniency()).isTrue();
        assertThat(set.ignoredMembers()).singleElement().satisfies(ignored -> {
            assertThat(ignored.keyId()).isEqualTo(without.string("kid"));
            assertThat(ignored.member()).isEqualTo(member);
            assertThat(ignored.reason()).startsWith("\"" + member + "\": expected ");
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unneeded")
    void the_same_member_costs_a_single_key_and_the_key_of_a_strict_set(
            String member, JsonObject key, JsonObject without) {
        JwkSet set = JwkSet.reader().strict().readPublic(setOf(key));

        assertThat(set.keys()).isEmpty();
        assertThat(set.ignoredMembers()).isEmpty();
        assertThat(set.skippedKeys())
                .singleElement()
                .extracting(SkippedKey::reason)
                .asString()
                .startsWith("\"" + member + "\": expected ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Jwk.of(key))
                .withMessageStartingWith("\"" + member + "\": expected ");
        assertThat(JwkSet.reader().strict().readPublic(setOf(without)).keys()).hasSize(1);
    }

    static Stream<Arguments> unneeded() {
        String armour = "-----BEGIN CERTIFICATE-----\n" + CERTIFICATE + "\n-----END CERTIFICATE-----\n";
        String hex = Base64Url.encode("A0BEB170E4B463AB6F1E101B052E9F548228".getBytes());
        return Stream.of(
                added(RSA, "x5t", hex),
                added(RSA, "x5t#S256", hex),
                added(RSA, "x5t", 7L),
                added(RSA, "x5t", JsonNull.NULL),
                added(RSA, "x5u", JsonNull.NULL),
                added(RSA, "x5u", List.of("https://issuer.example")),
                added(RSA, "x5c", JsonNull.NULL),
                added(RSA, "x5c", List.of()),
                added(RSA, "x5c", OTHER_CERTIFICATE),
                added(RSA, "x5c", List.of(JsonNull.NULL)),
                added(RSA, "x5c", List.of("MAA=")),
                added(CERTIFIED.without("x5c"), "x5c", List.of(broken(CERTIFICATE))),
                added(CERTIFIED.without("x5c"), "x5c", List.of(CERTIFICATE + "\n")),
                added(CERTIFIED.without("x5c"), "x5c", List.of(armour)),
                added(CERTIFIED.without("x5c"), "x5c", List.of(CERTIFICATE.replace("=", ""))),
                added(CERTIFIED.without("x5c"), "x5c", List.of(CERTIFICATE, "*")),
                added(RSA, "crv", ""),
                added(RSA, "crv", JsonNull.NULL),
                added(RSA, "x", ""),
                added(RSA, "y", 7L),
                added(RSA, "pub", "AQAB"),
                added(EC, "n", "AQAB"),
                added(EC, "e", JsonNull.NULL),
                added(OKP, "y", ""),
                added(RSA.without("alg"), "alg", JsonNull.NULL),
                added(RSA, "use", JsonNull.NULL),
                added(RSA, "key_ops", JsonNull.NULL),
                added(RSA.without("kid"), "kid", JsonNull.NULL));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("needed")
    void a_member_that_matters_costs_the_key(String fault, JsonObject key, String message) {
        JwkSet set = JwkSet.parse(setOf(key, EC).toJson());

        assertThat(set.keys()).containsExactly(Jwk.of(EC));
        assertThat(set.skippedKeys())
                .singleElement()
                .extracting(SkippedKey::reason)
                .asString()
                .startsWith(message);
    }

    static Stream<Arguments> needed() {
        return Stream.of(
                arguments("d is null", RSA.with("d", JsonNull.NULL), "\"d\": expected"),
                arguments("p is null", RSA.with("p", JsonNull.NULL), "\"d\": expected it beside p"),
                arguments("oth is null", RSA.with("oth", JsonNull.NULL), "\"oth\": expected"),
                arguments("k is null", RSA.with("k", JsonNull.NULL), "\"k\": expected no such member"),
                arguments("priv is null", RSA.with("priv", JsonNull.NULL), "\"priv\": expected no such member"),
                arguments("d of EC is null", EC.with("d", JsonNull.NULL), "\"d\": expected"),
                arguments("d of OKP is null", OKP.with("d", JsonNull.NULL), "\"d\": expected"),
                arguments("qi in EC", EC.with("qi", "AQAB"), "\"qi\": expected no such member"),
                arguments("kty is null", RSA.with("kty", JsonNull.NULL), "\"kty\": expected a string, was null"),
                arguments("n is null", RSA.with("n", JsonNull.NULL), "\"n\": expected"),
                arguments("x of EC is null", EC.with("x", JsonNull.NULL), "\"x\": expected"),
                arguments("crv of EC is empty", EC.with("crv", ""), "\"crv\": expected P-256"),
                arguments("kid is a number", RSA.with("kid", 7L), "\"kid\": expected a string"),
                arguments("use is a number", RSA.with("use", 7L), "\"use\": expected a string"),
                arguments("alg is empty JSON", RSA.with("alg", JsonObject.empty()), "\"alg\": expected a string"),
                arguments("alg of other keys", RSA.with("alg", "ES256"), "\"alg\": ES256 needs a key on P-256"),
                arguments(
                        "key_ops holds null",
                        RSA.with("key_ops", List.of(JsonNull.NULL)),
                        "\"key_ops\": expected an array of strings"),
                arguments(
                        "a certificate of another key",
                        RSA.with("x5c", List.of(OTHER_CERTIFICATE)),
                        "\"x5c\": expected the JWK's own key in the first certificate"),
                arguments(
                        "x5t of another certificate",
                        CERTIFIED.with("x5t", Resources.zeros(20)),
                        "\"x5t\": expected the SHA-1 hash of the first certificate"),
                arguments(
                        "x5t#S256 of another certificate",
                        CERTIFIED.with("x5t#S256", Resources.zeros(32)),
                        "\"x5t#S256\": expected the SHA-256 hash of the first certificate"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"d", "p", "q", "dp", "dq", "qi", "oth", "k", "priv"})
    void a_secret_member_costs_the_public_key_even_if_it_is_null(String name) {
        JwkSet set = JwkSet.ofPublic(setOf(RSA.with(name, JsonNull.NULL)));

        assertThat(set.keys()).isEmpty();
        assertThat(set.skippedKeys())
                .extracting(SkippedKey::reason)
                .containsExactly("\"" + name + "\": expected a public key, without such a member");
    }

    @Test
    void all_faults_of_a_key_are_listed_in_the_order_of_reading() {
        JsonObject key = RSA.with("x5t", "")
                .with("crv", "")
                .with("x5c", List.of())
                .with("use", JsonNull.NULL)
                .with("y", JsonNull.NULL);

        JwkSet set = JwkSet.ofPublic(setOf(EC, key));

        assertThat(set.keys()).containsExactly(Jwk.of(EC), Jwk.of(RSA));
        assertThat(set.ignoredMembers())
                .extracting(IgnoredMember::member)
                .containsExactly("crv", "y", "use", "x5c", "x5t");
        assertThat(set.keys().get(0).ignoredMembers()).isEmpty();
        assertThat(set.keys().get(1).ignoredMembers()).isEqualTo(set.ignoredMembers());
    }

    @Test
    void a_key_whose_certificates_were_ignored_is_not_taken_for_one_without() {
        Jwk key = JwkSet.ofPublic(setOf(RSA.with("x5c", List.of("MA")))).keys().get(0);

        assertThat(key.parameters().x509Chain()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> X509Chain.of(key))
                .withMessage("\"x5c\": expected base64 with padding");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> X509Chain.of(Jwk.of(RSA)))
                .withMessage("\"x5c\": expected at least one certificate");
    }

    @Test
    void a_key_keeps_what_was_ignored_until_certificates_are_added() {
        Jwk key = JwkSet.ofPublic(setOf(CERTIFIED
                        .with("x5c", List.of("MA"))
                        .with("crv", "P-256")
                        .with("n", "")))
                .keys()
                .get(0);

        assertThat(key.withKeyId("b").toPublic().ignoredMembers())
                .extracting(IgnoredMember::keyId, IgnoredMember::member)
                .containsExactly(tuple(Optional.of("b"), "n"), tuple(Optional.of("b"), "x5c"));
        assertThat(key.withX509Chain(X509Chain.of(Jwk.of(CERTIFIED)).certificates())
                        .ignoredMembers())
                .extracting(IgnoredMember::member)
                .containsExactly("n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"n", "e"})
    void leading_zero_octets_are_dropped(String name) {
        for (int zeros : new int[] {1, 3}) {
            JsonObject padded = RSA.with(name, padded(RSA, name, zeros));

            JwkSet set = JwkSet.ofPublic(setOf(padded));

            Jwk clean = Jwk.of(RSA);
            assertThat(set.keys()).containsExactly(clean);
            assertThat(set.keys().get(0).thumbprint()).isEqualTo(clean.thumbprint());
            assertThat(set.toJson()).isEqualTo(JwkSet.of(clean).toJson());
            assertThat(set.ignoredMembers()).isEmpty();
            assertThat(set.keys().get(0).neededLeniency()).isTrue();
            assertThat(JwkSet.reader().strict().read(setOf(padded)).skippedKeys())
                    .extracting(SkippedKey::reason)
                    .containsExactly("\"" + name + "\": expected no leading zero octet");
        }
    }

    @Test
    void leading_zero_octets_hide_no_weak_key() {
        JsonObject weak = Resources.object("weak-rsa/1024-bits");

        JwkSet set = JwkSet.ofPublic(
                setOf(weak.with("n", padded(weak, "n", 128)), RSA.with("e", "AA"), RSA.with("e", "AAAAEQ")));

        assertThat(set.skippedKeys())
                .extracting(SkippedKey::reason)
                .satisfiesExactly(
                        reason -> assertThat(reason).endsWith("was 1024"),
                        reason -> assertThat(reason).isEqualTo("\"e\": expected an odd exponent"),
                        reason -> assertThat(reason).startsWith("\"e\": expected at least 65537, was 17"));
    }

    @Test
    void leading_zero_octets_of_private_numbers_cost_the_key() {
        JsonObject key = Resources.bare(Resources.RSA);

        for (String name : List.of("d", "p", "q", "dp", "dq", "qi")) {
            assertThat(JwkSet.parse(setOf(key.with(name, padded(key, name, 1))).toJson())
                            .skippedKeys())
                    .extracting(SkippedKey::reason)
                    .containsExactly("\"" + name + "\": expected no leading zero octet");
        }
    }

    @Test
    void a_coordinate_that_is_not_of_the_width_of_its_curve_costs_the_key() {
        // RFC 7518 section 6.2.1.2: the length of this octet string MUST be the full size of a coordinate.
        assertThat(JwkSet.ofPublic(setOf(EC.with("x", padded(EC, "x", 1)))).skippedKeys())
                .extracting(SkippedKey::reason)
                .containsExactly("\"x\": expected 32 octets for P-256, was 33");
    }

    @Test
    void a_token_without_kid_means_the_key_that_needed_no_leniency() {
        JsonObject other =
                Jwk.of(Resources.bare("rfc7517/a1#2")).publicMembers().with("kid", "other");
        Jwk rsa = Jwk.of(RSA);

        JwkSet lenient = JwkSet.ofPublic(setOf(other.with("x5t", ""), RSA));
        JwkSet padded = JwkSet.ofPublic(setOf(other.with("n", padded(other, "n", 1)), RSA));
        JwkSet strict = JwkSet.ofPublic(setOf(other, RSA));
        JwkSet alone = JwkSet.ofPublic(setOf(other.with("x5t", "")));
        JwkSet both = JwkSet.ofPublic(setOf(other.with("x5t", ""), RSA.with("x5t", "")));

        assertThat(lenient.fitting(VERIFY, "RS256")).hasSize(2);
        assertThat(lenient.select(VERIFY, "RS256", Optional.empty())).contains(rsa);
        assertThat(padded.select(VERIFY, "RS256", Optional.empty())).contains(rsa);
        assertThat(lenient.select(VERIFY, "RS256", Optional.of("other"))).contains(Jwk.of(other));
        assertThat(strict.select(VERIFY, "RS256", Optional.empty())).isEmpty();
        assertThat(alone.select(VERIFY, "RS256", Optional.empty())).contains(Jwk.of(other));
        assertThat(both.select(VERIFY, "RS256", Optional.empty())).isEmpty();
    }

    @Test
    void a_key_that_is_listed_twice_needed_no_leniency_if_one_of_the_two_did_not() {
        JsonObject other =
                Jwk.of(Resources.bare("rfc7517/a1#2")).publicMembers().with("kid", "other");

        JwkSet twice = JwkSet.ofPublic(setOf(RSA.with("x5t", ""), RSA));
        JwkSet both = JwkSet.ofPublic(setOf(RSA.with("x5t", ""), RSA, other));

        assertThat(twice.select(VERIFY, "RS256", Optional.empty()))
                .hasValueSatisfying(key -> assertThat(key.neededLeniency()).isFalse());
        assertThat(both.select(VERIFY, "RS256", Optional.empty())).isEmpty();
        assertThat(JwkSet.ofPublic(setOf(RSA.with("x5t", ""), other)).select(VERIFY, "RS256", Optional.empty()))
                .contains(Jwk.of(other));
    }

    @Test
    void private_keys_of_ones_own_set_keep_their_secret() {
        JsonObject key = Resources.bare(Resources.P_256);

        JwkSet set = JwkSet.parse(setOf(key.with("x5t", "")).toJson());

        assertThat(set.keys()).containsExactly(Jwk.of(key));
        assertThat(set.privateJson()).isEqualTo(JwkSet.of(Jwk.of(key)).privateJson());
    }

    private static Arguments added(JsonObject key, String name, Object value) {
        return arguments(name, key.with(name, value), key.without(name));
    }

    /** Line breaks after every 64 characters, as PEM has them. */
    private static String broken(String base64) {
        return base64.replaceAll("(.{64})", "$1\n");
    }

    private static String padded(JsonObject key, String name, int zeros) {
        return Base64Url.encode(Octets.concat(new byte[zeros], key.octets(name).orElseThrow()));
    }

    private static JsonObject setOf(JsonObject... keys) {
        return JsonObject.builder().put("keys", List.of(keys)).build();
    }
}
