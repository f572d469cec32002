package dev.signet.jose.spark;

import dev.signet.jose.columns.ColumnKeys;
import dev.signet.jose.columns.JwkSetFile;
import dev.signet.jose.columns.KeyStoreFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Reads from settings where keys are. The keys themselves are read where they are used. */
final class KeyAddress {

    /** The settings about keys. */
    static final List<String> SETTINGS = List.of("keys", "keyStoreType", "keyStorePasswordVariable", "allowHttp");

    private static final String SERVICE = "service:";

    private KeyAddress() {}

    /**
     * Returns where keys are.
     *
     * @throws IllegalArgumentException if the settings do not say
     */
    static ColumnKeys of(Settings settings) {
        String address = settings.required(
                "keys",
                "a file with a JWK Set, such as /run/secrets/keys.json, a key store, an address of https, or"
                        + " service:CLASS");
        if (address.startsWith("https:") || address.startsWith("http:")) {
            String url = settings.naming("keys", () -> URI.create(address).toString());
            return settings.naming("allowHttp", () -> new RemoteKeys(url, settings.list("allowHttp")));
        }
        return settings.naming(
                "keys",
                () -> address.startsWith(SERVICE)
                        ? service(address.substring(SERVICE.length()))
                        : file(
                                settings,
                                address.startsWith("file:")
                                        ? Path.of(URI.create(address)).toString()
                                        : address));
    }

    private static ColumnKeys file(Settings settings, String path) {
        Optional<String> variable = settings.text("keyStorePasswordVariable");
        if (variable.isPresent()) {
            return new KeyStoreFile(path, settings.text("keyStoreType").orElse("PKCS12"), variable.get());
        }
        return new JwkSetFile(path);
    }

    /** An application's own, for example for a KMS. */
    private static ColumnKeys service(String className) {
        return ServiceLoader.load(ColumnKeys.class).stream()
                .filter(provider -> provider.type().getName().equals(className))
                .findFirst()
                .map(ServiceLoader.Provider::get)
                .orElseThrow(
                        () -> new IllegalArgumentException("expected the name of a class that a file META-INF/services/"
                                + ColumnKeys.class.getName() + " lists"));
    }
}
