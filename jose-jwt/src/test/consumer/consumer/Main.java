package consumer;

import static dev.signet.jose.jwe.ContentEncryption.A256GCM;
import static dev.signet.jose.jwe.RsaOaep.RSA_OAEP_256;
import static dev.signet.jose.jws.Ecdsa.ES256;

import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.RsaJwk;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jwt.ClaimRule;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.jwt.JwtEncoder;
import dev.signet.jose.jwt.JwtProfile;
import java.time.Duration;

/** The README's snippets 1, 2 and 5, and a profile of its own, in a module of its own. */
final class Main {
    private Main() {}

    public static void main(String[] args) {
        EcJwk issuer = EcJwk.generate(Curve.P_256).withKeyId("2026-01");
        RsaJwk client = RsaJwk.generate(2048);
        JwkSet keys = JwkSet.parse(JwkSet.of(issuer).publicOnly().toJson());
        JwtClaims claims = JwtClaims.builder()
                .issuer("https://login.example")
                .subject("alice")
                .audience("orders")
                .lifetime(Duration.ofMinutes(5))
                .build();

        JwtEncoder tokens = Jwt.signedWith(ES256.signer(issuer));
        JwtDecoder login = Jwt.verifiedBy(JwsVerifier.of(keys, ES256))
                .issuer("https://login.example")
                .audience("orders")
                .build();
        System.out.println(
                login.decode(tokens.encode(claims)).claims().subject().orElseThrow());

        JwtEncoder idTokens = Jwt.signedWith(ES256.signer(issuer))
                .thenEncryptedWith(RSA_OAEP_256.encrypter(client.publicKey(), A256GCM));
        JwtDecoder reader = Jwt.decryptedBy(
                        RSA_OAEP_256.decrypter(client.privateKey().orElseThrow(), A256GCM))
                .thenVerifiedBy(JwsVerifier.of(keys, ES256))
                .issuer("https://login.example")
                .audience("orders")
                .build();
        System.out.println(
                reader.decode(idTokens.encode(claims)).encryptionHeader().isPresent());
        JwtProfile ticket = decoder -> decoder.requireSignature()
                .requireIssuer()
                .requireAudience()
                .rule(ClaimRule.of(
                        "sub",
                        "a key with a kid",
                        (all, context) -> context.header().keyId().isPresent()));
        JwtDecoder gate = Jwt.verifiedBy(JwsVerifier.of(keys, ES256))
                .issuer("https://login.example")
                .audience("orders")
                .profile(ticket)
                .build();
        System.out.println(gate.decode(tokens.encode(claims)).keyId().orElseThrow());
        try {
            Jwt.verifiedBy(JwsVerifier.of(keys, ES256))
                    .anyIssuer()
                    .audience("orders")
                    .profile(ticket)
                    .build();
        } catch (IllegalStateException e) {
            System.out.println("an issuer is required");
        }
        try {
            claims.as(Object.class);
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage().contains("dev.signet.jose:jose-jackson") ? "a binding is missing" : e);
        }
    }
}
