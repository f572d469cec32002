package dev.signet.jose.jwe;

/**
 * A header that was accepted, the segment it was read from, and the key that it selected. Immutable by convention: the
 * segment is not written to.
 */
record SelectedKey(AcceptedHeader accepted, byte[] segment, RecipientHalf half) {

    /** Returns the same header with keys that are unwrapped through a cache. */
    SelectedKey caching(UnwrapCache cache) {
        return half instanceof CekUnwrapper unwrapper
                ? new SelectedKey(accepted, segment, cache.remembering(unwrapper))
                : this;
    }

    /** Shows nothing. */
    @Override
    public String toString() {
        return "SelectedKey";
    }
}
