package dev.signet.jose.jwk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jose.core.JsonObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JwkAlgorithmTest {

    @ParameterizedTest
    @CsvSource({
        "rfc7517/a2#1, ES256",
        "rfc7517/a2#1, ECDH-ES",
        "rfc7517/a2#1, ECDH-ES+A256KW",
        "made/p-384, ES384",
        "made/p-384, ECDH-ES+A128KW",
        "rfc7520/3.2, ES512",
        "rfc7520/3.2, ECDH-ES",
        "made/secp256k1, ES256K",
        "rfc7520/3.4, RS256",
        "rfc7520/3.4, PS512",
        "rfc7520/3.4, RSA-OAEP",
        "rfc7520/3.4, RSA-OAEP-512",
        "rfc7520/3.4, RSA1_5",
        "rfc8037/a1, EdDSA",
        "rfc8037/a1, Ed25519",
        "rfc8032/7.4, EdDSA",
        "rfc8032/7.4, Ed448",
        "rfc8037/a6, ECDH-ES",
        "rfc8037/a7, ECDH-ES+A192KW",
        "rfc7520/3.5, HS256",
        "rfc7520/3.5, A256KW",
        "rfc7520/3.5, A256GCMKW",
        "rfc7520/3.5, A256GCM",
        "rfc7520/3.5, A128CBC-HS256",
        "rfc7520/3.5, dir",
        "rfc7520/3.5, PBES2-HS256+A128KW",
        "rfc7517/a3#1, A128KW",
        "rfc7517/a2#1, XY99",
        "rfc7520/3.4, es256",
        "rfc7520/3.5, ML-DSA-45",
        "made/ml-dsa-44, ML-DSA-44"
    })
    void accepts_an_alg_that_takes_such_a_key_and_any_that_is_unknown(String key, String alg) {
        JsonObject members = Resources.bare(key).with("alg", alg);

        assertThat(Jwk.of(members).privateMembers()).isEqualTo(members);
    }

    @ParameterizedTest
    @CsvSource({
        "rfc7517/a2#1, RS256, 'needs an RSA key, this is a key on P-256'",
        "rfc7517/a2#1, ES384, 'needs a key on P-384, this is a key on P-256'",
        "rfc7517/a2#1, ES256K, 'needs a key on secp256k1, this is a key on P-256'",
        "rfc7517/a2#1, RSA-OAEP, 'needs an RSA key, this is a key on P-256'",
        "rfc7517/a2#1, HS256, 'needs a symmetric key of at least 32 octets, this is a key on P-256'",
        "made/p-384, ES256, 'needs a key on P-256, this is a key on P-384'",
        "made/secp256k1, ES256, 'needs a key on P-256, this is a key on secp256k1'",
        "made/secp256k1, ECDH-ES, 'needs a key on P-256, P-384, P-521, X25519 or X448, this is a key on secp256k1'",
        "rfc7520/3.4, ES256, 'needs a key on P-256, this is an RSA key'",
        "rfc7520/3.4, HS256, 'needs a symmetric key of at least 32 octets, this is an RSA key'",
        "rfc7520/3.4, ECDH-ES, 'needs a key on P-256, P-384, P-521, X25519 or X448, this is an RSA key'",
        "rfc8037/a1, ECDH-ES, 'needs a key on P-256, P-384, P-521, X25519 or X448, this is a key on Ed25519'",
        "rfc8037/a1, Ed448, 'needs a key on Ed448, this is a key on Ed25519'",
        "rfc8037/a6, EdDSA, 'needs a key on Ed25519 or Ed448, this is a key on X25519'",
        "rfc8037/a7, Ed448, 'needs a key on Ed448, this is a key on X448'",
        "rfc7520/3.5, RS256, 'needs an RSA key, this is a symmetric key of 32 octets'",
        "rfc7520/3.5, HS384, 'needs a symmetric key of at least 48 octets, this is a symmetric key of 32 octets'",
        "rfc7520/3.5, HS512, 'needs a symmetric key of at least 64 octets, this is a symmetric key of 32 octets'",
        "rfc7520/3.5, A128KW, 'needs a symmetric key of exactly 16 octets, this is a symmetric key of 32 octets'",
        "rfc7520/3.5, A192GCMKW, 'needs a symmetric key of exactly 24 octets, this is a symmetric key of 32 octets'",
        "rfc7520/3.5, A128GCM, 'needs a symmetric key of exactly 16 octets, this is a symmetric key of 32 octets'",
        "rfc7520/3.5, A192CBC-HS384, 'needs a symmetric key of exactly 48 octets, this is a symmetric key of 32 octets'",
        "rfc7520/3.5, A256CBC-HS512, 'needs a symmetric key of exactly 64 octets, this is a symmetric key of 32 octets'",
        "rfc7517/a3#1, HS256, 'needs a symmetric key of at least 32 octets, this is a symmetric key of 16 octets'",
        "rfc7520/3.4, dir, 'needs a symmetric key of the length that \"enc\" demands, this is an RSA key'",
        "rfc7520/3.4, PBES2-HS256+A128KW, 'needs a password, this is an RSA key'",
        "rfc7520/3.5, ML-DSA-44, 'needs a key for ML-DSA-44, this is a symmetric key of 32 octets'",
        "rfc7520/3.5, none, 'needs no key at all, this is a symmetric key of 32 octets'",
    })
    void refuses_an_alg_that_takes_other_keys(String key, String alg, String message) {
        JsonObject members = Resources.bare(key).with("alg", alg);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Jwk.of(members))
                .withMessage("\"alg\": " + alg + " " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rfc7520/3.4|RS256|\"use\":\"enc\"|\"use\": expected sig with \"alg\": RS256",
                "rfc7520/3.4|RSA-OAEP|\"use\":\"sig\"|\"use\": expected enc with \"alg\": RSA-OAEP",
                "rfc7517/a2#1|ES256|\"use\":\"enc\"|\"use\": expected sig with \"alg\": ES256",
                "rfc7517/a2#1|ECDH-ES|\"use\":\"sig\"|\"use\": expected enc with \"alg\": ECDH-ES",
                "rfc7520/3.5|dir|\"use\":\"sig\"|\"use\": expected enc with \"alg\": dir",
                "rfc7520/3.4|PS256|\"key_ops\":[\"encrypt\",\"wrapKey\"]"
                        + "|\"key_ops\": expected an operation of \"alg\": PS256, found encrypt",
                "rfc7517/a2#1|ECDH-ES+A128KW|\"key_ops\":[\"verify\"]"
                        + "|\"key_ops\": expected an operation of \"alg\": ECDH-ES+A128KW, found verify"
            })
    void refuses_an_alg_that_use_or_key_ops_rule_out(String key, String alg, String intent, String message) {
        JsonObject members = Resources.bare(key).toBuilder()
                .put("alg", alg)
                .putAll(JsonObject.parse("{" + intent + "}"))
                .build();

        assertThatIllegalArgumentException().isThrownBy(() -> Jwk.of(members)).withMessage(message);
    }

    /** Some key services list every operation of a key, whatever its alg; one that fits is enough. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rfc7520/3.4|RS256|\"use\":\"sig\"",
                "rfc7520/3.4|RSA-OAEP|\"use\":\"enc\"",
                "rfc7520/3.4|RS256|\"use\":\"tls\"",
                "rfc7520/3.4|RS256|\"key_ops\":[]",
                "rfc7520/3.4|RS256|\"key_ops\":[\"encrypt\",\"verify\"]",
                "rfc7520/3.4|RS256|\"key_ops\":[\"import\"]",
                "rfc7517/a2#1|ECDH-ES+A128KW|\"key_ops\":[\"wrapKey\"]",
                "rfc7517/a2#1|ECDH-ES|\"key_ops\":[\"deriveBits\"]",
                "rfc7520/3.5|A256GCM|\"key_ops\":[\"encrypt\"]",
                "rfc7520/3.5|XY99|\"use\":\"sig\""
            })
    void accepts_an_alg_that_use_and_key_ops_leave_room_for(String key, String alg, String intent) {
        JsonObject members = Resources.bare(key).toBuilder()
                .put("alg", alg)
                .putAll(JsonObject.parse("{" + intent + "}"))
                .build();

        assertThat(Jwk.of(members).algorithm()).contains(alg);
    }
}
