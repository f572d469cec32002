package dev.signet.jose.jwk.encoding;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signet.jose.core.internal.Octets;
import java.util.Base64;

/** Writes keys in PEM (RFC 7468): PKCS#8 and SubjectPublicKeyInfo, in lines of 64 characters. */
public final class PemText {

    private PemText() {}

    /**
     * Writes a public key.
     *
     * @param subjectPublicKeyInfo the key in DER
     * @return {@code PUBLIC KEY}
     */
    public static String publicKey(byte[] subjectPublicKeyInfo) {
        return of("PUBLIC KEY", subjectPublicKeyInfo);
    }

    /**
     * Writes a private key.
     *
     * @param pkcs8 the key in DER, which is wiped
     * @return {@code PRIVATE KEY}
     */
    public static String privateKey(byte[] pkcs8) {
        try {
            return of("PRIVATE KEY", pkcs8);
        } finally {
            Octets.wipe(pkcs8);
        }
    }

    /**
     * Writes a private key that is encrypted with a password.
     *
     * @param pkcs8 the key in DER, which is wiped
     * @param password at least one character; neither kept nor overwritten
     * @return {@code ENCRYPTED PRIVATE KEY}
     * @throws IllegalArgumentException if the password is empty or has half a surrogate pair
     */
    public static String encrypted(byte[] pkcs8, char[] password) {
        try {
            return of("ENCRYPTED PRIVATE KEY", PemEncryption.encrypted(pkcs8, password));
        } finally {
            Octets.wipe(pkcs8);
        }
    }

    private static String of(String label, byte[] der) {
        Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII));
        return "-----BEGIN " + label + "-----\n" + lines.encodeToString(der) + "\n-----END " + label + "-----\n";
    }
}
