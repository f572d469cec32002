package dev.signet.jose.spring.boot;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.Pem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.UrlResource;

/**
 * A file with keys: a JWK, a JWK Set, PEM, or a key store in PKCS#12 or JKS. Which it is, its content tells.
 *
 * @param location the file, or a resource of the class path
 * @param password the password of a key store, or of encrypted keys in PEM
 * @param alias the one entry of a key store to read
 */
record KeyFile(
        @Nullable Resource location,
        @Nullable String password,
        @Nullable String alias) {

    private static final String EXAMPLE = "classpath:keys.json";

    /**
     * Returns the keys of a file, at least one.
     *
     * @param file the file, if its property is set
     * @param property the name of the property
     * @throws SignetPropertyException if there is no file, it holds no key, or the password is missing or wrong
     */
    static JwkSet read(@Nullable KeyFile file, String property) {
        String location = property + ".location";
        if (file == null || file.location == null) {
            throw new SignetPropertyException(location, "expected a file with keys", EXAMPLE);
        }
        byte[] octets = octets(file.location, location);
        String text = new String(octets, UTF_8).strip();
        if (text.startsWith("{")) {
            file.refusePassword(property, "a file with JWKs has none");
            file.refuseAlias(property);
            return some(SignetPropertyException.naming(location, EXAMPLE, () -> jwks(octets)), location);
        }
        if (text.contains("-----BEGIN ")) {
            file.refuseAlias(property);
            return some(SignetPropertyException.naming(location, EXAMPLE, () -> file.pem(text)), location);
        }
        return file.store(octets, property);
    }

    /** Returns the only key of a file, if it has no {@code kid}: tokens may name it as they like. */
    static Optional<Jwk> unnamed(JwkSet keys) {
        return keys.keys().size() == 1
                ? Optional.of(keys.keys().get(0)).filter(key -> key.keyId().isEmpty())
                : Optional.empty();
    }

    /** Returns the location alone. */
    @Override
    public String toString() {
        return "KeyFile[" + location + "]";
    }

    private static byte[] octets(Resource location, String property) {
        try {
            if (location instanceof UrlResource url
                    && String.valueOf(url.getURI().getScheme()).startsWith("http")) {
                throw new SignetPropertyException(
                        property, "expected a file; a key set on a server is a jwk-set-uri", EXAMPLE);
            }
            return location.getContentAsByteArray();
        } catch (IOException e) {
            throw new SignetPropertyException(property, "expected a file that can be read", EXAMPLE);
        }
    }

    private static JwkSet jwks(byte[] octets) {
        JsonObject json = JsonObject.parse(octets);
        return json.has("keys") ? JwkSet.of(json) : JwkSet.of(Jwk.of(json));
    }

    private JwkSet pem(String text) {
        List<Jwk> keys = password == null ? Pem.keys(text) : Pem.keys(text, password.toCharArray());
        return JwkSet.of(keys);
    }

    private JwkSet store(byte[] octets, String property) {
        if (password == null) {
            throw new SignetPropertyException(
                    property + ".password", "expected the password of the key store", "${KEY_STORE_PASSWORD}");
        }
        try {
            // It reads JKS as well.
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(octets), password.toCharArray());
            if (alias != null && !store.containsAlias(alias)) {
                throw new SignetPropertyException(
                        property + ".alias", "expected an entry of the key store", "signing-key");
            }
            JwkSet keys =
                    JwkSet.load(store, name -> alias == null || name.equalsIgnoreCase(alias), password.toCharArray());
            return some(keys, property + ".location");
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            // The messages of the JDK differ from version to version, and may repeat what was found.
            throw new SignetPropertyException(
                    property + ".password",
                    "expected JWKs, PEM, or a key store in PKCS#12 or JKS and the password that opens it",
                    "${KEY_STORE_PASSWORD}");
        }
    }

    private static JwkSet some(JwkSet keys, String property) {
        if (keys.keys().isEmpty()) {
            String why = keys.skippedKeys().stream()
                    .findFirst()
                    .map(skipped -> "; the first was skipped: " + skipped.reason())
                    .orElse("");
            throw new SignetPropertyException(property, "expected at least one key that can be used" + why, EXAMPLE);
        }
        return keys;
    }

    private void refusePassword(String property, String why) {
        if (password != null) {
            throw new SignetPropertyException(property + ".password", "expected no password: " + why, "");
        }
    }

    private void refuseAlias(String property) {
        if (alias != null) {
            throw new SignetPropertyException(property + ".alias", "expected no alias: only a key store has them", "");
        }
    }
}
