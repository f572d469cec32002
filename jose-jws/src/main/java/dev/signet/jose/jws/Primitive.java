package dev.signet.jose.jws;

/**
 * One key under one algorithm, ready for use: validated, its provider found. Thread-safe.
 */
interface Primitive {

    /** The length of {@link #signatureOctets} where only the first signature tells. */
    int UNKNOWN = 0;

    /** How long a message may be for a primitive that {@link #needsWhole}. */
    int LARGEST_WHOLE = 16 << 20;

    String WHY_WHOLE =
            "this key takes the message as a whole, it cannot be streamed (EdDSA hashes it twice, an external"
                    + " signer is handed all of it); sign a hash of the payload, or use another algorithm";

    /** Returns how many octets a signature has, or {@link #UNKNOWN}. */
    int signatureOctets();

    /** Returns whether a message is kept in memory until its end. */
    boolean needsWhole();

    /**
     * Returns the signature of a part of an array.
     *
     * @throws dev.signet.jose.core.KeySourceException if the key cannot be used at the moment
     */
    byte[] sign(byte[] octets, int from, int to);

    /**
     * Returns what signs messages that all begin with these octets. It has already done what is always the same, and must
     * be given no other message.
     */
    default PrefixedSigning beginningWith(byte[] prefix) {
        return this::sign;
    }

    /** Signs as {@link Primitive#sign} does, but only messages that begin with certain octets. Thread-safe. */
    interface PrefixedSigning {

        /** Returns the signature of a part of an array, at the start of which those octets stand. */
        byte[] sign(byte[] octets, int from, int to);
    }

    /** Returns whether this is the signature of a part of an array; any octets may be given as the signature. */
    boolean verify(byte[] octets, int from, int to, byte[] signature);

    /** Begins a message that comes in pieces. */
    Run start();

    /** One message on its way. For one thread. */
    interface Run {

        /** Takes in the first octets of an array. */
        void update(byte[] octets, int length);

        /** Returns the signature of the message, as {@link Primitive#sign} does. */
        byte[] sign();

        /** Returns whether this is the signature of the message, as {@link Primitive#verify} does. */
        boolean verify(byte[] signature);
    }
}
