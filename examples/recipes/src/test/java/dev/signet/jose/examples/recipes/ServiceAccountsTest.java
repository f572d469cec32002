package dev.signet.jose.examples.recipes;

import static dev.signet.jose.examples.recipes.Refusals.assertRefused;
import static dev.signet.jose.jws.RsaPkcs1.RS256;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.JwkSource;
import dev.signet.jose.jwks.remote.RemoteJwkSet;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.testkit.InvalidToken;
import dev.signet.jose.testkit.TestIssuer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An API server on this machine, whose certificate comes from an authority that is made here. */
@Timeout(60)
final class ServiceAccountsTest {

    private static final String ISSUER = "https://kubernetes.default.svc.cluster.local";
    private static final String AUDIENCE = "payments";
    private static final String ORDERS = "system:serviceaccount:shop:orders";

    @TempDir
    static Path folder;

    private static TestIssuer cluster;
    private static TestCertificate authority;

    private final List<String> asked = new CopyOnWriteArrayList<>();

    private Path own;
    private HttpsServer apiServer;

    @BeforeAll
    static void create() {
        cluster = TestIssuer.of(ISSUER, AUDIENCE, RS256).withClaims(claims -> claims.subject(ORDERS));
        authority = TestCertificate.root("cluster");
    }

    @BeforeEach
    void start() throws Exception {
        own = Files.writeString(folder.resolve("token"), "own-token\n");
        apiServer = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        apiServer.setHttpsConfigurator(new HttpsConfigurator(serving(authority.forAddress("127.0.0.1"))));
        apiServer.createContext("/openid/v1/jwks", this::answer);
        apiServer.start();
    }

    @AfterEach
    void stop() {
        apiServer.stop(0);
    }

    @Test
    void accepts_an_account_with_the_keys_of_the_api_server() throws Exception {
        assertThat(decoder(keys(authority))
                        .decode(cluster.token(ORDERS))
                        .claims()
                        .subject())
                .contains(ORDERS);
        assertThat(asked).containsExactly("Bearer own-token");
    }

    @Test
    void reads_the_token_of_the_pod_anew_for_each_fetch() throws Exception {
        RemoteJwkSet keys = keys(authority);
        Files.writeString(own, "expired-token");
        assertThatExceptionOfType(KeySourceException.class).isThrownBy(keys::current);
        Files.writeString(own, "own-token");

        assertThat(keys(authority).current().keys()).hasSize(1);
        assertThat(asked).containsExactly("Bearer expired-token", "Bearer own-token");
    }

    @Test
    void without_a_token_of_the_pod_there_are_no_keys() throws Exception {
        RemoteJwkSet keys = keys(authority);
        Files.delete(own);

        assertThatExceptionOfType(KeySourceException.class).isThrownBy(keys::current);
        assertThat(asked).isEmpty();
    }

    @Test
    void a_server_of_another_authority_gets_no_token() throws Exception {
        RemoteJwkSet keys = keys(TestCertificate.root("cluster"));

        assertThatExceptionOfType(KeySourceException.class).isThrownBy(keys::current);
        assertThat(asked).isEmpty();
    }

    @Test
    void the_token_of_the_pod_follows_no_redirect() throws Exception {
        apiServer.removeContext("/openid/v1/jwks");
        apiServer.createContext("/openid/v1/jwks", exchange -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        apiServer.createContext("/elsewhere", this::answer);
        RemoteJwkSet keys = keys(authority);

        assertThatExceptionOfType(KeySourceException.class).isThrownBy(keys::current);
        assertThat(asked).isEmpty();
    }

    @Test
    void refuses_another_account() {
        assertRefused(
                "sub",
                Code.UNEXPECTED,
                () -> decoder(cluster.keys()).decode(cluster.token("system:serviceaccount:shop:reports")));
    }

    @Test
    void refuses_a_token_that_other_services_accept_too() {
        String token = cluster.token(claims -> claims.audience(List.of(AUDIENCE, ISSUER)));

        assertRefused("aud", Code.UNEXPECTED, () -> decoder(cluster.keys()).decode(token));
        assertRefused(
                "aud",
                Code.UNEXPECTED,
                () -> decoder(cluster.keys()).decode(cluster.token(claims -> claims.audience(ISSUER))));
    }

    @Test
    void refuses_another_cluster_and_another_key() {
        for (InvalidToken fault : List.of(
                InvalidToken.ANOTHER_ISSUER,
                InvalidToken.ANOTHER_KEY,
                InvalidToken.EXPIRED,
                InvalidToken.WITHOUT_EXPIRY)) {
            assertRefused(fault.reason(), () -> decoder(cluster.keys()).decode(cluster.token(fault)));
        }
    }

    private static JwtDecoder decoder(JwkSource keys) {
        return ServiceAccounts.decoder(keys, ISSUER, AUDIENCE, Set.of(ORDERS));
    }

    private RemoteJwkSet keys(TestCertificate trusted) throws IOException, GeneralSecurityException {
        Path pem = Files.writeString(
                folder.resolve("ca.crt"),
                "-----BEGIN CERTIFICATE-----\n" + trusted.base64() + "\n-----END CERTIFICATE-----\n");
        URI address = URI.create("https://127.0.0.1:" + apiServer.getAddress().getPort());
        return ServiceAccounts.keys(address, ServiceAccounts.trusting(pem), own);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        asked.add(authorization);
        byte[] keys = cluster.keys().toJson().getBytes(UTF_8);
        boolean known = authorization.equals("Bearer own-token");
        exchange.getResponseHeaders().set("Content-Type", "application/jwk-set+json");
        exchange.sendResponseHeaders(known ? 200 : 401, known ? keys.length : -1);
        if (known) {
            exchange.getResponseBody().write(keys);
        }
        exchange.close();
    }

    private static SSLContext serving(TestCertificate server) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "server", server.keys().getPrivate(), "changeit".toCharArray(), new Certificate[] {server.certificate()
                });
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, "changeit".toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        return tls;
    }
}
