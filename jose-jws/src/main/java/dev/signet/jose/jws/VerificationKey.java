package dev.signet.jose.jws;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.OkpJwk;
import java.util.Optional;

/**
 * One key under one algorithm, with the name that tokens call it by.
 *
 * @param algorithm the algorithm
 * @param fullySpecified the algorithm that says all by its name (RFC 9864), which of the two curves for {@code EdDSA}
 * @param keyId the {@code kid} of the JWK, if it has one
 * @param primitive what verifies
 */
record VerificationKey(
        JwsAlgorithm algorithm, JwsAlgorithm fullySpecified, Optional<String> keyId, Primitive primitive) {

    static VerificationKey of(JwsAlgorithm algorithm, Jwk key, CryptoProviders providers) {
        return new VerificationKey(
                algorithm,
                fullySpecified(algorithm, key),
                key.keyId(),
                Schemes.of(algorithm).verifying(key, providers));
    }

    private static JwsAlgorithm fullySpecified(JwsAlgorithm algorithm, Jwk key) {
        if (algorithm == EdDsa.EDDSA && key instanceof OkpJwk okp) {
            return okp.curve() == Curve.ED25519 ? EdDsa.ED25519 : EdDsa.ED448;
        }
        return algorithm;
    }

    /** Returns the refusal of a signature that this key did not make. */
    InvalidTokenException invalid(byte[] signature) {
        int octets = primitive.signatureOctets();
        if (signature.length != octets && octets != Primitive.UNKNOWN) {
            boolean der = algorithm instanceof Ecdsa && SignatureFormat.RAndS.isDer(signature);
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
