package dev.signet.jose.examples.http;

import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.rotation.RotatingKeys;
import dev.signet.jose.jwt.replay.InMemoryReplayStore;
import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Starts the services and prints what to try. Ctrl-C stops them. */
final class Demo {

    private static final String SEVERAL = "instances";
    private static final String FIRST_PORT = "8700";
    private static final int LAST_PORT = 65_535;
    private static final Duration CACHE_TIME = Duration.ofMinutes(10);
    private static final int APPROVALS = 10_000;

    private Demo() {}

    /**
     * Runs until it is stopped.
     *
     * @param args {@code instances} for two of each service over one Redis; and the first port, if another than 8700, or
     *     0 for any that are free
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(args));
        boolean several = words.remove(SEVERAL);
        OptionalInt port = port(words);
        if (port.isEmpty()) {
            System.err.println("expected the word " + SEVERAL + " or nothing, and the first port or nothing");
            System.exit(2);
        }
        if (several) {
            runSeveral(port.getAsInt());
        } else {
            run(port.getAsInt());
        }
    }

    /** Returns a port that three more can follow; empty if the words are none. */
    static OptionalInt port(List<String> words) {
        String word = words.isEmpty() ? FIRST_PORT : String.join(" ", words);
        return IntStream.of(word.matches("\\d{1,5}") ? Integer.parseInt(word) : -1)
                .filter(port -> port >= 0 && port <= LAST_PORT - 3)
                .findFirst();
    }

    private static void run(int port) throws IOException, InterruptedException {
        Clock clock = Clock.systemUTC();
        EcJwk clinicKey = EcJwk.generate(Curve.P_256).withThumbprintKeyId();
        LoopbackServer server = new LoopbackServer(port);
        try (SigningKeys keys = new SigningKeys(RotatingKeys.inMemory(), CACHE_TIME, new MovableClock());
                LoginService login = new LoginService(
                        server,
                        server.url(),
                        keys,
                        Users.ofTheDemo(Users.ITERATIONS),
                        new PatientRecords(keys, clinicKey.toPublic(), clock),
                        clock);
                OrdersService orders = new OrdersService(
                        after(port, 1), login.url(), login.jwksUrl(), InMemoryReplayStore.holding(APPROVALS), clock);
                ClinicService clinic =
                        new ClinicService(after(port, 2), login.url(), login.jwksUrl(), clinicKey, clock)) {
            System.out.println(lines(login.url(), orders.url(), clinic.url()));
            Thread.currentThread().join();
        }
    }

    private static void runSeveral(int port) throws IOException, InterruptedException {
        try (OwnRedis redis = OwnRedis.start("redis-server");
                Instances instances = new Instances(
                        port,
                        RedisURI.create(redis.address()),
                        Users.ofTheDemo(Users.ITERATIONS),
                        new MovableClock(),
                        Clock.systemUTC())) {
            System.out.println(linesOfSeveral(instances, redis.address()));
            Thread.currentThread().join();
        }
    }

    private static int after(int port, int more) {
        return port == 0 ? 0 : port + more;
    }

    static String lines(String login, String orders, String clinic) {
        return """
            login service   %1$s
            resource server %2$s
            clinic          %3$s

            # Log in, and keep the token
            TOKEN=$(curl -s -d 'user=alice&password=wonderland' %1$s/login | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
            # See the orders
            curl -i -H "Authorization: Bearer $TOKEN" %2$s/orders
            # No token; a spoilt one; one that does not allow it
            curl -i %2$s/orders
            curl -i -H "Authorization: Bearer ${TOKEN}x" %2$s/orders
            BOB=$(curl -s -d 'user=bob&password=builder' %1$s/login | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
            curl -i -H "Authorization: Bearer $BOB" %2$s/orders
            # The keys; a new one; the old token is still good, and so is one under the new key
            curl -s %1$s/jwks.json
            curl -s -X POST %1$s/rotate
            curl -i -H "Authorization: Bearer $TOKEN" %2$s/orders
            NEW=$(curl -s -d 'user=alice&password=wonderland' %1$s/login | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
            curl -i -H "Authorization: Bearer $NEW" %2$s/orders
            # Alice's record, of which number and diagnoses are sealed for the clinic; what a receptionist and a doctor see
            RECORD=$(curl -s -d 'user=alice&password=wonderland' %1$s/record | sed 's/.*"record":"\\([^"]*\\)".*/\\1/')
            echo $RECORD | cut -d. -f2 | tr _- /+ | base64 -d 2>/dev/null
            DAVE=$(curl -s -d 'user=dave&password=telephone' %1$s/login | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
            curl -i -H "Authorization: Bearer $DAVE" -d "$RECORD" %3$s/reception
            curl -i -H "Authorization: Bearer $DAVE" -d "$RECORD" %3$s/doctor
            CAROL=$(curl -s -d 'user=carol&password=stethoscope' %1$s/login | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
            curl -i -H "Authorization: Bearer $CAROL" -d "$RECORD" %3$s/doctor
            """.formatted(login, orders, clinic);
    }

    static String linesOfSeveral(Instances instances, String redis) {
        return """
            login services   %1$s and %2$s
            resource servers %3$s and %4$s
            Redis            %5$s

            # Log in at one; the other login service signs with the same key, and both resource servers accept the token
            TOKEN=$(curl -s -d 'user=alice&password=wonderland' %1$s/login | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
            curl -i -H "Authorization: Bearer $TOKEN" %3$s/orders
            curl -i -H "Authorization: Bearer $TOKEN" %4$s/orders
            # An approval is accepted once: what one has accepted, the other refuses
            ONCE=$(curl -s -d 'user=alice&password=wonderland' %2$s/approve | sed 's/.*"approval":"\\([^"]*\\)".*/\\1/')
            curl -i -X POST -H "Authorization: Bearer $ONCE" %3$s/place
            curl -i -X POST -H "Authorization: Bearer $ONCE" %4$s/place
            # A month later the next key signs, at both; the old token is still good
            KID=$(curl -s -X POST %1$s/rotate | sed 's/.*"kid":"\\([^"]*\\)".*/\\1/')
            NEW=$(curl -s -d 'user=alice&password=wonderland' %2$s/login | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
            curl -i -H "Authorization: Bearer $NEW" %3$s/orders
            curl -i -H "Authorization: Bearer $TOKEN" %3$s/orders
            curl -i -H "Authorization: Bearer $TOKEN" %4$s/orders
            # That key is stolen: withdrawn at one, it is refused by both as soon as their copies of the set have expired
            curl -s -d "kid=$KID" %1$s/withdraw
            sleep 5
            curl -i -H "Authorization: Bearer $NEW" %3$s/orders
            curl -i -H "Authorization: Bearer $NEW" %4$s/orders
            curl -i -H "Authorization: Bearer $TOKEN" %4$s/orders
            """.formatted(
                        instances.login(0).url(),
                        instances.login(1).url(),
                        instances.orders(0).url(),
                        instances.orders(1).url(),
                        redis);
    }
}
