package dev.signet.jose.jws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tokens that RFC 7515, RFC 7520 and RFC 8037 print. */
class RfcTokensTest {

    record Printed(
            String source, JwsAlgorithm algorithm, boolean deterministic, Jwk key, String payload, String compact) {
        @Override
        public String toString() {
            return source;
        }
    }

    static Stream<Printed> printed() {
        return Stream.of(
                        "/rfc7515/a1-hs256.json",
                        "/rfc7515/a2-rs256.json",
                        "/rfc7515/a3-es256.json",
                        "/rfc7515/a4-es512.json",
                        "/rfc7515/a6-signature-1.json",
                        "/rfc7515/a6-signature-2.json",
                        "/rfc7520/4-1.json",
                        "/rfc7520/4-2.json",
                        "/rfc7520/4-3.json",
                        "/rfc7520/4-4.json",
                        "/rfc8037/a4-eddsa.json")
                .map(RfcTokensTest::read);
    }

    static Stream<Printed> deterministic() {
        return printed().filter(Printed::deterministic);
    }

    @ParameterizedTest
    @MethodSource("printed")
    void verifies(Printed printed) {
        VerifiedJws jws = JwsVerifier.of(printed.key, printed.algorithm).verify(printed.compact);

        assertThat(Base64Url.encode(jws.payload())).isEqualTo(printed.payload);
        assertThat(jws.algorithm()).isEqualTo(printed.algorithm);
    }

    @ParameterizedTest
    @MethodSource("printed")
    void verifies_with_the_keys_of_a_set(Printed printed) {
        JwsVerifier verifier = JwsVerifier.of(JwkSet.of(printed.key), printed.algorithm);

        assertThat(Base64Url.encode(verifier.verify(printed.compact).payload())).isEqualTo(printed.payload);
    }

    @ParameterizedTest
    @MethodSource("printed")
    void verifies_with_the_platform_alone(Printed printed) {
        JwsVerifier verifier = JwsVerifier.of(printed.key, printed.algorithm).withProviders(CryptoProviders.platform());

        assertThat(Base64Url.encode(verifier.verify(printed.compact).payload())).isEqualTo(printed.payload);
    }

    @ParameterizedTest
    @MethodSource("printed")
    void refuses_another_payload(Printed printed) {
        String[] parts = printed.compact.split("\\.");
        String other = parts[0] + "." + Base64Url.encode("{}".getBytes()) + "." + parts[2];
        JwsVerifier verifier = JwsVerifier.of(printed.key, printed.algorithm);

        assertThatThrownBy(() -> verifier.verify(other))
                .isInstanceOfSatisfying(
                        InvalidTokenException.class, e -> assertThat(e.reason()).isEqualTo(Reason.SIGNATURE_INVALID));
    }

    @ParameterizedTest
    @MethodSource("deterministic")
    void makes_the_same_octets_again(Printed printed) {
        String[] parts = printed.compact.split("\\.");
        byte[] input = (parts[0] + "." + parts[1]).getBytes();
        SigningPrimitive primitive =
                JwsAlgorithms.operations(printed.algorithm).signing(printed.key, CryptoProviders.standard());

        assertThat(Base64Url.encode(primitive.sign(input, 0, input.length))).isEqualTo(parts[2]);
    }

    @Test
    void signs_the_header_and_payload_of_RFC_7520_section_4_4_as_printed() {
        Printed printed = read("/rfc7520/4-4.json");

        assertThat(JwsSigner.of(printed.key).sign(Base64Url.decode(printed.payload)))
                .isEqualTo(printed.compact);
    }

    @ParameterizedTest
    @MethodSource("printed")
    void refuses_the_unsecured_token_of_appendix_A_5(Printed printed) {
        String none = resource("/rfc7515/a5-none.json").string("compact").orElseThrow();
        JwsVerifier verifier = JwsVerifier.of(printed.key, printed.algorithm);

        assertThatThrownBy(() -> verifier.verify(none))
                .isInstanceOfSatisfying(
                        InvalidTokenException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.ALGORITHM_NOT_ALLOWED));
    }

    @Test
    void refuses_the_unknown_extension_of_appendix_E() {
        String extended =
                resource("/rfc7515/e-crit-must-reject.json").string("compact").orElseThrow();
        JwsVerifier verifier = JwsVerifier.of(read("/rfc7515/a1-hs256.json").key, Hmac.HS256);

        assertThatThrownBy(() -> verifier.verify(extended))
                .isInstanceOfSatisfying(
                        InvalidTokenException.class,
                        e -> assertThat(e.reason()).isIn(List.of(Reason.UNSUPPORTED, Reason.ALGORITHM_NOT_ALLOWED)));
    }

    @Test
    void refuses_an_unknown_extension_under_a_good_signature() {
        Jwk key = read("/rfc7515/a1-hs256.json").key;
        JoseHeader header = JoseHeader.of(JsonObject.builder()
                .put("alg", "HS256")
                .put("crit", List.of("http://example.com/UNDEFINED"))
                .put("http://example.com/UNDEFINED", true)
                .build());
        String token = Tokens.signed(key, Hmac.HS256, header.parameters().toJson(), "FAIL");

        assertThatThrownBy(() -> JwsVerifier.of(key, Hmac.HS256).verify(token))
                .isInstanceOfSatisfying(
                        InvalidTokenException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNSUPPORTED));
    }

    static Printed read(String name) {
        JsonObject file = resource(name);
        return new Printed(
                file.string("source").orElseThrow(),
                JwsAlgorithm.named(file.string("alg").orElseThrow()).orElseThrow(),
                file.bool("deterministic").orElseThrow(),
                Jwk.of(file.object("key").orElseThrow()),
                file.string("payload").orElseThrow(),
                file.string("compact").orElseThrow());
    }

    private static JsonObject resource(String name) {
        try (InputStream in = RfcTokensTest.class.getResourceAsStream(name)) {
            return JsonObject.parse(in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
