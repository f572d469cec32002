package dev.signet.jose.jcstress;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwks.remote.JwksTransport;
import dev.signet.jose.jwks.remote.RemoteJwkSet;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** A set that was not fetched yet, and two threads that need it: one request, and both get the whole set. */
@JCStressTest
@Outcome(id = "1, 1, 1", expect = Expect.ACCEPTABLE, desc = "one key for each, one request for both")
@Outcome(expect = Expect.FORBIDDEN, desc = "no set, a set without its key, or two requests")
@State
public class RemoteSetState {

    private static final JwksTransport.Response SET = JwksTransport.Response.of(
            200,
            Map.of(),
            JwkSet.of(EcJwk.generate(Curve.P_256).toPublic()).toJson().getBytes(UTF_8));

    private final AtomicInteger requests = new AtomicInteger();
    private final RemoteJwkSet set = RemoteJwkSet.builder()
            .transport(request -> {
                requests.incrementAndGet();
                return CompletableFuture.completedFuture(SET);
            })
            // Longer than a thread is held up on a busy machine: the other one then waits for it.
            .responseTimeout(Duration.ofMinutes(1))
            .at("https://login.example.com/jwks.json");

    @Actor
    public void first(III_Result result) {
        result.r1 = set.current().keys().size();
    }

    @Actor
    public void second(III_Result result) {
        result.r2 = set.current().keys().size();
    }

    @Arbiter
    public void count(III_Result result) {
        result.r3 = requests.get();
    }
}
