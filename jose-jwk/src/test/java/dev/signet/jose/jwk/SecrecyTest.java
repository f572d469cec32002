package dev.signet.jose.jwk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jose.core.JsonNull;
import dev.signet.jose.core.JsonObject;
import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Private and symmetric material leaves through the doors that say so, and nowhere else. */
class SecrecyTest {

    private static final Set<String> PRIVATE = Set.of("d", "p", "q", "dp", "dq", "qi", "k", "oth", "priv");

    static Stream<String> keys() {
        return Stream.of(
                Resources.P_256,
                Resources.P_384,
                Resources.P_521,
                Resources.SECP256K1,
                Resources.RSA,
                Resources.ED25519,
                Resources.ED448,
                Resources.X25519,
                Resources.X448,
                Resources.ML_DSA_44,
                Resources.OCT);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void no_text_about_a_key_shows_its_secrets(String name) {
        JsonObject members = Resources.object(name);
        Jwk key = Jwk.of(members);
        JwkSet set = JwkSet.of(key);

        assertThat(Stream.of(key.toString(), key.parameters().toString(), set.toString(), members.toString()))
                .allSatisfy(text -> assertThat(text).doesNotContain(secrets(members)));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void no_refusal_of_a_spoilt_key_shows_its_secrets(String name) {
        JsonObject members = Resources.object(name);

        assertThat(refusals(members))
                .hasSizeGreaterThan(10)
                .allSatisfy(trace -> assertThat(trace).doesNotContain(secrets(members)));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void an_unusable_key_of_a_set_shows_no_secrets(String name) {
        JsonObject members = Resources.object(name);
        JsonObject set = JsonObject.builder()
                .put("keys", List.of(members.with("kty", "other"), members.with("use", List.of("!"))))
                .build();

        assertThat(JwkSet.parse(set.toOctets()).skippedKeys())
                .hasSize(2)
                .allSatisfy(unusable -> assertThat(unusable.toString()).doesNotContain(secrets(members)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Resources.P_256,
                Resources.P_384,
                Resources.P_521,
                Resources.SECP256K1,
                Resources.RSA,
                Resources.ED25519,
                Resources.ED448,
                Resources.X25519,
                Resources.X448,
                Resources.ML_DSA_44
            })
    void what_is_published_has_no_private_member(String name) {
        Jwk key = Jwk.of(Resources.object(name).with("unknown", "kept"));
        JsonObject set = JsonObject.parse(JwkSet.of(key).toJson());

        assertThat(key.publicMembers().names()).contains("unknown").doesNotContainAnyElementsOf(PRIVATE);
        assertThat(JsonObject.parse(key.toJson())).isEqualTo(key.publicMembers());
        assertThat(set.objects("keys").orElseThrow()).containsExactly(key.publicMembers());
        assertThat(key.toPublic().privateMembers()).isEqualTo(key.publicMembers());
        assertThat(key.toPublic().isPrivate()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void a_stranger_brings_no_private_key(String name) {
        JsonObject members = Resources.object(name);
        String secret =
                Stream.of("d", "k", "priv").filter(members::has).findFirst().orElseThrow();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Jwk.ofPublic(members))
                .withMessage("\"" + secret + "\": expected a public key, without such a member");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Jwk.ofPublic(members.without(secret).with("qi", "AQ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rfc7517/a1#1", "rfc7517/a1#2", "rfc7520/3.1", "rfc8705/a"})
    void a_stranger_brings_a_public_key(String name) {
        assertThat(Jwk.ofPublic(Resources.object(name))).isEqualTo(Jwk.of(Resources.object(name)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Resources.P_256,
                Resources.P_384,
                Resources.P_521,
                Resources.SECP256K1,
                Resources.RSA,
                Resources.ED25519,
                Resources.ED448,
                Resources.X25519,
                Resources.X448,
                Resources.ML_DSA_44
            })
    void an_encoded_private_key_is_overwritten_when_it_was_read_or_refused(String name) {
        Jwk key = Jwk.of(Resources.object(name));
        byte[] encoded = key.pkcs8();
        byte[] longer = Arrays.copyOf(key.pkcs8(), encoded.length + 1);

        assertThat(JwkReader.STANDARD.privateKey(encoded).privateMembers().string(secret(key)))
                .isEqualTo(key.privateMembers().string(secret(key)));
        assertThatIllegalArgumentException().isThrownBy(() -> JwkReader.STANDARD.privateKey(longer));

        assertThat(encoded).containsOnly(0);
        assertThat(longer).containsOnly(0);
    }

    private static String secret(Jwk key) {
        return key instanceof AkpJwk ? "priv" : "d";
    }

    @ParameterizedTest
    @MethodSource("keys")
    void no_key_is_serializable(String name) {
        assertThat(Jwk.of(Resources.object(name))).isNotInstanceOf(Serializable.class);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void a_hash_code_says_nothing_of_the_secret(String name) throws NoSuchAlgorithmException {
        Jwk key = Jwk.of(Resources.object(name));

        if (key instanceof OctJwk oct) {
            // It depends on the key, but what is published can be computed from no guess of the key.
            assertThat(key.hashCode())
                    .isNotEqualTo(31 * sha256(oct.key().getEncoded())
                            + key.parameters().hashCode());
        } else {
            assertThat(key.toPublic()).hasSameHashCodeAs(key).isNotEqualTo(key);
        }
    }

    private static int sha256(byte[] octets) throws NoSuchAlgorithmException {
        return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(octets))
                .getInt();
    }

    private static List<String> secrets(JsonObject members) {
        List<String> secrets = new ArrayList<>();
        for (String name : members.names()) {
            if (PRIVATE.contains(name)) {
                byte[] octets = members.octets(name).orElseThrow();
                String text = members.string(name).orElseThrow();
                // A part is as bad: 12 characters are 72 bits.
                secrets.add(text.substring(0, 12));
                secrets.add(text.substring(text.length() - 12));
                secrets.add(HexFormat.of().formatHex(octets).substring(0, 16));
                secrets.add(new BigInteger(1, octets).toString().substring(0, 16));
            }
        }
        return secrets;
    }

    /** Returns the stack traces, causes included, of what happens when each member is spoilt in turn. */
    private static List<String> refusals(JsonObject members) {
        List<String> traces = new ArrayList<>();
        for (String name : members.names()) {
            String text = members.string(name).orElse("");
            Stream.of(
                            members.without(name),
                            members.with(name, JsonNull.NULL),
                            members.with(name, List.of(text)),
                            members.with(name, text + "="),
                            members.with(name, "A" + text),
                            members.with(name, text + text),
                            members.with(name, text.isEmpty() ? "" : text.substring(1)),
                            members.with(name, text.isEmpty() ? "" : text.substring(0, text.length() - 1)),
                            members.with(name, text.replaceFirst("..", "AA")))
                    .forEach(spoilt -> trace(spoilt, traces));
        }
        trace(members.with("alg", "none"), traces);
        trace(members.with("key_ops", List.of("sign", "sign")), traces);
        return traces;
    }

    private static void trace(JsonObject members, List<String> traces) {
        try {
            Jwk.of(members);
        } catch (IllegalArgumentException e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            traces.add(trace.toString());
        }
    }
}
