package dev.signet.jose.jwe;

import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.RsaJwk;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Keys for tests; the RSA keys are those that RFC 7516 prints, because making new ones takes long. Immutable. */
final class Keys {

    static final RsaJwk RSA = rsa("rfc7516/a1-rsa-oaep-a256gcm.json");
    static final RsaJwk OTHER_RSA = rsa("rfc7516/a2-rsa1_5-a128cbc-hs256.json");

    private Keys() {}

    static SecretKey secret(int octets) {
        return new SecretKeySpec(Octets.random(octets), "AES");
    }

    static SecretKey secret(byte[] octets) {
        return new SecretKeySpec(octets, "AES");
    }

    private static RsaJwk rsa(String resource) {
        return (RsaJwk) Jwk.of(Facts.of(resource).object("key").orElseThrow());
    }
}
