package consumer;

import static dev.signet.jose.jws.Ecdsa.ES256;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jwt.Jwt;

/** Verifies a token with a key set, and prints the subject and the providers. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println(subject(args[0], args[1]) + " " + CryptoProviders.standard());
    }

    public static String subject(String keys, String token) {
        return Jwt.verifiedBy(JwsVerifier.of(JwkSet.parse(keys), ES256))
                .issuer("https://login.example")
                .audience("orders")
                .build()
                .decode(token)
                .claims()
                .subject()
                .orElseThrow();
    }
}
