package dev.signet.jose.jwks.remote;

import static dev.signet.jose.jwks.remote.Keys.OLD;
import static dev.signet.jose.jwks.remote.Keys.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.KeySourceException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real https on this machine, with certificates that are made for the test. */
@Timeout(60)
class TlsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    static Path folder;

    private static SSLContext rightName;
    private static SSLContext wrongName;

    private static LoopbackServer server;
    private static LoopbackServer misnamed;
    private static LoopbackServer plain;

    @BeforeAll
    static void start() throws Exception {
        rightName = certificate("right", "ip:127.0.0.1,dns:localhost");
        wrongName = certificate("wrong", "dns:login.example");
        plain = LoopbackServer.http().on("/jwks", 200, json(OLD));
        server = LoopbackServer.https(rightName).on("/jwks", 200, json(OLD));
        server.redirecting("/here", "/jwks").redirecting("/plain", plain.url("/jwks"));
        misnamed = LoopbackServer.https(wrongName).on("/jwks", 200, json(OLD));
    }

    @AfterAll
    static void stop() {
        server.close();
        misnamed.close();
        plain.close();
    }

    private static RemoteJwkSetBuilder trusting(SSLContext context) {
        HttpClient client = HttpClient.newBuilder().sslContext(context).build();
        return RemoteJwkSet.builder().allowingLoopbackHttp().transport(JwksTransport.over(client));
    }

    @Test
    void reads_a_set_over_https() {
        assertThat(trusting(rightName).at(server.url("/jwks")).current().keys()).hasSize(1);
    }

    @Test
    void follows_a_redirect_from_https_to_https() {
        assertThat(trusting(rightName).at(server.url("/here")).current().keys()).hasSize(1);
    }

    @Test
    void follows_no_redirect_from_https_to_http_even_where_http_is_allowed() {
        assertRefused(trusting(rightName).at(server.url("/plain")), "expected a redirect to https");
        assertThat(plain.requests).hasValue(0);
    }

    @Test
    void a_certificate_for_another_host_is_refused() {
        assertRefused(trusting(wrongName).at(misnamed.url("/jwks")), "expected a TLS connection to that host");
        assertThat(misnamed.requests).hasValue(0);
    }

    @Test
    void a_certificate_of_an_unknown_authority_is_refused() {
        assertRefused(RemoteJwkSet.at(server.url("/jwks")), "expected a TLS connection to that host");
    }

    @Test
    void a_server_that_speaks_no_tls_is_refused() {
        assertRefused(RemoteJwkSet.at(plain.url("/jwks").replace("http:", "https:")), "expected ");
    }

    @Test
    void a_client_that_follows_redirects_itself_is_no_transport() {
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> JwksTransport.over(client))
                .withMessage("expected a client that follows no redirects (Redirect.NEVER)");
    }

    private static void assertRefused(RemoteJwkSet set, String reason) {
        assertThatThrownBy(set::current)
                .isInstanceOf(KeySourceException.class)
                .hasMessageStartingWith("no key set from 127.0.0.1: " + reason);
    }

    /** Returns a context that shows a new certificate for these names, and trusts it. */
    private static SSLContext certificate(String alias, String names)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve(alias + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        alias,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=" + alias,
                        "-ext",
                        "SAN=" + names,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .inheritIO()
                .start();
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        anchors.setCertificateEntry(alias, keys.getCertificate(alias));
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(anchors);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }
}
