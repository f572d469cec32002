package dev.signet.jose.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwks.remote.JwksTransport;
import dev.signet.jose.jwks.remote.RemoteJwkSet;
import dev.signet.jose.jws.Ecdsa;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.testkit.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A remote key set whose issuer withdraws its key and publishes another again and again. After each time the set is too
 * old to be used, and all threads need the next one at once: tokens under the new key are accepted, those under the one
 * before and under made-up names are refused.
 */
final class RotatingSet {

    private static final Duration PAST_ITS_LIFETIME = Duration.ofMinutes(11);

    private final TestClock clock = TestClock.at(Instant.parse("2026-03-01T12:00:00Z"));
    private final JwsVerifier verifier;
    private EcJwk key = EcJwk.generate(Curve.P_256).withKeyId("key-0");
    private volatile byte[] published = json(key);

    RotatingSet() {
        RemoteJwkSet set = RemoteJwkSet.builder()
                .clock(clock)
                .staleIfError(Duration.ZERO)
                .transport(request ->
                        CompletableFuture.supplyAsync(() -> JwksTransport.Response.of(200, Map.of(), published)))
                .at("https://login.example.com/jwks.json");
        verifier = JwsVerifier.of(set, Ecdsa.ES256);
    }

    /** Rotates so many times, and lets a crowd ask after each. */
    Crowd.Answers ask(Crowd crowd, int rotations, long callsEach) throws InterruptedException {
        Door door = new Door("remote set", this::verify, List.of());
        Crowd.Answers all = Crowd.Answers.NONE;
        for (int i = 1; i <= rotations; i++) {
            String withdrawn = token(key);
            key = EcJwk.generate(Curve.P_256).withKeyId("key-" + i);
            published = json(key);
            clock.advance(PAST_ITS_LIFETIME);
            List<String> texts = List.of(token(key), withdrawn, token(key), token(key.withKeyId("made-up")));
            all = all.and(crowd.ask(
                    new Crowd.Questions(
                            door, texts, List.of(Door.ACCEPTED, "KEY_NOT_FOUND", Door.ACCEPTED, "KEY_NOT_FOUND")),
                    callsEach));
        }
        return all;
    }

    /** An interrupted wait decides nothing, so the token is presented once more. */
    private void verify(String token) {
        boolean decided = false;
        while (!decided) {
            try {
                verifier.verify(token);
                decided = true;
            } catch (KeySourceException e) {
                if (!Thread.interrupted()) {
                    throw e;
                }
            }
        }
    }

    private static byte[] json(EcJwk key) {
        return JwkSet.of(key.toPublic()).toJson().getBytes(UTF_8);
    }

    private static String token(EcJwk key) {
        return Ecdsa.ES256.signer(key).sign("content".getBytes(UTF_8));
    }
}
