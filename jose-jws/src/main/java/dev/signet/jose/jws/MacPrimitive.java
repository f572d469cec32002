package dev.signet.jose.jws;

import dev.signet.jose.core.internal.Octets;

/** A MAC key: to verify is to make the MAC again and to compare the two in constant time. Thread-safe. */
interface MacPrimitive extends SigningPrimitive, VerifyingPrimitive {

    @Override
    default int signatureOctets() {
        return format().octets();
    }

    @Override
    default boolean needsWholeMessage() {
        return false;
    }

    @Override
    default boolean verify(byte[] message, int from, int to, byte[] signature) {
        return Octets.equal(sign(message, from, to), signature);
    }

    @Override
    default VerifyingPrimitive.Operation startVerifying() {
        SigningPrimitive.Operation mac = startSigning();
        return new VerifyingPrimitive.Operation() {
            @Override
            public void update(byte[] octets, int length) {
                mac.update(octets, length);
            }

            @Override
            public boolean verify(byte[] signature) {
                return Octets.equal(mac.sign(), signature);
            }
        };
    }
}
