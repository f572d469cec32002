package dev.signet.jose.spark;

/** What becomes of a cell or token that is not accepted. The words are those of Spark's readers. */
enum FailureMode {

    /** The task fails with the exception. */
    FAILFAST,

    /** The result is a struct of the value and the reason, one of which is null. */
    PERMISSIVE;

    /**
     * Returns the mode of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    static FailureMode named(String name) {
        for (FailureMode mode : values()) {
            if (mode.name().equals(name)) {
                return mode;
            }
        }
        throw new IllegalArgumentException("expected the mode 'FAILFAST' or 'PERMISSIVE'");
    }
}
