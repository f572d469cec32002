package dev.signet.jose.benchmarks;

/** What is signed with. */
public enum Algorithm {
    HS256("HS256", "HmacSHA256"),
    RS256("RS256", "SHA256withRSA"),
    ES256("ES256", "SHA256withECDSAinP1363Format"),
    /** Written under its older name, the only one that all libraries that have it know. */
    Ed25519("EdDSA", "Ed25519");

    /** What stands in the header of the tokens. */
    final String jwaName;

    final String jcaName;

    Algorithm(String jwaName, String jcaName) {
        this.jwaName = jwaName;
        this.jcaName = jcaName;
    }
}
