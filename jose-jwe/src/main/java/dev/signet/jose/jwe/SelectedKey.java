package dev.signet.jose.jwe;

/**
 * A header that was accepted, the segment it was read from, and the key that it selected. Immutable by convention: the
 * segment is not written to.
 */
record SelectedKey(AcceptedHeader accepted, byte[] segment, CekUnwrapper unwrapper) {

    /** Returns the same header with another way to unwrap. */
    SelectedKey with(CekUnwrapper other) {
        return new SelectedKey(accepted, segment, other);
    }

    /** Shows nothing. */
    @Override
    public String toString() {
        return "SelectedKey";
    }
}
