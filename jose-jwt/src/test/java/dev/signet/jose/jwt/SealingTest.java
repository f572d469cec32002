package dev.signet.jose.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.EcdhEs;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an encoder that seals puts into a token. */
class SealingTest {

    private static final SignedJwtEncoder ENCODER = Jwt.signedWith(Sealed.SIGNER);

    @Test
    void replaces_each_named_claim_by_a_compact_JWE_and_leaves_the_others() {
        JsonObject payload = Sealed.payload(
                ENCODER.sealing(Sealed.TO_CLINIC, "ssn", "diagnosis").encode(Sealed.claims()));

        assertThat(payload.names()).isEqualTo(Sealed.CLAIMS.names());
        assertThat(payload.string("ssn").orElseThrow().split("\\.", -1)).hasSize(5);
        assertThat(payload.string("diagnosis").orElseThrow().split("\\.", -1)).hasSize(5);
        assertThat(payload.object("patient")).isEqualTo(Sealed.CLAIMS.object("patient"));
        assertThat(payload.toJson()).doesNotContain("078-05-1120", "J45");
    }

    @Test
    void the_header_of_a_seal_says_which_claim_of_which_token_it_is() {
        JsonObject payload =
                Sealed.payload(ENCODER.sealing(Sealed.TO_CLINIC, "ssn").encode(Sealed.claims()));

        assertThat(Sealed.header(payload.string("ssn").orElseThrow()).toJson())
                .isEqualTo("{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\",\"kid\":\"clinic\",\"typ\":\"sealed-claim\","
                        + "\"cty\":\"json\",\"sealed\":{\"claim\":[\"ssn\"],\"iss\":\"https://hospital.example\","
                        + "\"sub\":\"p-17\",\"jti\":\"t-1\"},\"crit\":[\"sealed\"]}");
    }

    @Test
    void a_dotted_path_leads_into_objects() {
        JsonObject payload = Sealed.payload(
                ENCODER.sealing(Sealed.TO_CLINIC, "patient.address.street").encode(Sealed.claims()));
        JsonObject address =
                payload.object("patient").orElseThrow().object("address").orElseThrow();

        assertThat(address.string("city")).contains("Basel");
        assertThat(Sealed.header(address.string("street").orElseThrow())
                        .object("sealed")
                        .orElseThrow()
                        .strings("claim"))
                .contains(List.of("patient", "address", "street"));
    }

    @Test
    void a_name_with_a_dot_is_written_with_a_backslash() {
        JwtClaims claims = JwtClaims.builder()
                .claim("https://app.example/ssn", "078-05-1120")
                .build();

        JsonObject payload = Sealed.payload(
                ENCODER.sealing(Sealed.TO_CLINIC, "https://app\\.example/ssn").encode(claims));

        assertThat(Sealed.header(payload.string("https://app.example/ssn").orElseThrow())
                        .object("sealed")
                        .orElseThrow()
                        .strings("claim"))
                .contains(List.of("https://app.example/ssn"));
    }

    @Test
    void a_token_without_jti_gets_one_of_128_random_bits_that_its_seals_name() {
        SignedJwtEncoder encoder = ENCODER.sealing(Sealed.TO_CLINIC, "ssn");
        JwtClaims claims = JwtClaims.builder().claim("ssn", "078-05-1120").build();

        JsonObject first = Sealed.payload(encoder.encode(claims));
        JsonObject second = Sealed.payload(encoder.encode(claims));

        String id = first.string("jti").orElseThrow();
        assertThat(Base64Url.decode(id)).hasSize(16);
        assertThat(second.string("jti")).isPresent().isNotEqualTo(first.string("jti"));
        assertThat(Sealed.header(first.string("ssn").orElseThrow()).object("sealed"))
                .contains(JsonObject.builder()
                        .put("claim", List.of("ssn"))
                        .put("jti", id)
                        .build());
    }

    @Test
    void an_encoder_that_seals_nothing_adds_no_jti() {
        JwtClaims claims = JwtClaims.builder().claim("ssn", "078-05-1120").build();

        assertThat(Sealed.payload(ENCODER.encode(claims))).isEqualTo(claims.toObject());
    }

    @Test
    void claims_of_one_call_share_one_wrapped_key_and_no_initialization_vector() {
        JsonObject payload = Sealed.payload(
                ENCODER.sealing(Sealed.TO_CLINIC, "ssn", "diagnosis").encode(Sealed.claims()));
        String ssn = payload.string("ssn").orElseThrow();
        String diagnosis = payload.string("diagnosis").orElseThrow();

        assertThat(Sealed.part(ssn, 1)).isEqualTo(Sealed.part(diagnosis, 1));
        assertThat(Sealed.part(ssn, 2)).isNotEqualTo(Sealed.part(diagnosis, 2));
    }

    @Test
    void claims_of_two_calls_and_of_two_tokens_have_keys_of_their_own() {
        SignedJwtEncoder encoder = ENCODER.sealing(Sealed.TO_CLINIC, "ssn").sealing(Sealed.TO_CLINIC, "diagnosis");
        JsonObject first = Sealed.payload(encoder.encode(Sealed.claims()));
        JsonObject second = Sealed.payload(encoder.encode(Sealed.claims()));

        assertThat(List.of(first.string("ssn"), first.string("diagnosis"), second.string("ssn")))
                .extracting(seal -> Sealed.part(seal.orElseThrow(), 1))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_claim_that_is_sealed_for_two_is_an_array_of_two_that_share_nothing() {
        JsonObject payload = Sealed.payload(ENCODER.sealing(Sealed.TO_CLINIC, "ssn", "diagnosis")
                .sealing(Sealed.TO_INSURER, "ssn")
                .encode(Sealed.claims()));
        List<String> seals = payload.strings("ssn").orElseThrow();

        assertThat(seals)
                .hasSize(2)
                .extracting(seal -> Sealed.header(seal).string("kid").orElseThrow())
                .containsExactly("clinic", "insurer");
        assertThat(Sealed.part(seals.get(0), 1)).isNotEqualTo(Sealed.part(seals.get(1), 1));
        assertThat(payload.string("diagnosis")).isPresent();
    }

    @Test
    void lengths_show_in_steps_of_32_octets_only() {
        SignedJwtEncoder encoder = ENCODER.sealing(Sealed.TO_CLINIC, "positive", "code");
        int[] lengths = new int[2];
        int i = 0;
        for (boolean positive : new boolean[] {true, false}) {
            JsonObject payload = Sealed.payload(encoder.encode(JwtClaims.builder()
                    .claim("positive", positive)
                    .claim("code", "x".repeat(30 + i))
                    .build()));
            assertThat(Base64Url.decode(Sealed.part(payload.string("positive").orElseThrow(), 3)))
                    .hasSize(32);
            lengths[i++] = Base64Url.decode(Sealed.part(payload.string("code").orElseThrow(), 3)).length;
        }
        assertThat(lengths).containsExactly(32, 64);
    }

    @Test
    void seals_under_a_key_agreement_share_one_ephemeral_key() {
        EcJwk key = EcJwk.generate(Curve.P_256);
        JsonObject payload = Sealed.payload(
                ENCODER.sealing(EcdhEs.ECDH_ES.encrypter(key, ContentEncryption.A128GCM), "ssn", "diagnosis")
                        .encode(Sealed.claims()));

        assertThat(Sealed.header(payload.string("ssn").orElseThrow()).object("epk"))
                .isPresent()
                .isEqualTo(
                        Sealed.header(payload.string("diagnosis").orElseThrow()).object("epk"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "sub", "aud", "exp", "nbf", "iat", "jti", "cnf", "cnf.jwk", "aud.x"})
    void refuses_at_construction_to_seal_what_must_stay_readable(String claim) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ENCODER.sealing(Sealed.TO_CLINIC, "ssn", claim))
                .withMessageContaining("cannot be sealed");
    }

    @Test
    void refuses_the_same_claim_twice_for_one_encrypter() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ENCODER.sealing(Sealed.TO_CLINIC, "ssn", "ssn"))
                .withMessageContaining("once");
    }

    @Test
    void refuses_a_place_that_no_header_has_room_for() {
        SignedJwtEncoder encoder = ENCODER.sealing(Sealed.TO_CLINIC, "ssn");
        JwtClaimsBuilder claims = JwtClaims.builder().claim("ssn", "078-05-1120");

        assertThat(encoder.encode(claims.subject("s".repeat(7_000)).build())).isNotEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> encoder.encode(claims.subject("s".repeat(8_100)).build()))
                .withMessageContaining("8192 octets");
    }

    @Test
    void refuses_a_claim_more_recipients_than_an_opener_looks_at() {
        SignedJwtEncoder encoder = ENCODER;
        for (int i = 0; i < 16; i++) {
            encoder = encoder.sealing(Sealed.TO_CLINIC, "ssn");
        }
        SignedJwtEncoder full = encoder;

        assertThat(full.sealing(Sealed.TO_CLINIC, "diagnosis")).isNotNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> full.sealing(Sealed.TO_INSURER, "diagnosis", "ssn"))
                .withMessageContaining("at most 16 recipients");
    }

    @Test
    void refuses_a_claim_inside_another_that_is_sealed_for_whomever() {
        SignedJwtEncoder encoder = ENCODER.sealing(Sealed.TO_CLINIC, "patient");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> encoder.sealing(Sealed.TO_INSURER, "patient.name"))
                .withMessageContaining("inside another");
    }

    @Test
    void refuses_an_encrypter_that_says_what_only_the_seal_says() {
        for (var encrypter : List.of(
                Sealed.TO_CLINIC.withType("JWT"),
                Sealed.TO_CLINIC.withContentType("JWT"),
                Sealed.TO_CLINIC.withHeader("sealed", "x"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ENCODER.sealing(encrypter, "ssn"))
                    .withMessageContaining("which the seal sets");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"absent", "patient.absent", "patient.absent.street"})
    void refuses_to_encode_when_a_claim_is_absent(String claim) {
        SignedJwtEncoder encoder = ENCODER.sealing(Sealed.TO_CLINIC, claim);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> encoder.encode(Sealed.claims()))
                .withMessageContaining(claim)
                .withMessageContaining("missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssn.digits", "diagnosis.since"})
    void refuses_to_encode_when_a_path_leads_through_what_is_no_object(String claim) {
        SignedJwtEncoder encoder = ENCODER.sealing(Sealed.TO_CLINIC, claim);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> encoder.encode(Sealed.claims()))
                .withMessageContaining("expected an object")
                .withMessageNotContaining("078");
    }
}
