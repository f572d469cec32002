package consumer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.OkpJwk;
import dev.signet.jose.jwk.RsaJwk;
import dev.signet.jose.jws.Ecdsa;
import dev.signet.jose.jws.EdDsa;
import dev.signet.jose.jws.Hmac;
import dev.signet.jose.jws.JwsAlgorithm;
import dev.signet.jose.jws.JwsSigner;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jws.RsaPkcs1;
import dev.signet.jose.jws.RsaPss;

/** Signs and verifies with every algorithm, and says which provider an algorithm lacks. */
final class Main {
    private Main() {}

    public static void main(String[] args) {
        RsaJwk rsa = RsaJwk.generate(2048);
        OctJwk secret = OctJwk.generate(64);
        for (Hmac hmac : Hmac.values()) {
            roundTrip(secret, hmac);
        }
        for (RsaPkcs1 algorithm : RsaPkcs1.values()) {
            roundTrip(rsa, algorithm);
        }
        for (RsaPss algorithm : RsaPss.values()) {
            roundTrip(rsa, algorithm);
        }
        roundTrip(EcJwk.generate(Curve.P_256), Ecdsa.ES256);
        roundTrip(EcJwk.generate(Curve.P_384), Ecdsa.ES384);
        roundTrip(EcJwk.generate(Curve.P_521), Ecdsa.ES512);
        roundTrip(OkpJwk.generate(Curve.ED25519), EdDsa.ED25519);
        roundTrip(OkpJwk.generate(Curve.ED448), EdDsa.ED448);
        roundTrip(OkpJwk.generate(Curve.ED25519), EdDsa.EDDSA);
        try {
            roundTrip(EcJwk.generate(Curve.SECP256K1), Ecdsa.ES256K);
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage().contains("org.bouncycastle:bcprov-jdk18on") ? "ES256K needs a jar" : e);
        }
    }

    private static void roundTrip(Jwk key, JwsAlgorithm algorithm) {
        String token = JwsSigner.of(key.withKeyId("k"), algorithm).sign("payload".getBytes(UTF_8));
        byte[] payload = JwsVerifier.of(JwkSet.of(key.withKeyId("k")), algorithm)
                .verify(token)
                .payload();
        System.out.println(algorithm.jwaName() + " " + new String(payload, UTF_8));
    }
}
