package dev.signet.jose.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.Jwk;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The formats in which {@code jose} writes keys, private where they are private. Immutable. */
enum KeyFormat {
    /** A JWK for one key, a JWK Set for several. */
    JWK("jwk") {
        @Override
        String write(List<Jwk> keys) {
            return (keys.size() == 1 ? jwk(keys.get(0)) : jwkSet(keys)) + '\n';
        }
    },

    /** PKCS#8 or SubjectPublicKeyInfo, each key with its certificates behind it. */
    PEM("pem") {
        @Override
        String write(List<Jwk> keys) {
            StringBuilder text = new StringBuilder();
            keys.forEach(key -> text.append(pem(key)));
            return text.toString();
        }
    };

    private final String word;

    KeyFormat(String word) {
        this.word = word;
    }

    static Optional<KeyFormat> named(String word) {
        return Arrays.stream(values()).filter(form -> form.word.equals(word)).findFirst();
    }

    /**
     * Returns the text of these keys, each line ended.
     *
     * @throws IllegalArgumentException if a key has no such form
     */
    abstract String write(List<Jwk> keys);

    /** Returns a JWK on one line, with its private members. */
    static String jwk(Jwk key) {
        return JsonText.compact(key.privateMembers());
    }

    /** Returns a JWK Set on one line, with the keys' private members. */
    static String jwkSet(List<Jwk> keys) {
        List<JsonObject> members = keys.stream().map(Jwk::privateMembers).toList();
        return JsonText.compact(JsonObject.builder().put("keys", members).build());
    }

    private static String pem(Jwk key) {
        if (key.isSymmetric()) {
            throw new IllegalArgumentException("a symmetric (oct) key has no PEM form");
        }
        StringBuilder text = new StringBuilder(key.isPrivate() ? key.privatePem() : key.toPem());
        key.parameters().x509Chain().forEach(der -> text.append(certificate(der)));
        return text.toString();
    }

    private static String certificate(byte[] der) {
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(der);
        return "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
    }
}
