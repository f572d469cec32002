package consumer;

import static dev.signet.jose.jws.Ecdsa.ES256;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.testkit.InvalidToken;
import dev.signet.jose.testkit.JwksServer;
import dev.signet.jose.testkit.TestIssuer;
import java.net.HttpURLConnection;

/** Tokens, valid and not, and a key set, in a module of its own. */
final class Main {
    private Main() {}

    public static void main(String[] args) throws Exception {
        TestIssuer issuer = TestIssuer.of("https://login.example", "orders", ES256);
        JwtDecoder decoder = Jwt.verifiedBy(JwsVerifier.of(issuer.keys(), ES256))
                .issuer("https://login.example")
                .audience("orders")
                .build();

        System.out.println(
                decoder.decode(issuer.token("alice")).claims().subject().orElseThrow());
        try {
            decoder.decode(issuer.token(InvalidToken.EXPIRED));
        } catch (InvalidTokenException e) {
            System.out.println(e.reason());
        }
        try (JwksServer server = JwksServer.serving(issuer.keys())) {
            HttpURLConnection connection =
                    (HttpURLConnection) server.uri().toURL().openConnection();
            System.out.println(connection.getResponseCode());
        }
    }
}
