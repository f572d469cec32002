package consumer;

import static dev.signet.jose.jws.Hmac.HS256;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.jwt.replay.InMemoryReplayStore;
import java.time.Duration;

/** A token that is used twice, in a module of its own. */
final class Main {
    private Main() {}

    public static void main(String[] args) {
        OctJwk key = OctJwk.generate(32);
        JwtDecoder once = Jwt.verifiedBy(HS256.verifier(key))
                .issuer("https://login.example")
                .audience("orders")
                .maxLifetime(Duration.ofMinutes(5))
                .rejectingReplays(InMemoryReplayStore.holding(10_000))
                .build();
        String token = Jwt.signedWith(HS256.signer(key))
                .encode(JwtClaims.builder()
                        .issuer("https://login.example")
                        .subject("alice")
                        .audience("orders")
                        .lifetime(Duration.ofMinutes(5))
                        .jwtId()
                        .build());

        System.out.println(once.decode(token).claims().subject().orElseThrow());
        try {
            once.decode(token);
        } catch (InvalidTokenException e) {
            System.out.println(e.failures().get(0).code());
        }
    }
}
