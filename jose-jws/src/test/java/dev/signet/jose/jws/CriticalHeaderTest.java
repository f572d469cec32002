package dev.signet.jose.jws;

import static dev.signet.jose.jws.Tokens.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parameters of an application's own that {@code crit} names (RFC 7515 section 4.1.11). */
class CriticalHeaderTest {

    private static final EcJwk KEY = (EcJwk) Tokens.key(Ecdsa.ES256);
    private static final JwsSigner SIGNER = Ecdsa.ES256.signer(KEY);
    private static final JwsVerifier VERIFIER = Ecdsa.ES256.verifier(KEY);
    private static final byte[] PAYLOAD = "{\"amount\":165.88}".getBytes(UTF_8);

    private static final String IAT = "http://openbanking.org.uk/iat";
    private static final String ISS = "http://openbanking.org.uk/iss";

    @Test
    void a_token_is_verified_by_those_who_understand_its_parameters() {
        String token = SIGNER.withCriticalHeader("ppt", "shaken").sign(PAYLOAD);

        assertThat(VERIFIER.understanding("ppt")
                        .verify(token)
                        .header()
                        .parameters()
                        .string("ppt"))
                .contains("shaken");
        assertThat(VERIFIER.understanding("exp")
                        .understanding("sigT", "ppt")
                        .verify(token)
                        .payload())
                .isEqualTo(PAYLOAD);
        assertRefused(Reason.UNSUPPORTED, () -> VERIFIER.verify(token));
        assertRefused(Reason.UNSUPPORTED, () -> VERIFIER.understanding("PPT").verify(token));
    }

    @Test
    void what_one_verifier_understood_is_not_remembered_by_another() {
        String token = SIGNER.withCriticalHeader("ppt", "shaken").sign(PAYLOAD);
        JwsVerifier understanding = VERIFIER.understanding("ppt");

        understanding.verify(token);
        understanding.verify(token);

        assertRefused(Reason.UNSUPPORTED, () -> VERIFIER.verify(token));
    }

    @Test
    void a_token_without_the_parameter_is_verified_too() {
        assertThat(VERIFIER.understanding("ppt").verify(SIGNER.sign(PAYLOAD)).payload())
                .isEqualTo(PAYLOAD);
    }

    /** Open Banking's detached signatures: unencoded, and with parameters of that standard. */
    @Test
    void an_open_banking_signature_is_written_and_verified() throws IOException {
        String token = SIGNER.withUnencodedPayload()
                .withCriticalHeader(IAT, 1_700_000_000)
                .withCriticalHeader(ISS, "CN=bank")
                .signDetached(PAYLOAD);
        JwsVerifier verifier = VERIFIER.acceptingUnencodedPayload().understanding(IAT, ISS);

        JoseHeader header = verifier.verifyDetached(token, PAYLOAD).header();
        assertThat(header.parameters())
                .isEqualTo(JsonObject.parse(
                        "{\"alg\":\"ES256\",\"kid\":\"P-256\",\"b64\":false,\"" + IAT + "\":1700000000,\"" + ISS
                                + "\":\"CN=bank\",\"crit\":[\"b64\",\"" + IAT + "\",\"" + ISS + "\"]}"));
        assertThat(verifier.verifyDetached(token, new ByteArrayInputStream(PAYLOAD))
                        .header())
                .isEqualTo(header);
        assertRefused(
                Reason.UNSUPPORTED,
                () -> VERIFIER.acceptingUnencodedPayload().understanding(IAT).verifyDetached(token, PAYLOAD));
        assertRefused(Reason.UNSUPPORTED, () -> VERIFIER.understanding(IAT, ISS).verifyDetached(token, PAYLOAD));
    }

    @Test
    void the_order_of_the_calls_does_not_matter() {
        String token = SIGNER.withCriticalHeader("x", 1)
                .withUnencodedPayload()
                .withUnencodedPayload()
                .signDetached(PAYLOAD);

        assertThat(VERIFIER.understanding("x")
                        .acceptingUnencodedPayload()
                        .verifyDetached(token, PAYLOAD)
                        .header()
                        .parameters()
                        .strings("crit")
                        .orElseThrow())
                .containsExactly("x", "b64");
    }

    @Test
    void the_JSON_serialization_has_them_too() {
        String json =
                JwsJsonSigner.general(SIGNER.withCriticalHeader("x", 1), SIGNER).sign(PAYLOAD);

        assertThat(JwsJsonVerifier.of(SignaturePolicy.all(), VERIFIER.understanding("x"))
                        .verify(json)
                        .signatures())
                .hasSize(2);
        assertRefused(
                Reason.UNSUPPORTED,
                () -> JwsJsonVerifier.of(SignaturePolicy.all(), VERIFIER).verify(json));
    }

    @Test
    void which_of_several_verifiers_understands_does_not_depend_on_their_order() {
        String json = JwsJsonSigner.flattened(SIGNER.withCriticalHeader("x", 1)).sign(PAYLOAD);
        JwsVerifier understanding = VERIFIER.understanding("x");
        JwsVerifier another = Ecdsa.ES256.verifier(EcJwk.generate(Curve.P_256).withKeyId("another"));
        SignaturePolicy all = SignaturePolicy.all();

        assertThat(JwsJsonVerifier.of(all, understanding, another).verify(json).payload())
                .isEqualTo(PAYLOAD);
        assertThat(JwsJsonVerifier.of(all, another, understanding).verify(json).payload())
                .isEqualTo(PAYLOAD);
        assertRefused(
                Reason.UNSUPPORTED,
                () -> JwsJsonVerifier.of(all, another, VERIFIER).verify(json));
        assertRefused(
                Reason.KEY_NOT_FOUND,
                () -> JwsJsonVerifier.of(all, VERIFIER, another.understanding("x"))
                        .verify(json));
    }

    @Test
    void a_critical_parameter_that_is_not_protected_is_refused() {
        JsonObject jws = JsonObject.parse(
                JwsJsonSigner.flattened(SIGNER.withCriticalHeader("x", 1)).sign(PAYLOAD));
        String header = "{\"alg\":\"ES256\",\"crit\":[\"x\"]}";
        String[] parts =
                Tokens.signed(KEY, Ecdsa.ES256, header, "{\"amount\":165.88}").split("\\.", -1);
        JsonObject moved = jws.with("protected", parts[0])
                .with("signature", parts[2])
                .with("header", JsonObject.empty().with("x", 1));
        JwsJsonVerifier verifier = JwsJsonVerifier.of(SignaturePolicy.all(), VERIFIER.understanding("x"));

        assertThat(verifier.verify(jws.toJson()).payload()).isEqualTo(PAYLOAD);
        assertRefused(Reason.MALFORMED, () -> verifier.verify(moved.toJson()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"ES256\",\"crit\":[\"x\"]}",
                "{\"alg\":\"ES256\",\"x\":1,\"crit\":[\"x\",\"x\"]}",
                "{\"alg\":\"ES256\",\"x\":1,\"crit\":[\"x\",\"alg\"]}",
                "{\"alg\":\"ES256\",\"x\":1,\"crit\":[]}"
            })
    void what_is_understood_does_not_bend_the_rules_of_crit(String header) {
        JwsVerifier verifier = VERIFIER.understanding("x");

        assertThat(verifier.verify(Tokens.signed(KEY, Ecdsa.ES256, "{\"alg\":\"ES256\",\"x\":1,\"crit\":[\"x\"]}", ""))
                        .payload())
                .isEmpty();
        assertRefused(Reason.MALFORMED, () -> verifier.verify(Tokens.signed(KEY, Ecdsa.ES256, header, "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"alg", "kid", "jwk", "crit", "b64", "enc", "p2c"})
    void a_name_that_the_rfcs_define_is_neither_written_nor_understood(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SIGNER.withCriticalHeader(name, "x"))
                .withMessageStartingWith("\"" + name + "\" is ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VERIFIER.understanding("x", name))
                .withMessageStartingWith("\"" + name + "\" is ");
    }

    /** RFC 7797 section 3: what holds without the parameter. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"alg\":\"ES256\",\"b64\":true}", "{\"alg\":\"ES256\",\"b64\":true,\"crit\":[\"b64\"]}"})
    void a_payload_may_be_said_to_be_encoded(String header) {
        assertThat(VERIFIER.verify(Tokens.signed(KEY, Ecdsa.ES256, header, "")).payload())
                .isEmpty();
        String detached = Tokens.signed(KEY, Ecdsa.ES256, header, new String(PAYLOAD, UTF_8))
                .replaceFirst("\\.[^.]*\\.", "..");

        assertThat(VERIFIER.verifyDetached(detached, PAYLOAD).algorithm()).isEqualTo(Ecdsa.ES256);
    }

    @Test
    void a_parameter_is_written_once() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SIGNER.withCriticalHeader("x", 1).withCriticalHeader("x", 2))
                .withMessage("\"x\" is in the header already");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SIGNER.withHeader("x", 1).withCriticalHeader("x", 1))
                .withMessage("\"x\" is in the header already");
    }
}
