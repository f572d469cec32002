package consumer;

import static dev.signet.jose.jws.Hmac.HS256;

import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.JwtDecoder;
import java.time.Duration;

/** A token that comes twice, in a module of its own that knows only jose-jwt. */
final class Main {
    private Main() {}

    public static void main(String[] args) {
        OctJwk key = OctJwk.generate(32);
        JwtDecoder remembering = Jwt.verifiedBy(HS256.verifier(key))
                .issuer("https://login.example")
                .audience("orders")
                .remembering(10_000)
                .build();
        String token = Jwt.signedWith(HS256.signer(key))
                .encode(JwtClaims.builder()
                        .issuer("https://login.example")
                        .subject("alice")
                        .audience("orders")
                        .lifetime(Duration.ofMinutes(5))
                        .build());

        System.out.println(remembering.decode(token).claims().subject().orElseThrow());
        System.out.println(remembering.decode(token).claims().subject().orElseThrow());
        System.out.println(remembering.rememberedTokens().orElseThrow());
    }
}
