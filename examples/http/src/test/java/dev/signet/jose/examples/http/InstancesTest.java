package dev.signet.jose.examples.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.testkit.TestClock;
import dev.signet.jose.testsupport.RedisServer;
import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two login services and two resource servers over a real Redis; skipped where there is none. */
@Timeout(120)
final class InstancesTest {

    private static final Users USERS = Users.ofTheDemo(1);
    private static final TestClock CLOCK = TestClock.at(Instant.now());

    @TempDir
    static Path folder;

    private static RedisServer redis;
    private static Instances instances;

    private final Browser browser = new Browser();

    @BeforeAll
    static void start() throws IOException {
        redis = RedisServer.start(folder);
        instances = instances(redis.port());
    }

    @AfterAll
    static void stop() {
        if (instances != null) {
            instances.close();
        }
        if (redis != null) {
            redis.close();
        }
    }

    @Test
    void both_login_services_publish_the_same_keys_and_sign_with_the_same_one() throws Exception {
        assertThat(published(0)).isEqualTo(published(1));
        assertThat(signedWith(see(0, logIn(0)))).isEqualTo(signedWith(see(0, logIn(1))));
    }

    @Test
    void after_a_rotation_at_one_both_sign_with_the_next_key_and_the_old_token_stays_good() throws Exception {
        String before = logIn(0);
        String oldKey = signedWith(see(0, before));
        String newKey = Browser.json(browser.post(instances.login(0).url() + "/rotate", ""))
                .string("kid")
                .orElseThrow();

        assertThat(newKey).isNotEqualTo(oldKey);
        for (int n = 0; n < 2; n++) {
            assertThat(signedWith(see(n, logIn(1 - n)))).isEqualTo(newKey);
            assertThat(signedWith(see(n, before))).isEqualTo(oldKey);
        }
    }

    @Test
    void a_key_that_was_withdrawn_at_one_is_refused_by_both_when_their_copies_have_expired() throws Exception {
        String stolen = logIn(0);
        String kid = signedWith(see(0, stolen));
        assertThat(see(1, stolen).statusCode()).isEqualTo(200);

        assertThat(browser.post(instances.login(0).url() + "/withdraw", "kid=" + kid)
                        .statusCode())
                .isEqualTo(200);
        instances.keys(1).refresh();
        CLOCK.advance(Instances.CACHE_TIME.plusSeconds(1));

        for (int n = 0; n < 2; n++) {
            assertThat(see(n, stolen).statusCode()).isEqualTo(401);
            assertThat(Browser.challenge(see(n, stolen))).contains("error=\"invalid_token\"");
            assertThat(signedWith(see(n, logIn(1 - n)))).isNotEqualTo(kid);
        }
    }

    @Test
    void what_one_resource_server_has_accepted_the_other_refuses() throws Exception {
        for (int n = 0; n < 2; n++) {
            String approval = approval(instances, n);

            assertThat(place(instances, n, approval).statusCode()).isEqualTo(200);
            assertThat(Browser.challenge(place(instances, 1 - n, approval))).contains("the token was used before");
            assertThat(Browser.challenge(place(instances, n, approval))).contains("the token was used before");
        }
    }

    @Test
    void without_redis_login_services_sign_and_resource_servers_accept_nothing_once(@TempDir Path own)
            throws Exception {
        try (RedisServer dying = RedisServer.start(own);
                Instances those = instances(dying.port())) {
            String approval = approval(those, 0);
            String token = browser.logIn(those.login(0), "alice", "wonderland");
            dying.kill();

            assertThat(see(those, 0, browser.logIn(those.login(1), "alice", "wonderland"))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(see(those, 1, token).statusCode()).isEqualTo(200);
            assertThat(place(those, 0, approval).statusCode()).isEqualTo(503);
            assertThat(place(those, 1, approval).headers().firstValue("Retry-After"))
                    .isPresent();
            assertThat(browser.post(those.login(0).url() + "/withdraw", "kid=any")
                            .statusCode())
                    .isEqualTo(503);
        }
    }

    @Test
    void instances_do_not_start_without_redis() {
        assertThatThrownBy(() -> instances(1))
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining("cannot be reached");
    }

    @Test
    void private_keys_are_encrypted_in_redis() throws Exception {
        String kept = redis.command("GET", "login:keys");

        assertThat(kept).contains("eyJ").doesNotContain("\"d\"", "\"crv\"");
    }

    @Test
    void the_demo_needs_redis_server() {
        assertThatThrownBy(() -> OwnRedis.start("no-such-redis-server"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no-such-redis-server is not installed")
                .hasMessageContaining("apt-get install redis-server");
        assertThatThrownBy(() -> OwnRedis.start("false"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ended");
    }

    @Test
    void the_demo_says_what_to_try() {
        assertThat(Demo.linesOfSeveral(instances, "redis://127.0.0.1:6379"))
                .contains("resource servers " + instances.orders(0).url() + " and "
                        + instances.orders(1).url())
                .contains("curl -i -X POST -H \"Authorization: Bearer $ONCE\" "
                        + instances.orders(1).url() + "/place");
    }

    private static Instances instances(int redisPort) throws IOException {
        return new Instances(0, RedisURI.create("127.0.0.1", redisPort), USERS, new MovableClock(), CLOCK);
    }

    private JwkSet published(int n) throws Exception {
        return JwkSet.ofPublic(
                JsonObject.parse(browser.get(instances.login(n).jwksUrl()).body()));
    }

    private String logIn(int n) throws Exception {
        return browser.logIn(instances.login(n), "alice", "wonderland");
    }

    private HttpResponse<String> see(int n, String token) throws Exception {
        return see(instances, n, token);
    }

    private HttpResponse<String> see(Instances of, int n, String token) throws Exception {
        return browser.get(of.orders(n).url() + "/orders", "Authorization", "Bearer " + token);
    }

    private String approval(Instances of, int n) throws Exception {
        return Browser.json(browser.post(of.login(n).url() + "/approve", "user=alice&password=wonderland"))
                .string("approval")
                .orElseThrow();
    }

    private HttpResponse<String> place(Instances of, int n, String token) throws Exception {
        return browser.post(of.orders(n).url() + "/place", "", "Authorization", "Bearer " + token);
    }

    private static String signedWith(HttpResponse<String> seen) {
        return Browser.json(seen).string("signed_with").orElseThrow();
    }
}
