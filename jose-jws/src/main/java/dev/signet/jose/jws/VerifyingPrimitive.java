package dev.signet.jose.jws;

import java.io.ByteArrayOutputStream;

/** A key that verifies signatures or MACs under one algorithm: validated, its provider found. Thread-safe. */
interface VerifyingPrimitive {

    /** Returns the form of the signatures that the key verifies, with their length. */
    SignatureFormat format();

    /** Returns whether a message is kept in memory until its end. */
    boolean needsWholeMessage();

    /**
     * Returns whether this is the signature of a part of an array; any octets may be given as the signature.
     *
     * @throws dev.signet.jose.core.KeySourceException if the key cannot be used at the moment
     */
    boolean verify(byte[] octets, int from, int to, byte[] signature);

    /**
     * Returns a verifying function for messages that all begin with these octets, and for no others: what these octets
     * cost is paid once.
     */
    default PrefixedVerifying verifyingAfter(byte[] prefix) {
        return this::verify;
    }

    /**
     * Verifies as {@link VerifyingPrimitive#verify} does, but only messages that begin with certain octets.
     * Thread-safe.
     */
    interface PrefixedVerifying {

        /** Returns whether this is the signature of a part of an array that begins with those octets. */
        boolean verify(byte[] octets, int from, int to, byte[] signature);
    }

    /** Begins a message that comes in pieces. */
    Operation startVerifying();

    /** One message that is verified piece by piece. For one thread. */
    interface Operation extends MessageSink {

        /** Returns whether this is the signature of the message, as {@link VerifyingPrimitive#verify} does. */
        boolean verify(byte[] signature);

        /** Returns an operation that keeps the message until its end, for a key that takes it as a whole only. */
        static Operation onWholeMessage(VerifyingPrimitive key) {
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            return new Operation() {
                @Override
                public void update(byte[] piece, int length) {
                    message.write(piece, 0, length);
                }

                @Override
                public boolean verify(byte[] signature) {
                    byte[] whole = message.toByteArray();
                    return key.verify(whole, 0, whole.length, signature);
                }
            };
        }
    }
}
