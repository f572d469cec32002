package dev.signet.jose.examples.http;

import static dev.signet.jose.jws.Ecdsa.ES256;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.ReplayStoreException;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.ReplayStore;
import dev.signet.jose.testkit.TestIssuer;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

final class BearerTest {

    private static final TestIssuer LOGIN = TestIssuer.of("https://login.example", "orders", ES256);

    @Test
    void a_token_is_accepted_once_and_then_refused() throws Exception {
        assertThat(answer((key, until) -> true).statusCode()).isEqualTo(200);
        assertThat(answer((key, until) -> false).statusCode()).isEqualTo(401);
    }

    @Test
    void a_replay_store_that_cannot_be_asked_is_not_the_fault_of_the_token() throws Exception {
        HttpResponse<String> response = answer((key, until) -> {
            throw new ReplayStoreException("down");
        });

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(Browser.challenge(response)).isEqualTo("none");
    }

    private static HttpResponse<String> answer(ReplayStore store) throws Exception {
        Bearer bearer = new Bearer(
                Jwt.verifiedBy(JwsVerifier.of(LOGIN.keys(), ES256))
                        .issuer("https://login.example")
                        .audience("orders")
                        .rejectingReplays(store)
                        .build(),
                "orders");
        try (LoopbackServer server = new LoopbackServer(0)) {
            server.start(new Endpoint(
                    "GET", "/", exchange -> bearer.guarding(exchange, jwt -> Reply.ok(JsonObject.empty()))));
            return new Browser().get(server.url() + "/", "Authorization", "Bearer " + LOGIN.token("alice"));
        }
    }
}
