package dev.signet.jose.jwks.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The JVM has one thread for all its time-outs: what depends on one of ours must not hold that thread up. */
@Timeout(30)
class TimeOutThreadTest {

    private static final String TIMER = "CompletableFutureDelayScheduler";
    private static final Duration SHORT = Duration.ofMillis(50);

    @Test
    void an_observer_does_not_run_there_when_a_transport_never_answers() throws Exception {
        CompletableFuture<String> observer = new CompletableFuture<>();
        set(request -> new CompletableFuture<>(), observer)
                .at("https://login.example/jwks.json")
                .currentAsync();

        assertThat(observer.get(20, TimeUnit.SECONDS)).isNotEqualTo(TIMER);
    }

    @Test
    void an_observer_does_not_run_there_when_a_server_never_answers() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> observer = new CompletableFuture<>();
            HttpClient client = HttpClient.newHttpClient();
            set(JwksTransport.over(client), observer)
                    .at("http://127.0.0.1:" + server.getLocalPort() + "/jwks")
                    .currentAsync();

            assertThat(observer.get(20, TimeUnit.SECONDS)).isNotEqualTo(TIMER);
        }
    }

    @Test
    void an_observer_does_not_run_there_when_the_transport_has_a_time_out_of_its_own() throws Exception {
        CompletableFuture<String> observer = new CompletableFuture<>();
        RemoteJwkSet.builder()
                .transport(request -> new CompletableFuture<JwksTransport.Response>()
                        .orTimeout(SHORT.toMillis(), TimeUnit.MILLISECONDS))
                .responseTimeout(Duration.ofSeconds(20))
                .observer(new Fetches(
                        fetch -> observer.complete(Thread.currentThread().getName())))
                .at("https://login.example/jwks.json")
                .currentAsync();

        assertThat(observer.get(20, TimeUnit.SECONDS)).isNotEqualTo(TIMER);
    }

    @Test
    void what_depends_on_a_stage_does_not_run_there() throws Exception {
        CompletableFuture<String> dependant = set(request -> new CompletableFuture<>(), new CompletableFuture<>())
                .at("https://login.example/jwks.json")
                .currentAsync()
                .handle((keys, failure) -> Thread.currentThread().getName())
                .toCompletableFuture();

        assertThat(dependant.get(20, TimeUnit.SECONDS)).isNotEqualTo(TIMER);
    }

    @Test
    void an_observer_that_blocks_holds_up_no_time_out_of_others() throws Exception {
        CompletableFuture<String> mayGoOn = new CompletableFuture<>();
        CompletableFuture<String> observing = new CompletableFuture<>();
        RemoteJwkSet set = RemoteJwkSet.builder()
                .transport(request -> new CompletableFuture<>())
                .responseTimeout(SHORT)
                .observer(new Fetches(fetch -> {
                    observing.complete("");
                    mayGoOn.join();
                }))
                .at("https://login.example/jwks.json");
        set.currentAsync();
        observing.get(20, TimeUnit.SECONDS);

        assertThat(new CompletableFuture<String>()
                        .completeOnTimeout("in time", 10, TimeUnit.MILLISECONDS)
                        .get(20, TimeUnit.SECONDS))
                .isEqualTo("in time");
        mayGoOn.complete("");
    }

    private static RemoteJwkSetBuilder set(JwksTransport transport, CompletableFuture<String> observer) {
        return RemoteJwkSet.builder()
                .allowingLoopbackHttp()
                .transport(transport)
                .responseTimeout(SHORT)
                .observer(new Fetches(
                        fetch -> observer.complete(Thread.currentThread().getName())));
    }
}
