package dev.signet.jose.jwk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which keys a set of public keys takes over from the set that its source gave before. */
class KnownElementsTest {

    private static final JsonObject EC =
            Resources.object(Resources.P_256).without("d").with("kid", "ec");
    private static final JsonObject RSA =
            Jwk.of(Resources.bare(Resources.RSA)).withKeyId("rsa").publicMembers();
    private static final JsonObject OKP =
            Resources.bare(Resources.ED25519).without("d").with("kid", "okp");

    private final JwkSet first = after(JwkSet.of()).readPublic(setOf(EC, RSA));

    @Test
    void an_element_that_is_the_same_is_the_same_key_in_any_order() {
        JwkSet second = after(first).readPublic(setOf(OKP, RSA, EC));

        assertThat(second).isEqualTo(JwkSet.ofPublic(setOf(OKP, RSA, EC)));
        assertThat(second.keys().get(1)).isSameAs(first.keys().get(1));
        assertThat(second.keys().get(2)).isSameAs(first.keys().get(0));
    }

    @Test
    void members_in_another_order_and_white_space_are_the_same_element() {
        JsonObject reordered = JsonObject.builder()
                .put("kid", "rsa")
                .putAll(RSA.without("kid"))
                .build();
        String text = setOf(reordered, EC).toJson().replace(",", " , ");

        assertThat(after(first).readPublic(text).byKeyId("rsa").get(0))
                .isSameAs(first.byKeyId("rsa").get(0));
    }

    @Test
    void an_element_that_differs_in_a_character_is_read_anew() {
        JsonObject renamed = EC.with("kid", "eC");
        JsonObject otherUse = RSA.with("use", "enc");

        JwkSet second = after(first).readPublic(setOf(renamed, otherUse));

        assertThat(second).isEqualTo(JwkSet.ofPublic(setOf(renamed, otherUse)));
        assertThat(second.byKeyId("rsa").get(0).permits(KeyOperation.VERIFY)).isFalse();
        assertThat(first.byKeyId("rsa").get(0).permits(KeyOperation.VERIFY)).isTrue();
    }

    @Test
    void a_key_that_became_invalid_is_skipped_and_one_that_became_private_too() {
        String x = EC.string("x").orElseThrow();
        JsonObject offCurve = EC.with("y", x);
        JsonObject secret = RSA.with("d", "AQAB");

        JwkSet second = after(first).readPublic(setOf(offCurve, secret));

        assertThat(second.keys()).isEmpty();
        assertThat(second.skippedKeys())
                .extracting(SkippedKey::reason)
                .containsExactly(
                        "expected a point on P-256, was one off the curve",
                        "\"d\": expected a public key, without such a member");
    }

    @Test
    void an_element_that_was_skipped_is_skipped_again() {
        JsonObject offCurve = EC.with("y", EC.string("x").orElseThrow());
        JwkSet before = after(JwkSet.of()).readPublic(setOf(offCurve, RSA));

        JwkSet second = after(before).readPublic(setOf(offCurve, RSA));

        assertThat(second.skippedKeys()).hasSize(1).isEqualTo(before.skippedKeys());
        assertThat(second.keys().get(0)).isSameAs(before.keys().get(0));
    }

    @Test
    void other_rules_take_over_no_key() {
        JsonObject faulty = RSA.with("crv", "P-256");
        JwkSet lenient = after(JwkSet.of()).readPublic(setOf(faulty, EC));

        JwkSet strict = after(lenient).strict().readPublic(setOf(faulty, EC));

        assertThat(lenient.keys()).hasSize(2);
        assertThat(strict.keys()).containsExactly(lenient.keys().get(1));
        assertThat(strict.keys().get(0)).isNotSameAs(lenient.keys().get(1));
        assertThat(strict.skippedKeys()).hasSize(1);
    }

    @Test
    void a_member_that_was_ignored_is_told_again() {
        JwkSet before = after(JwkSet.of()).readPublic(setOf(RSA.with("crv", "P-256")));

        JwkSet second = after(before).readPublic(setOf(RSA.with("crv", "P-256"), EC));

        assertThat(second.keys().get(0)).isSameAs(before.keys().get(0));
        assertThat(second.ignoredMembers()).hasSize(1).isEqualTo(before.ignoredMembers());
    }

    /** Nothing is kept for long: a key that was gone once is checked again. */
    @Test
    void the_set_before_the_last_one_is_forgotten() {
        JwkSet second = after(first).readPublic(setOf(EC));

        JwkSet third = after(second).readPublic(setOf(EC, RSA));

        assertThat(third.keys().get(0)).isSameAs(first.keys().get(0));
        assertThat(third.keys().get(1))
                .isEqualTo(first.keys().get(1))
                .isNotSameAs(first.keys().get(1));
    }

    @Test
    void sets_of_other_readers_are_not_taken_over() {
        JwkSet plain = JwkSet.ofPublic(setOf(EC));

        JwkSet second = after(plain).readPublic(setOf(EC));

        assertThat(second).isEqualTo(plain);
        assertThat(second.keys().get(0)).isNotSameAs(plain.keys().get(0));
        assertThat(JwkSet.ofPublic(setOf(EC)).keys().get(0))
                .isNotSameAs(first.keys().get(0));
    }

    @Test
    void a_set_that_may_hold_private_keys_is_read_anew() {
        JsonObject set = setOf(Resources.object(Resources.P_256), RSA);
        JwkSet before = after(first).read(set);

        JwkSet second = after(before).read(set);

        assertThat(second).isEqualTo(before);
        assertThat(second.keys().get(0).isPrivate()).isTrue();
        assertThat(second.keys().get(1))
                .isNotSameAs(before.keys().get(1))
                .isNotSameAs(first.keys().get(1));
        assertThat(before.knownElements()).isEmpty();
    }

    /** Names that share a hash code share a place, which costs checks and confuses nothing. */
    @Test
    void elements_that_collide_stay_apart() {
        JsonObject one = EC.with("kid", "Aa");
        JsonObject other = RSA.with("kid", "BB");
        JsonObject same = OKP.with("kid", "Aa");
        JwkSet before = after(JwkSet.of()).readPublic(setOf(one, other, same));

        JwkSet second = after(before).readPublic(setOf(one, other, same));

        assertThat(second).isEqualTo(before).isEqualTo(JwkSet.ofPublic(setOf(one, other, same)));
        assertThat(second.byKeyId("Aa")).hasSize(2);
        assertThat(second.keys().get(2)).isSameAs(before.keys().get(2));
    }

    @Test
    void a_key_without_a_name_is_taken_over_too() {
        JwkSet before = after(JwkSet.of()).readPublic(setOf(EC.without("kid"), RSA.without("kid")));

        JwkSet second = after(before).readPublic(setOf(RSA.without("kid"), EC.without("kid")));

        assertThat(second.keys().get(0)).isSameAs(before.keys().get(1));
        assertThat(second.keys().get(1)).isSameAs(before.keys().get(0));
    }

    private static JwkSetReader after(JwkSet earlier) {
        return JwkSet.reader().reusingKeysOf(earlier);
    }

    private static JsonObject setOf(JsonObject... keys) {
        return JsonObject.builder().put("keys", List.of(keys)).build();
    }
}
