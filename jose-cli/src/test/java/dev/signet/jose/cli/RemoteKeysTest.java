package dev.signet.jose.cli;

import static dev.signet.jose.cli.Ran.jose;
import static dev.signet.jose.cli.Ran.joseReading;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code jose jwks fetch}, and {@code --keys} with an address. */
final class RemoteKeysTest {

    @TempDir
    Path folder;

    private KeyFolder keys;
    private LoopbackServer server;

    @BeforeEach
    void start() throws IOException {
        keys = new KeyFolder(folder);
        server = LoopbackServer.http();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void prints_the_keys_of_an_address() {
        String set = KeyFolder.text(keys.set(keys.ec("a"), keys.ec("b")));
        server.on("/jwks", 200, set);

        Ran ran = jose("jwks", "fetch", server.url("/jwks"));

        assertThat(ran).returns(0, Ran::code).returns("", Ran::err);
        assertThat(JwkSet.parse(ran.out())).isEqualTo(JwkSet.parse(set));
        assertThat(ran.out()).endsWith("\n");
        assertThat(server.requests).hasValue(1);
    }

    @Test
    void finds_the_keys_of_an_issuer() {
        String issuer = server.url("");
        server.on("/jwks", 200, KeyFolder.text(keys.set(keys.ec("a"))))
                .on(
                        "/.well-known/openid-configuration",
                        200,
                        "{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + server.url("/jwks") + "\"}");

        Ran ran = jose("jwks", "fetch", "--issuer", issuer);

        assertThat(ran).returns(0, Ran::code);
        assertThat(JwkSet.parse(ran.out()).keys()).extracting(Jwk::keyId).hasSize(1);
    }

    @Test
    void an_issuer_of_another_name_is_3() {
        server.on(
                "/.well-known/openid-configuration",
                200,
                "{\"issuer\":\"https://other.example\",\"jwks_uri\":\"" + server.url("/jwks") + "\"}");

        assertThat(jose("jwks", "fetch", "--issuer", server.url("")))
                .returns(3, Ran::code)
                .returns("", Ran::out);
    }

    @Test
    void leaves_private_keys_aside_and_says_so() {
        String secret = KeyFolder.text(keys.ec("private"));
        server.on("/jwks", 200, "{\"keys\":[" + secret + "," + publicKey("good") + ",{\"kty\":\"new\"}]}");

        Ran ran = jose("jwks", "fetch", server.url("/jwks"));

        assertThat(ran).returns(0, Ran::code);
        assertThat(JwkSet.parse(ran.out()).keys())
                .singleElement()
                .returns(true, key -> key.keyId().orElseThrow().equals("good"));
        assertThat(ran.err())
                .contains("note: key 0 (kid private) is set aside")
                .contains("note: key 2 is set aside")
                .doesNotContain(Jwk.parse(secret).privateMembers().string("d").orElseThrow());
    }

    @Test
    void verifies_a_jws_with_the_keys_of_an_address() {
        String key = keys.ec("a");
        server.on("/jwks", 200, KeyFolder.text(keys.set(key)));
        String token = joseReading("hello", "jws", "sign", "--key", key).out();

        assertThat(joseReading(token, "jws", "verify", "--keys", server.url("/jwks"), "--alg", "ES256"))
                .returns(0, Ran::code)
                .returns("hello", Ran::out);
    }

    @Test
    void rejects_a_jws_whose_key_is_not_at_the_address() {
        server.on("/jwks", 200, KeyFolder.text(keys.set(keys.ec("a"))));
        String token = joseReading("hello", "jws", "sign", "--key", keys.ec("stranger"))
                .out();

        Ran ran = joseReading(token, "jws", "verify", "--keys", server.url("/jwks"), "--alg", "ES256");

        assertThat(ran).returns(1, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).contains("KEY_NOT_FOUND");
    }

    @Test
    void verifies_a_jwt_with_the_keys_of_an_address() {
        String key = keys.ec("a");
        server.on("/jwks", 200, KeyFolder.text(keys.set(key)));
        String token = jose("jwt", "issue", "--key", key, "--iss", "me", "--aud", "you", "--expires-in", "5m")
                .out();

        assertThat(verifyJwt(token, server.url("/jwks"))).returns(0, Ran::code);
    }

    @ParameterizedTest
    @CsvSource({"404,nothing", "500,nothing", "200,<html>", "200,{\"kty\":\"EC\"}", "200,''"})
    void an_answer_that_is_no_key_set_is_3(int status, String body) {
        server.on("/jwks", status, body);

        Ran ran = jose("jwks", "fetch", server.url("/jwks"));

        assertThat(ran).returns(3, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).startsWith("error: no key set from 127.0.0.1");
    }

    @Test
    void a_source_that_is_down_is_3_for_every_command() throws IOException {
        String url = "http://localhost:" + closedPort() + "/jwks";
        String token =
                joseReading("hello", "jws", "sign", "--key", keys.ec("a")).out();

        assertThat(jose("jwks", "fetch", url)).returns(3, Ran::code).returns("", Ran::out);
        assertThat(joseReading(token, "jws", "verify", "--keys", url, "--alg", "ES256"))
                .returns(3, Ran::code)
                .returns("", Ran::out);
        assertThat(verifyJwt(token, url)).returns(3, Ran::code).returns("", Ran::out);
    }

    @Test
    void a_redirect_to_another_host_over_http_is_3() {
        server.redirecting("/jwks", "http://keys.example/jwks");

        assertThat(jose("jwks", "fetch", server.url("/jwks"))).returns(3, Ran::code);
    }

    @Test
    void a_body_that_is_far_too_large_is_3() {
        server.on("/jwks", 200, "{\"keys\":[]" + " ".repeat(600_000) + "}");

        assertThat(jose("jwks", "fetch", server.url("/jwks")))
                .returns(3, Ran::code)
                .returns("", Ran::out);
    }

    @Test
    void a_certificate_of_an_unknown_authority_is_3() throws Exception {
        try (LoopbackServer https = LoopbackServer.https(selfMade())) {
            https.on("/jwks", 200, "{\"keys\":[]}");

            Ran ran = jose("jwks", "fetch", https.url("/jwks"));

            assertThat(ran).returns(3, Ran::code).returns("", Ran::out);
            assertThat(ran.err()).contains("its certificate or the handshake failed");
            assertThat(https.requests).hasValue(0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://login.example/jwks",
                "HTTP://login.example/jwks",
                "http://127.0.0.1.example/jwks",
                "http://localhost.example/jwks",
                "http://10.0.0.1/jwks",
                "http:jwks",
                "https://",
                "https://user:secret@login.example/jwks",
                "https://login.example/jwks#secret"
            })
    void an_address_that_may_not_be_asked_is_2_for_every_command(String url) {
        assertThat(jose("jwks", "fetch", url)).returns(2, Ran::code).returns("", Ran::out);
        assertThat(jose("jwks", "fetch", "--issuer", url)).returns(2, Ran::code).returns("", Ran::out);
        Ran jws = joseReading("a.b.c", "jws", "verify", "--keys", url, "--alg", "ES256");
        assertThat(jws).returns(2, Ran::code).returns("", Ran::out);
        assertThat(jws.err()).startsWith("error: --keys: expected ").doesNotContain("secret");
        assertThat(verifyJwt("a.b.c", url)).returns(2, Ran::code).returns("", Ran::out);
    }

    @Test
    void fetch_takes_no_file() {
        assertThat(jose("jwks", "fetch", keys.set(keys.ec("a")))).returns(2, Ran::code);
        assertThat(jose("jwks", "fetch", "file:///etc/hostname")).returns(2, Ran::code);
    }

    @Test
    void a_private_key_never_comes_from_an_address() {
        server.on("/key", 200, KeyFolder.text(keys.ec("a")));

        assertThat(joseReading("hello", "jws", "sign", "--key", server.url("/key")))
                .returns(2, Ran::code)
                .returns("", Ran::out);
        assertThat(server.requests).hasValue(0);
    }

    private static Ran verifyJwt(String token, String url) {
        return joseReading(token, "jwt", "verify", "--keys", url, "--alg", "ES256", "--iss", "me", "--aud", "you");
    }

    private String publicKey(String keyId) {
        return Jwk.parse(KeyFolder.text(keys.ec(keyId))).toJson();
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static SSLContext selfMade() throws Exception {
        char[] password = ForeignFiles.PASSWORD.toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(Path.of(ForeignFiles.path("openssl.p12")))) {
            store.load(in, password);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
