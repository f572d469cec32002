package dev.signet.jose.examples.http;

import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.rotation.RotatingKeys;
import dev.signet.jose.jwk.rotation.RotationStore;
import dev.signet.jose.jwt.replay.redis.RedisReplayStore;
import dev.signet.jose.jwt.replay.redis.RedisRotationStore;
import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Two login services and two resource servers: the ones share their signing keys, the others the tokens that were used,
 * in one Redis. Each resource server knows one login service. In front of either pair a real service has one address.
 */
final class Instances implements AutoCloseable {

    /** The name of both login services. */
    static final String ISSUER = "https://login.example";

    /** As long as a stolen key may be used; a real service can afford some minutes. */
    static final Duration CACHE_TIME = Duration.ofSeconds(3);

    private static final int EACH = 2;

    private final List<SigningKeys> keys = new ArrayList<>();
    private final List<LoginService> logins = new ArrayList<>();
    private final List<OrdersService> orders = new ArrayList<>();
    private final Deque<Runnable> closings = new ArrayDeque<>();

    /** A store whose clock is not asked, since that of the keys is moved by hand. */
    private record Timeless(RotationStore store) implements RotationStore {

        @Override
        public Optional<Entry> read() {
            return store.read();
        }

        @Override
        public boolean replace(long expectedVersion, Entry next) {
            return store.replace(expectedVersion, next);
        }
    }

    /**
     * Starts them.
     *
     * @param firstPort of four; 0 for any that are free
     * @param users of both login services
     * @param ofKeys the clock by which keys rotate
     * @param clock all other times
     */
    Instances(int firstPort, RedisURI redis, Users users, MovableClock ofKeys, Clock clock) throws IOException {
        // From a KMS or a file that only the login services can read: it opens what is in Redis.
        OctJwk keyEncryptionKey = OctJwk.generate(32).withKeyId("demo");
        try {
            for (int n = 0; n < EACH; n++) {
                logIns(port(firstPort, n), redis, keyEncryptionKey, users, ofKeys, clock);
                orders(port(firstPort, EACH + n), redis, logins.get(n), clock);
            }
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    SigningKeys keys(int n) {
        return keys.get(n);
    }

    LoginService login(int n) {
        return logins.get(n);
    }

    OrdersService orders(int n) {
        return orders.get(n);
    }

    /** Stops what was started, the last first. */
    @Override
    public void close() {
        while (!closings.isEmpty()) {
            closings.pop().run();
        }
    }

    private void logIns(
            int port, RedisURI redis, OctJwk keyEncryptionKey, Users users, MovableClock ofKeys, Clock clock)
            throws IOException {
        RedisRotationStore store =
                RedisRotationStore.builder().key("login:keys").connect(redis);
        closings.push(store::close);
        SigningKeys signing =
                new SigningKeys(RotatingKeys.in(new Timeless(store)).encryptedBy(keyEncryptionKey), CACHE_TIME, ofKeys);
        closings.push(signing::close);
        keys.add(signing);
        // The clinic is not started.
        PatientRecords records =
                new PatientRecords(signing, EcJwk.generate(Curve.P_256).toPublic(), clock);
        LoginService login = new LoginService(new LoopbackServer(port), ISSUER, signing, users, records, clock);
        closings.push(login::close);
        logins.add(login);
    }

    private void orders(int port, RedisURI redis, LoginService login, Clock clock) throws IOException {
        RedisReplayStore used =
                RedisReplayStore.builder().prefix("orders:used:").clock(clock).connect(redis);
        closings.push(used::close);
        OrdersService service = new OrdersService(port, ISSUER, login.jwksUrl(), used, clock);
        closings.push(service::close);
        orders.add(service);
    }

    private static int port(int first, int more) {
        return first == 0 ? 0 : first + more;
    }
}
