package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each test changes one thing about a JWE that decrypts. */
class JweJsonRefusalsTest {

    private static final ContentEncryption GCM = ContentEncryption.A256GCM;
    private static final char[] PASSWORD = "correct horse".toCharArray();

    private final Jwk key = Jwk.parse("{\"kty\":\"oct\",\"kid\":\"k\",\"k\":\"GawgguFyGrWKav7AX4VKUg\"}");
    private final JweDecrypter owner = JweDecrypter.of(key, AesKeyWrap.A128KW, GCM);
    private final JweJsonDecrypter decrypter = JweJsonDecrypter.of(owner);
    private final JweEncrypter wrap = JweEncrypter.of(key, AesKeyWrap.A128KW, GCM);
    private final JsonObject flattened = JsonObject.parse(
            JweJsonEncrypter.flattened(wrap).withAad(new byte[3]).encrypt(new byte[5]));
    private final JsonObject general = JsonObject.parse(JweJsonEncrypter.general(
                    wrap, AesKeyWrap.A256KW.encrypter(Keys.secret(32), GCM).withKeyId("other"))
            .encrypt(new byte[5]));

    @Test
    void accepts_both_before_they_are_changed() {
        assertThat(decrypter.decrypt(flattened.toJson()).plaintext()).hasSize(5);
        assertThat(decrypter.decrypt(general.toJson()).plaintext()).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"protected", "ciphertext", "iv", "tag"})
    void refuses_a_jwe_without_a_member_that_must_be_there(String name) {
        assertThat(reason(flattened.without(name))).isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"protected", "aad", "iv", "tag", "encrypted_key"})
    void refuses_text_that_is_empty_rather_than_absent(String name) {
        assertThat(reason(flattened.with(name, ""))).isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unprotected", "header"})
    void refuses_headers_that_are_empty_rather_than_absent(String name) {
        assertThat(reason(flattened.with(name, JsonObject.empty()))).isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"protected", "unprotected", "header", "aad", "iv", "tag", "encrypted_key", "ciphertext"})
    void refuses_members_of_another_type(String name) {
        assertThat(reason(flattened.with(name, 1))).isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aad", "iv", "tag", "encrypted_key", "ciphertext", "protected"})
    void refuses_padded_base64url(String name) {
        String text = flattened.string(name).orElseThrow();
        assertThat(reason(flattened.with(name, text + "="))).isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"header", "encrypted_key"})
    void refuses_members_of_the_flattened_form_in_the_general_one(String name) {
        Object value = name.equals("header") ? JsonObject.empty().with("x", 1) : "AAAA";
        assertThat(reason(general.with(name, value))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void refuses_no_recipients() {
        assertThat(reason(general.with("recipients", List.of()))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void refuses_recipients_that_are_no_objects() {
        assertThat(reason(general.with("recipients", List.of("text")))).isEqualTo(Reason.MALFORMED);
        assertThat(reason(general.with("recipients", JsonObject.empty()))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void refuses_a_parameter_in_two_headers() {
        JsonObject named = JsonObject.empty().with("kid", "k");
        assertThat(reason(flattened.with("unprotected", named))).isEqualTo(Reason.MALFORMED);
        assertThat(reason(flattened.with("header", named))).isEqualTo(Reason.MALFORMED);
        JsonObject other = JsonObject.empty().with("x", 1);
        assertThat(reason(flattened.with("unprotected", other).with("header", other)))
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void refuses_enc_outside_the_protected_header() {
        JsonObject header = JsonObject.empty().with("enc", "A256GCM");
        String bare = "{\"alg\":\"A128KW\",\"kid\":\"k\"}";
        JsonObject token = flattened.with("protected", Base64Url.encode(bare.getBytes(UTF_8)));
        assertThat(reason(token.with("unprotected", header))).isEqualTo(Reason.MALFORMED);
        assertThat(reason(token.with("header", header))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void refuses_crit_outside_the_protected_header() {
        JsonObject header = JsonObject.empty().with("crit", List.of("x")).with("x", 1);
        assertThat(reason(flattened.with("unprotected", header))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void refuses_a_critical_extension() {
        String critical = "{\"alg\":\"A128KW\",\"enc\":\"A256GCM\",\"crit\":[\"x\"],\"x\":1}";
        String text = Base64Url.encode(critical.getBytes(UTF_8));
        assertThat(reason(flattened.with("protected", text))).isEqualTo(Reason.UNSUPPORTED);
    }

    @Test
    void ignores_members_that_it_does_not_know() {
        assertThat(decrypter.decrypt(flattened.with("unknown", 1).toJson()).plaintext())
                .hasSize(5);
    }

    @Test
    void refuses_a_name_that_comes_twice() {
        String json = flattened.toJson();
        assertThat(reason(decrypter, json.substring(0, json.length() - 1) + ",\"tag\":\"AAAA\"}"))
                .isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "null", "{}", "a.b.c.d.e", "{} {}"})
    void refuses_what_is_no_jwe(String json) {
        assertThat(reason(decrypter, json)).isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dir", "ECDH-ES"})
    void refuses_direct_encryption_among_several_recipients(String algorithm) {
        assertThat(reason(recipients(list -> {
                    list.set(1, list.get(1).with("header", JsonObject.empty().with("alg", algorithm)));
                    return list;
                })))
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void refuses_a_recipient_without_an_algorithm() {
        assertThat(reason(recipients(list -> {
                    list.add(JsonObject.empty());
                    return list;
                })))
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void refuses_algorithms_that_were_not_listed() {
        JweDecrypter other = AesKeyWrap.A192KW.decrypter(Keys.secret(24), GCM);
        assertThat(reason(JweJsonDecrypter.of(other), general.toJson())).isEqualTo(Reason.ALGORITHM_NOT_ALLOWED);
        JweDecrypter otherContent = JweDecrypter.of(key, AesKeyWrap.A128KW, ContentEncryption.A128GCM);
        assertThat(reason(JweJsonDecrypter.of(otherContent), general.toJson())).isEqualTo(Reason.ALGORITHM_NOT_ALLOWED);
    }

    @Test
    void refuses_a_jwe_for_other_keys() {
        assertThat(reason(recipients(list -> List.of(list.get(0)
                        .with("header", JsonObject.empty().with("alg", "A128KW").with("kid", "z"))))))
                .isEqualTo(Reason.KEY_NOT_FOUND);
    }

    @Test
    void looks_for_newer_keys_once_however_many_names_there_are() {
        List<String> asked = new ArrayList<>();
        JwkSource source = new JwkSource() {
            private final JwkSet empty = JwkSet.of();

            @Override
            public JwkSet current() {
                return empty;
            }

            @Override
            public JwkSet refreshed(String missingKeyId) {
                asked.add(missingKeyId);
                return empty;
            }
        };
        JweDecrypter set = JweDecrypter.of(source, Set.of(AesKeyWrap.A128KW, AesKeyWrap.A256KW), GCM);
        assertThat(reason(JweJsonDecrypter.of(set), general.toJson())).isEqualTo(Reason.KEY_NOT_FOUND);
        assertThat(asked).hasSize(1);
    }

    @Test
    void decrypts_with_a_key_that_the_newer_set_has() {
        JwkSource source = new JwkSource() {
            private JwkSet set = JwkSet.of();

            @Override
            public JwkSet current() {
                return set;
            }

            @Override
            public JwkSet refreshed(String missingKeyId) {
                set = JwkSet.of(key);
                return set;
            }
        };
        JweDecrypter set = JweDecrypter.of(source, AesKeyWrap.A128KW, GCM);
        assertThat(JweJsonDecrypter.of(set).decrypt(general.toJson()).recipient())
                .isZero();
    }

    @Test
    void refuses_every_fault_that_involves_the_key_alike() {
        Stream<JsonObject> faults = Stream.concat(
                Stream.of("tag", "iv", "ciphertext", "aad", "encrypted_key").map(name -> flipped(flattened, name)),
                Stream.of(
                        flattened.without("aad"),
                        flattened.without("encrypted_key"),
                        flattened.with("encrypted_key", "AAAA"),
                        general.with("aad", "AAAA")));
        assertThat(faults.map(fault -> refusal(decrypter, fault.toJson())).distinct())
                .containsExactly(Refusal.DECRYPTION_FAILED);
    }

    @Test
    void refuses_a_jwe_that_none_of_several_keys_opens_like_any_other() {
        String json = JweJsonEncrypter.general(
                        AesKeyWrap.A128KW.encrypter(Keys.secret(16), GCM),
                        AesKeyWrap.A128KW.encrypter(Keys.secret(16), GCM))
                .encrypt(new byte[1]);
        assertThat(refusal(decrypter, json)).isEqualTo(Refusal.DECRYPTION_FAILED);
    }

    @Test
    void refuses_an_encrypted_key_with_direct_encryption() {
        byte[] secret = Octets.random(32);
        JsonObject direct = JsonObject.parse(JweJsonEncrypter.flattened(Direct.DIR.encrypter(Keys.secret(secret), GCM))
                .encrypt(new byte[1]));
        JweJsonDecrypter reader = JweJsonDecrypter.of(Direct.DIR.decrypter(Keys.secret(secret), GCM));
        assertThat(reason(reader, direct.with("encrypted_key", "AAAA").toJson()))
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void refuses_more_recipients_than_the_limit() {
        UnaryOperator<List<JsonObject>> sixteen = list -> {
            list.addAll(Collections.nCopies(14, list.get(1)));
            return list;
        };
        assertThat(decrypter
                        .decrypt(general.with("recipients", sixteen.apply(elements()))
                                .toJson())
                        .recipient())
                .isZero();
        assertThat(reason(recipients(list -> {
                    list.addAll(Collections.nCopies(15, list.get(1)));
                    return list;
                })))
                .isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void refuses_ten_thousand_recipients_before_any_cryptography() {
        JweDecrypter untouchable = RsaOaep.RSA_OAEP.decrypter(
                encryptedKey -> {
                    throw new AssertionError("asked");
                },
                GCM);
        TokenLimits wide = TokenLimits.defaults().withJsonMembers(1_000_000).withTokenOctets(8 << 20);
        String json = general.with(
                        "recipients",
                        Collections.nCopies(
                                10_000,
                                JsonObject.empty()
                                        .with("header", JsonObject.empty().with("alg", "RSA-OAEP"))
                                        .with("encrypted_key", "AAAA")))
                .toJson();
        assertThat(reason(JweJsonDecrypter.of(untouchable.withLimits(wide)), json))
                .isEqualTo(Reason.TOO_LARGE);
        assertThat(reason(JweJsonDecrypter.of(untouchable), json)).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void spends_no_more_on_all_passwords_than_on_one() {
        JweEncrypter one = Pbes2.PBES2_HS256_A128KW.encrypterCounting(PASSWORD, 1000, GCM);
        String two = JweJsonEncrypter.general(one, one).encrypt(new byte[1]);
        assertThat(JweJsonDecrypter.of(Pbes2.PBES2_HS256_A128KW.decrypter(PASSWORD, 2000, GCM))
                        .decrypt(two)
                        .recipient())
                .isZero();
        assertThat(reason(JweJsonDecrypter.of(Pbes2.PBES2_HS256_A128KW.decrypter(PASSWORD, 1999, GCM)), two))
                .isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void refuses_a_token_over_the_limit() {
        JweJsonDecrypter tight =
                JweJsonDecrypter.of(owner.withLimits(TokenLimits.defaults().withTokenOctets(100)));
        assertThat(reason(tight, flattened.toJson())).isEqualTo(Reason.TOO_LARGE);
    }

    private List<JsonObject> elements() {
        return new ArrayList<>(general.objects("recipients").orElseThrow());
    }

    private JsonObject recipients(UnaryOperator<List<JsonObject>> change) {
        return general.with("recipients", change.apply(elements()));
    }

    private static JsonObject flipped(JsonObject jwe, String name) {
        byte[] octets = jwe.octets(name).orElseThrow();
        return jwe.with(name, Base64Url.encode(Tokens.flipped(octets, 0)));
    }

    private Reason reason(JsonObject jwe) {
        return reason(decrypter, jwe.toJson());
    }

    private static Reason reason(JweJsonDecrypter decrypter, String json) {
        return refusal(decrypter, json).reason();
    }

    private static Refusal refusal(JweJsonDecrypter decrypter, String json) {
        Throwable thrown = catchThrowable(() -> decrypter.decrypt(json));
        assertThat(thrown).isExactlyInstanceOf(InvalidTokenException.class).hasNoCause();
        return new Refusal(((InvalidTokenException) thrown).reason(), thrown.getMessage());
    }
}
