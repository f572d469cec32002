package dev.signet.jose.benchmarks.libraries;

import java.security.interfaces.EdECPublicKey;
import java.util.Arrays;

/** The encoding of a public key on an Edwards curve, which stands at the end of its X.509 encoding (RFC 8410). */
final class EdDsaOctets {

    private static final int ED25519 = 32;
    private static final int ED448 = 57;

    private EdDsaOctets() {}

    static byte[] of(EdECPublicKey key) {
        byte[] encoded = key.getEncoded();
        int length = key.getParams().getName().equals("Ed25519") ? ED25519 : ED448;
        return Arrays.copyOfRange(encoded, encoded.length - length, encoded.length);
    }
}
