package dev.signet.jose.jws;

import java.util.Optional;

/**
 * One signature of a JSON serialization and a key that may have made it. Immutable.
 *
 * @param signature the signature
 * @param accepted its header and the key
 */
record SignatureCandidate(JsonSignature signature, AcceptedHeader accepted) {

    VerifyingPrimitive primitive() {
        return accepted.key().primitive();
    }

    SigningInput input() {
        return new SigningInput(signature.protectedText(), accepted.encoded());
    }

    /** Returns the {@code kid} of the key or, for a key without one, of the header. */
    Optional<String> keyId() {
        return accepted.key().keyId().or(() -> signature.allParameters().keyId());
    }

    VerifiedSignature verified() {
        return new VerifiedSignature(accepted, signature.unprotectedHeader());
    }

    /** Decides whether the key of a candidate made its signature. */
    interface Check {

        boolean verifies(SignatureCandidate candidate);
    }
}
