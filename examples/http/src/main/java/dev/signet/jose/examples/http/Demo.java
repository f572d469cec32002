package dev.signet.jose.examples.http;

import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import java.io.IOException;
import java.time.Clock;

/** Starts the services and prints what to try. Ctrl-C stops them. */
final class Demo {

    private Demo() {}

    /**
     * Runs until it is stopped.
     *
     * @param args the first port, if another than 8700; 0 for any that are free
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 8700;
        Clock clock = Clock.systemUTC();
        SigningKeys keys = new SigningKeys();
        EcJwk clinicKey = EcJwk.generate(Curve.P_256).withThumbprintKeyId();
        PatientRecords records = new PatientRecords(keys, clinicKey.toPublic(), clock);
        try (LoginService login = new LoginService(port, keys, Users.ofTheDemo(Users.ITERATIONS), records, clock);
                OrdersService orders = new OrdersService(after(port, 1), login.url(), login.jwksUrl(), clock);
                ClinicService clinic =
                        new ClinicService(after(port, 2), login.url(), login.jwksUrl(), clinicKey, clock)) {
            System.out.println(lines(login.url(), orders.url(), clinic.url()));
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
}
