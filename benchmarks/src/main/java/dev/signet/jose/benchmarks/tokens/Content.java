package dev.signet.jose.benchmarks.tokens;

/** How the content is encrypted; both have keys of 32 octets. */
public enum Content {
    A256GCM("A256GCM"),
    A128CBC_HS256("A128CBC-HS256");

    private final String jwaName;

    Content(String jwaName) {
        this.jwaName = jwaName;
    }

    public String jwaName() {
        return jwaName;
    }
}
