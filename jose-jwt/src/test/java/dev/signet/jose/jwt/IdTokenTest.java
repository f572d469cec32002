package dev.signet.jose.jwt;

import static dev.signet.jose.jwt.Tokens.CLOCK;
import static dev.signet.jose.jwt.Tokens.ISSUER;
import static dev.signet.jose.jwt.Tokens.NOW;
import static dev.signet.jose.jwt.Tokens.VERIFIER;
import static dev.signet.jose.jwt.Tokens.assertRefused;
import static dev.signet.jose.jwt.Tokens.token;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.Direct;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.OkpJwk;
import dev.signet.jose.jws.EdDsa;
import dev.signet.jose.jws.Hmac;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What OpenID Connect Core 1.0 says a client MUST do, by the numbers of section 3.1.3.7. */
class IdTokenTest {

    private static final IdToken PROFILE = IdToken.forClient("client-1").withNonce("n-0S6_WzA2Mj");

    /** From OpenID Connect Core 1.0, appendix A.3 and A.4: the hashes are by SHA-256. */
    private static final String ACCESS_TOKEN = "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y";

    private static final String AT_HASH = "77QmUPtjPfzWtF2AnpK9RQ";
    private static final String CODE = "Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk";
    private static final String C_HASH = "LDktKdoQak3Pk0cnXxCltA";

    private static JwtDecoder decoder(IdToken profile) {
        return Jwt.verifiedBy(VERIFIER)
                .issuer(ISSUER)
                .clock(CLOCK)
                .profile(profile)
                .build();
    }

    private static JsonObject good() {
        return Tokens.good()
                .audience("client-1")
                .claim("nonce", "n-0S6_WzA2Mj")
                .build()
                .toObject();
    }

    private static void assertAccepted(IdToken profile, JsonObject claims) {
        assertThat(decoder(profile).decode(token(claims.toJson())).claims().toObject())
                .isEqualTo(claims);
    }

    private static void assertRejected(String claim, Code code, IdToken profile, JsonObject claims) {
        assertRefused(claim, code, () -> decoder(profile).decode(token(claims.toJson())));
    }

    @Test
    void accepts_an_ID_token_of_this_login() {
        assertAccepted(PROFILE, good());
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "sub", "aud", "exp", "iat"})
    void section_2_demands_each_of_five_claims(String claim) {
        assertRejected(claim, Code.MISSING, PROFILE, good().without(claim));
    }

    @Test
    void section_2_bounds_the_subject() {
        assertAccepted(PROFILE, good().with("sub", "a".repeat(255)));
        assertRejected("sub", Code.UNEXPECTED, PROFILE, good().with("sub", "a".repeat(256)));
        assertRejected("sub", Code.UNEXPECTED, PROFILE, good().with("sub", "zo\u00eb"));
    }

    @Test
    void number_1_an_encrypted_one_is_signed_inside() {
        OctJwk key = OctJwk.generate(32);

        assertThatThrownBy(() -> Jwt.decryptedBy(Direct.DIR.decrypter(key, ContentEncryption.A256GCM))
                        .unsigned()
                        .profile(PROFILE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("requires a signature");
    }

    @Test
    void number_2_the_issuer_is_exactly_the_provider_and_cannot_be_waived() {
        assertRejected("iss", Code.UNEXPECTED, PROFILE, good().with("iss", ISSUER + "/"));
        assertThatThrownBy(() ->
                        Jwt.verifiedBy(VERIFIER).anyIssuer().profile(PROFILE).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not anyIssuer()");
    }

    @Test
    void number_3_the_audience_is_this_client() {
        assertRejected("aud", Code.UNEXPECTED, PROFILE, good().with("aud", "CLIENT-1"));
        assertAccepted(PROFILE, good().with("aud", List.of("client-1")));
    }

    @Test
    void number_3_no_party_that_is_not_trusted_is_an_audience_too() {
        JsonObject both = good().with("aud", List.of("client-1", "client-2")).with("azp", "client-1");

        assertRejected("aud", Code.UNEXPECTED, PROFILE, both);
        assertAccepted(PROFILE.trusting("client-2"), both);
    }

    @Test
    void number_4_several_audiences_need_azp() {
        JsonObject both = good().with("aud", List.of("client-1", "client-2"));

        assertRejected("azp", Code.MISSING, PROFILE.trusting("client-2"), both);
    }

    @Test
    void number_5_azp_is_this_client() {
        assertAccepted(PROFILE, good().with("azp", "client-1"));
        assertRejected("azp", Code.UNEXPECTED, PROFILE, good().with("azp", "client-2"));
        assertRejected("azp", Code.MALFORMED, PROFILE, good().with("azp", List.of("client-1")));
    }

    @Test
    void number_9_it_has_not_expired() {
        assertRejected("exp", Code.EXPIRED, PROFILE, good().with("exp", 1_799_999_940L));
    }

    @Test
    void number_11_the_nonce_is_that_of_the_request() {
        assertRejected("nonce", Code.UNEXPECTED, PROFILE, good().with("nonce", "n-0S6_WzA2mj"));
        assertRejected("nonce", Code.MISSING, PROFILE, good().without("nonce"));
        assertRejected("nonce", Code.MALFORMED, PROFILE, good().with("nonce", 1));
    }

    @Test
    void number_11_without_a_nonce_in_the_request_there_is_none_in_the_token() {
        IdToken profile = IdToken.forClient("client-1").withoutNonce();

        assertAccepted(profile, good().without("nonce"));
        assertRejected("nonce", Code.UNEXPECTED, profile, good());
    }

    @Test
    void an_empty_client_is_none() {
        assertThatThrownBy(() -> IdToken.forClient("").withNonce("n-1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> IdToken.forClient("").withoutNonce()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_empty_audience_is_not_trusted() {
        assertThatThrownBy(() -> PROFILE.trusting("client-2", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("empty");
    }

    @Test
    void an_empty_nonce_is_none() {
        assertThatThrownBy(() -> IdToken.forClient("client-1").withNonce(""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void number_13_max_age_demands_auth_time_and_bounds_it() {
        IdToken fresh = PROFILE.withMaxAge(Duration.ofMinutes(10));

        assertAccepted(fresh, good().with("auth_time", NOW.minusSeconds(660).getEpochSecond()));
        assertRejected(
                "auth_time",
                Code.TOO_OLD,
                fresh,
                good().with("auth_time", NOW.minusSeconds(661).getEpochSecond()));
        assertRejected("auth_time", Code.MISSING, fresh, good());
        assertRejected("auth_time", Code.MALFORMED, fresh, good().with("auth_time", "1800000000"));
    }

    @Test
    void number_13_an_authentication_that_is_still_to_come_is_refused() {
        assertRejected(
                "auth_time",
                Code.NOT_YET_VALID,
                PROFILE.withMaxAge(Duration.ZERO),
                good().with("auth_time", NOW.plusSeconds(61).getEpochSecond()));
    }

    @Test
    void a_max_age_is_not_negative() {
        assertThatThrownBy(() -> PROFILE.withMaxAge(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PROFILE.withMaxAge(Duration.ofSeconds(Long.MAX_VALUE)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void at_hash_is_that_of_the_access_token() {
        IdToken hashed = PROFILE.withAccessToken(ACCESS_TOKEN);

        assertAccepted(hashed, good().with("at_hash", AT_HASH));
        assertRejected("at_hash", Code.UNEXPECTED, PROFILE.withAccessToken("another"), good().with("at_hash", AT_HASH));
        assertRejected("at_hash", Code.MISSING, hashed, good());
        assertRejected("at_hash", Code.MALFORMED, hashed, good().with("at_hash", 7));
    }

    @Test
    void c_hash_is_that_of_the_code() {
        IdToken hashed = PROFILE.withAccessToken(ACCESS_TOKEN).withCode(CODE);
        JsonObject both = good().with("at_hash", AT_HASH).with("c_hash", C_HASH);

        assertAccepted(hashed, both);
        assertRejected("c_hash", Code.UNEXPECTED, hashed, both.with("c_hash", AT_HASH));
        assertRejected("c_hash", Code.MISSING, hashed, both.without("c_hash"));
    }

    @ParameterizedTest
    @CsvSource({"HS256, 22", "RS256, 22", "ES256K, 22", "PS384, 32", "ES384, 32", "HS512, 43", "Ed25519, 43"})
    void the_hash_is_half_of_the_one_that_alg_has(String alg, int characters) {
        assertThat(LeftHalfHash.of(ACCESS_TOKEN, alg))
                .hasValueSatisfying(hash -> assertThat(hash).hasSize(characters));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ed448", "EdDSA", "ML-DSA-65", "none", ""})
    void there_is_no_hash_for_an_algorithm_that_none_is_defined_for(String alg) {
        assertThat(LeftHalfHash.of(ACCESS_TOKEN, alg)).isEmpty();
    }

    /** {@code EdDSA} is a name of both; the key tells which. */
    @ParameterizedTest
    @CsvSource({"ED25519, ED25519, true", "ED25519, EDDSA, true", "ED448, ED448, false", "ED448, EDDSA, false"})
    void the_hash_under_eddsa_is_by_the_key(Curve curve, EdDsa algorithm, boolean accepted) throws Exception {
        OkpJwk key = OkpJwk.generate(curve);
        byte[] hash = MessageDigest.getInstance("SHA-512").digest(ACCESS_TOKEN.getBytes(US_ASCII));
        byte[] claims = good().with("at_hash", Base64Url.encode(Arrays.copyOf(hash, 32)))
                .toOctets();
        String token = algorithm.signer(key).sign(claims);
        JwtDecoderBuilder<JwtDecoder> rules =
                Jwt.verifiedBy(algorithm.verifier(key)).issuer(ISSUER).clock(CLOCK);
        JwtDecoder decoder =
                rules.profile(PROFILE.withAccessToken(ACCESS_TOKEN)).build();

        if (accepted) {
            assertThat(decoder.decode(token).claims().string("at_hash")).isPresent();
        } else {
            assertRefused("at_hash", Code.UNEXPECTED, () -> decoder.decode(token));
        }
    }

    @Test
    void a_subject_is_not_empty() {
        assertRejected("sub", Code.UNEXPECTED, PROFILE, good().with("sub", ""));
    }

    @Test
    void acr_is_a_string_and_amr_an_array_of_strings() {
        assertAccepted(PROFILE, good().with("acr", "urn:x").with("amr", List.of("pwd", "otp")));
        assertRejected("acr", Code.MALFORMED, PROFILE, good().with("acr", List.of("urn:x")));
        assertRejected("amr", Code.MALFORMED, PROFILE, good().with("amr", "pwd"));
        assertRejected("amr", Code.MALFORMED, PROFILE, good().with("amr", List.of("pwd", 1)));
    }

    @Test
    void the_hash_is_by_the_algorithm_of_the_token() {
        OctJwk key = OctJwk.generate(64);
        JwtDecoder decoder = Jwt.verifiedBy(Hmac.HS512.verifier(key))
                .issuer(ISSUER)
                .clock(CLOCK)
                .profile(PROFILE.withAccessToken(ACCESS_TOKEN))
                .build();
        byte[] claims = good().with("at_hash", AT_HASH).toOctets();

        assertRefused(
                "at_hash",
                Code.UNEXPECTED,
                () -> decoder.decode(Hmac.HS512.signer(key).sign(claims)));
    }

    @Test
    void an_access_token_that_is_not_ascii_is_not_taken_for_one_with_question_marks() throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest("a?b".getBytes(US_ASCII));
        JsonObject claims = good().with("at_hash", Base64Url.encode(Arrays.copyOf(hash, 16)));

        assertAccepted(PROFILE.withAccessToken("a?b"), claims);
        assertRejected("at_hash", Code.UNEXPECTED, PROFILE.withAccessToken("a\u00e9b"), claims);
    }

    @Test
    void an_algorithm_without_a_defined_hash_binds_nothing() {
        OkpJwk key = OkpJwk.generate(Curve.ED448);
        JwtDecoder decoder = Jwt.verifiedBy(EdDsa.ED448.verifier(key.toPublic()))
                .issuer(ISSUER)
                .clock(CLOCK)
                .profile(PROFILE.withAccessToken(ACCESS_TOKEN))
                .build();
        byte[] claims = good().with("at_hash", AT_HASH).toOctets();

        assertRefused(
                "at_hash",
                Code.UNEXPECTED,
                () -> decoder.decode(EdDsa.ED448.signer(key).sign(claims)));
    }

    @Test
    void a_logout_token_is_no_ID_token() {
        assertRejected("events", Code.UNEXPECTED, PROFILE, good().with("events", JsonObject.empty()));
    }
}
