package dev.signet.jose.jwk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JwkSetTest {

    private static final JsonObject EC =
            Resources.object(Resources.P_256).without("d").with("kid", "ec");
    private static final JsonObject RSA = Resources.object("rfc7517/a1#2").with("kid", "rsa");
    private static final JsonObject OCT = Resources.object(Resources.OCT).with("kid", "oct");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{}",
                "{\"keys\":null}",
                "{\"keys\":{}}",
                "{\"keys\":\"\"}",
                "{\"Keys\":[]}",
                "{\"keys\":[]}x",
                "{\"keys\":[],\"keys\":[]}",
                "{\"keys\":[{\"kty\":\"oct\",\"kty\":\"oct\",\"k\":\"AQAB\"}]}",
                "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AQAB\",\"a\":{\"b\":1,\"\\u0062\":2}}]}"
            })
    void refuses_what_is_not_one_set(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> JwkSet.parse(json));
        assertThatIllegalArgumentException().isThrownBy(() -> JwkSet.parse(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void reads_a_set_without_keys() {
        assertThat(JwkSet.parse("{\"keys\":[]}").keys()).isEmpty();
    }

    @Test
    void ignores_other_members_of_the_set() {
        assertThat(JwkSet.parse("{\"ttl\":5,\"keys\":[],\"d\":\"x\"}").toJson()).isEqualTo("{\"keys\":[]}");
    }

    @Test
    void keeps_the_good_keys_beside_the_bad_ones() {
        JwkSet set = parse(
                EC,
                7L,
                RSA.with("kty", "QKD").with("kid", "quantum"),
                RSA.with("e", "AQ").with("kid", "weak"),
                EC.with("kid", 3L),
                EC.without("kty"),
                RSA);

        assertThat(set.keys()).containsExactly(Jwk.of(EC), Jwk.of(RSA));
        assertThat(set.skippedKeys())
                .containsExactly(
                        new SkippedKey(1, Optional.empty(), Optional.empty(), "expected an object"),
                        new SkippedKey(
                                2,
                                Optional.of("QKD"),
                                Optional.of("quantum"),
                                "\"kty\": expected EC, RSA, OKP, AKP or oct, was \"QKD\""),
                        new SkippedKey(
                                3, Optional.of("RSA"), Optional.of("weak"), "\"e\": expected at least 65537, was 1"),
                        new SkippedKey(
                                4, Optional.of("EC"), Optional.empty(), "\"kid\": expected a string, was a number"),
                        new SkippedKey(
                                5, Optional.empty(), Optional.of("ec"), "\"kty\": expected a string, was absent"));
    }

    @Test
    void keeps_a_key_aside_whose_curve_no_provider_has() {
        JsonObject set = JsonObject.builder()
                .put("keys", List.of(Resources.object(Resources.SECP256K1), EC))
                .build();
        JwkSet read = new JwkSetReader(new JwkReader(new JcaKeys(CryptoProviders.platform()))).read(set);

        assertThat(read.keys()).hasSize(1);
        assertThat(read.skippedKeys())
                .singleElement()
                .satisfies(unusable -> assertThat(unusable.reason()).contains("org.bouncycastle:bcprov-jdk18on"));
    }

    @Test
    void reads_a_set_of_a_thousand_keys_without_making_key_objects() {
        JsonObject set = JsonObject.builder()
                .put(
                        "keys",
                        IntStream.range(0, 1000)
                                .mapToObj(i -> EC.with("kid", "k" + i))
                                .toList())
                .build();

        assertThat(JwkSet.reader()
                        .withLimits(TokenLimits.defaults().withKeys(1000))
                        .read(set)
                        .byKeyId("k999"))
                .hasSize(1);
    }

    @Test
    void sets_secret_keys_of_a_stranger_aside() {
        JsonObject set = JsonObject.builder()
                .put("keys", List.of(EC, EC.with("d", "AQAB").with("kid", "private"), OCT))
                .build();

        JwkSet read = JwkSet.ofPublic(set);

        assertThat(read.keys()).containsExactly(Jwk.of(EC));
        assertThat(read.skippedKeys())
                .extracting(SkippedKey::reason)
                .containsExactly(
                        "\"d\": expected a public key, without such a member",
                        "\"k\": expected a public key, without such a member");
    }

    @Test
    void refuses_a_strangers_set_without_keys() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JwkSet.ofPublic(JsonObject.empty()))
                .withMessage("\"keys\": expected an array, was absent");
    }

    @Test
    void refuses_more_than_a_mebibyte() {
        String long1 = "{\"keys\":[],\"pad\":["
                + String.join(",", Collections.nCopies(6, "\"" + "x".repeat(200_000) + "\"")) + "]}";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> JwkSet.parse(long1))
                .withMessageContaining("1048576");
    }

    @Test
    void finds_keys_by_their_exact_kid() {
        JwkSet set = parse(EC, RSA.with("kid", "ec"), RSA);

        assertThat(set.byKeyId("ec")).containsExactly(Jwk.of(EC), Jwk.of(RSA.with("kid", "ec")));
        assertThat(set.byKeyId("EC")).isEmpty();
        assertThat(set.byKeyId("")).isEmpty();
    }

    @Test
    void shows_its_keys_and_how_many_were_skipped() {
        JwkSet set = JwkSet.parse("{\"keys\":[{},{}]}");

        assertThat(set).hasToString("JwkSet[[], 2 skipped]");
        assertThat(parse(EC)).hasToString("JwkSet[[" + Jwk.of(EC) + "], 0 skipped]");
    }

    @Test
    void the_keys_of_a_kid_cannot_be_changed() {
        JwkSet set = parse(EC, RSA);

        assertThatThrownBy(() -> set.byKeyId("ec").clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThat(set.byKeyId("ec")).containsExactly(Jwk.of(EC));
    }

    @Test
    void publishes_no_symmetric_key() {
        JwkSet set = parse(EC, OCT);

        assertThatIllegalStateException().isThrownBy(set::toJson).withMessageContaining("keys[1] is a symmetric key");
        assertThatIllegalStateException().isThrownBy(set::publicOnly).withMessageContaining("keys[1]");
        assertThat(JwkSet.parse(set.privateJson())).isEqualTo(set);
    }

    @Test
    void publishes_only_public_halves() {
        JwkSet set = JwkSet.of(EcJwk.generate(Curve.P_256), RsaJwk.generate(2048), OkpJwk.generate(Curve.X448));

        assertThat(set.publicOnly().keys()).hasSize(3).noneMatch(Jwk::isPrivate);
        assertThat(JwkSet.parse(set.toJson())).isEqualTo(set.publicOnly()).isNotEqualTo(set);
        assertThat(JwkSet.parse(set.privateJson())).isEqualTo(set).hasSameHashCodeAs(set.keys());
    }

    @Test
    void adds_and_removes_keys() {
        Jwk ec = Jwk.of(EC);
        Jwk rsa = Jwk.of(RSA);

        assertThat(JwkSet.of(ec).with(rsa)).isEqualTo(JwkSet.of(List.of(ec, rsa)));
        assertThat(JwkSet.of(ec, rsa).without("ec")).isEqualTo(JwkSet.of(rsa));
        JwkSet set = JwkSet.of(ec);
        assertThat(set.without("other")).isSameAs(set);
    }

    @Test
    void is_its_own_source() {
        JwkSet set = JwkSet.of(Jwk.of(EC));

        assertThat(set.current()).isSameAs(set);
        assertThat(set.refreshed("missing")).isSameAs(set);
    }

    @Test
    void copies_the_keys_that_it_is_given() {
        List<Jwk> keys = new ArrayList<>(List.of(Jwk.of(EC)));
        JwkSet set = JwkSet.of(keys);
        keys.clear();

        assertThat(set.keys()).hasSize(1);
    }

    private static JwkSet parse(Object... elements) {
        return JwkSet.parse(
                JsonObject.builder().put("keys", List.of(elements)).build().toJson());
    }
}
