package dev.signet.jose.examples.alb;

import static dev.signet.jose.examples.alb.LoadBalancer.ARN;
import static dev.signet.jose.examples.alb.LoadBalancer.CLIENT;
import static dev.signet.jose.examples.alb.LoadBalancer.ISSUER;
import static dev.signet.jose.examples.alb.LoadBalancer.KEY_ID;
import static dev.signet.jose.examples.alb.LoadBalancer.NOW;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwks.remote.JwksTransport;
import dev.signet.jose.testkit.TestClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AlbKeysTest {

    private static final String OTHER_ID = "00000000-0000-0000-0000-000000000000";
    private static final EcJwk KEY = LoadBalancer.at(ARN).key();

    private final List<String> paths = new CopyOnWriteArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final TestClock clock = TestClock.at(NOW);
    private HttpServer server;
    private URI base;
    private AlbKeys keys;
    private int status = 200;
    private String body = KEY.toPem();

    @BeforeEach
    void starts() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            paths.add(exchange.getRequestURI().getPath());
            byte[] octets = body.getBytes(US_ASCII);
            try (exchange) {
                exchange.sendResponseHeaders(status, octets.length);
                exchange.getResponseBody().write(octets);
            }
        });
        server.start();
        base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        keys = new AlbKeys(base, JwksTransport.over(http), clock);
    }

    @AfterEach
    void stops() {
        server.stop(0);
    }

    @Test
    void finds_a_key_at_its_own_address() {
        assertThat(keys.apply(KEY_ID)).isEqualTo(KEY.publicKey());
        assertThat(paths).containsExactly("/" + KEY_ID);
    }

    @Test
    void a_token_is_verified_with_the_key_at_its_address() {
        LoadBalancer loadBalancer = new LoadBalancer(ARN, KEY);
        String data = loadBalancer.sign(loadBalancer.header());

        AlbKeys keys = new AlbKeys(base, JwksTransport.over(http), clock);
        AlbVerifier verifier = new AlbVerifier(ARN, ISSUER, CLIENT, keys, clock);
        JsonObject user = verifier.verify(data);

        assertThat(user).isEqualTo(LoadBalancer.CLAIMS);
    }

    @Test
    void those_who_waited_for_the_same_key_get_it_without_a_look() {
        keys.apply(KEY_ID);

        assertThat(keys.apply(KEY_ID)).isEqualTo(KEY.publicKey());
        assertThat(paths).hasSize(1);
    }

    @Test
    void looks_once_in_five_seconds() {
        keys.apply(OTHER_ID);
        clock.set(NOW.plusMillis(4_999));
        refuses(Reason.KEY_NOT_FOUND);
        assertThat(paths).hasSize(1);

        clock.set(NOW.plusSeconds(5));
        assertThat(keys.apply(KEY_ID)).isEqualTo(KEY.publicKey());
    }

    @Test
    void a_clock_that_was_set_back_stops_no_look() {
        keys.apply(OTHER_ID);
        clock.set(NOW.minus(Duration.ofDays(1)));

        assertThat(keys.apply(KEY_ID)).isEqualTo(KEY.publicKey());
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404})
    void a_key_that_is_not_there_is_the_tokens_fault(int answer) {
        status = answer;

        refuses(Reason.KEY_NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 500, 503})
    void another_answer_is_not(int answer) {
        status = answer;

        fails();
    }

    @Test
    void demands_one_public_key_on_P_256() {
        body = "<html></html>";
        fails();
        clock.set(NOW.plusSeconds(5));
        body = EcJwk.generate(Curve.P_384).toPem();
        fails();
    }

    @Test
    void reads_no_more_than_a_key_has() {
        body = KEY.toPem() + " ".repeat(5_000);

        fails();
    }

    @Test
    void fails_where_nothing_answers() {
        server.stop(0);

        fails();
    }

    private void refuses(Reason reason) {
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> keys.apply(KEY_ID))
                .returns(reason, InvalidTokenException::reason);
    }

    private void fails() {
        assertThatExceptionOfType(KeySourceException.class).isThrownBy(() -> keys.apply(KEY_ID));
    }
}
