package dev.signet.jose.jws;

/**
 * One key under one algorithm, ready for use: validated, its provider found. Thread-safe.
 */
interface Primitive {

    /** The length of {@link #signatureOctets} where only the first signature tells. */
    int UNKNOWN = 0;

    /** Returns how many octets a signature has, or {@link #UNKNOWN}. */
    int signatureOctets();

    /**
     * Returns the signature of a part of an array.
     *
     * @throws dev.signet.jose.core.KeySourceException if the key cannot be used at the moment
     */
    byte[] sign(byte[] octets, int from, int to);

    /** Returns whether this is the signature of a part of an array; any octets may be given as the signature. */
    boolean verify(byte[] octets, int from, int to, byte[] signature);
}
