package dev.signet.jose.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.Pem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Optional;

/**
 * Reads keys that are no JWKs: PEM, the same in DER, PKCS#12 and JKS. What they are is told by their octets and not by
 * the name of the file. Immutable.
 *
 * @param password opens what is encrypted; not kept beyond the command, and overwritten by the caller that read it
 */
record ForeignKeys(Optional<char[]> password) {

    private static final int[] JKS = {0xfe, 0xed, 0xfe, 0xed};

    /**
     * Returns the keys, with what a key store has beside them set aside.
     *
     * @throws IllegalArgumentException if these are no keys, the password is missing or wrong, or a key is too weak
     */
    JwkSet read(byte[] octets) {
        if (DerShape.isPkcs12(octets)) {
            return store("PKCS12", "PKCS#12", octets);
        }
        if (DerShape.startsWith(octets, JKS)) {
            return store("JKS", "JKS", octets);
        }
        Optional<String> label = DerShape.label(octets);
        if (label.isPresent()) {
            return pem(armoured(label.get(), octets));
        }
        String text = new String(octets, UTF_8);
        if (text.contains("-----BEGIN ")) {
            return pem(text);
        }
        throw new IllegalArgumentException(
                "expected a JWK or JWK Set, PEM, a key or a certificate in DER, PKCS#12 or JKS");
    }

    private JwkSet pem(String text) {
        try {
            return JwkSet.of(password.map(opening -> Pem.keys(text, opening)).orElseGet(() -> Pem.keys(text)));
        } catch (IllegalArgumentException e) {
            if (password.isEmpty() && text.contains("ENCRYPTED")) {
                throw new IllegalArgumentException(e.getMessage() + "; say --password-file FILE", e);
            }
            throw e;
        }
    }

    private JwkSet store(String type, String name, byte[] octets) {
        char[] opening = password.orElseThrow(() ->
                new IllegalArgumentException("this is " + name + ", which has a password: say --password-file FILE"));
        try {
            KeyStore store = KeyStore.getInstance(type);
            store.load(new ByteArrayInputStream(octets), opening);
            return JwkSet.load(store, alias -> true, opening);
        } catch (IOException | GeneralSecurityException e) {
            // The message of the JDK differs from version to version, and may repeat what it found.
            throw new IllegalArgumentException("expected " + name + " and the password that opens it", e);
        }
    }

    private static String armoured(String label, byte[] der) {
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n";
    }
}
