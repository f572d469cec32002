package dev.signet.jose.benchmarks;

import java.security.GeneralSecurityException;

/** What is encrypted with: how the key comes, and how the content is encrypted. */
public enum Encryption {
    RSA_OAEP_256("RSA-OAEP-256", "A256GCM"),
    DIR("dir", "A256GCM"),
    /** On P-256. */
    ECDH_ES_A256KW("ECDH-ES+A256KW", "A256GCM"),
    A256KW("A256KW", "A128CBC-HS256");

    final String alg;
    final String enc;

    Encryption(String alg, String enc) {
        this.alg = alg;
        this.enc = enc;
    }

    /** Returns the recipient's keys: the private or secret one is the one that "signs". */
    Keys keys() throws GeneralSecurityException {
        return switch (this) {
            case RSA_OAEP_256 -> Keys.of(Algorithm.RS256);
            case ECDH_ES_A256KW -> Keys.of(Algorithm.ES256);
            case DIR, A256KW -> Keys.secret("AES");
        };
    }
}
