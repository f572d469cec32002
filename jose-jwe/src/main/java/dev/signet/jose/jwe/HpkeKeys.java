package dev.signet.jose.jwe;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.OkpJwk;
import java.security.interfaces.XECPrivateKey;
import java.util.Optional;
import java.util.function.Function;

/** JWKs as HPKE takes them. */
final class HpkeKeys {

    /** Before the coordinates of a point that is not compressed (SEC 1 section 2.3.3). */
    private static final byte[] UNCOMPRESSED = {4};

    private HpkeKeys() {}

    /**
     * Joins a recipient's public key on the curve of the suite.
     *
     * @return what throws {@link IllegalStateException} if the providers exclude HPKE
     */
    static Function<CryptoProviders, BouncyCastleHpke.Sealing> sealing(
            HpkeSuite suite, Jwk key, Optional<PreSharedKey> psk) {
        return providers -> suite.with(providers).sealing(psk, publicOctets(key));
    }

    /**
     * Joins a private key on the curve of the suite.
     *
     * @throws IllegalStateException if the providers exclude HPKE
     */
    static BouncyCastleHpke.Opening opening(BouncyCastleHpke hpke, Jwk key) {
        byte[] secret = privateOctets(key);
        try {
            return hpke.opening(secret, publicOctets(key));
        } finally {
            Octets.wipe(secret);
        }
    }

    /** Serializes a public key (RFC 9180 section 7.1.1). */
    private static byte[] publicOctets(Jwk key) {
        return key instanceof EcJwk ec ? Octets.concat(UNCOMPRESSED, ec.x(), ec.y()) : ((OkpJwk) key).x();
    }

    /** Serializes a private key (RFC 9180 section 7.1.2). */
    private static byte[] privateOctets(Jwk key) {
        if (key instanceof EcJwk ec) {
            return Octets.unsigned(
                    ec.privateKey().orElseThrow().getS(), ec.curve().octets());
        }
        return ((XECPrivateKey) ((OkpJwk) key).privateKey().orElseThrow())
                .getScalar()
                .orElseThrow();
    }
}
