package dev.signet.jose.cli;

import dev.signet.jose.jwe.AesKeyWrap;
import dev.signet.jose.jwe.Direct;
import dev.signet.jose.jwe.EcdhEs;
import dev.signet.jose.jwe.JweAlgorithm;
import dev.signet.jose.jwe.RsaOaep;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.RsaJwk;

/** How something is encrypted to a key when the caller does not say: as the key itself says, or as is usual for its type. */
final class UsualAlgorithm {

    private UsualAlgorithm() {}

    /**
     * Returns the algorithm where the key encrypts one thing, to one recipient.
     *
     * @throws IllegalArgumentException if the key says of itself that it does something else
     */
    static JweAlgorithm alone(String parameter, Jwk key) {
        return key.algorithm().isEmpty() && key instanceof OctJwk ? Direct.DIR : wrapping(parameter, key);
    }

    /** Returns the algorithm where a content key of its own is needed, as among several recipients; exceptions as above. */
    static JweAlgorithm wrapping(String parameter, Jwk key) {
        return key.algorithm().map(name -> named(parameter, name)).orElseGet(() -> usual(key));
    }

    private static JweAlgorithm named(String parameter, String algorithm) {
        return JweAlgorithm.named(algorithm)
                .orElseThrow(
                        () -> new IllegalArgumentException(parameter + ": the JWK's \"alg\" is not one that encrypts"));
    }

    private static JweAlgorithm usual(Jwk key) {
        if (key instanceof RsaJwk) {
            return RsaOaep.RSA_OAEP_256;
        }
        if (key instanceof OctJwk secret) {
            return switch (secret.octets()) {
                case 16 -> AesKeyWrap.A128KW;
                case 24 -> AesKeyWrap.A192KW;
                default -> AesKeyWrap.A256KW;
            };
        }
        return EcdhEs.ECDH_ES_A256KW;
    }
}
