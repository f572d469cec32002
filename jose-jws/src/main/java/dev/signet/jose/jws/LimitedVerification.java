package dev.signet.jose.jws;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import java.util.Optional;
import java.util.function.Supplier;

/** Verifies with a provider that takes messages up to a length only; otherwise as {@link LimitedSigning}. */
final class LimitedVerification implements VerifyingPrimitive {

    private final VerifyingPrimitive limited;
    private final ProviderSignature service;
    private final Supplier<Optional<VerifyingPrimitive>> next;

    /**
     * @param limited verifies with the service
     * @param next makes a primitive of the next provider; empty if there is none, or none may be asked
     */
    LimitedVerification(
            VerifyingPrimitive limited, ProviderSignature service, Supplier<Optional<VerifyingPrimitive>> next) {
        this.limited = limited;
        this.service = service;
        this.next = next;
    }

    @Override
    public SignatureFormat format() {
        return limited.format();
    }

    @Override
    public boolean needsWholeMessage() {
        return true;
    }

    @Override
    public boolean verify(byte[] octets, int from, int to, byte[] signature) {
        if (service.takes(to - from)) {
            return limited.verify(octets, from, to, signature);
        }
        return next.get()
                .orElseThrow(() -> new InvalidTokenException(Reason.TOO_LARGE, service.tooLong()))
                .verify(octets, from, to, signature);
    }

    @Override
    public Operation startVerifying() {
        return Operation.onWholeMessage(this);
    }
}
