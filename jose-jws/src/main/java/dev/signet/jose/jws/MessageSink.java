package dev.signet.jose.jws;

/** A message that is taken in piece by piece. For one thread. */
interface MessageSink {

    /** Takes in the first octets of an array. */
    void update(byte[] octets, int length);
}
