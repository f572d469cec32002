package dev.signet.jose.benchmarks.tokens;

/** What is encrypted with. */
public record Encryption(KeyManagement management, Content content) {

    /** Returns the name of the first header parameter. */
    public String alg() {
        return management.jwaName();
    }

    /** Returns the name of the second header parameter. */
    public String enc() {
        return content.jwaName();
    }
}
