package trial;

import static dev.signet.jose.jws.Ecdsa.ES256;
import static dev.signet.jose.jws.Ecdsa.ES256K;
import static dev.signet.jose.jws.EdDsa.ED25519;

import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.OkpJwk;
import dev.signet.jose.jws.JwsSigner;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.JwtDecoder;
import java.time.Duration;
import java.util.List;

/** Verifies tokens with all that is found as a service: claims as a record, remembered tokens, an algorithm of bcprov. */
public final class Main {

    record Session(String sub, List<String> roles) {}

    private Main() {}

    public static void main(String[] args) {
        EcJwk ec = EcJwk.generate(Curve.P_256).withKeyId("ec");
        EcJwk koblitz = EcJwk.generate(Curve.SECP256K1).withKeyId("koblitz");
        OkpJwk edwards = OkpJwk.generate(Curve.ED25519).withKeyId("edwards");
        JwkSet keys = JwkSet.of(ec, koblitz, edwards).publicOnly();
        JwtDecoder login = Jwt.verifiedBy(JwsVerifier.of(keys, ES256, ES256K, ED25519))
                .issuer("https://login.example")
                .audience("orders")
                .remembering(100)
                .build();
        for (JwsSigner signer : List.of(ES256.signer(ec), ES256K.signer(koblitz), ED25519.signer(edwards))) {
            String token = Jwt.signedWith(signer)
                    .encode(JwtClaims.builder()
                            .issuer("https://login.example")
                            .subject("alice")
                            .audience("orders")
                            .lifetime(Duration.ofMinutes(5))
                            .claim("roles", List.of("baker"))
                            .build());
            System.out.println(login.decode(token).claims().as(Session.class));
        }
        System.out.println(login.rememberedTokens().orElseThrow() + " remembered");
    }
}
