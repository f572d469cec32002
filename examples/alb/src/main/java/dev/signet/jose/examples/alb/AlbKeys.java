package dev.signet.jose.examples.alb;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Pem;
import dev.signet.jose.jwks.remote.JwksTransport;
import java.net.URI;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * The keys of the load balancers of a region, in PEM, each at an address of its own. Unknown {@code kid}s cost at most
 * one request in five seconds. Thread-safe.
 */
final class AlbKeys implements Function<String, ECPublicKey> {

    private static final Duration GAP = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LONGEST = 4096;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int FORBIDDEN = 403;

    private final URI base;
    private final JwksTransport transport;
    private final Clock clock;

    private Instant looked = Instant.MIN;
    private Map<String, ECPublicKey> found = Map.of();

    /** @param base {@code https://public-keys.auth.elb.REGION.amazonaws.com/}, with the slash */
    AlbKeys(URI base, JwksTransport transport, Clock clock) {
        this.base = base;
        this.transport = transport;
        this.clock = clock;
    }

    /**
     * @param keyId a UUID
     * @throws InvalidTokenException if there is no such key, or the last request was less than five seconds ago
     * @throws KeySourceException if the address does not answer, or not with a public key on P-256
     */
    @Override
    public synchronized ECPublicKey apply(String keyId) {
        ECPublicKey last = found.get(keyId);
        if (last != null) {
            return last;
        }
        Instant now = clock.instant();
        if (!now.isBefore(looked) && now.isBefore(looked.plus(GAP))) {
            throw new InvalidTokenException(Reason.KEY_NOT_FOUND, "expected a known key: one look is made in 5 s");
        }
        looked = now;
        JwksTransport.Response response = get(base.resolve(keyId));
        if (response.status() == NOT_FOUND || response.status() == FORBIDDEN) {
            throw new InvalidTokenException(Reason.KEY_NOT_FOUND, "there is no such key in this region");
        }
        ECPublicKey key = key(response);
        found = Map.of(keyId, key);
        return key;
    }

    private static ECPublicKey key(JwksTransport.Response response) {
        if (response.status() != OK) {
            throw new KeySourceException("expected a key in PEM, was status " + response.status());
        }
        try {
            if (Pem.key(new String(response.body(), US_ASCII)) instanceof EcJwk key && key.curve() == Curve.P_256) {
                return key.publicKey();
            }
        } catch (IllegalArgumentException e) {
            throw new KeySourceException("expected a key in PEM", e);
        }
        throw new KeySourceException("expected a key on P-256");
    }

    private JwksTransport.Response get(URI uri) {
        try {
            return transport
                    .get(new JwksTransport.Request(uri, Map.of(), PATIENCE, LONGEST))
                    .toCompletableFuture()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KeySourceException("no key from " + base.getHost(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeySourceException("interrupted while waiting for " + base.getHost(), e);
        }
    }
}
