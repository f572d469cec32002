package dev.signet.jose.jwt;

import static dev.signet.jose.jwe.ContentEncryption.A128GCM;
import static dev.signet.jose.jwe.ContentEncryption.A256GCM;
import static dev.signet.jose.jwe.RsaOaep.RSA_OAEP;
import static dev.signet.jose.jwe.RsaOaep.RSA_OAEP_256;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonNull;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwe.Direct;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSource;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.RsaJwk;
import dev.signet.jose.jws.Hmac;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a decoder makes of sealed claims: those of our own encoders, and hostile ones under a valid signature. */
class OpeningTest {

    private static final SignedJwtEncoder ENCODER =
            Jwt.signedWith(Sealed.SIGNER).sealing(Sealed.TO_CLINIC, "ssn", "diagnosis", "patient.address");
    private static final JwtDecoder OPENING = Sealed.decoder()
            .opening(Sealed.CLINIC, "ssn", "diagnosis", "patient.address")
            .build();
    private static final JwtDecoder OPENING_SSN =
            Sealed.decoder().opening(Sealed.CLINIC, "ssn").build();
    private static final JwtDecoder PLAIN = Sealed.decoder().build();

    private static InvalidTokenException refusal(JwtDecoder decoder, JsonObject claims) {
        return Sealed.refusal(() -> decoder.decode(Sealed.token(claims)));
    }

    private static void assertFailure(Object value, Code code) {
        InvalidTokenException refusal = refusal(OPENING_SSN, Sealed.CLAIMS.with("ssn", value));

        assertThat(refusal.reason()).isEqualTo(Reason.CLAIM_REJECTED);
        assertThat(refusal.failures()).hasSize(1);
        assertThat(refusal.failures().get(0).claim()).isEqualTo("ssn");
        assertThat(refusal.failures().get(0).code()).isEqualTo(code);
    }

    private static void assertReason(Object value, Reason reason) {
        InvalidTokenException refusal = refusal(OPENING_SSN, Sealed.CLAIMS.with("ssn", value));

        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal).hasMessageStartingWith("ssn: ").hasNoCause();
    }

    // What is opened

    @Test
    void the_recipient_reads_the_claims_as_they_were_before_they_were_sealed() {
        VerifiedJwt jwt = OPENING.decode(ENCODER.encode(Sealed.claims()));

        assertThat(jwt.claims().toObject().toJson()).isEqualTo(Sealed.CLAIMS.toJson());
        assertThat(jwt.claims().isSealed("ssn")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "0",
                "-1.50",
                "1e3",
                "\"\"",
                "\"\\u0000 \\\" \\u20ac\"",
                "[]",
                "{}",
                "[[[1],{\"a\":null}]]",
                "123456789012345678901234567890"
            })
    void a_value_of_any_shape_comes_back_as_it_was(String json) {
        JsonObject claims = JsonObject.parse("{\"jti\":\"t\",\"ssn\":" + json + "}");

        VerifiedJwt jwt = OPENING_SSN.decode(
                Jwt.signedWith(Sealed.SIGNER).sealing(Sealed.TO_CLINIC, "ssn").encode(JwtClaims.of(claims)));

        assertThat(jwt.claims().toObject()).isEqualTo(claims);
    }

    @Test
    void some_of_the_sealed_claims_can_be_opened_while_others_stay_sealed() {
        JwtClaims claims = OPENING_SSN.decode(ENCODER.encode(Sealed.claims())).claims();

        assertThat(claims.string("ssn")).contains("078-05-1120");
        assertThat(claims.isSealed("diagnosis")).isTrue();
        assertThat(claims.isSealed("patient.address")).isTrue();
    }

    @Test
    void each_recipient_opens_what_was_sealed_for_it() {
        String token = Jwt.signedWith(Sealed.SIGNER)
                .sealing(Sealed.TO_CLINIC, "ssn", "diagnosis")
                .sealing(Sealed.TO_INSURER, "ssn")
                .encode(Sealed.claims());
        JwtDecoder insurer = Sealed.decoder().opening(Sealed.INSURER, "ssn").build();

        assertThat(OPENING_SSN.decode(token).claims().string("ssn")).contains("078-05-1120");
        assertThat(insurer.decode(token).claims().string("ssn")).contains("078-05-1120");
        assertThat(Sealed.refusal(() -> Sealed.decoder()
                                .opening(Sealed.INSURER, "diagnosis")
                                .build()
                                .decode(token))
                        .reason())
                .isEqualTo(Reason.KEY_NOT_FOUND);
    }

    @Test
    void one_decoder_opens_claims_with_different_keys() {
        String token = Jwt.signedWith(Sealed.SIGNER)
                .sealing(Sealed.TO_CLINIC, "diagnosis")
                .sealing(Sealed.TO_INSURER, "ssn")
                .encode(Sealed.claims());

        JwtClaims claims = Sealed.decoder()
                .opening(Sealed.CLINIC, "diagnosis")
                .opening(Sealed.INSURER, "ssn")
                .build()
                .decode(token)
                .claims();

        assertThat(claims.toObject()).isEqualTo(Sealed.CLAIMS);
    }

    @Test
    void keys_of_a_set_open_what_was_sealed_for_any_of_them() {
        JweDecrypter either = JweDecrypter.of(JwkSet.of(Sealed.CLINIC_KEY, Sealed.INSURER_KEY), RSA_OAEP_256, A256GCM);
        JwtDecoder decoder = Sealed.decoder().opening(either, "ssn").build();

        for (JweEncrypter recipient : List.of(Sealed.TO_CLINIC, Sealed.TO_INSURER)) {
            String token =
                    Jwt.signedWith(Sealed.SIGNER).sealing(recipient, "ssn").encode(Sealed.claims());
            assertThat(decoder.decode(token).claims().string("ssn")).contains("078-05-1120");
        }
    }

    @Test
    void opens_what_is_inside_a_nested_token() {
        String token = ENCODER.thenEncryptedWith(Sealed.TO_INSURER).encode(Sealed.claims());
        JwtDecoder decoder = Jwt.decryptedBy(Sealed.INSURER)
                .thenVerifiedBy(Hmac.HS256.verifier(Sealed.ISSUER_KEY))
                .anyIssuer()
                .anyAudience()
                .noExpiryNeeded()
                .opening(Sealed.CLINIC, "ssn", "diagnosis", "patient.address")
                .build();

        assertThat(decoder.decode(token).claims().toObject()).isEqualTo(Sealed.CLAIMS);
        assertThat(decoder.decode(token).encryptionHeader()).isPresent();
    }

    @Test
    void opens_what_is_inside_an_unsigned_token() {
        String token = Jwt.encryptedWith(Sealed.TO_INSURER)
                .sealing(Sealed.TO_CLINIC, "ssn")
                .encode(Sealed.claims());
        UnsignedJwtDecoder decoder = Jwt.decryptedBy(Sealed.INSURER)
                .unsigned()
                .anyIssuer()
                .anyAudience()
                .noExpiryNeeded()
                .opening(Sealed.CLINIC, "ssn")
                .build();

        assertThat(decoder.decode(token).claims().toObject()).isEqualTo(Sealed.CLAIMS);
    }

    @Test
    void a_claim_that_is_absent_stays_absent_unless_it_is_required() {
        String token = Sealed.token(Sealed.CLAIMS.without("ssn"));
        JwtDecoder requiring = Sealed.decoder()
                .require("ssn")
                .opening(Sealed.CLINIC, "ssn", "absent.too")
                .build();

        assertThat(OPENING_SSN.decode(token).claims().has("ssn")).isFalse();
        assertThat(Sealed.failures(() -> requiring.decode(token)))
                .extracting(failure -> failure.claim() + " " + failure.code())
                .containsExactly("ssn MISSING");
    }

    // What is not opened

    @Test
    void a_claim_that_is_still_sealed_is_no_string_and_no_list() {
        JwtClaims one = PLAIN.decode(ENCODER.encode(Sealed.claims())).claims();
        JwtClaims two = PLAIN.decode(Jwt.signedWith(Sealed.SIGNER)
                        .sealing(Sealed.TO_CLINIC, "ssn")
                        .sealing(Sealed.TO_INSURER, "ssn")
                        .encode(Sealed.claims()))
                .claims();

        assertThat(one.isSealed("ssn")).isTrue();
        assertThat(two.isSealed("ssn")).isTrue();
        assertThat(one.has("ssn")).isTrue();
        assertThat(Sealed.refusal(() -> one.string("ssn"))).hasMessage("ssn: expected a string, was sealed");
        assertThat(Sealed.refusal(() -> two.strings("ssn")))
                .hasMessage("ssn: expected an array of strings, was sealed");
        assertThat(Sealed.refusal(() -> one.integer("ssn")).reason()).isEqualTo(Reason.CLAIM_REJECTED);
    }

    @Test
    void a_member_that_is_still_sealed_is_shown_as_an_object() {
        JwtClaims claims = PLAIN.decode(ENCODER.encode(Sealed.claims())).claims();
        JsonObject patient = claims.object("patient").orElseThrow();

        assertThat(patient.string("name")).contains("Alice");
        assertThat(patient.object("address").orElseThrow().string("sealed")).isPresent();
        assertThat(claims.isSealed("patient.address")).isTrue();
        assertThat(claims.isSealed("patient.name")).isFalse();
        assertThat(claims.isSealed("patient")).isFalse();
        assertThat(claims.isSealed("ssn.absent")).isFalse();
        assertThat(claims.isSealed("absent")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a.b.c.d.e", "....", "eyJhIjoxfQ....", "eyJ0eXAiOiJKV1QifQ.a.b.c.d", "1.2.3.4", "e.y.J.x.y.z"})
    void a_text_that_only_looks_a_little_like_a_seal_is_a_text(String text) {
        JwtClaims claims = JwtClaims.builder().claim("note", text).build();

        assertThat(claims.isSealed("note")).isFalse();
        assertThat(claims.string("note")).contains(text);
    }

    /** Its header has one octet more than a header may have. */
    private static final String LARGE_SEAL =
            Base64Url.encode(("{\"typ\":\"sealed-claim\",\"a\":\"" + "x".repeat(8_164) + "\"}").getBytes(UTF_8))
                    + ".A.A.A.A";

    @Test
    void a_seal_with_too_large_a_header_is_not_taken_for_its_value() {
        JsonObject claims = Sealed.CLAIMS.with("ssn", LARGE_SEAL);
        JwtClaims plain = PLAIN.decode(Sealed.token(claims)).claims();

        assertThat(plain.isSealed("ssn")).isTrue();
        assertThat(Sealed.refusal(() -> plain.string("ssn")).failures())
                .hasToString("[ssn: expected a string, was sealed]");
        assertThat(refusal(OPENING_SSN, claims).reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void a_large_seal_is_not_taken_for_its_value_either() {
        String seal =
                Base64Url.encode("{\"typ\":\"sealed-claim\"}".getBytes(UTF_8)) + ".." + "A".repeat(300_000) + "..";
        JwtClaims claims = JwtClaims.builder().claim("ssn", seal).build();

        assertThat(claims.isSealed("ssn")).isTrue();
        assertThat(Sealed.refusal(() -> claims.string("ssn")).failures())
                .hasToString("[ssn: expected a string, was sealed]");
    }

    @Test
    @Timeout(10)
    void many_sealed_members_are_shown_in_one_pass() {
        String seal = Base64Url.encode("{\"typ\":\"sealed-claim\"}".getBytes(UTF_8)) + "....";
        JsonObject.Builder members = JsonObject.builder();
        for (int i = 0; i < 30_000; i++) {
            members.put("m" + i, seal);
        }
        JwtClaims claims = JwtClaims.builder().claim("many", members.build()).build();

        JsonObject shown = claims.object("many").orElseThrow();

        assertThat(shown.size()).isEqualTo(30_000);
        assertThat(shown.object("m29999").orElseThrow().string("sealed")).contains(seal);
    }

    @Test
    void the_rules_see_sealed_claims_as_sealed() {
        JwtDecoder decoder = Sealed.decoder()
                .rule(ClaimRule.of(
                        "ssn", "a number", claims -> claims.string("ssn").isPresent()))
                .opening(Sealed.CLINIC, "ssn")
                .build();

        assertThat(Sealed.refusal(() -> decoder.decode(ENCODER.encode(Sealed.claims()))))
                .hasMessage("ssn: expected a string, was sealed");
    }

    @Test
    void a_key_that_was_not_found_tells_when_its_source_failed() {
        Instant failed = Instant.ofEpochSecond(1_800_000_000);
        JwkSource source = new JwkSource() {
            @Override
            public JwkSet current() {
                return JwkSet.of(Sealed.INSURER_KEY);
            }

            @Override
            public JwkSet refreshed(String missingKeyId) {
                return current();
            }

            @Override
            public Optional<Instant> refreshFailedAt() {
                return Optional.of(failed);
            }
        };
        JwtDecoder decoder = Sealed.decoder()
                .opening(JweDecrypter.of(source, RSA_OAEP_256, A256GCM), "ssn")
                .build();

        InvalidTokenException refusal = Sealed.refusal(() -> decoder.decode(ENCODER.encode(Sealed.claims())));

        assertThat(refusal.reason()).isEqualTo(Reason.KEY_NOT_FOUND);
        assertThat(refusal.keySourceFailedAt()).contains(failed);
    }

    @Test
    void no_key_is_used_before_signature_and_rules_have_held() {
        AtomicInteger uses = new AtomicInteger();
        JweDecrypter counting = RSA_OAEP_256.decrypter(
                encrypted -> {
                    uses.incrementAndGet();
                    throw new GeneralSecurityException();
                },
                A256GCM);
        String token = ENCODER.encode(Sealed.claims());
        JwtDecoder stranger = Jwt.verifiedBy(Hmac.HS256.verifier(OctJwk.generate(32)))
                .anyIssuer()
                .anyAudience()
                .noExpiryNeeded()
                .opening(counting, "ssn")
                .build();
        JwtDecoder strict =
                Sealed.decoder().require("absent").opening(counting, "ssn").build();
        JwtDecoder elsewhere =
                Sealed.decoder().opening(counting, "ssn", "moved").build();
        JsonObject moved = Sealed.payload(token);

        assertThat(Sealed.refusal(() -> stranger.decode(token)).reason()).isEqualTo(Reason.SIGNATURE_INVALID);
        assertThat(Sealed.refusal(() -> strict.decode(token)).reason()).isEqualTo(Reason.CLAIM_REJECTED);
        assertThat(refusal(elsewhere, moved.with("moved", moved.value("ssn").orElseThrow()))
                        .reason())
                .isEqualTo(Reason.CLAIM_REJECTED);
        assertThat(uses).hasValue(0);
        assertThat(Sealed.refusal(() -> Sealed.decoder()
                                .opening(counting, "ssn", "diagnosis")
                                .build()
                                .decode(token))
                        .reason())
                .isEqualTo(Reason.DECRYPTION_FAILED);
        assertThat(uses).hasValue(1);
    }

    // Moved

    @Test
    void a_seal_of_this_place_is_opened() {
        String seal = Sealed.seal(Sealed.TO_CLINIC, Sealed.SSN_PLACE, "\"078-05-1120\"");

        assertThat(OPENING_SSN
                        .decode(Sealed.token(Sealed.CLAIMS.with("ssn", seal)))
                        .claims()
                        .string("ssn"))
                .contains("078-05-1120");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "claim|[\"diagnosis\"]",
                "claim|[\"patient\",\"ssn\"]",
                "claim|[\"ssn\",\"ssn\"]",
                "claim|\"ssn\"",
                "claim|[]",
                "claim|null",
                "iss|\"https://other.example\"",
                "iss|null",
                "sub|\"p-18\"",
                "jti|\"t-2\"",
                "jti|[\"t-1\"]",
                "aud|\"someone\"",
                "extra|1",
            })
    void a_seal_of_another_place_is_refused(String member, String json) {
        Object value = JsonObject.parse("{\"v\":" + json + "}").value("v").orElseThrow();
        JsonObject place = Sealed.SSN_PLACE.with(member, value);

        assertFailure(Sealed.seal(Sealed.TO_CLINIC, place, "\"078-05-1120\""), Code.SEALED_ELSEWHERE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"claim", "iss", "sub", "jti"})
    void a_seal_that_leaves_out_part_of_its_place_is_refused(String member) {
        JsonObject place = Sealed.SSN_PLACE.without(member);

        assertFailure(Sealed.seal(Sealed.TO_CLINIC, place, "\"078-05-1120\""), Code.SEALED_ELSEWHERE);
    }

    @Test
    void a_seal_is_refused_in_another_claim_of_its_token() {
        JsonObject payload = Sealed.payload(ENCODER.encode(Sealed.claims()));
        JsonObject swapped = payload.with("ssn", payload.value("diagnosis").orElseThrow())
                .with("diagnosis", payload.value("ssn").orElseThrow());

        assertThat(refusal(OPENING, swapped).failures())
                .extracting(failure -> failure.claim() + " " + failure.code())
                .containsExactly("ssn SEALED_ELSEWHERE", "diagnosis SEALED_ELSEWHERE");
    }

    @Test
    void a_seal_is_refused_at_the_same_name_in_another_object() {
        JsonObject place = Sealed.SSN_PLACE.with("claim", List.of("patient", "ssn"));
        String seal = Sealed.seal(Sealed.TO_CLINIC, place, "\"078-05-1120\"");

        assertFailure(seal, Code.SEALED_ELSEWHERE);
    }

    @Test
    void a_seal_is_refused_in_another_token_of_the_same_issuer() {
        SignedJwtEncoder encoder = Jwt.signedWith(Sealed.SIGNER).sealing(Sealed.TO_CLINIC, "ssn");
        JwtClaims without = JwtClaims.of(Sealed.CLAIMS.without("jti"));
        JsonObject first = Sealed.payload(encoder.encode(without));
        JsonObject second = Sealed.payload(encoder.encode(without));

        assertThat(refusal(OPENING_SSN, first.with("ssn", second.value("ssn").orElseThrow()))
                        .failures())
                .extracting(failure -> failure.code())
                .containsExactly(Code.SEALED_ELSEWHERE);
    }

    @Test
    void a_seal_of_one_issuer_is_refused_in_the_token_of_another_that_the_decoder_accepts() {
        OctJwk others = OctJwk.generate(32);
        JwtDecoder decoder = Jwt.issuers(
                Jwt.verifiedBy(Hmac.HS256.verifier(Sealed.ISSUER_KEY))
                        .issuer("https://hospital.example")
                        .anyAudience()
                        .noExpiryNeeded()
                        .opening(Sealed.CLINIC, "ssn")
                        .build(),
                Jwt.verifiedBy(Hmac.HS256.verifier(others))
                        .issuer("https://other.example")
                        .anyAudience()
                        .noExpiryNeeded()
                        .opening(Sealed.CLINIC, "ssn")
                        .build());
        JsonObject hospital = Sealed.CLAIMS.with("ssn", Sealed.seal(Sealed.TO_CLINIC, Sealed.SSN_PLACE, "1"));
        byte[] stolen = hospital.with("iss", "https://other.example").toOctets();

        assertThat(decoder.decode(Sealed.token(hospital)).claims().integer("ssn"))
                .hasValue(1);
        assertThat(Sealed.failures(
                        () -> decoder.decode(Hmac.HS256.signer(others).sign(stolen))))
                .extracting(failure -> failure.code())
                .containsExactly(Code.SEALED_ELSEWHERE);
        assertThat(Sealed.refusal(() -> decoder.decode(Hmac.HS256.signer(others).sign(hospital.toOctets())))
                        .reason())
                .isEqualTo(Reason.SIGNATURE_INVALID);
    }

    @Test
    void a_token_with_seals_needs_a_jti() {
        String seal = Sealed.seal(Sealed.TO_CLINIC, Sealed.SSN_PLACE.without("jti"), "1");

        assertThat(refusal(OPENING_SSN, Sealed.CLAIMS.without("jti").with("ssn", seal))
                        .failures())
                .extracting(failure -> failure.claim() + " " + failure.code())
                .containsExactly("jti MISSING");
    }

    @Test
    void one_recipient_of_another_place_spoils_the_claim() {
        String good = Sealed.seal(Sealed.TO_CLINIC, Sealed.SSN_PLACE, "1");
        String moved = Sealed.seal(Sealed.TO_INSURER, Sealed.SSN_PLACE.with("jti", "t-2"), "1");

        assertFailure(List.of(good, moved), Code.SEALED_ELSEWHERE);
    }

    // Not sealed, or not well

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"078-05-1120\"",
                "\"\"",
                "null",
                "true",
                "17",
                "{}",
                "[]",
                "[\"a\"]",
                "[1]",
                "[[]]",
                "{\"sealed\":\"x\"}",
                "\"....\"",
                "\"a.b.c.d.e\""
            })
    void a_claim_that_comes_readable_is_refused(String json) {
        assertFailure(JsonObject.parse("{\"v\":" + json + "}").value("v").orElseThrow(), Code.NOT_SEALED);
    }

    @Test
    void a_JWE_that_is_no_seal_is_refused() {
        assertFailure(Sealed.TO_CLINIC.withContentType("json").encrypt("\"x\"".getBytes(UTF_8)), Code.NOT_SEALED);
    }

    @Test
    void a_seal_among_readable_elements_is_refused() {
        String seal = Sealed.seal(Sealed.TO_CLINIC, Sealed.SSN_PLACE, "1");

        assertFailure(List.of(seal, "078-05-1120"), Code.NOT_SEALED);
        assertFailure(List.of(seal, List.of(seal)), Code.NOT_SEALED);
        assertFailure(List.of(seal, JsonNull.NULL), Code.NOT_SEALED);
    }

    @Test
    void a_seal_of_another_content_type_is_refused() {
        JsonObject critical =
                JsonObject.builder().put("sealed", Sealed.SSN_PLACE).build();
        JweEncrypter typed = Sealed.TO_CLINIC.withType("sealed-claim");

        assertFailure(Sealed.entry(typed, critical, "1"), Code.MALFORMED);
        assertFailure(Sealed.entry(typed.withContentType("JWT"), critical, "1"), Code.MALFORMED);
    }

    @Test
    void a_seal_whose_place_is_not_critical_is_refused() {
        JweEncrypter typed = Sealed.TO_CLINIC.withType("sealed-claim").withContentType("json");
        JsonObject other = JsonObject.builder().put("other", 1).build();

        assertFailure(
                Sealed.entry(typed.withHeader("sealed", Sealed.SSN_PLACE), JsonObject.empty(), "1"), Code.MALFORMED);
        assertFailure(Sealed.entry(typed.withHeader("sealed", Sealed.SSN_PLACE), other, "1"), Code.MALFORMED);
        assertFailure(Sealed.entry(typed, JsonObject.empty(), "1"), Code.MALFORMED);
        assertFailure(
                Sealed.entry(typed, JsonObject.builder().put("sealed", "ssn").build(), "1"), Code.MALFORMED);
    }

    @Test
    void a_further_critical_parameter_is_not_understood() {
        JweEncrypter typed = Sealed.TO_CLINIC.withType("sealed-claim").withContentType("json");
        JsonObject critical = JsonObject.builder()
                .put("sealed", Sealed.SSN_PLACE)
                .put("other", 1)
                .build();

        assertReason(Sealed.entry(typed, critical, "1"), Reason.UNSUPPORTED);
    }

    @Test
    void more_recipients_than_16_are_refused() {
        String seal = Sealed.seal(Sealed.TO_INSURER, Sealed.SSN_PLACE, "1");

        assertReason(Collections.nCopies(16, seal), Reason.KEY_NOT_FOUND);
        assertFailure(Collections.nCopies(17, seal), Code.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssn.digits", "diagnosis.since", "patient.name.first"})
    void a_path_through_what_is_no_object_is_refused(String path) {
        JwtDecoder decoder = Sealed.decoder().opening(Sealed.CLINIC, path).build();

        assertThat(refusal(decoder, Sealed.CLAIMS).failures())
                .extracting(failure -> failure.claim() + " " + failure.code())
                .containsExactly(path + " MALFORMED");
    }

    @Test
    void a_name_that_comes_twice_is_malformed() {
        String seal = Sealed.seal(Sealed.TO_CLINIC, Sealed.SSN_PLACE, "1");
        String json = "{\"jti\":\"t-1\",\"ssn\":\"" + seal + "\",\"ssn\":\"" + seal + "\"}";
        String token = Sealed.SIGNER.sign(json.getBytes(UTF_8));

        assertThat(Sealed.refusal(() -> OPENING_SSN.decode(token)).reason()).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void all_claims_that_are_not_sealed_are_reported_together() {
        assertThat(refusal(OPENING, Sealed.CLAIMS).failures())
                .extracting(failure -> failure.claim() + " " + failure.code())
                .containsExactly("ssn NOT_SEALED", "diagnosis NOT_SEALED", "patient.address NOT_SEALED");
    }

    // Keys

    @Test
    void everything_that_involves_the_key_fails_alike() {
        String seal = Sealed.seal(Sealed.TO_CLINIC, Sealed.SSN_PLACE, "\"078-05-1120\"");
        String other = Sealed.seal(Sealed.TO_CLINIC, Sealed.SSN_PLACE, "\"078-05-1120\"");
        RsaJwk stranger = RsaJwk.generate(2048).withKeyId("clinic");
        List<String> spoilt = new ArrayList<>();
        for (int part = 1; part < 5; part++) {
            String[] parts = seal.split("\\.", -1);
            parts[part] = Sealed.part(other, part);
            spoilt.add(String.join(".", parts));
        }
        spoilt.add(Sealed.seal(RSA_OAEP_256.encrypter(stranger, A256GCM), Sealed.SSN_PLACE, "1"));
        spoilt.add(seal.replaceFirst("\\.[^.]*\\.", ".AAAA."));

        assertThat(spoilt)
                .allSatisfy(one -> assertReason(one, Reason.DECRYPTION_FAILED))
                .extracting(one ->
                        refusal(OPENING_SSN, Sealed.CLAIMS.with("ssn", one)).getMessage())
                .containsOnly("ssn: this sealed claim cannot be opened with this key");
    }

    @Test
    void a_header_that_was_changed_opens_nothing() {
        String seal = Sealed.seal(Sealed.TO_CLINIC, Sealed.SSN_PLACE.with("jti", "t-2"), "1");
        JsonObject header = Sealed.header(seal).with("sealed", Sealed.SSN_PLACE);
        String[] parts = seal.split("\\.", -1);
        parts[0] = Base64Url.encode(header.toOctets());

        assertReason(String.join(".", parts), Reason.DECRYPTION_FAILED);
    }

    @Test
    void a_truncated_seal_is_refused() {
        String seal = Sealed.seal(Sealed.TO_CLINIC, Sealed.SSN_PLACE, "1");

        assertFailure(seal.substring(0, seal.lastIndexOf('.')), Code.NOT_SEALED);
        assertFailure(seal.substring(1), Code.NOT_SEALED);
        assertReason(seal.substring(0, seal.length() - 4), Reason.MALFORMED);
        assertReason(seal.substring(0, seal.lastIndexOf('.') + 1), Reason.MALFORMED);
    }

    @Test
    void a_seal_for_another_recipient_is_refused_for_what_can_be_read_without_a_key() {
        assertReason(Sealed.seal(Sealed.TO_INSURER, Sealed.SSN_PLACE, "1"), Reason.KEY_NOT_FOUND);
        assertReason(
                Sealed.seal(RSA_OAEP.encrypter(Sealed.CLINIC_KEY, A256GCM), Sealed.SSN_PLACE, "1"),
                Reason.ALGORITHM_NOT_ALLOWED);
        assertReason(
                Sealed.seal(RSA_OAEP_256.encrypter(Sealed.CLINIC_KEY, A128GCM), Sealed.SSN_PLACE, "1"),
                Reason.ALGORITHM_NOT_ALLOWED);
    }

    @Test
    void other_recipients_do_not_keep_the_key_from_its_own_seal() {
        RsaJwk stranger = RsaJwk.generate(2048).withKeyId("clinic");
        List<String> seals = List.of(
                Sealed.seal(RSA_OAEP.encrypter(Sealed.CLINIC_KEY, A256GCM), Sealed.SSN_PLACE, "1"),
                Sealed.seal(Sealed.TO_INSURER, Sealed.SSN_PLACE, "2"),
                Sealed.seal(RSA_OAEP_256.encrypter(stranger, A256GCM), Sealed.SSN_PLACE, "3"),
                Sealed.seal(Sealed.TO_CLINIC, Sealed.SSN_PLACE, "4"));

        assertThat(OPENING_SSN
                        .decode(Sealed.token(Sealed.CLAIMS.with("ssn", seals)))
                        .claims()
                        .integer("ssn"))
                .hasValue(4);
        assertReason(seals.subList(0, 3), Reason.DECRYPTION_FAILED);
        assertReason(seals.subList(0, 2), Reason.KEY_NOT_FOUND);
        assertReason(seals.subList(0, 1), Reason.ALGORITHM_NOT_ALLOWED);
    }

    @Test
    void recipients_whose_encrypted_keys_were_swapped_are_not_opened() {
        String clinic = Sealed.seal(Sealed.TO_CLINIC, Sealed.SSN_PLACE, "1");
        String insurer = Sealed.seal(Sealed.TO_INSURER, Sealed.SSN_PLACE, "1");
        String swapped = clinic.replace(Sealed.part(clinic, 1), Sealed.part(insurer, 1));

        assertReason(List.of(swapped, insurer), Reason.DECRYPTION_FAILED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "x",
                "1 2",
                "1,\"w\":2",
                "1}",
                "1,\"v\":2",
                "{\"a\":1",
                "{\"a\":1,\"a\":2}",
                "\"\u0001\"",
                "01",
                "1}{\"v\":1",
                "[1]]"
            })
    void a_plaintext_that_is_not_one_JSON_value_is_refused(String plaintext) {
        assertFailure(Sealed.seal(Sealed.TO_CLINIC, Sealed.SSN_PLACE, plaintext), Code.MALFORMED);
    }

    @Test
    void a_plaintext_may_have_blanks_around_it() {
        String seal = Sealed.seal(Sealed.TO_CLINIC, Sealed.SSN_PLACE, " \n 1 \t");

        assertThat(OPENING_SSN
                        .decode(Sealed.token(Sealed.CLAIMS.with("ssn", seal)))
                        .claims()
                        .integer("ssn"))
                .hasValue(1);
    }

    @Test
    void compressed_seals_are_refused_whatever_the_decrypter_takes() {
        String seal = Sealed.seal(Sealed.TO_CLINIC, Sealed.SSN_PLACE, "1");
        String[] parts = seal.split("\\.", -1);
        parts[0] = Base64Url.encode(Sealed.header(seal).with("zip", "DEF").toOctets());
        JwtDecoder inflating =
                Sealed.decoder().opening(Sealed.CLINIC.inflating(1000), "ssn").build();

        assertThat(refusal(inflating, Sealed.CLAIMS.with("ssn", String.join(".", parts)))
                        .failures())
                .extracting(failure -> failure.code())
                .containsExactly(Code.MALFORMED);
    }

    @Test
    void a_shared_key_seals_and_opens_as_well() {
        OctJwk shared = OctJwk.generate(32);
        String token = Jwt.signedWith(Sealed.SIGNER)
                .sealing(Direct.DIR.encrypter(shared, A256GCM), "ssn", "diagnosis")
                .encode(Sealed.claims());

        assertThat(Sealed.decoder()
                        .opening(Direct.DIR.decrypter(shared, A256GCM), "ssn", "diagnosis")
                        .build()
                        .decode(token)
                        .claims()
                        .toObject())
                .isEqualTo(Sealed.CLAIMS);
    }

    // Decoders that cannot be built

    @ParameterizedTest
    @ValueSource(strings = {"iss", "sub", "aud", "exp", "nbf", "iat", "jti", "cnf.jwk"})
    void refuses_to_open_what_is_never_sealed(String claim) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sealed.decoder().opening(Sealed.CLINIC, claim))
                .withMessageContaining("never sealed");
    }

    @Test
    void refuses_the_same_claim_twice_and_one_inside_another() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sealed.decoder().opening(Sealed.CLINIC, "ssn").opening(Sealed.INSURER, "ssn"))
                .withMessageContaining("once");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Sealed.decoder().opening(Sealed.CLINIC, "patient").opening(Sealed.INSURER, "patient.name"))
                .withMessageContaining("inside another");
    }

    @Test
    void a_refusal_shows_no_value() {
        String seal = Sealed.seal(Sealed.TO_CLINIC, Sealed.SSN_PLACE, "secret plaintext");

        assertThat(refusal(OPENING_SSN, Sealed.CLAIMS.with("ssn", seal)))
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("p-17")
                .hasNoCause();
    }
}
