package dev.signet.jose.benchmarks.tokens;

import java.security.GeneralSecurityException;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;

/** How the content encryption key comes to the recipient: one algorithm of each family of RFC 7518 section 4. */
public enum KeyManagement {
    DIR("dir"),
    A256KW("A256KW"),
    A256GCMKW("A256GCMKW"),
    RSA_OAEP_256("RSA-OAEP-256"),
    /** On P-256. */
    ECDH_ES("ECDH-ES"),
    /** On P-256. */
    ECDH_ES_A256KW("ECDH-ES+A256KW"),
    /** With {@link #ITERATIONS}. */
    PBES2_HS256_A128KW("PBES2-HS256+A128KW");

    /** The iterations of PBKDF2, for each library the same. */
    public static final int ITERATIONS = 600_000;

    /** The password of PBES2. */
    public static final String PASSWORD = "correct horse battery staple";

    private static final int SECRET_OCTETS = 32;

    private final String jwaName;

    KeyManagement(String jwaName) {
        this.jwaName = jwaName;
    }

    public String jwaName() {
        return jwaName;
    }

    /** Returns the recipient's keys: the private or secret one is the one that "signs". */
    public Keys keys() throws GeneralSecurityException {
        return switch (this) {
            case RSA_OAEP_256 -> Keys.pair("RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4));
            case ECDH_ES, ECDH_ES_A256KW -> Keys.pair("EC", new ECGenParameterSpec("secp256r1"));
            case DIR, A256KW, A256GCMKW, PBES2_HS256_A128KW -> Keys.secret("AES", SECRET_OCTETS);
        };
    }
}
