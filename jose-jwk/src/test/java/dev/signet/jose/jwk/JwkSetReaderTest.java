package dev.signet.jose.jwk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class JwkSetReaderTest {

    private static final JsonObject EC =
            Resources.object(Resources.P_256).without("d").with("kid", "ec");
    private static final JsonObject RSA =
            Jwk.of(Resources.bare(Resources.RSA)).withKeyId("rsa").publicMembers();
    private static final JsonObject EXPONENT_3 = RSA.with(
                    "n", Resources.object("weak-rsa/exponent-3").string("n").orElseThrow())
            .with("e", "Aw")
            .with("kid", "three");

    static Stream<BiFunction<JwkSetReader, JsonObject, JwkSet>> doors() {
        return Stream.of(
                JwkSetReader::read,
                JwkSetReader::readPublic,
                (reader, set) -> reader.read(set.toJson()),
                (reader, set) -> reader.readPublic(set.toJson()),
                (reader, set) -> reader.read(set.toOctets()),
                (reader, set) -> reader.readPublic(set.toOctets()));
    }

    @ParameterizedTest
    @MethodSource("doors")
    void every_door_reads_by_the_rules_of_the_reader(BiFunction<JwkSetReader, JsonObject, JwkSet> door) {
        JsonObject set = setOf(RSA.with("crv", ""), EXPONENT_3, EC);
        JwkSetReader reader = JwkSet.reader();

        assertThat(door.apply(reader, set).keys()).containsExactly(Jwk.of(RSA), Jwk.of(EC));
        assertThat(door.apply(reader.strict(), set).keys()).containsExactly(Jwk.of(EC));
        assertThat(door.apply(reader.acceptingSmallExponents(), set).keys()).hasSize(3);
        assertThat(door.apply(reader.strict().acceptingSmallExponents(), set).keys())
                .extracting(key -> key.keyId().orElseThrow())
                .containsExactly("three", "ec");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        door.apply(reader.withLimits(TokenLimits.defaults().withKeys(2)), set))
                .withMessageStartingWith("\"keys\": expected at most 2 elements, was 3");
    }

    @Test
    void private_keys_are_read_by_the_doors_for_ones_own_sets_only() {
        JsonObject set = setOf(Resources.object(Resources.P_256));

        assertThat(JwkSet.reader().read(set).keys()).hasSize(1);
        assertThat(JwkSet.reader().readPublic(set).skippedKeys())
                .extracting(SkippedKey::reason)
                .containsExactly("\"d\": expected a public key, without such a member");
    }

    @Test
    void five_hundred_and_twelve_keys_are_read_and_no_more() {
        JsonObject most = setOf(Collections.nCopies(512, EC).toArray(JsonObject[]::new));
        JsonObject more = setOf(Collections.nCopies(513, EC).toArray(JsonObject[]::new));

        assertThat(JwkSet.ofPublic(most).keys()).hasSize(512);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JwkSet.ofPublic(more))
                .withMessage("\"keys\": expected at most 512 elements, was 513; JwkSet.reader().withLimits(..) with"
                        + " TokenLimits.withKeys raises the bound");
        assertThat(JwkSet.reader()
                        .withLimits(TokenLimits.defaults().withKeys(513))
                        .read(more)
                        .keys())
                .hasSize(513);
    }

    @Test
    void elements_that_are_no_keys_count_as_well() {
        JsonObject set =
                JsonObject.builder().put("keys", Collections.nCopies(513, 7L)).build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> JwkSet.ofPublic(set))
                .withMessageContaining("513");
    }

    @ParameterizedTest
    @CsvSource({"Aw, 3", "BQ, 5", "EQ, 17", "Iw, 35", "AQE, 257", "__8, 65535"})
    void odd_exponents_from_3_are_accepted_where_the_caller_says_so(String e, long exponent) {
        JsonObject key = RSA.with("e", e);

        JwkSet set = JwkSet.reader().acceptingSmallExponents().readPublic(setOf(key));

        assertThat(set.keys()).singleElement().satisfies(read -> {
            assertThat(((RsaJwk) read).publicKey().getPublicExponent()).isEqualTo(exponent);
            assertThat(read.publicMembers()).isEqualTo(key);
            assertThat(read.neededLeniency()).isTrue();
            assertThat(read.ignoredMembers()).isEmpty();
        });
        assertThat(JwkSet.ofPublic(setOf(key)).skippedKeys())
                .extracting(SkippedKey::reason)
                .containsExactly("\"e\": expected at least 65537, was " + exponent
                        + "; JwkSet.reader().acceptingSmallExponents() reads such public keys of a set");
    }

    @ParameterizedTest
    @CsvSource({
        "AQ, '\"e\": expected at least 3, was 1'",
        "Ag, '\"e\": expected an odd exponent'",
        "BA, '\"e\": expected an odd exponent'"
    })
    void other_exponents_are_not_accepted(String e, String message) {
        assertThat(JwkSet.reader()
                        .acceptingSmallExponents()
                        .read(setOf(RSA.with("e", e)))
                        .skippedKeys())
                .extracting(SkippedKey::reason)
                .containsExactly(message);
    }

    @Test
    void all_other_checks_hold_for_small_exponents() {
        JwkSet set = JwkSet.reader()
                .acceptingSmallExponents()
                .read(setOf(
                        Resources.object("weak-rsa/1024-bits").with("e", "Aw"),
                        Resources.object("weak-rsa/roca").with("e", "Aw")));

        assertThat(set.keys()).isEmpty();
        assertThat(set.skippedKeys())
                .extracting(SkippedKey::reason)
                .satisfiesExactly(
                        reason -> assertThat(reason).endsWith("was 1024"),
                        reason -> assertThat(reason).contains("CVE-2017-15361"));
    }

    @Test
    void a_key_with_a_small_exponent_verifies_and_does_nothing_else() {
        Jwk key = JwkSet.reader()
                .acceptingSmallExponents()
                .read(setOf(EXPONENT_3))
                .keys()
                .get(0);

        assertThat(EnumSet.allOf(KeyOperation.class)).filteredOn(key::permits).containsExactly(KeyOperation.VERIFY);
        assertThat(key.fits(KeyOperation.WRAP_KEY, "RSA-OAEP")).isFalse();
        assertThat(key.withUse(KeyUse.ENCRYPTION).permits(KeyOperation.VERIFY)).isFalse();
        assertThat(JwkSet.of(key).fitting(KeyOperation.WRAP_KEY, "RSA-OAEP")).isEmpty();
        assertThat(JwkSet.of(key).fitting(KeyOperation.VERIFY, "RS256")).containsExactly(key);
    }

    @Test
    void a_private_key_with_a_small_exponent_is_not_accepted() {
        JsonObject key = Resources.bare(Resources.RSA).with("e", "Aw");

        assertThat(JwkSet.reader().acceptingSmallExponents().read(setOf(key)).skippedKeys())
                .extracting(SkippedKey::reason)
                .singleElement()
                .asString()
                .startsWith("\"e\": expected at least 65537, was 3");
    }

    @Test
    void a_single_key_is_named_where_a_set_is_expected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JwkSet.parse(EC.toJson()))
                .withMessage("\"keys\": expected an array, was absent; this is a single JWK, which Jwk.parse reads");
    }

    @Test
    void a_set_is_named_where_a_single_key_is_expected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Jwk.parse(setOf(EC).toJson()))
                .withMessage("\"kty\": expected a string, was absent; this is a JWK Set, which JwkSet.parse reads");
    }

    @Test
    void broken_json_with_pem_inside_is_not_taken_for_pem() {
        String broken = "{\"keys\":[{\"kty\":\"RSA\",\"x5c\":[\"-----BEGIN CERTIFICATE-----\nMII";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> JwkSet.parse(broken))
                .withMessageStartingWith("JSON: ")
                .withMessageNotContaining("was PEM");
    }

    @ParameterizedTest
    @CsvSource({"p256-spki", "pkcs12-nodes"})
    void pem_is_named_where_json_is_expected(String file) {
        String pem = PemFiles.text(file);
        String what = ", which is JSON, was PEM: Pem.key reads it, and jose jwk convert makes a JWK of it";

        assertThatIllegalArgumentException().isThrownBy(() -> Jwk.parse(pem)).withMessage("expected a JWK" + what);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Jwk.parse(pem.getBytes(UTF_8)))
                .withMessage("expected a JWK" + what);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JwkSet.parse(pem))
                .withMessage("expected a JWK Set" + what);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JwkSet.parse(pem.getBytes(UTF_8)))
                .withMessage("expected a JWK Set" + what);
    }

    @Test
    void text_that_is_neither_json_nor_pem_is_refused_as_json() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Jwk.parse("-----"))
                .withMessageStartingWith("JSON: expected");
    }

    @ParameterizedTest
    @CsvSource({
        "kty, RSA-HSM, '\"kty\": expected EC, RSA, OKP, AKP or oct, was \"RSA-HSM\"'",
        "crv, BP-256, '\"crv\": expected P-256, P-384, P-521 or secp256k1 for kty EC, was \"BP-256\"'"
    })
    void an_unknown_type_or_curve_is_named(String member, String value, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Jwk.of(EC.with(member, value)))
                .withMessage(message);
    }

    @Test
    void names_of_others_are_shown_in_one_printable_line() {
        String text = "a\r\nINFO admin logged in\u202e\u009b";
        String shown = "\"a\\u000d\\u000aINFO admin logged in\\u202e\\u009b\"";
        JwkSet set = JwkSet.ofPublic(setOf(
                EC.with("kid", text).with("kty", text), EC.with("kid", text).with("n", ""), EC.with("crv", text)));

        assertThat(set.skippedKeys().get(0).reason()).endsWith("was " + shown);
        assertThat(set.skippedKeys().get(1).reason()).endsWith("was " + shown);
        assertThat(set.skippedKeys().get(0))
                .hasToString("SkippedKey[position=0, keyType=" + shown + ", keyId=" + shown + ", reason="
                        + set.skippedKeys().get(0).reason() + "]");
        assertThat(set.ignoredMembers().get(0))
                .hasToString("IgnoredMember[keyId=" + shown + ", member=n, reason=\"n\": expected no such member in a"
                        + " key of kty EC]");
        assertThat(set.keys().get(0).toString()).contains("\"kid\":" + shown);
        assertThat(set.skippedKeys().get(0).keyId()).contains(text);
    }

    @Test
    void a_long_name_is_cut() {
        JwkSet set = JwkSet.ofPublic(setOf(EC.with("kty", "k".repeat(100_000))));

        assertThat(set.skippedKeys().get(0).toString()).hasSizeLessThan(400);
    }

    private static JsonObject setOf(JsonObject... keys) {
        return JsonObject.builder().put("keys", List.of(keys)).build();
    }
}
