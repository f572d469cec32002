package dev.signet.jose.jws;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.internal.AlgorithmSpec;
import dev.signet.jose.jwk.Jwk;
import java.util.Optional;

/**
 * One key under one algorithm, ready for use. Immutable.
 *
 * @param algorithm the algorithm
 * @param fullySpecified the fully-specified algorithm (RFC 9864): for {@code EdDSA} that of the key's curve
 * @param jwk the key itself
 * @param primitive verifies signatures under the key
 */
record VerificationKey(AlgorithmSpec algorithm, AlgorithmSpec fullySpecified, Jwk jwk, VerifyingPrimitive primitive) {

    static VerificationKey of(KeyOperations operations, Jwk key, CryptoProviders providers) {
        return new VerificationKey(
                operations.algorithm(), operations.fullySpecified(key), key, operations.verifying(key, providers));
    }

    /** Returns the {@code kid} of the JWK, if it has one. */
    Optional<String> keyId() {
        return jwk.keyId();
    }

    /** Returns the refusal of a signature that this key did not make. */
    InvalidTokenException invalid(byte[] signature) {
        SignatureFormat format = primitive.format();
        if (signature.length != format.octets()) {
            return new InvalidTokenException(
                    Reason.SIGNATURE_INVALID,
                    "the signature has " + signature.length + " octets, with this key for " + algorithm.name()
                            + " it has " + format.octets() + format.remark(signature));
        }
        return new InvalidTokenException(
                Reason.SIGNATURE_INVALID,
                "the signature does not belong to this header and payload under the key for " + algorithm.name());
    }
}
