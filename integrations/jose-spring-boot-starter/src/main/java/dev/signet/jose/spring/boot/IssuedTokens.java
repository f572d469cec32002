package dev.signet.jose.spring.boot;

import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jws.JwsAlgorithm;
import dev.signet.jose.jws.JwsSigner;
import dev.signet.jose.spring.SignetJwtEncoder;
import dev.signet.jose.spring.boot.SignetJwtProperties.Encoder;
import java.time.Duration;

/** The encoder of the properties. */
final class IssuedTokens {

    private IssuedTokens() {}

    /**
     * Returns the encoder.
     *
     * @throws SignetPropertyException if a property is missing, not accepted, or contradicts another
     */
    static SignetJwtEncoder encoder(Encoder properties) {
        SignetJwtEncoder encoder = SignetJwtEncoder.of(signer(properties));
        String issuer = properties.issuer();
        if (issuer != null) {
            encoder = encoder.withIssuer(issuer);
        }
        Duration lifetime = properties.lifetime();
        if (lifetime != null) {
            SignetJwtEncoder before = encoder;
            encoder = SignetPropertyException.naming(
                    SignetJwtProperties.ENCODER + ".lifetime", "5m", () -> before.withLifetime(lifetime));
        }
        Integer octets = properties.maxOctets();
        if (octets != null) {
            SignetJwtEncoder before = encoder;
            encoder = SignetPropertyException.naming(
                    SignetJwtProperties.ENCODER + ".max-octets", "8192", () -> before.withMaxTokenOctets(octets));
        }
        return encoder;
    }

    private static JwsSigner signer(Encoder properties) {
        JwkSet keys = KeyFile.read(properties.key(), SignetJwtProperties.ENCODER + ".key");
        if (keys.keys().size() != 1) {
            throw new SignetPropertyException(
                    SignetJwtProperties.ENCODER + ".key.location",
                    "expected one key; alias selects one of a key store",
                    "file:/run/secrets/signing-key.pem");
        }
        String property = SignetJwtProperties.ENCODER + ".algorithm";
        if (properties.algorithm() == null) {
            throw new SignetPropertyException(property, "expected the algorithm to sign with", "ES256");
        }
        JwsAlgorithm algorithm = Algorithms.one(properties.algorithm(), property, JwsAlgorithm::named, "ES256");
        Jwk key = keys.keys().get(0);
        String keyId = properties.keyId();
        Jwk named = keyId == null ? key : key.withKeyId(keyId);
        return SignetPropertyException.naming(property, "ES256", () -> JwsSigner.of(named, algorithm));
    }
}
