package dev.signet.jose.jwt;

import static dev.signet.jose.jwe.AesKeyWrap.A256KW;
import static dev.signet.jose.jwe.ContentEncryption.A256GCM;
import static dev.signet.jose.jwe.RsaOaep.RSA_OAEP_256;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonNull;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jws.Hmac;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a decoder opens that was told the keys and not the claims. */
class OpeningSealedForTest {

    private static final JwtDecoder CLINIC =
            Sealed.decoder().openingSealedFor(Sealed.CLINIC).build();
    private static final JwtDecoder INSURER =
            Sealed.decoder().openingSealedFor(Sealed.INSURER).build();

    /** Keys without a {@code kid}, so that only trying tells whose a seal is. */
    private static final OctJwk OURS = OctJwk.generate(32);

    private static final OctJwk THEIRS = OctJwk.generate(32);
    private static final JweEncrypter TO_THEM = A256KW.encrypter(THEIRS, A256GCM);
    private static final JweDecrypter OUR_KEY = A256KW.decrypter(OURS, A256GCM);

    private static String forBoth() {
        return Jwt.signedWith(Sealed.SIGNER)
                .sealing(Sealed.TO_CLINIC, "diagnosis", "patient.address")
                .sealing(Sealed.TO_INSURER, "ssn")
                .encode(Sealed.claims());
    }

    private static InvalidTokenException refusal(JwtDecoder decoder, JsonObject claims) {
        return Sealed.refusal(() -> decoder.decode(Sealed.token(claims)));
    }

    private static void assertFailure(JsonObject claims, String claim, Code code) {
        InvalidTokenException refusal = refusal(CLINIC, claims);

        assertThat(refusal.failures()).hasSize(1);
        assertThat(refusal.failures().get(0).claim()).isEqualTo(claim);
        assertThat(refusal.failures().get(0).code()).isEqualTo(code);
    }

    @Test
    void what_was_sealed_for_the_key_is_opened_and_the_rest_stays_sealed() {
        VerifiedJwt jwt = CLINIC.decode(forBoth());

        assertThat(jwt.openedClaims()).containsExactly("diagnosis", "patient.address");
        assertThat(jwt.claims().sealedClaims()).containsExactly("ssn");
        assertThat(jwt.claims().toObject().value("diagnosis")).isEqualTo(Sealed.CLAIMS.value("diagnosis"));
        assertThat(jwt.claims().toObject().value("patient")).isEqualTo(Sealed.CLAIMS.value("patient"));
    }

    @Test
    void another_key_opens_other_claims_of_the_same_token() {
        VerifiedJwt jwt = INSURER.decode(forBoth());

        assertThat(jwt.openedClaims()).containsExactly("ssn");
        assertThat(jwt.claims().sealedClaims()).containsExactly("diagnosis", "patient.address");
    }

    @Test
    void several_keys_open_what_each_of_them_has() {
        for (JwtDecoder both : List.of(
                Sealed.decoder().openingSealedFor(Sealed.CLINIC, Sealed.INSURER).build(),
                Sealed.decoder()
                        .openingSealedFor(Sealed.CLINIC)
                        .openingSealedFor(Sealed.INSURER)
                        .build())) {
            VerifiedJwt jwt = both.decode(forBoth());

            assertThat(jwt.openedClaims()).containsExactlyInAnyOrder("ssn", "diagnosis", "patient.address");
            assertThat(jwt.claims().sealedClaims()).isEmpty();
            assertThat(jwt.claims()).isEqualTo(Sealed.claims());
        }
    }

    @Test
    void one_of_several_recipients_is_enough() {
        String token = Jwt.signedWith(Sealed.SIGNER)
                .sealing(Sealed.TO_CLINIC, "ssn")
                .sealing(Sealed.TO_INSURER, "ssn")
                .encode(Sealed.claims());

        assertThat(INSURER.decode(token).claims().string("ssn")).contains("078-05-1120");
    }

    @Test
    void a_token_without_seals_is_as_before() {
        VerifiedJwt jwt = CLINIC.decode(Sealed.token(Sealed.CLAIMS));

        assertThat(jwt.openedClaims()).isEmpty();
        assertThat(jwt.claims()).isEqualTo(Sealed.claims());
    }

    @Test
    void a_token_sealed_for_others_is_accepted_as_it_is() {
        String token =
                Jwt.signedWith(Sealed.SIGNER).sealing(Sealed.TO_INSURER, "ssn").encode(Sealed.claims());

        VerifiedJwt jwt = CLINIC.decode(token);

        assertThat(jwt.openedClaims()).isEmpty();
        assertThat(jwt.claims().isSealed("ssn")).isTrue();
    }

    @Test
    void a_claim_that_is_named_is_opened_by_its_own_key_alone() {
        JwtDecoderBuilder<JwtDecoder> rules =
                Sealed.decoder().opening(Sealed.INSURER, "ssn").openingSealedFor(Sealed.CLINIC);
        String forClinic = Jwt.signedWith(Sealed.SIGNER)
                .sealing(Sealed.TO_CLINIC, "ssn", "diagnosis")
                .encode(Sealed.claims());

        assertThat(rules.build().decode(forBoth()).openedClaims())
                .containsExactly("ssn", "diagnosis", "patient.address");
        assertThat(Sealed.refusal(() -> rules.build().decode(forClinic)).reason())
                .isEqualTo(Reason.KEY_NOT_FOUND);
    }

    @Test
    void a_part_of_a_claim_that_is_named_is_not_looked_for() {
        String seal = Sealed.seal(
                Sealed.TO_CLINIC,
                Sealed.SSN_PLACE.with("claim", List.of("patient")),
                "{\"ssn\":\"" + Sealed.seal(Sealed.TO_CLINIC, Sealed.SSN_PLACE, "1") + "\"}");
        JwtDecoder decoder = Sealed.decoder()
                .opening(Sealed.CLINIC, "patient")
                .openingSealedFor(Sealed.CLINIC)
                .build();

        VerifiedJwt jwt = decoder.decode(Sealed.token(Sealed.CLAIMS.with("patient", seal)));

        assertThat(jwt.openedClaims()).containsExactly("patient");
        assertThat(jwt.claims().sealedClaims()).containsExactly("patient.ssn");
    }

    @Test
    void a_readable_claim_that_is_named_is_still_refused() {
        JwtDecoder decoder = Sealed.decoder()
                .opening(Sealed.CLINIC, "ssn")
                .openingSealedFor(Sealed.CLINIC)
                .build();

        assertThat(refusal(decoder, Sealed.CLAIMS).failures().get(0).code()).isEqualTo(Code.NOT_SEALED);
    }

    // What is wrong with a seal refuses the token, whosever it is

    @Test
    void a_seal_that_was_moved_refuses_the_token() {
        String seal = Sealed.seal(Sealed.TO_CLINIC, Sealed.SSN_PLACE, "1");

        assertThat(CLINIC.decode(Sealed.token(Sealed.CLAIMS.with("ssn", seal))).openedClaims())
                .containsExactly("ssn");
        assertFailure(Sealed.CLAIMS.with("diagnosis", seal), "diagnosis", Code.SEALED_ELSEWHERE);
        assertFailure(Sealed.CLAIMS.with("ssn", seal).with("sub", "p-18"), "ssn", Code.SEALED_ELSEWHERE);
    }

    @Test
    void a_seal_for_another_key_that_was_moved_refuses_the_token_too() {
        String seal = Sealed.seal(Sealed.TO_INSURER, Sealed.SSN_PLACE, "1");

        assertThat(CLINIC.decode(Sealed.token(Sealed.CLAIMS.with("ssn", seal))).openedClaims())
                .isEmpty();
        assertFailure(Sealed.CLAIMS.with("diagnosis", seal), "diagnosis", Code.SEALED_ELSEWHERE);
    }

    @Test
    void a_seal_without_its_critical_parameter_refuses_the_token() {
        String seal = Sealed.TO_CLINIC
                .withType("sealed-claim")
                .withContentType("json")
                .encrypt(new byte[] {'1'});

        assertFailure(Sealed.CLAIMS.with("ssn", seal), "ssn", Code.MALFORMED);
    }

    @Test
    void a_token_with_a_seal_and_without_jti_is_refused() {
        String seal = Sealed.seal(Sealed.TO_CLINIC, Sealed.SSN_PLACE.without("jti"), "1");

        assertFailure(Sealed.CLAIMS.without("jti").with("ssn", seal), "jti", Code.MISSING);
    }

    @Test
    void an_array_of_which_one_element_is_a_seal_refuses_the_token() {
        String seal = Sealed.seal(Sealed.TO_CLINIC, Sealed.SSN_PLACE, "1");

        assertFailure(Sealed.CLAIMS.with("ssn", List.of(seal, "readable")), "ssn", Code.NOT_SEALED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1 2", "{", "1}"})
    void what_is_under_the_seal_must_be_one_json_value(String plaintext) {
        String seal = Sealed.seal(Sealed.TO_CLINIC, Sealed.SSN_PLACE, plaintext);

        assertFailure(Sealed.CLAIMS.with("ssn", seal), "ssn", Code.MALFORMED);
    }

    @Test
    void a_claim_that_is_never_sealed_is_not_opened_whatever_it_looks_like() {
        JsonObject claims = Sealed.CLAIMS.with("sub", Sealed.seal(Sealed.TO_CLINIC, Sealed.SSN_PLACE, "1"));

        VerifiedJwt jwt = CLINIC.decode(Sealed.token(claims));

        assertThat(jwt.openedClaims()).isEmpty();
        assertThat(jwt.claims().toObject()).isEqualTo(claims);
    }

    @Test
    void what_comes_out_of_a_seal_is_not_opened_again() {
        String inner = Sealed.seal(Sealed.TO_CLINIC, Sealed.SSN_PLACE, "1");
        String seal = Sealed.seal(Sealed.TO_CLINIC, Sealed.SSN_PLACE, '"' + inner + '"');

        VerifiedJwt jwt = CLINIC.decode(Sealed.token(Sealed.CLAIMS.with("ssn", seal)));

        assertThat(jwt.claims().toObject().value("ssn")).contains(inner);
    }

    @Test
    void what_comes_out_of_the_seal_of_a_claim_that_is_named_is_not_opened_again_either() {
        String inner = Sealed.seal(Sealed.TO_CLINIC, Sealed.SSN_PLACE, "1");
        String seal = Sealed.seal(Sealed.TO_CLINIC, Sealed.SSN_PLACE, '"' + inner + '"');
        JwtDecoder decoder = Sealed.decoder()
                .opening(Sealed.CLINIC, "ssn")
                .openingSealedFor(Sealed.CLINIC)
                .build();

        VerifiedJwt jwt = decoder.decode(Sealed.token(Sealed.CLAIMS.with("ssn", seal)));

        assertThat(jwt.claims().toObject().value("ssn")).contains(inner);
    }

    @Test
    void no_key_is_asked_for_before_every_rule_has_held() {
        AtomicInteger asked = new AtomicInteger();
        JweDecrypter counted = RSA_OAEP_256.decrypter(
                encrypted -> {
                    asked.incrementAndGet();
                    throw new GeneralSecurityException();
                },
                A256GCM);
        JwtDecoder decoder = Jwt.verifiedBy(Hmac.HS256.verifier(Sealed.ISSUER_KEY))
                .issuer("https://other.example")
                .anyAudience()
                .noExpiryNeeded()
                .openingSealedFor(counted)
                .build();

        Sealed.refusal(() -> decoder.decode(forBoth()));
        assertThat(asked).hasValue(0);

        VerifiedJwt jwt = Sealed.decoder().openingSealedFor(counted).build().decode(forBoth());
        assertThat(jwt.openedClaims()).isEmpty();
        assertThat(asked).hasPositiveValue();
    }

    // Bounds

    private static String sealedForThem(int claims) {
        return sealed(TO_THEM, claims);
    }

    private static String sealed(JweEncrypter recipient, int claims) {
        JsonObject.Builder members = JsonObject.builder().put("jti", "t");
        String[] names = new String[claims];
        for (int i = 0; i < claims; i++) {
            names[i] = "c" + i;
            members.put(names[i], i);
        }
        SignedJwtEncoder encoder = Jwt.signedWith(Sealed.SIGNER);
        for (String name : names) {
            encoder = encoder.sealing(recipient, name);
        }
        return encoder.encode(JwtClaims.of(members.build()));
    }

    @Test
    void a_key_is_used_a_hundred_times_and_no_more() {
        JwtDecoder decoder = Sealed.decoder().openingSealedFor(OUR_KEY).build();
        String most = sealedForThem(ClaimOpener.MOST_TRIES);
        String more = sealedForThem(ClaimOpener.MOST_TRIES + 1);

        assertThat(decoder.decode(most).claims().sealedClaims()).hasSize(ClaimOpener.MOST_TRIES);
        InvalidTokenException refusal = Sealed.refusal(() -> decoder.decode(more));
        assertThat(refusal.reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(refusal).hasMessageContaining("opening(..)");
    }

    @Test
    void what_a_key_opens_is_a_use_as_well() {
        JwtDecoder decoder = Sealed.decoder().openingSealedFor(OUR_KEY).build();
        JweEncrypter toUs = A256KW.encrypter(OURS, A256GCM);
        String most = sealed(toUs, ClaimOpener.MOST_TRIES);
        String more = sealed(toUs, ClaimOpener.MOST_TRIES + 1);

        assertThat(decoder.decode(most).openedClaims()).hasSize(ClaimOpener.MOST_TRIES);
        assertThat(Sealed.refusal(() -> decoder.decode(more)).reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void several_keys_share_the_bound() {
        JwtDecoder decoder = Sealed.decoder()
                .openingSealedFor(OUR_KEY, A256KW.decrypter(OctJwk.generate(32), A256GCM))
                .build();

        assertThat(decoder.decode(sealedForThem(50)).claims().sealedClaims()).hasSize(50);
        assertThat(Sealed.refusal(() -> decoder.decode(sealedForThem(51))).reason())
                .isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void a_seal_that_names_the_key_of_another_costs_no_use() {
        JweEncrypter named = A256KW.encrypter(THEIRS.withKeyId("theirs"), A256GCM);
        String[] names = new String[ClaimOpener.MOST_TRIES + 1];
        JsonObject.Builder members = JsonObject.builder().put("jti", "t");
        for (int i = 0; i < names.length; i++) {
            names[i] = "c" + i;
            members.put(names[i], i);
        }
        String token = Jwt.signedWith(Sealed.SIGNER)
                .sealing(named, "c0", Arrays.copyOfRange(names, 1, names.length))
                .encode(JwtClaims.of(members.build()));
        JwtDecoder decoder = Sealed.decoder()
                .openingSealedFor(A256KW.decrypter(OURS.withKeyId("ours"), A256GCM))
                .build();

        assertThat(decoder.decode(token).claims().sealedClaims()).hasSize(names.length);
    }

    // What is demanded of a claim holds under its seal

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_claim_that_must_be_there_must_not_be_null_under_its_seal(boolean named) {
        JwtDecoderBuilder<JwtDecoder> builder = Sealed.decoder().require("ssn");
        JwtDecoder decoder =
                (named ? builder.opening(Sealed.CLINIC, "ssn") : builder.openingSealedFor(Sealed.CLINIC)).build();
        SignedJwtEncoder encoder = Jwt.signedWith(Sealed.SIGNER).sealing(Sealed.TO_CLINIC, "ssn");
        String empty = encoder.encode(JwtClaims.of(Sealed.CLAIMS.with("ssn", JsonNull.NULL)));

        assertThat(decoder.decode(encoder.encode(Sealed.claims())).claims().string("ssn"))
                .isPresent();
        InvalidTokenException refusal = Sealed.refusal(() -> decoder.decode(empty));
        assertThat(refusal.failures()).hasSize(1);
        assertThat(refusal.failures().get(0).claim()).isEqualTo("ssn");
        assertThat(refusal.failures().get(0).code()).isEqualTo(Code.MISSING);
    }

    @Test
    void a_token_that_is_refused_for_what_was_under_a_seal_is_not_remembered() {
        AtomicInteger asked = new AtomicInteger();
        JwtDecoder decoder = Jwt.verifiedBy(Hmac.HS256.verifier(Sealed.ISSUER_KEY))
                .anyIssuer()
                .anyAudience()
                .require("ssn")
                .opening(Sealed.CLINIC, "ssn")
                .rejectingReplays((key, until) -> asked.incrementAndGet() == 1)
                .build();
        JsonObject claims = Sealed.CLAIMS
                .with("ssn", JsonNull.NULL)
                .with("exp", Clock.systemUTC().instant().plus(Duration.ofHours(1)));
        String token =
                Jwt.signedWith(Sealed.SIGNER).sealing(Sealed.TO_CLINIC, "ssn").encode(JwtClaims.of(claims));

        Sealed.refusal(() -> decoder.decode(token));

        assertThat(asked).hasValue(0);
    }

    @Test
    void an_encrypted_token_says_what_was_opened_too() {
        JweEncrypter gateway = A256KW.encrypter(OURS, A256GCM);
        String token =
                Jwt.encryptedWith(gateway).sealing(Sealed.TO_CLINIC, "ssn").encode(Sealed.claims());
        UnsignedJwt jwt = Jwt.decryptedBy(OUR_KEY)
                .unsigned()
                .anyIssuer()
                .anyAudience()
                .noExpiryNeeded()
                .openingSealedFor(Sealed.CLINIC)
                .build()
                .decode(token);

        assertThat(jwt.openedClaims()).containsExactly("ssn");
    }
}
