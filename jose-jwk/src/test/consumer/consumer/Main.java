package consumer;

import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.KeyOperation;
import dev.signet.jose.jwk.OkpJwk;
import dev.signet.jose.jwk.Pem;
import dev.signet.jose.jwk.RsaJwk;
import java.util.Optional;

/** A user's module: every type of key, and secp256k1 with or without the provider that has it. */
public final class Main {

    private Main() {}

    /**
     * @param arguments a public key on secp256k1, and a private key in PKCS#1
     */
    public static void main(String[] arguments) {
        JwkSet keys = JwkSet.of(
                EcJwk.generate(Curve.P_521).withKeyId("ec"),
                RsaJwk.generate(2048).withKeyId("rsa"),
                OkpJwk.generate(Curve.ED448).withKeyId("ed"),
                OkpJwk.generate(Curve.X25519).withKeyId("x"));
        JwkSet published = JwkSet.parse(JwkSet.parse(keys.privateJson()).toJson());
        System.out.println(
                published.keys().size() + " keys, " + published.skippedKeys().size() + " unusable");
        System.out.println(published
                .select(KeyOperation.VERIFY, "Ed448", Optional.of("ed"))
                .map(Jwk::keyType)
                .orElse("none"));

        System.out.println(Pem.key(keys.keys().get(2).privatePem()).keyType());
        try {
            System.out.println(Pem.key(arguments[1]).keyType());
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }

        EcJwk koblitz = (EcJwk) Jwk.parse(arguments[0]);
        System.out.println(koblitz.curve().jwaName());
        try {
            System.out.println(koblitz.publicKey().getAlgorithm());
            System.out.println(
                    Jwk.parse(EcJwk.generate(Curve.SECP256K1).privateJson()).isPrivate());
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
    }
}
