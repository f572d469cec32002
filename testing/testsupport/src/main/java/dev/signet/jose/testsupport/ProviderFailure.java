package dev.signet.jose.testsupport;

import java.util.function.Supplier;

/** What a provider throws that JCA does not foresee: runtime exceptions, and as BouncyCastle's FIPS provider errors. */
public enum ProviderFailure {
    /** A runtime exception. */
    RUNTIME_EXCEPTION(() -> new IllegalArgumentException("of a provider")),
    /** An error. */
    ERROR(() -> new AssertionError("of a provider"));

    private final Supplier<Throwable> thrown;

    ProviderFailure(Supplier<Throwable> thrown) {
        this.thrown = thrown;
    }

    /**
     * Throws it, with the message {@code of a provider}.
     *
     * @return never; the type lets an engine of the provider end with {@code throw failure.raise()}
     */
    public RuntimeException raise() {
        Throwable failure = thrown.get();
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        throw (Error) failure;
    }
}
