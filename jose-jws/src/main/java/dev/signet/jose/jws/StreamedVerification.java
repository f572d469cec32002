package dev.signet.jose.jws;

import dev.signet.jose.core.KeySourceException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The verification of one signature while its payload is read once for several. A key that cannot be used fails its own
 * signature, as it does with a payload in memory, and leaves the others alone. For one thread.
 */
final class StreamedVerification implements MessageSink {

    private final SignatureCandidate candidate;
    private VerifyingPrimitive.@Nullable Operation operation;
    private @Nullable KeySourceException failure;

    StreamedVerification(SignatureCandidate candidate) {
        this.candidate = candidate;
        try {
            VerifyingPrimitive.Operation started = candidate.primitive().startVerifying();
            candidate.input().begin(started);
            operation = started;
        } catch (KeySourceException e) {
            failure = e;
        }
    }

    @Override
    public void update(byte[] octets, int length) {
        if (failure == null) {
            try {
                Objects.requireNonNull(operation).update(octets, length);
            } catch (KeySourceException e) {
                failure = e;
            }
        }
    }

    /**
     * Returns whether the key made the signature, once the payload has been read.
     *
     * @throws KeySourceException if the key could not be used
     */
    boolean verifies() {
        if (failure != null) {
            throw failure;
        }
        return Objects.requireNonNull(operation).verify(candidate.signature().octets());
    }
}
