package dev.signet.jose.jws;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.jwk.Jwk;
import java.util.Optional;

/**
 * One key under one algorithm, with the name that tokens call it by.
 *
 * @param algorithm the algorithm
 * @param keyId the {@code kid} of the JWK, if it has one
 * @param primitive what verifies
 */
record VerificationKey(JwsAlgorithm algorithm, Optional<String> keyId, Primitive primitive) {

    static VerificationKey of(JwsAlgorithm algorithm, Jwk key, CryptoProviders providers) {
        return new VerificationKey(algorithm, key.keyId(), Schemes.of(algorithm).verifying(key, providers));
    }

    /** Returns the refusal of a signature that this key did not make. */
    InvalidTokenException invalid(byte[] signature) {
        int octets = primitive.signatureOctets();
        if (signature.length != octets && octets != Primitive.UNKNOWN) {
            boolean der = algorithm instanceof Ecdsa && SignatureShape.RAndS.isDer(signature);
            return new InvalidTokenException(
                    Reason.SIGNATURE_INVALID,
                    "the signature has " + signature.length + " octets, with this key for " + algorithm.jwaName()
                            + " it has " + octets + (der ? " (DER? A JWS has R || S, RFC 7518 section 3.4)" : ""));
        }
        return new InvalidTokenException(
                Reason.SIGNATURE_INVALID,
                "the signature does not belong to this header and payload under the key for " + algorithm.jwaName());
    }
}
