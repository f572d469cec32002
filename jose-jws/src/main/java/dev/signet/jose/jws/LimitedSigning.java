package dev.signet.jose.jws;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Signs with a provider that takes messages up to a length only, and longer ones with the next provider, which is
 * looked up for each of them: there are few. Thread-safe if the signing primitives are.
 */
final class LimitedSigning implements SigningPrimitive {

    private final SigningPrimitive limited;
    private final ProviderSignature service;
    private final Supplier<Optional<SigningPrimitive>> next;

    /**
     * @param limited signs with the service
     * @param next makes a primitive of the next provider; empty if there is none, or none may be asked
     */
    LimitedSigning(SigningPrimitive limited, ProviderSignature service, Supplier<Optional<SigningPrimitive>> next) {
        this.limited = limited;
        this.service = service;
        this.next = next;
    }

    @Override
    public int signatureOctets() {
        return limited.signatureOctets();
    }

    @Override
    public boolean needsWholeMessage() {
        return true;
    }

    @Override
    public byte[] sign(byte[] octets, int from, int to) {
        if (service.takes(to - from)) {
            return limited.sign(octets, from, to);
        }
        return next.get()
                .orElseThrow(() -> new IllegalArgumentException(service.tooLong()))
                .sign(octets, from, to);
    }

    @Override
    public Operation startSigning() {
        return Operation.onWholeMessage(this);
    }
}
