package dev.signet.jose.jwk;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signet.jose.core.internal.Octets;
import java.util.Base64;

/** Writes keys in PEM (RFC 7468): PKCS#8 and SubjectPublicKeyInfo, in lines of 64 characters. */
final class PemText {

    private PemText() {}

    static String publicKey(byte[] subjectPublicKeyInfo) {
        return of("PUBLIC KEY", subjectPublicKeyInfo);
    }

    /** Wipes the octets that it is given. */
    static String privateKey(byte[] pkcs8) {
        try {
            return of("PRIVATE KEY", pkcs8);
        } finally {
            Octets.wipe(pkcs8);
        }
    }

    /** Wipes the octets that it is given. */
    static String encrypted(byte[] pkcs8, char[] password) {
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
