package dev.signet.jose.jws;

import static dev.signet.jose.jws.Tokens.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.testsupport.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON serializations: flattened and general, one signature and several. */
class JwsJsonTest {

    private static final byte[] PAYLOAD = "payload".getBytes(UTF_8);
    private static final Jwk EC = Tokens.key(Ecdsa.ES256).withKeyId("ec");
    private static final Jwk RSA = Tokens.key(RsaPkcs1.RS256).withKeyId("rsa");
    private static final JwsSigner ES = JwsSigner.of(EC, Ecdsa.ES256);
    private static final JwsSigner RS = JwsSigner.of(RSA, RsaPkcs1.RS256);
    private static final JwsVerifier BOTH =
            JwsVerifier.of(JwkSet.of(EC.toPublic(), RSA.toPublic()), Ecdsa.ES256, RsaPkcs1.RS256);
    private static final JwsVerifier ONLY_EC = JwsVerifier.of(JwkSet.of(EC.toPublic()), Ecdsa.ES256);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"payload\":\"\",\"signature\":\"\",\"header\":{\"alg\":\"ES256\"}}",
                "{\"payload\":\"\",\"signature\":\"\",\"protected\":\"e30\",\"header\":{\"alg\":\"ES256\"}}"
            })
    void an_algorithm_that_is_not_protected_does_not_count(String json) {
        assertRefused(
                Reason.UNSUPPORTED,
                () -> JwsJsonVerifier.of(SignaturePolicy.any(), ONLY_EC).verify(json));
    }

    @Test
    void the_cookbooks_Ed25519_signature_is_made_again_in_every_form() throws IOException {
        JsonObject file = JsonObject.parse(Files.readAllBytes(
                Vectors.require("rfc7520").resolve("curve25519").resolve("jws.json")));
        JwsSigner signer = JwsSigner.of(key(file), EdDsa.EDDSA);
        JsonObject output = file.object("output").orElseThrow();

        assertThat(signer.sign(payload(file)))
                .isEqualTo(output.string("compact").orElseThrow());
        assertThat(JsonObject.parse(JwsJsonSigner.flattened(signer).sign(payload(file))))
                .isEqualTo(output.object("json_flat").orElseThrow());
        assertThat(JsonObject.parse(JwsJsonSigner.general(signer).sign(payload(file))))
                .isEqualTo(output.object("json").orElseThrow());
    }

    @Test
    void RFC_7797_without_crit_is_the_older_draft_and_refused() throws IOException {
        JsonObject file = JsonObject.parse(Files.readAllBytes(
                Vectors.require("rfc7520").resolve("rfc7797").resolve("4.2.hmac-sha2_b64_false.json")));
        JwsJsonVerifier verifier = JwsJsonVerifier.of(
                SignaturePolicy.all(), JwsVerifier.of(key(file), Hmac.HS256).acceptingUnencodedPayload());
        String json = file.object("output")
                .flatMap(output -> output.object("json_flat"))
                .orElseThrow()
                .toJson();

        assertRefused(Reason.MALFORMED, () -> verifier.verify(json));
    }

    @Test
    void all_demands_every_signature() {
        String json = JwsJsonSigner.general(ES, RS).sign(PAYLOAD);

        assertThat(JwsJsonVerifier.of(SignaturePolicy.all(), BOTH).verify(json).signatures())
                .hasSize(2);
        assertRefused(
                Reason.ALGORITHM_NOT_ALLOWED,
                () -> JwsJsonVerifier.of(SignaturePolicy.all(), ONLY_EC).verify(json));
        assertRefused(
                Reason.SIGNATURE_INVALID,
                () -> JwsJsonVerifier.of(SignaturePolicy.all(), BOTH).verify(spoiled(json, 1)));
    }

    @Test
    void any_demands_one_and_claims_no_other() {
        String json = JwsJsonSigner.general(RS, ES).sign(PAYLOAD);

        assertThat(JwsJsonVerifier.of(SignaturePolicy.any(), ONLY_EC)
                        .verify(json)
                        .signatures())
                .extracting(VerifiedSignature::keyId)
                .containsExactly(Optional.of("ec"));
        assertThat(JwsJsonVerifier.of(SignaturePolicy.any(), BOTH)
                        .verify(spoiled(json, 0))
                        .signatures())
                .extracting(VerifiedSignature::algorithm)
                .containsExactly(Ecdsa.ES256);
        assertRefused(
                Reason.SIGNATURE_INVALID,
                () -> JwsJsonVerifier.of(SignaturePolicy.any(), BOTH).verify(spoiled(spoiled(json, 0), 1)));
    }

    @Test
    void these_demands_the_named_ones_and_claims_no_other() {
        String json = JwsJsonSigner.general(RS, ES).sign(PAYLOAD);
        JwsJsonVerifier ec =
                JwsJsonVerifier.of(SignaturePolicy.these(SignaturePolicy.Name.of(Ecdsa.ES256, "ec")), BOTH);
        JwsJsonVerifier missing =
                JwsJsonVerifier.of(SignaturePolicy.these(SignaturePolicy.Name.of(Ecdsa.ES256, "other")), BOTH);

        assertThat(ec.verify(json).signatures())
                .extracting(VerifiedSignature::algorithm)
                .containsExactly(Ecdsa.ES256);
        assertThat(ec.verify(spoiled(json, 0)).signatures()).hasSize(1);
        assertRefused(Reason.SIGNATURE_INVALID, () -> ec.verify(spoiled(json, 1)));
        assertRefused(Reason.SIGNATURE_INVALID, () -> missing.verify(json));
    }

    @Test
    void a_flattened_JWS_is_what_the_compact_one_says() {
        JsonObject json = JsonObject.parse(JwsJsonSigner.flattened(RS)
                .withUnprotectedHeader(
                        JoseHeader.of(JsonObject.builder().put("x", 1).build()))
                .sign(PAYLOAD));
        String[] compact = RS.sign(PAYLOAD).split("\\.");

        assertThat(json.string("protected")).contains(compact[0]);
        assertThat(json.string("payload")).contains(compact[1]);
        assertThat(json.string("signature")).contains(compact[2]);
        assertThat(json.object("header").orElseThrow().integer("x")).hasValue(1);
    }

    @Test
    void unencoded_payloads_stand_there_as_text() {
        String json = JwsJsonSigner.general(ES.withUnencodedPayload(), RS.withUnencodedPayload())
                .sign("$.02 \u20ac".getBytes(UTF_8));
        JwsVerifier understanding = BOTH.acceptingUnencodedPayload();

        assertThat(JsonObject.parse(json).string("payload")).contains("$.02 \u20ac");
        assertThat(JwsJsonVerifier.of(SignaturePolicy.all(), understanding)
                        .verify(json)
                        .payload())
                .isEqualTo("$.02 \u20ac".getBytes(UTF_8));
        assertRefused(
                Reason.UNSUPPORTED,
                () -> JwsJsonVerifier.of(SignaturePolicy.all(), BOTH).verify(json));
    }

    @Test
    void signatures_that_differ_in_b64_do_not_mix() {
        assertThatThrownBy(() -> JwsJsonSigner.general(ES, RS.withUnencodedPayload()))
                .isInstanceOf(IllegalArgumentException.class);
        JsonObject one = JsonObject.parse(JwsJsonSigner.flattened(ES).sign("AAAA".getBytes(UTF_8)));
        JsonObject other = JsonObject.parse(
                JwsJsonSigner.flattened(RS.withUnencodedPayload()).sign("AAAA".getBytes(UTF_8)));
        String mixed = JsonObject.builder()
                .put("payload", "AAAA")
                .put("signatures", List.of(one.without("payload"), other.without("payload")))
                .build()
                .toJson();

        assertRefused(
                Reason.MALFORMED,
                () -> JwsJsonVerifier.of(SignaturePolicy.any(), BOTH.acceptingUnencodedPayload())
                        .verify(mixed));
        assertRefused(
                Reason.MALFORMED,
                () -> JwsJsonVerifier.of(SignaturePolicy.any(), BOTH.acceptingUnencodedPayload())
                        .verifyDetached(
                                JsonObject.parse(mixed).without("payload").toJson(), "AAAA".getBytes(UTF_8)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}",
                "{\"payload\":\"\"}",
                "{\"payload\":\"\",\"signatures\":[]}",
                "{\"payload\":\"\",\"signatures\":{}}",
                "{\"payload\":\"\",\"signatures\":[1]}",
                "{\"payload\":\"\",\"signatures\":[{}]}",
                "{\"payload\":\"\",\"signatures\":[{\"signature\":\"\"}]}",
                "{\"payload\":\"\",\"signature\":\"\"}",
                "{\"payload\":\"\",\"signature\":\"\",\"protected\":\"\"}",
                "{\"payload\":\"\",\"signature\":\"\",\"protected\":null}",
                "{\"payload\":\"\",\"signature\":\"\",\"protected\":\"e30\"}",
                "{\"payload\":1,\"signature\":\"\",\"protected\":\"eyJhbGciOiJFUzI1NiJ9\"}",
                "{\"payload\":\"=\",\"signature\":\"\",\"protected\":\"eyJhbGciOiJFUzI1NiJ9\"}",
                "{\"signature\":\"\",\"protected\":\"eyJhbGciOiJFUzI1NiJ9\"}",
                "{\"payload\":\"\",\"signature\":[],\"protected\":\"eyJhbGciOiJFUzI1NiJ9\"}",
                "{\"payload\":\"\",\"signature\":\"\",\"protected\":\"eyJhbGciOiJFUzI1NiJ9\",\"header\":{}}",
                "{\"payload\":\"\",\"signature\":\"\",\"protected\":\"eyJhbGciOiJFUzI1NiJ9\",\"header\":{\"alg\":\"ES256\"}}",
                "{\"payload\":\"\",\"signature\":\"\",\"protected\":\"eyJhbGciOiJFUzI1NiJ9\",\"header\":{\"crit\":[\"x\"],\"x\":1}}",
                "{\"payload\":\"\",\"signature\":\"\",\"protected\":\"eyJhbGciOiJFUzI1NiJ9\",\"header\":{\"b64\":false}}",
                "{\"payload\":\"\",\"signature\":\"\",\"protected\":\"eyJhbGciOiJFUzI1NiJ9\",\"header\":{\"b64\":true}}",
                "{\"payload\":\"\",\"signature\":\"\",\"protected\":\"eyJhbGciOiJFUzI1NiJ9\",\"header\":{\"enc\":\"A256GCM\"}}",
                "{\"payload\":\"\",\"signature\":\"\",\"protected\":\"eyJhbGciOiJFUzI1NiJ9\",\"header\":{\"x5c\":[]}}",
                "{\"payload\":\"\",\"signature\":\"\",\"protected\":\"eyJhbGciOiJFUzI1NiJ9\",\"signatures\":[]}",
                "{\"payload\":\"\",\"payload\":\"\",\"signature\":\"\",\"protected\":\"eyJhbGciOiJFUzI1NiJ9\"}",
                "[]"
            })
    void refuses_another_shape(String json) {
        for (SignaturePolicy policy : List.of(SignaturePolicy.all(), SignaturePolicy.any())) {
            assertRefused(
                    Reason.MALFORMED, () -> JwsJsonVerifier.of(policy, ONLY_EC).verify(json));
        }
    }

    @Test
    void ignores_members_that_are_not_known() {
        String json = JwsJsonSigner.flattened(ES).sign(PAYLOAD).replaceFirst("\\{", "{\"more\":{\"x\":[1]},");

        assertThat(JwsJsonVerifier.of(SignaturePolicy.all(), BOTH).verify(json).payload())
                .isEqualTo(PAYLOAD);
    }

    @Test
    void ten_thousand_signatures_are_counted_and_not_verified() {
        JsonObject one = JsonObject.parse(JwsJsonSigner.flattened(ES).sign(PAYLOAD));
        List<JsonObject> many = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            many.add(one.without("payload"));
        }
        String json = JsonObject.builder()
                .put("payload", one.string("payload").orElseThrow())
                .put("signatures", many)
                .build()
                .toJson();
        JwsVerifier generous =
                BOTH.withLimits(TokenLimits.defaults().withTokenOctets(4 << 20).withJsonMembers(100_000));

        assertRefused(
                Reason.TOO_LARGE,
                () -> JwsJsonVerifier.of(SignaturePolicy.all(), generous).verify(json));
        assertRefused(
                Reason.TOO_LARGE,
                () -> JwsJsonVerifier.of(SignaturePolicy.all(), BOTH).verify(json));
    }

    @Test
    void sixteen_signatures_pass_and_seventeen_do_not() {
        JwsSigner[] fifteen = new JwsSigner[15];
        JwsSigner[] sixteen = new JwsSigner[16];
        Arrays.fill(fifteen, ES);
        Arrays.fill(sixteen, ES);

        assertThat(JwsJsonVerifier.of(SignaturePolicy.all(), BOTH)
                        .verify(JwsJsonSigner.general(ES, fifteen).sign(PAYLOAD))
                        .signatures())
                .hasSize(16);
        assertRefused(
                Reason.TOO_LARGE,
                () -> JwsJsonVerifier.of(SignaturePolicy.all(), BOTH)
                        .verify(JwsJsonSigner.general(ES, sixteen).sign(PAYLOAD)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"alg", "crit", "b64"})
    void a_parameter_that_steers_is_not_written_unprotected(String name) {
        JoseHeader header = JoseHeader.of(JsonObject.builder().put(name, "x").build());

        assertThatThrownBy(() -> JwsJsonSigner.flattened(ES).withUnprotectedHeader(header))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("protected");
    }

    @Test
    void a_parameter_is_written_once() {
        JoseHeader header = JoseHeader.of(JsonObject.builder().put("kid", "x").build());

        assertThatThrownBy(() -> JwsJsonSigner.flattened(ES).withUnprotectedHeader(header))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("7.2.1");
    }

    /** Changes the signature with that number. */
    private static String spoiled(String json, int index) {
        JsonObject jws = JsonObject.parse(json);
        List<JsonObject> signatures = new ArrayList<>(jws.objects("signatures").orElseThrow());
        byte[] octets = signatures.get(index).octets("signature").orElseThrow();
        octets[octets.length - 1] ^= 1;
        signatures.set(index, signatures.get(index).with("signature", Base64Url.encode(octets)));
        return jws.with("signatures", signatures).toJson();
    }

    private static Jwk key(JsonObject file) {
        return Jwk.of(file.object("input").orElseThrow().object("key").orElseThrow());
    }

    private static byte[] payload(JsonObject file) {
        return file.object("input")
                .orElseThrow()
                .string("payload")
                .orElseThrow()
                .getBytes(UTF_8);
    }
}
