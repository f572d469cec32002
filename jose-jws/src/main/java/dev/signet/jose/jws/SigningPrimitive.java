package dev.signet.jose.jws;

import java.io.ByteArrayOutputStream;

/** A key that makes signatures or MACs under one algorithm: validated, its provider found. Thread-safe. */
interface SigningPrimitive {

    /** Returns how many octets a signature has, or {@link SignatureFormat#UNKNOWN} if only the first one shows it. */
    int signatureOctets();

    /** Returns whether a message is kept in memory until its end. */
    boolean needsWholeMessage();

    /**
     * Returns the signature of a part of an array.
     *
     * @throws dev.signet.jose.core.KeySourceException if the key cannot be used at the moment
     */
    byte[] sign(byte[] octets, int from, int to);

    /**
     * Returns a signing function for messages that all begin with these octets, and for no others: what these octets
     * cost is paid once.
     */
    default PrefixedSigning beginningWith(byte[] prefix) {
        return this::sign;
    }

    /**
     * Signs as {@link SigningPrimitive#sign} does, but only messages that begin with certain octets. For one thread.
     */
    interface PrefixedSigning {

        /** Returns the signature of a part of an array that begins with those octets. */
        byte[] sign(byte[] octets, int from, int to);
    }

    /** Begins a message that comes in pieces. */
    Operation startSigning();

    /** One message that is signed piece by piece. For one thread. */
    interface Operation extends MessageSink {

        /** Returns the signature of the message, as {@link SigningPrimitive#sign} does. */
        byte[] sign();

        /** Returns an operation that keeps the message until its end, for a key that takes it as a whole only. */
        static Operation onWholeMessage(SigningPrimitive key) {
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            return new Operation() {
                @Override
                public void update(byte[] piece, int length) {
                    message.write(piece, 0, length);
                }

                @Override
                public byte[] sign() {
                    byte[] whole = message.toByteArray();
                    return key.sign(whole, 0, whole.length);
                }
            };
        }
    }
}
