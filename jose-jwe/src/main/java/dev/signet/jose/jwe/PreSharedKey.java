package dev.signet.jose.jwe;

/**
 * A pre-shared key of HPKE (RFC 9180 section 5.1.2). The arrays are not to be changed.
 *
 * @param id its identifier, which is sent
 * @param key the secret
 */
record PreSharedKey(byte[] id, byte[] key) {

    /** Shows nothing. */
    @Override
    public String toString() {
        return "PreSharedKey";
    }
}
