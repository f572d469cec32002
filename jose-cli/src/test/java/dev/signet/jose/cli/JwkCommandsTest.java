package dev.signet.jose.cli;

import static dev.signet.jose.cli.Ran.jose;
import static dev.signet.jose.cli.Ran.joseReading;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.AkpJwk;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.OkpJwk;
import dev.signet.jose.jwk.RsaJwk;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JwkCommandsTest {

    /** RFC 7638 section 3.1. */
    private static final String RFC_7638_KEY = "{\"kty\":\"RSA\",\"n\":\"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM"
            + "78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_R"
            + "N5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-b"
            + "FTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw\",\"e\":\"AQAB\",\"al"
            + "g\":\"RS256\",\"kid\":\"2011-04-29\"}";

    @TempDir
    Path folder;

    private KeyFolder keys;

    @BeforeEach
    void makeFolder() {
        keys = new KeyFolder(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "ES256,P_256,sig",
        "ES384,P_384,sig",
        "ES512,P_521,sig",
        "ES256K,SECP256K1,sig",
        "ECDH-ES,P_256,enc",
        "ECDH-ES+A256KW,P_256,enc"
    })
    void generates_a_key_on_the_algorithms_curve(String algorithm, Curve curve, String use) {
        Ran ran = jose("jwk", "gen", "--alg", algorithm);

        assertThat(ran.code()).isZero();
        EcJwk key = (EcJwk) Jwk.parse(ran.out());
        assertThat(key.curve()).isEqualTo(curve);
        assertThat(key.isPrivate()).isTrue();
        assertThat(key.algorithm()).hasValue(algorithm);
        assertThat(key.privateMembers().string("use")).hasValue(use);
        assertThat(key.keyId()).hasValue(key.thumbprint().toString());
    }

    @ParameterizedTest
    @CsvSource({"Ed25519,ED25519", "Ed448,ED448", "EdDSA,ED25519"})
    void generates_an_edwards_key(String algorithm, Curve curve) {
        assertThat(((OkpJwk) Jwk.parse(jose("jwk", "gen", "--alg", algorithm).out())).curve())
                .isEqualTo(curve);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ML-DSA-44", "ML-DSA-65", "ML-DSA-87"})
    void generates_a_post_quantum_key(String algorithm) {
        AkpJwk key = (AkpJwk) Jwk.parse(jose("jwk", "gen", "--alg", algorithm).out());

        assertThat(key.isPrivate()).isTrue();
        assertThat(key.algorithm()).hasValue(algorithm);
        assertThat(key.privateMembers().string("use")).hasValue("sig");
        assertThat(key.keyId()).hasValue(key.thumbprint().toString());
    }

    @Test
    void a_post_quantum_key_has_neither_curve_nor_size() {
        assertThat(jose("jwk", "gen", "--alg", "ML-DSA-65", "--crv", "P-256"))
                .returns(2, Ran::code)
                .satisfies(ran -> assertThat(ran.err()).contains("--crv: a key for ML-DSA-65 has no curve"));
        assertThat(jose("jwk", "gen", "--alg", "ML-DSA-65", "--bits", "2048"))
                .returns(2, Ran::code)
                .satisfies(ran -> assertThat(ran.err()).contains("--bits: ML-DSA-65 has keys of one size"));
    }

    @Test
    void a_post_quantum_key_is_converted_published_and_locked_up() {
        String key =
                keys.file("pq.jwk", jose("jwk", "gen", "--alg", "ML-DSA-65").out());
        String pem =
                keys.file("pq.pem", jose("jwk", "convert", "--to", "pem", key).out());
        String password = keys.file("password", "correct horse");

        JsonObject bare = Jwk.parse(KeyFolder.text(key)).withoutParameters().privateMembers();
        assertThat(Jwk.parse(jose("jwk", "convert", "--to", "jwk", pem).out()).privateMembers())
                .isEqualTo(bare);
        assertThat(jose("jwk", "pub", key).out())
                .contains("\"alg\":\"ML-DSA-65\"")
                .doesNotContain("\"priv\"");
        String locked = keys.file(
                "pq.jwe",
                jose("jwk", "encrypt", "--password-file", password, key).out());
        assertThat(joseReading(KeyFolder.text(locked), "jwk", "decrypt", "--password-file", password)
                        .out())
                .isEqualTo(KeyFolder.text(key));
    }

    @Test
    void generates_a_key_on_the_curve_that_was_asked_for() {
        Ran ran = jose("jwk", "gen", "--alg", "ECDH-ES", "--crv", "X25519");

        assertThat(((OkpJwk) Jwk.parse(ran.out())).curve()).isEqualTo(Curve.X25519);
    }

    @Test
    void refuses_a_curve_that_the_algorithm_does_not_have() {
        Ran ran = jose("jwk", "gen", "--alg", "ES256", "--crv", "P-384");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("ES256 has no keys on P-384");
    }

    @ParameterizedTest
    @CsvSource({
        "HS256,32,sig",
        "HS384,48,sig",
        "HS512,64,sig",
        "dir,32,enc",
        "A128KW,16,enc",
        "A192GCMKW,24,enc",
        "A256GCMKW,32,enc"
    })
    void generates_a_secret_of_the_algorithms_size(String algorithm, int octets, String use) {
        Ran ran = jose("jwk", "gen", "--alg", algorithm);

        OctJwk key = (OctJwk) Jwk.parse(ran.out());
        assertThat(key.octets()).isEqualTo(octets);
        assertThat(key.privateMembers().string("use")).hasValue(use);
        assertThat(key.keyId()).isPresent();
    }

    @Test
    void a_key_for_dir_fits_the_usual_content_encryption() {
        assertThat(((OctJwk) Jwk.parse(jose("jwk", "gen", "--alg", "dir").out())).octets())
                .isEqualTo(UsualAlgorithm.contentEncryption().cekOctets());
    }

    @Test
    void does_not_publish_the_thumbprint_of_a_secret_as_its_kid() {
        Jwk key = Jwk.parse(jose("jwk", "gen", "--alg", "HS256").out());

        assertThat(key.keyId())
                .isPresent()
                .isNotEqualTo(java.util.Optional.of(key.thumbprint().toString()));
    }

    @ParameterizedTest
    @CsvSource({"RS256", "PS256", "RSA-OAEP-256"})
    void generates_an_rsa_key_of_the_size_that_was_asked_for(String algorithm) {
        Ran ran = jose("jwk", "gen", "--alg", algorithm, "--bits", "2048");

        assertThat(((RsaJwk) Jwk.parse(ran.out())).publicKey().getModulus().bitLength())
                .isEqualTo(2048);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RS256 | 1024 | expected an RSA key of 2048 to 16384 bits, was 1024",
                "HS256 | 128 | HS256 needs a multiple of 8 from 256 to 4096 bits",
                "HS256 | 257 | HS256 needs a multiple of 8 from 256 to 4096 bits",
                "dir | 200 | dir needs one of [128, 192, 256, 384, 512] bits",
                "A128KW | 256 | A128KW needs 128 bits",
                "ES256 | 256 | the curve decides the size of a key for ES256"
            })
    void refuses_a_size_that_the_algorithm_does_not_have(String algorithm, String bits, String message) {
        Ran ran = jose("jwk", "gen", "--alg", algorithm, "--bits", bits);

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("--bits: " + message);
    }

    @ParameterizedTest
    @CsvSource({"RS256", "HS256", "dir"})
    void refuses_a_curve_where_keys_have_none(String algorithm) {
        assertThat(jose("jwk", "gen", "--alg", algorithm, "--crv", "P-256"))
                .returns(2, Ran::code)
                .returns("", Ran::out)
                .satisfies(ran -> assertThat(ran.err()).contains("--crv: a key for " + algorithm + " has no curve"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "PBES2-HS256+A128KW", "RSA1_5", "HPKE-0", "A256GCM", "ES257"})
    void refuses_an_algorithm_that_no_key_is_made_for(String algorithm) {
        Ran ran = jose("jwk", "gen", "--alg", algorithm);

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("--alg: expected one of\n  HMAC: HS256");
    }

    @Test
    void names_a_key_as_it_was_told() {
        assertThat(Jwk.parse(jose("jwk", "gen", "--alg", "ES256", "--kid", "2026-01")
                                .out())
                        .keyId())
                .hasValue("2026-01");
    }

    @Test
    void publishes_no_private_member() {
        Ran ran = jose("jwk", "pub", keys.ec("a"));

        assertThat(ran.code()).isZero();
        assertThat(JsonObject.parse(ran.out()).names()).containsExactly("kty", "crv", "x", "y", "kid");
    }

    @Test
    void publishes_a_key_from_standard_input() {
        String secret = jose("jwk", "gen", "--alg", "Ed25519").out();

        assertThat(Jwk.parse(joseReading(secret, "jwk", "pub", "-").out()))
                .isEqualTo(Jwk.parse(secret).toPublic());
    }

    @Test
    void publishes_several_keys_as_a_set() {
        Ran ran = jose("jwk", "pub", keys.ec("a"), keys.ec("b"));

        assertThat(JwkSet.parse(ran.out()).keys()).extracting(Jwk::keyId).hasSize(2);
        assertThat(ran.out()).doesNotContain("\"d\"");
    }

    @Test
    void reads_one_of_several_files_from_standard_input() {
        String secret = KeyFolder.text(keys.ec("a"));

        assertThat(JwkSet.parse(joseReading(secret, "jwk", "pub", "-", keys.ec("b"))
                                .out())
                        .keys())
                .hasSize(2);
        Ran ran = joseReading(secret, "jwk", "pub", "-", "-");
        assertThat(ran).returns(2, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).isEqualTo("error: only one FILE can come from standard input\n");
    }

    @Test
    void publishes_one_key_as_a_set_on_request() {
        assertThat(JwkSet.parse(jose("jwk", "pub", "--set", keys.ec("a")).out()).keys())
                .hasSize(1);
    }

    @Test
    void says_which_keys_of_a_set_it_leaves_out() {
        String other = "{\"kty\":\"new\",\"kid\":\"x\\u001b[2J\\nnote: y\"}";
        String set = keys.file("set.json", "{\"keys\":[" + other + "," + KeyFolder.text(keys.ec("a")) + "]}");

        for (String command : List.of("pub", "convert")) {
            Ran ran = jose("jwk", command, set);

            assertThat(ran.code()).as(command).isZero();
            assertThat(ran.err())
                    .contains("key 0 (kid x\\u001b[2J\\u000anote: y) is set aside")
                    .hasLineCount(1);
        }
        assertThat(jose("jwk", "encrypt", "--key", keys.rsaPublic(), set).err()).hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"keys\":[{\"kty\":\"new\",\"kid\":\"x\"}]}", "{\"keys\":[]}"})
    void refuses_a_set_of_which_nothing_is_left(String json) {
        String set = keys.file("set.json", json);

        for (Ran ran : List.of(
                jose("jwk", "pub", set),
                jose("jwk", "pub", keys.ec("a"), set),
                jose("jwk", "convert", set),
                jose("jwk", "encrypt", "--key", keys.rsaPublic(), set))) {
            assertThat(ran).returns(2, Ran::code).returns("", Ran::out);
            assertThat(ran.err()).endsWith("error: FILE: expected a key, found none that can be used\n");
            assertThat(ran.err().contains("note: key 0 (kid x) is set aside: ")).isEqualTo(json.contains("new"));
        }
    }

    @Test
    void prints_nothing_that_a_terminal_would_obey() {
        String kid = "\u009b31mRED\u202eevil\u0085";
        String escaped = "\\u009b31mRED\\u202eevil\\u0085";
        String file =
                keys.file("evil.jwk", EcJwk.generate(Curve.P_256).withKeyId(kid).toJson());

        for (Ran ran : List.of(
                jose("jwk", "pub", file),
                jose("jwk", "pub", "--set", file),
                jose("jwk", "convert", file),
                joseReading("hello", "jwe", "encrypt", "--key", file, "--key", keys.rsaPublic(), "--json"))) {
            assertThat(ran).returns(0, Ran::code).returns("", Ran::err);
            assertThat(ran.out()).contains(escaped).doesNotContain("\u009b", "\u202e", "\u0085");
        }
        assertThat(Jwk.parse(jose("jwk", "pub", file).out()).keyId()).hasValue(kid);
    }

    @Test
    void refuses_to_publish_a_secret() {
        String file = keys.oct(32);

        Ran ran = jose("jwk", "pub", file);

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .contains("no public half")
                .doesNotContain(KeyFolder.json(file).string("k").orElseThrow());
    }

    @Test
    void refuses_to_publish_a_set_with_a_secret_in_it() {
        String set = keys.file("set.json", "{\"keys\":[" + KeyFolder.text(keys.oct(32)) + "]}");

        assertThat(jose("jwk", "pub", set)).returns(2, Ran::code).returns("", Ran::out);
    }

    @Test
    void prints_the_thumbprint_of_rfc_7638() {
        assertThat(joseReading(RFC_7638_KEY, "jwk", "thumbprint", "-").out())
                .isEqualTo("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs\n");
    }

    @Test
    void prints_a_thumbprint_as_a_uri() {
        assertThat(joseReading(RFC_7638_KEY, "jwk", "thumbprint", "--uri", "-").line())
                .isEqualTo("urn:ietf:params:oauth:jwk-thumbprint:sha-256:NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
    }

    @Test
    void refuses_the_thumbprint_of_a_set() {
        Ran ran = jose("jwk", "thumbprint", keys.set(keys.ec("a")));

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("expected one JWK, this is a JWK Set");
    }
}
