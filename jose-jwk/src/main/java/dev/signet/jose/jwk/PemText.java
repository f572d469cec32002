package dev.signet.jose.jwk;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signet.jose.core.internal.Octets;
import java.util.Base64;

/** Writes keys in PEM (RFC 7468): PKCS#8 and SubjectPublicKeyInfo, in lines of 64 characters. */
final class PemText {

    private PemText() {}

    static String publicKey(Jwk key) {
        return of("PUBLIC KEY", subjectPublicKeyInfo(key));
    }

    static String privateKey(Jwk key) {
        byte[] pkcs8 = pkcs8(key);
        try {
            return of("PRIVATE KEY", pkcs8);
        } finally {
            Octets.wipe(pkcs8);
        }
    }

    static String encrypted(Jwk key, char[] password) {
        byte[] pkcs8 = pkcs8(key);
        try {
            return of("ENCRYPTED PRIVATE KEY", PemEncryption.encrypted(pkcs8, password));
        } finally {
            Octets.wipe(pkcs8);
        }
    }

    private static byte[] subjectPublicKeyInfo(Jwk key) {
        if (key instanceof EcJwk ec) {
            return EcPoints.subjectPublicKeyInfo(ec.curve(), ec.x(), ec.y());
        }
        if (key instanceof OkpJwk okp) {
            return OkpEncodings.subjectPublicKeyInfo(okp.curve(), okp.x());
        }
        if (key instanceof RsaJwk rsa) {
            return rsa.publicKey().getEncoded();
        }
        throw new IllegalStateException("a symmetric key has no PEM form");
    }

    private static byte[] pkcs8(Jwk key) {
        if (key instanceof OctJwk) {
            throw new IllegalStateException("a symmetric key has no PEM form");
        }
        if (!key.isPrivate()) {
            throw new IllegalStateException("expected a private key, this one is public: use toPem()");
        }
        if (key instanceof EcJwk ec) {
            return ec.pkcs8();
        }
        return key instanceof OkpJwk okp ? okp.pkcs8() : ((RsaJwk) key).pkcs8();
    }

    private static String of(String label, byte[] der) {
        Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII));
        return "-----BEGIN " + label + "-----\n" + lines.encodeToString(der) + "\n-----END " + label + "-----\n";
    }
}
