package dev.signet.jose.jwks.remote;

import static dev.signet.jose.jwks.remote.Keys.OLD;
import static dev.signet.jose.jwks.remote.Keys.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.KeySourceException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The recipe of docs/jwks-remote.md for a private CA and a proxy, with real ones on this machine. */
@Timeout(120)
class OwnClientTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    static Path folder;

    private static Path authority;
    private static LoopbackServer server;
    private static ConnectProxy proxy;

    @BeforeAll
    static void start() throws Exception {
        authority = folder.resolve("ca.pem");
        keytool("ca", "-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=CA", "-ext", "bc:c");
        keytool("ca", "-exportcert", "-rfc", "-file", authority.toString());
        keytool(
                "server",
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=s",
                "-signer",
                "ca",
                "-ext",
                "SAN=ip:127.0.0.1");
        server = LoopbackServer.https(serving()).on("/jwks", 200, json(OLD));
        proxy = new ConnectProxy();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        proxy.close();
    }

    /** As in docs/jwks-remote.md. */
    private static SSLContext trusting(Path pem) throws IOException, GeneralSecurityException {
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        try (InputStream in = Files.newInputStream(pem)) {
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                anchors.setCertificateEntry("ca-" + anchors.size(), certificate);
            }
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(anchors);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        return tls;
    }

    /** As in docs/jwks-remote.md. */
    private static RemoteJwkSet set(SSLContext tls, InetSocketAddress proxy, String url) {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(2))
                .sslContext(tls)
                .proxy(ProxySelector.of(proxy))
                .build();
        return RemoteJwkSet.builder().transport(JwksTransport.over(client)).at(url);
    }

    @Test
    void reads_a_set_through_a_proxy_from_a_server_of_a_private_ca() throws Exception {
        RemoteJwkSet set = set(trusting(authority), proxy.address(), server.url("/jwks"));

        assertThat(set.current().keys()).hasSize(1);
        assertThat(proxy.targets).contains(server.url("").substring("https://".length()));
    }

    @Test
    void without_the_private_ca_the_server_is_refused() throws Exception {
        RemoteJwkSet set = set(SSLContext.getDefault(), proxy.address(), server.url("/jwks"));

        assertThatThrownBy(set::current)
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining(
                        "expected a TLS connection to that host, its certificate or the handshake failed");
    }

    @Test
    void a_proxy_that_is_not_there_is_a_failed_connection() throws Exception {
        ConnectProxy gone = new ConnectProxy();
        gone.close();
        RemoteJwkSet set = set(trusting(authority), gone.address(), server.url("/jwks"));

        assertThatThrownBy(set::current).hasMessageContaining("expected a connection, there was none");
    }

    private static SSLContext serving() throws IOException, GeneralSecurityException {
        char[] password = PASSWORD.toCharArray();
        KeyStore keys = KeyStore.getInstance(folder.resolve("keys.p12").toFile(), password);
        keys.deleteEntry("ca");
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, password);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(own.getKeyManagers(), null, null);
        return tls;
    }

    private static void keytool(String alias, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-storetype",
                "PKCS12",
                "-keystore",
                folder.resolve("keys.p12").toString(),
                "-storepass",
                PASSWORD));
        command.addAll(1, List.of(arguments));
        command.addAll(List.of("-alias", alias));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes());
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue()).as(said).isZero();
    }
}
