package dev.signet.jose.jws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.jwk.JwkThumbprint;
import dev.signet.jose.jwk.OctJwk;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyAssignmentTest {

    private final JwkThumbprint one = OctJwk.generate(32).thumbprint();
    private final JwkThumbprint two = OctJwk.generate(32).thumbprint();
    private final JwkThumbprint three = OctJwk.generate(32).thumbprint();
    private final Map<SignaturePolicy.Name, Set<JwkThumbprint>> keys = new LinkedHashMap<>();

    /** The second name tries the key of the first, and the third one that of the second, which has another. */
    @Test
    void a_key_is_left_to_the_name_that_has_no_other() {
        put("a", one);
        put("b", one, two, three);
        put("c", two, three);

        assertThat(KeyAssignment.of(keys))
                .isEqualTo(Map.of(one, Optional.of("a"), two, Optional.of("c"), three, Optional.of("b")));
    }

    @Test
    void no_key_counts_for_two_names() {
        put("a", one);
        put("b", one);

        assertThat(KeyAssignment.of(keys)).isEqualTo(Map.of(one, Optional.of("a")));
    }

    @Test
    void a_key_that_signed_under_one_kid_counts_for_it() {
        put("a", one);
        put("b", two);

        assertThat(KeyAssignment.of(keys)).isEqualTo(Map.of(one, Optional.of("a"), two, Optional.of("b")));
    }

    /** Each key signed under both kids. Two keys for each kid could meet the names, and are not searched for. */
    @Test
    void one_key_counts_for_all_names_of_a_kid_where_its_keys_are_contested() {
        JwkThumbprint four = OctJwk.generate(32).thumbprint();
        for (String keyId : List.of("a", "b")) {
            put(Hmac.HS256, keyId, one, two);
            put(Hmac.HS384, keyId, three, four);
        }

        assertThat(KeyAssignment.of(keys)).isEmpty();

        for (String keyId : List.of("a", "b")) {
            put(Hmac.HS384, keyId, two, one);
        }

        assertThat(KeyAssignment.of(keys)).containsOnlyKeys(one, two);
        assertThat(KeyAssignment.of(keys).values()).containsExactlyInAnyOrder(Optional.of("a"), Optional.of("b"));
    }

    private void put(String keyId, JwkThumbprint... made) {
        put(Hmac.HS256, keyId, made);
    }

    private void put(JwsAlgorithm algorithm, String keyId, JwkThumbprint... made) {
        keys.put(new SignaturePolicy.Name(algorithm, Optional.of(keyId)), new LinkedHashSet<>(List.of(made)));
    }
}
