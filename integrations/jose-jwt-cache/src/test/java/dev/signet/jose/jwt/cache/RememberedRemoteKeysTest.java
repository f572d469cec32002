package dev.signet.jose.jwt.cache;

import static dev.signet.jose.jwt.cache.Service.MINUTE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.OkpJwk;
import dev.signet.jose.jwks.remote.RemoteJwkSet;
import dev.signet.jose.jwt.JwtDecoder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys over http that are refreshed, fail and end as without remembered tokens. */
class RememberedRemoteKeysTest {

    private final Service service = new Service();
    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer issuer;
    private RemoteJwkSet keys;
    private JwtDecoder decoder;
    private String token;

    /** What the issuer publishes; nothing while it is down. */
    private volatile JwkSet published = Service.KEYS;

    private static final JwkSet DOWN = JwkSet.of();

    @BeforeEach
    void serve() throws IOException {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/", exchange -> {
            requests.incrementAndGet();
            try (exchange) {
                byte[] body = published.toJson().getBytes(UTF_8);
                exchange.getResponseHeaders().set("Cache-Control", "max-age=60");
                exchange.sendResponseHeaders(published == DOWN ? 503 : 200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        issuer.start();
        int port = issuer.getAddress().getPort();
        keys = RemoteJwkSet.builder()
                .allowingHttp("127.0.0.1", port)
                .clock(service.clock)
                .staleIfError(MINUTE.multipliedBy(2))
                .at("http://127.0.0.1:" + port + "/");
        decoder = service.observed(
                service.over(keys).remembering(100, Duration.ofHours(1)).build());
        token = Service.token(service.claims().lifetime(Duration.ofHours(1)));
    }

    @AfterEach
    void stop() {
        keys.close();
        issuer.stop(0);
    }

    @Test
    void remembered_tokens_have_the_keys_refreshed_when_they_are_stale() {
        decoder.decode(token);
        decoder.decode(token);
        assertThat(requests).hasValue(1);

        service.clock.pass(MINUTE);
        decoder.decode(token);

        assertThat(requests).hasValue(2);
        assertThat(service.counts(decoder)).isEqualTo(new Counts(2, 1, 0, 1));
    }

    @Test
    void a_refresh_that_brings_other_keys_verifies_the_token_anew() {
        decoder.decode(token);
        published = JwkSet.of(
                Service.PUBLIC, OkpJwk.generate(Curve.ED25519).withKeyId("new").toPublic());
        service.clock.pass(MINUTE);

        decoder.decode(token);

        assertThat(service.counts(decoder)).isEqualTo(new Counts(0, 2, 0, 1));
    }

    @Test
    void an_outage_beyond_its_bound_refuses_a_remembered_token() {
        decoder.decode(token);
        published = DOWN;
        service.clock.pass(MINUTE.multipliedBy(2));
        decoder.decode(token);
        assertThat(service.counts(decoder).hits()).isEqualTo(1);

        service.clock.pass(MINUTE.multipliedBy(2));

        assertThatExceptionOfType(KeySourceException.class).isThrownBy(() -> decoder.decode(token));
    }

    @Test
    void once_the_keys_are_closed_a_remembered_token_is_accepted_until_their_bound_and_not_after() {
        decoder.decode(token);
        keys.close();
        decoder.decode(token);
        assertThat(service.counts(decoder).hits()).isEqualTo(1);

        service.clock.pass(MINUTE.multipliedBy(4));

        assertThatExceptionOfType(KeySourceException.class).isThrownBy(() -> decoder.decode(token));
        assertThat(requests).hasValue(1);
    }
}
