package dev.signet.jose.interop;

/** A partner that returns no exception of its own would not open a token. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
        super(message);
    }
}
