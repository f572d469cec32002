package dev.signet.jose.jwk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JwkMismatchTest {

    @ParameterizedTest
    @CsvSource({
        "rfc7517/a2#1, VERIFY, ES256",
        "rfc7517/a2#1, SIGN, ES256",
        "rfc7517/a2#1, DERIVE_KEY, ECDH-ES",
        "rfc7517/a2#1, DERIVE_BITS, ECDH-ES+A128KW",
        "rfc7520/3.4, VERIFY, PS256",
        "rfc7520/3.4, UNWRAP_KEY, RSA-OAEP-256",
        "rfc8037/a1, SIGN, EdDSA",
        "rfc8037/a6, DERIVE_KEY, ECDH-ES",
        "rfc7520/3.5, SIGN, HS256",
        "rfc7520/3.5, DECRYPT, dir",
        "rfc7520/3.5, WRAP_KEY, A256KW"
    })
    void is_empty_for_a_key_that_fits(String name, KeyOperation operation, String algorithm) {
        Jwk key = Jwk.of(Resources.bare(name));

        assertThat(key.mismatch(operation, algorithm)).isEmpty();
        assertThat(key.fits(operation, algorithm)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "rfc7517/a2#1, VERIFY, RS256, 'RS256 needs an RSA key, this is a key on P-256'",
        "rfc7517/a2#1, VERIFY, ES384, 'ES384 needs a key on P-384, this is a key on P-256'",
        "rfc7520/3.5, SIGN, HS512, 'HS512 needs a symmetric key of at least 64 octets, this is a symmetric key of 32 "
                + "octets'",
        "rfc7520/3.5, WRAP_KEY, A128KW, 'A128KW needs a symmetric key of exactly 16 octets, this is a symmetric key of "
                + "32 octets'",
        "rfc7520/3.5, VERIFY, none, 'none needs no key at all, this is a symmetric key of 32 octets'",
        "rfc7517/a2#1, VERIFY, es256, '\"es256\" is not a registered algorithm of JWS or JWE'",
        "rfc7517/a2#1, VERIFY, '', '\"\" is not a registered algorithm of JWS or JWE'",
        "rfc7517/a2#1, DECRYPT, ES256, 'ES256 has no operation \"decrypt\"'",
        "rfc7517/a2#1, VERIFY, ECDH-ES, 'ECDH-ES has no operation \"verify\"'"
    })
    void says_what_the_algorithm_expects(String name, KeyOperation operation, String algorithm, String message) {
        Jwk key = Jwk.of(Resources.bare(name));

        assertThat(key.mismatch(operation, algorithm)).contains(message);
        assertThat(key.fits(operation, algorithm)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"use\":\"enc\"|ES256: this JWK's \"use\" or \"key_ops\" do not permit \"verify\"",
                "\"use\":\"tls\"|ES256: this JWK's \"use\" or \"key_ops\" do not permit \"verify\"",
                "\"key_ops\":[\"sign\"]|ES256: this JWK's \"use\" or \"key_ops\" do not permit \"verify\"",
                "\"alg\":\"ECDH-ES\"|ES256: this JWK is for another \"alg\"",
                "\"alg\":\"XY99\"|ES256: this JWK is for another \"alg\""
            })
    void says_which_parameters_do_not_permit_it(String parameters, String message) {
        JsonObject key = Resources.bare(Resources.P_256).toBuilder()
                .putAll(JsonObject.parse("{" + parameters + "}"))
                .build();

        assertThat(Jwk.of(key).mismatch(KeyOperation.VERIFY, "ES256")).contains(message);
    }

    @ParameterizedTest
    @CsvSource({"rfc7517/a2#1, SIGN, ES256, sign", "rfc7520/3.4, UNWRAP_KEY, RSA-OAEP, unwrapKey"})
    void says_that_a_public_key_does_not_do_what_needs_a_private_one(
            String name, KeyOperation operation, String algorithm, String jwkName) {
        Jwk key = Jwk.of(Resources.bare(name)).toPublic();

        assertThat(key.mismatch(operation, algorithm))
                .contains(algorithm + ": \"" + jwkName + "\" needs a private key, this JWK is public");
    }

    @Test
    void says_to_what_an_rsa_key_is_limited() {
        Jwk key = Pem.key(PemFiles.text("rsa-pss-sha256-spki"));

        assertThat(key.mismatch(KeyOperation.VERIFY, "PS256")).isEmpty();
        assertThat(key.mismatch(KeyOperation.VERIFY, "RS256"))
                .contains("RS256 needs an RSA key, this is an RSA key limited to RSASSA-PSS with SHA-256");
    }

    @Test
    void says_that_a_small_exponent_is_for_verification_only() {
        JsonObject members = JsonObject.builder()
                .put("kty", "RSA")
                .put("n", Resources.object("weak-rsa/exponent-3").string("n").orElseThrow())
                .put("e", "Aw")
                .build();
        Jwk key = JwkSet.reader()
                .acceptingSmallExponents()
                .readPublic(JsonObject.builder().put("keys", List.of(members)).build())
                .keys()
                .get(0);

        assertThat(key.mismatch(KeyOperation.VERIFY, "RS256")).isEmpty();
        assertThat(key.mismatch(KeyOperation.WRAP_KEY, "RSA-OAEP"))
                .contains("\"wrapKey\" needs an RSA key with an exponent of at least 65537");
    }
}
