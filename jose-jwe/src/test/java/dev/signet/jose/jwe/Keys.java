package dev.signet.jose.jwe;

import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.OkpJwk;
import dev.signet.jose.jwk.RsaJwk;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Keys for tests; the RSA keys are those that RFC 7516 prints, because making new ones takes long. Immutable. */
final class Keys {

    static final RsaJwk RSA = rsa("vectors/rfc7516/a1-rsa-oaep-a256gcm.json");
    static final RsaJwk OTHER_RSA = rsa("vectors/rfc7516/a2-rsa1_5-a128cbc-hs256.json");

    static final EcJwk P_256 = EcJwk.generate(Curve.P_256);
    static final EcJwk P_384 = EcJwk.generate(Curve.P_384);
    static final EcJwk P_521 = EcJwk.generate(Curve.P_521);
    static final OkpJwk X25519 = OkpJwk.generate(Curve.X25519);
    static final OkpJwk X448 = OkpJwk.generate(Curve.X448);

    private Keys() {}

    static SecretKey secret(int octets) {
        return new SecretKeySpec(Octets.random(octets), "AES");
    }

    static SecretKey secret(byte[] octets) {
        return new SecretKeySpec(octets, "AES");
    }

    private static RsaJwk rsa(String resource) {
        return (RsaJwk) Jwk.of(Facts.key(Facts.of(resource), 0));
    }
}
