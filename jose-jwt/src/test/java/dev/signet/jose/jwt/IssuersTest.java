package dev.signet.jose.jwt;

import static dev.signet.jose.jwt.Tokens.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.Direct;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSource;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jws.Ecdsa;
import dev.signet.jose.jws.Hmac;
import dev.signet.jose.jws.JwsSigner;
import dev.signet.jose.jws.JwsVerifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two issuers whose keys have the same kid, and a third with a shared secret, at one service. */
class IssuersTest {

    private static final String A = "https://a.example";
    private static final String B = "https://b.example";
    private static final String C = "https://c.example";
    private static final EcJwk KEY_OF_A = EcJwk.generate(Curve.P_256).withKeyId("2026");
    private static final EcJwk KEY_OF_B = EcJwk.generate(Curve.P_256).withKeyId("2026");
    private static final OctJwk SECRET_OF_C = OctJwk.generate(32);
    private static final JwsSigner SIGNER_OF_A = Ecdsa.ES256.signer(KEY_OF_A);
    private static final JwsSigner SIGNER_OF_B = Ecdsa.ES256.signer(KEY_OF_B);
    private static final JwsSigner SIGNER_OF_C = Hmac.HS256.signer(SECRET_OF_C);

    private static final JwtDecoder DECODER_OF_A = decoder(verifier(KEY_OF_A), A, "orders");
    private static final JwtDecoder DECODER_OF_B = decoder(verifier(KEY_OF_B), B, "stock");
    private static final JwtDecoder DECODER_OF_C = decoder(Hmac.HS256.verifier(SECRET_OF_C), C, "mail");
    private static final JwtDecoder ALL = Jwt.issuers(DECODER_OF_A, DECODER_OF_B, DECODER_OF_C);

    private static final TokenLimits MANY_OCTETS =
            TokenLimits.defaults().withTokenOctets(1_000_000).withJsonStringOctets(1_000_000);

    private static String large(JwsSigner signer, String issuer, String audience) {
        return Jwt.signedWith(signer)
                .encode(Tokens.good()
                        .issuer(issuer)
                        .audience(audience)
                        .claim("pad", "x".repeat(300_000))
                        .build());
    }

    private static JwsVerifier verifier(EcJwk key) {
        return JwsVerifier.of(JwkSet.of(key.toPublic()), Ecdsa.ES256);
    }

    private static JwtDecoder decoder(JwsVerifier verifier, String issuer, String audience) {
        return Jwt.verifiedBy(verifier)
                .issuer(issuer)
                .audience(audience)
                .clock(Tokens.CLOCK)
                .build();
    }

    private static String token(JwsSigner signer, String issuer, String audience) {
        return Jwt.signedWith(signer)
                .encode(Tokens.good().issuer(issuer).audience(audience).build());
    }

    @Test
    void each_issuers_tokens_are_accepted_under_its_own_policy() {
        assertThat(ALL.decode(token(SIGNER_OF_A, A, "orders")).claims().issuer())
                .contains(A);
        assertThat(ALL.decode(token(SIGNER_OF_B, B, "stock")).claims().issuer()).contains(B);
        assertThat(ALL.decode(token(SIGNER_OF_C, C, "mail")).claims().issuer()).contains(C);
    }

    @Test
    void a_key_of_one_issuer_never_verifies_a_token_of_another_though_the_kid_is_the_same() {
        assertRefused(Reason.SIGNATURE_INVALID, () -> ALL.decode(token(SIGNER_OF_A, B, "stock")));
        assertRefused(Reason.SIGNATURE_INVALID, () -> ALL.decode(token(SIGNER_OF_B, A, "orders")));
    }

    @Test
    void an_algorithm_of_one_issuer_is_not_one_of_another() {
        assertRefused(Reason.ALGORITHM_NOT_ALLOWED, () -> ALL.decode(token(SIGNER_OF_C, A, "orders")));
        assertRefused(Reason.ALGORITHM_NOT_ALLOWED, () -> ALL.decode(token(SIGNER_OF_A, C, "mail")));
    }

    @Test
    void an_audience_of_one_issuer_is_not_one_of_another() {
        assertRefused("aud", Code.UNEXPECTED, () -> ALL.decode(token(SIGNER_OF_A, A, "stock")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://d.example",
                "https://a.example/",
                "HTTPS://a.example",
                "https://a.example\\u0000",
                "https://a.example.evil.example",
                "",
                " https://a.example"
            })
    void an_issuer_that_is_not_known_exactly_has_a_code_of_its_own(String issuer) {
        assertRefused("iss", Code.UNKNOWN_ISSUER, () -> ALL.decode(signed("{\"iss\":\"" + issuer + "\"}")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MISSING|{}",
                "MALFORMED|{\"iss\":null}",
                "MALFORMED|{\"iss\":[\"https://a.example\"]}",
                "MALFORMED|{\"iss\":{\"https://a.example\":1}}",
                "MALFORMED|{\"iss\":7}"
            })
    void an_issuer_must_be_one_text(Code code, String claims) {
        assertRefused("iss", code, () -> ALL.decode(signed(claims)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"iss\":\"https://a.example\",\"iss\":\"https://b.example\"}",
                "{\"iss\":\"https://a.example\",\"\\u0069ss\":\"https://b.example\"}",
                "[\"iss\"]",
                "\"https://a.example\"",
                "{\"iss\":\"https://a.example\"} {}",
                "",
                "{\"a\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}"
            })
    void claims_that_are_not_one_strict_object_pick_no_issuer(String claims) {
        assertRefused(Reason.MALFORMED, () -> ALL.decode(signed(claims)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b", "a.b.c.d", "a.=.c", "a. e30.c", "e30.e30", "\ud83d\ude00.e30.e30"})
    void what_is_no_compact_JWS_picks_no_issuer(String token) {
        assertThatThrownBy(() -> ALL.decode(token)).isInstanceOf(InvalidTokenException.class);
    }

    @Test
    void a_token_past_the_limit_is_not_read() {
        assertRefused(Reason.TOO_LARGE, () -> ALL.decode("a.".repeat(131_073)));
    }

    @Test
    void tokens_beyond_the_default_limits_are_read_if_the_decoder_reads_them() {
        JwtDecoder raised = decoder(verifier(KEY_OF_A).withLimits(MANY_OCTETS), A, "orders");
        String large = large(SIGNER_OF_A, A, "orders");

        assertThat(raised.decode(large)).isNotNull();
        assertThat(Jwt.issuers(raised).decode(large).claims().issuer()).contains(A);
        assertThat(Jwt.issuers(DECODER_OF_B, raised).decode(large).claims().issuer())
                .contains(A);
        assertRefused(Reason.TOO_LARGE, () -> ALL.decode(large));

        JwtDecoder raisedB = decoder(verifier(KEY_OF_B).withLimits(MANY_OCTETS), B, "stock");
        assertThat(Jwt.issuers(DECODER_OF_A, raisedB)
                        .decode(large(SIGNER_OF_B, B, "stock"))
                        .claims()
                        .issuer())
                .contains(B);
    }

    static Stream<Arguments> jsonBeyondTheDefaultLimits() {
        String members =
                IntStream.range(0, 4_200).mapToObj(i -> "\"" + i + "\":0").collect(Collectors.joining(",", "{", "}"));
        return Stream.of(
                arguments(
                        "[".repeat(35) + "]".repeat(35), TokenLimits.defaults().withJsonDepth(40)),
                arguments(members, TokenLimits.defaults().withJsonMembers(5_000)),
                arguments("1".repeat(200), TokenLimits.defaults().withJsonNumberDigits(300)));
    }

    @ParameterizedTest
    @MethodSource("jsonBeyondTheDefaultLimits")
    void claims_beyond_the_default_limits_are_read_if_the_decoder_reads_them(String json, TokenLimits limits) {
        JwtDecoder raisedA = decoder(verifier(KEY_OF_A).withLimits(limits), A, "orders");
        JwtDecoder raisedB = decoder(verifier(KEY_OF_B).withLimits(limits), B, "stock");
        String ofA = with(json, SIGNER_OF_A, A, "orders");
        String ofB = with(json, SIGNER_OF_B, B, "stock");

        // Whichever of the two is looked at first.
        assertThat(Jwt.issuers(raisedA, DECODER_OF_B).decode(ofA).claims().has("a"))
                .isTrue();
        assertThat(Jwt.issuers(DECODER_OF_A, raisedB).decode(ofB).claims().has("a"))
                .isTrue();
        assertRefused(Reason.MALFORMED, () -> Jwt.issuers(raisedA, DECODER_OF_B).decode(ofB));
        assertRefused(Reason.MALFORMED, () -> Jwt.issuers(DECODER_OF_A, raisedB).decode(ofA));
    }

    private static String with(String json, JwsSigner signer, String issuer, String audience) {
        String good = Tokens.good()
                .issuer(issuer)
                .audience(audience)
                .build()
                .toObject()
                .toJson();
        return signer.sign((good.replaceFirst("}$", ",\"a\":") + json + "}").getBytes(UTF_8));
    }

    @Test
    void the_lowered_limits_of_one_decoder_hold_beside_the_wider_ones_of_another() {
        JwtDecoder raised = decoder(verifier(KEY_OF_A).withLimits(MANY_OCTETS), A, "orders");
        JwtDecoder lowered =
                decoder(verifier(KEY_OF_B).withLimits(TokenLimits.defaults().withTokenOctets(1_000)), B, "stock");
        JwtDecoder both = Jwt.issuers(raised, lowered);
        JwtClaimsBuilder padded = Tokens.good().issuer(B).audience("stock").claim("pad", "x".repeat(1_000));

        assertThat(both.decode(token(SIGNER_OF_B, B, "stock")).claims().issuer())
                .contains(B);
        assertRefused(
                Reason.TOO_LARGE, () -> both.decode(Jwt.signedWith(SIGNER_OF_B).encode(padded.build())));
        assertThat(both.decode(large(SIGNER_OF_A, A, "orders")).claims().issuer())
                .contains(A);
    }

    @Test
    void where_all_limits_are_lowered_nothing_beyond_them_is_read() {
        JwtDecoder lowered =
                decoder(verifier(KEY_OF_A).withLimits(TokenLimits.defaults().withTokenOctets(1_000)), A, "orders");
        JwtClaimsBuilder padded = Tokens.good().issuer(B).claim("pad", "x".repeat(1_000));

        assertRefused("iss", Code.UNKNOWN_ISSUER, () -> Jwt.issuers(lowered).decode(token(SIGNER_OF_B, B, "stock")));
        assertRefused(
                Reason.TOO_LARGE,
                () -> Jwt.issuers(lowered).decode(Jwt.signedWith(SIGNER_OF_B).encode(padded.build())));
    }

    @Test
    void a_function_of_issuers_has_limits_of_its_own() {
        JwtDecoder raised = decoder(verifier(KEY_OF_A).withLimits(MANY_OCTETS), A, "orders");
        String large = large(SIGNER_OF_A, A, "orders");
        String small = token(SIGNER_OF_A, A, "orders");

        assertThat(Jwt.issuers(issuer -> Optional.of(raised), MANY_OCTETS).decode(large))
                .isNotNull();
        assertRefused(
                Reason.TOO_LARGE,
                () -> Jwt.issuers(issuer -> Optional.of(raised)).decode(large));
        assertRefused(
                Reason.TOO_LARGE,
                () -> Jwt.issuers(issuer -> Optional.of(DECODER_OF_A), MANY_OCTETS)
                        .decode(large));
        assertRefused(
                Reason.TOO_LARGE,
                () -> Jwt.issuers(
                                issuer -> Optional.of(DECODER_OF_A),
                                TokenLimits.defaults().withTokenOctets(small.length() - 1))
                        .decode(small));
    }

    @Test
    void no_key_is_looked_for_when_the_issuer_is_unknown() {
        AtomicInteger asked = new AtomicInteger();
        JwkSource counting = new JwkSource() {
            @Override
            public JwkSet current() {
                asked.incrementAndGet();
                return JwkSet.of(KEY_OF_A.toPublic());
            }

            @Override
            public JwkSet refreshed(String missingKeyId) {
                asked.incrementAndGet();
                return JwkSet.of(KEY_OF_A.toPublic());
            }
        };
        JwtDecoder one = Jwt.issuers(decoder(JwsVerifier.of(counting, Ecdsa.ES256), A, "orders"));

        one.decode(token(SIGNER_OF_A, A, "orders"));
        int atFirst = asked.get();
        assertRefused("iss", Code.UNKNOWN_ISSUER, () -> one.decode(token(SIGNER_OF_B, B, "orders")));

        assertThat(atFirst).isPositive();
        assertThat(asked).hasValue(atFirst);
    }

    @Test
    void a_function_is_asked_for_the_name_alone_and_answers_for_those_it_knows() {
        List<String> names = new ArrayList<>();
        JwtDecoder decoder = Jwt.issuers(issuer -> {
            names.add(issuer);
            return issuer.equals(A) ? Optional.of(DECODER_OF_A) : Optional.empty();
        });

        assertThat(decoder.decode(token(SIGNER_OF_A, A, "orders"))).isNotNull();
        assertRefused("iss", Code.UNKNOWN_ISSUER, () -> decoder.decode(token(SIGNER_OF_B, B, "stock")));
        assertThat(names).containsExactly(A, B);
    }

    @Test
    @SuppressWarnings("NullAway") // What a map's get answers is null, which the types do not allow and callers do.
    void a_function_that_answers_with_null_has_no_decoder_for_the_issuer() {
        Map<String, Optional<JwtDecoder>> known = Map.of(A, Optional.of(DECODER_OF_A));
        JwtDecoder decoder = Jwt.issuers(known::get);

        assertThat(decoder.decode(token(SIGNER_OF_A, A, "orders")).claims().issuer())
                .contains(A);
        assertRefused("iss", Code.UNKNOWN_ISSUER, () -> decoder.decode(token(SIGNER_OF_B, B, "stock")));
    }

    @Test
    void a_function_is_not_asked_for_a_name_that_is_endless() {
        JwtDecoder decoder = Jwt.issuers(issuer -> {
            throw new AssertionError("asked for " + issuer.length() + " characters");
        });

        assertRefused(
                "iss", Code.UNKNOWN_ISSUER, () -> decoder.decode(signed("{\"iss\":\"" + "a".repeat(1_025) + "\"}")));
    }

    @Test
    void a_function_is_asked_for_a_name_of_1024_characters() {
        List<Integer> lengths = new ArrayList<>();
        JwtDecoder decoder = Jwt.issuers(issuer -> {
            lengths.add(issuer.length());
            return Optional.empty();
        });

        assertRefused(
                "iss", Code.UNKNOWN_ISSUER, () -> decoder.decode(signed("{\"iss\":\"" + "a".repeat(1_024) + "\"}")));
        assertThat(lengths).containsExactly(1_024);
    }

    @Test
    void a_function_that_answers_with_another_issuers_decoder_is_a_mistake_and_accepts_nothing() {
        JwtDecoder any = Jwt.verifiedBy(verifier(KEY_OF_A))
                .anyIssuer()
                .anyAudience()
                .clock(Tokens.CLOCK)
                .build();

        assertThatThrownBy(
                        () -> Jwt.issuers(issuer -> Optional.of(DECODER_OF_A)).decode(token(SIGNER_OF_A, B, "orders")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Jwt.issuers(issuer -> Optional.of(any)).decode(token(SIGNER_OF_A, B, "orders")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void decoders_must_have_one_issuer_each_by_name_and_only_once() {
        JwtDecoder both =
                Jwt.verifiedBy(verifier(KEY_OF_A)).issuer(A, B).anyAudience().build();
        JwtDecoder any =
                Jwt.verifiedBy(verifier(KEY_OF_A)).anyIssuer().anyAudience().build();
        JwtDecoder some = Jwt.verifiedBy(verifier(KEY_OF_A))
                .issuer(A::equals)
                .anyAudience()
                .build();

        for (JwtDecoder unfit : List.of(both, any, some, ALL)) {
            assertThatThrownBy(() -> Jwt.issuers(unfit))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("one issuer(..)");
        }
        assertThatThrownBy(() -> Jwt.issuers(DECODER_OF_A, DECODER_OF_A))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two name the same");
    }

    @Test
    void an_encrypted_token_is_told_where_to_go() {
        OctJwk key = OctJwk.generate(32);
        JweEncrypter encrypter = Direct.DIR.encrypter(key, ContentEncryption.A256GCM);
        String encrypted = Jwt.signedWith(SIGNER_OF_A)
                .thenEncryptedWith(encrypter)
                .encode(Tokens.good().issuer(A).audience("orders").build());

        assertThatThrownBy(() -> ALL.decode(encrypted))
                .isInstanceOf(InvalidTokenException.class)
                .hasMessageContaining("Jwt.decryptedBy");
    }

    @Test
    void several_issuers_may_stand_inside_an_encryption_if_that_is_said() {
        OctJwk key = OctJwk.generate(32);
        JweEncrypter encrypter = Direct.DIR.encrypter(key, ContentEncryption.A256GCM);
        JwtDecoder nested = Jwt.decryptedBy(Direct.DIR.decrypter(key, ContentEncryption.A256GCM))
                .thenDecodedBy(ALL);
        String good = encrypter
                .withContentType("JWT")
                .encrypt(token(SIGNER_OF_B, B, "stock").getBytes(UTF_8));
        String forged = encrypter
                .withContentType("JWT")
                .encrypt(token(SIGNER_OF_A, B, "stock").getBytes(UTF_8));

        assertThat(nested.decode(good).encryptionHeader()).isPresent();
        assertThatThrownBy(() -> nested.decode(
                        encrypter.encrypt(token(SIGNER_OF_B, B, "stock").getBytes(UTF_8))))
                .isInstanceOf(InvalidTokenException.class)
                .hasMessageContaining("\"cty\": \"JWT\"");
        assertRefused(Reason.SIGNATURE_INVALID, () -> nested.decode(forged));
        assertRefused(Reason.MALFORMED, () -> nested.decode(token(SIGNER_OF_B, B, "stock")));
        assertThatThrownBy(() -> Jwt.decryptedBy(Direct.DIR.decrypter(key, ContentEncryption.A256GCM))
                        .thenDecodedBy(nested))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Jwt.issuers(nested)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void no_name_of_an_unknown_issuer_stands_in_the_message() {
        assertThatThrownBy(() -> ALL.decode(signed("{\"iss\":\"attacker\"}"))).hasMessageNotContaining("attacker");
    }

    private static String signed(String claims) {
        return SIGNER_OF_A.sign(claims.getBytes(UTF_8));
    }
}
