package dev.signet.jose.jwt.cache;

import static dev.signet.jose.jwt.cache.Service.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.OkpJwk;
import dev.signet.jose.jwks.remote.RemoteJwkSet;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.testkit.JwksServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys over http that are refreshed, fail and end as without remembered tokens. */
class RememberedRemoteKeysTest {

    private final Service service = new Service();
    private final JwksServer issuer = JwksServer.serving(Service.KEYS);
    private RemoteJwkSet keys;
    private JwtDecoder decoder;
    private String token;

    @BeforeEach
    void fetch() {
        keys = RemoteJwkSet.builder()
                .allowingLoopbackHttp()
                .clock(service.clock)
                // Time-outs that no busy machine reaches.
                .connectTimeout(MINUTE)
                .responseTimeout(MINUTE)
                .defaultLifetime(MINUTE)
                .staleIfError(MINUTE.multipliedBy(2))
                .at(issuer.uri());
        decoder = service.observed(
                service.over(keys).remembering(100, Duration.ofHours(1)).build());
        token = Service.token(service.claims().lifetime(Duration.ofHours(1)));
    }

    @AfterEach
    void stop() {
        keys.close();
        issuer.close();
    }

    @Test
    void remembered_tokens_have_the_keys_refreshed_when_they_are_stale() {
        decoder.decode(token);
        decoder.decode(token);
        assertThat(issuer.requests()).isEqualTo(1);

        service.clock.advance(MINUTE);
        decoder.decode(token);

        assertThat(issuer.requests()).isEqualTo(2);
        assertThat(service.counts(decoder)).isEqualTo(new Counts(2, 1, 0, 1));
    }

    @Test
    void a_refresh_that_brings_other_keys_verifies_the_token_anew() {
        decoder.decode(token);
        issuer.serve(Service.KEYS.with(OkpJwk.generate(Curve.ED25519).withKeyId("new")));
        service.clock.advance(MINUTE);

        decoder.decode(token);

        assertThat(service.counts(decoder)).isEqualTo(new Counts(0, 2, 0, 1));
    }

    @Test
    void an_outage_beyond_its_bound_refuses_a_remembered_token() {
        decoder.decode(token);
        issuer.fail(503);
        service.clock.advance(MINUTE.multipliedBy(2));
        decoder.decode(token);
        assertThat(service.counts(decoder).hits()).isEqualTo(1);

        service.clock.advance(MINUTE.multipliedBy(2));

        assertThatExceptionOfType(KeySourceException.class).isThrownBy(() -> decoder.decode(token));
    }

    @Test
    void once_the_keys_are_closed_a_remembered_token_is_accepted_until_their_bound_and_not_after() {
        decoder.decode(token);
        keys.close();
        decoder.decode(token);
        assertThat(service.counts(decoder).hits()).isEqualTo(1);

        service.clock.advance(MINUTE.multipliedBy(4));

        assertThatExceptionOfType(KeySourceException.class).isThrownBy(() -> decoder.decode(token));
        assertThat(issuer.requests()).isEqualTo(1);
    }
}
