package dev.signet.jose.examples.http;

import java.io.IOException;
import java.time.Clock;

/** Starts the services and says what to try. Ctrl-C stops them. */
final class Demo {

    private Demo() {}

    /** @param args ports of the services, if others than 8700 and following */
    public static void main(String[] args) throws IOException, InterruptedException {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 8700;
        Clock clock = Clock.systemUTC();
        try (LoginService login = new LoginService(port, new SigningKeys(), Users.ofTheDemo(Users.ITERATIONS), clock);
                OrdersService orders =
                        new OrdersService(port == 0 ? 0 : port + 1, login.url(), login.jwksUrl(), clock)) {
            System.out.println(lines(login.url(), orders.url()));
            Thread.currentThread().join();
        }
    }

    static String lines(String login, String orders) {
        return """
                login service   %1$s
                resource server %2$s

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
                """.formatted(login, orders);
    }
}
