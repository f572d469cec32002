package dev.signet.jose.benchmarks;

/** What is signed with, and what around it is encrypted with. */
public enum Nesting {
    ES256_IN_RSA_OAEP_256(Algorithm.ES256, Encryption.RSA_OAEP_256),
    RS256_IN_RSA_OAEP_256(Algorithm.RS256, Encryption.RSA_OAEP_256),
    ES256_IN_ECDH_ES_A256KW(Algorithm.ES256, Encryption.ECDH_ES_A256KW),
    HS256_IN_DIR(Algorithm.HS256, Encryption.DIR);

    final Algorithm signature;
    final Encryption encryption;

    Nesting(Algorithm signature, Encryption encryption) {
        this.signature = signature;
        this.encryption = encryption;
    }
}
