package dev.signet.jose.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.RsaJwk;
import dev.signet.jose.spring.SignetJwtEncoder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.KeyStore.PasswordProtection;
import java.security.KeyStore.SecretKeyEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Each property that cannot be used stops the start, by a name and with words that help. */
final class MisconfiguredTest {

    private static final String ISSUER = "signet.jwt.issuers[0].";

    @TempDir
    static Path folder;

    @BeforeAll
    static void files() throws Exception {
        EcJwk key = EcJwk.generate(Curve.P_256);
        RsaJwk rsa = RsaJwk.generate();
        OctJwk secret = OctJwk.generate(32);
        write("public.pem", key.toPublic().toPem());
        write("private.pem", key.privatePem());
        write("rsa.json", rsa.withKeyId("rsa").privateJson());
        write("secret.json", secret.privateJson());
        write("set.json", JwkSet.of(key.withKeyId("1"), key.withKeyId("2")).privateJson());
        write("useless.json", "{\"keys\":[{\"kty\":\"LAMA\"}]}");
        write("text.txt", "no key at all");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        PasswordProtection password = new PasswordProtection("changeit".toCharArray());
        store.setEntry("hs-1", new SecretKeyEntry(secret.key()), password);
        store.setEntry("hs-2", new SecretKeyEntry(OctJwk.generate(32).key()), password);
        try (OutputStream out = Files.newOutputStream(folder.resolve("store.p12"))) {
            store.store(out, "changeit".toCharArray());
        }
    }

    @Test
    void what_the_cases_start_from_is_accepted() {
        assertThatCode(() -> decoder(Map.of())).doesNotThrowAnyException();
        assertThatCode(() -> decoder(file("public.pem"))).doesNotThrowAnyException();
        assertThatCode(() -> decoder(decryption())).doesNotThrowAnyException();
        assertThat(encoder(Map.of())).isInstanceOf(SignetJwtEncoder.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "issuer              |                      | issuer        | expected the issuer",
                "audiences           |                      | audiences     | expected the names of this service",
                "algorithms          |                      | algorithms    | expected the algorithms that are accepted",
                "algorithms          | es256                | algorithms    | spelling of RFC 7518",
                "algorithms          | none                 | algorithms    | spelling of RFC 7518",
                "algorithms          | HS256                | keys.location | expected a file with the secret",
                "jwk-set-uri         | http://login.example | jwk-set-uri   | https",
                "jwk-set-uri         | login                | jwk-set-uri   | https",
                "issuer              | login                | jwk-set-uri   | https",
                "allow-http          | keycloak             | allow-http[0] | expected a host and a port",
                "allow-http          | keycloak:99999       | allow-http[0] | port",
                "profile             | jwt                  | profile       | expected at+jwt",
                "clock-skew          | 11m                  | clock-skew    | 10 minutes",
                "max-age             | 0s                   | max-age       | positive",
                "max-lifetime        | -1s                  | max-lifetime  | positive",
                "remembering         | 0                    | remembering   | at least 1",
                "reject-replays      | true                 | reject-replays| expected a bean of the type",
                "keys.alias          | a                    | keys.location | expected a file with keys"
            })
    void a_property_of_an_issuer_that_cannot_be_used_is_named(
            String property, String value, String named, String expected) {
        Map<String, String> changed = new LinkedHashMap<>();
        changed.put(ISSUER + property, Objects.requireNonNullElse(value, ""));

        assertThatThrownBy(() -> decoder(changed))
                .isInstanceOf(SignetPropertyException.class)
                .hasMessageStartingWith(ISSUER + named + ": ")
                .hasMessageContaining(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "public.pem   | jwk-set-uri | https://login.example/jwks | jwk-set-uri   | both are set",
                "public.pem   | allow-http  | keycloak:8080              | allow-http    | only beside keys on a server",
                "public.pem   | algorithms  | ES256,ES384                | algorithms    | expected one algorithm",
                "public.pem   | algorithms  | RS256                      | algorithms    | RS256",
                "public.pem   | keys.alias  | a                          | keys.alias    | expected no alias",
                "rsa.json     | keys.alias  | a                          | keys.alias    | expected no alias",
                "rsa.json     | keys.password | secret                   | keys.password | expected no password",
                "useless.json | algorithms  | ES256                      | keys.location | at least one key",
                "text.txt     | algorithms  | ES256                      | keys.password | the password of the key store",
                "text.txt     | keys.password | changeit                 | keys.password | expected JWKs, PEM, or a key store",
                "absent.json  | algorithms  | ES256                      | keys.location | can be read",
                "store.p12    | algorithms  | HS256                      | keys.password | the password of the key store",
                "store.p12    | keys.password | wrong                    | keys.password | the password that opens it"
            })
    void a_file_that_does_not_fit_is_named(String file, String property, String value, String named, String expected) {
        Map<String, String> changed = new LinkedHashMap<>(file(file));
        changed.put(ISSUER + property, value);

        assertThatThrownBy(() -> decoder(changed))
                .isInstanceOf(SignetPropertyException.class)
                .hasMessageStartingWith(ISSUER + named + ": ")
                .hasMessageContaining(expected);
    }

    @Test
    void a_key_store_is_read_with_its_password_and_an_alias_that_it_has() {
        Map<String, String> store = new LinkedHashMap<>(file("store.p12"));
        store.put(ISSUER + "algorithms", "HS256");
        store.put(ISSUER + "keys.password", "changeit");
        assertThatCode(() -> decoder(store)).doesNotThrowAnyException();

        store.put(ISSUER + "keys.alias", "hs-2");
        assertThatCode(() -> decoder(store)).doesNotThrowAnyException();

        store.put(ISSUER + "keys.alias", "hs-3");
        assertThatThrownBy(() -> decoder(store))
                .hasMessageStartingWith(ISSUER + "keys.alias: expected an entry of the key store")
                .hasMessageNotContaining("changeit");
    }

    @Test
    void algorithms_with_secrets_do_not_mix_with_others() {
        Map<String, String> mixed = new LinkedHashMap<>(file("set.json"));
        mixed.put(ISSUER + "algorithms", "ES256,HS256");

        assertThatThrownBy(() -> decoder(mixed)).hasMessageStartingWith(ISSUER + "algorithms: ");
    }

    @Test
    void a_file_is_no_address_on_a_server() {
        assertThatThrownBy(() -> decoder(Map.of(ISSUER + "keys.location", "https://login.example/jwks.json")))
                .hasMessageStartingWith(ISSUER + "keys.location: expected a file");
    }

    @Test
    void rules_that_contradict_each_other_are_named() {
        assertThatThrownBy(() -> decoder(Map.of(ISSUER + "profile", "at+jwt", ISSUER + "type", "at+jwt")))
                .hasMessageStartingWith(ISSUER + "type: expected either this or profile");
        assertThatThrownBy(() -> decoder(Map.of(ISSUER + "remembering", "10", ISSUER + "reject-replays", "true")))
                .hasMessageStartingWith(ISSUER + "remembering: expected either this or reject-replays");
        Map<String, String> encrypted = new LinkedHashMap<>(decryption());
        encrypted.put(ISSUER + "remembering", "10");
        assertThatThrownBy(() -> decoder(encrypted))
                .hasMessageStartingWith(ISSUER + "remembering: expected either this or decryption");
    }

    @Test
    void an_issuer_is_there_once() {
        assertThatThrownBy(() -> decoder(Map.of(
                        "signet.jwt.issuers[1].issuer", "https://login.example",
                        "signet.jwt.issuers[1].audiences", "orders",
                        "signet.jwt.issuers[1].algorithms", "ES256")))
                .hasMessageStartingWith("signet.jwt.issuers[1].issuer: ");
    }

    @ParameterizedTest
    @CsvSource({
        "connect-timeout, 0s",
        "response-timeout, 2m",
        "max-lifetime, 0s",
        "stale-if-error, -1s",
        "initial-backoff, 0s",
        "max-backoff, 0s"
    })
    void a_duration_that_is_out_of_range_is_named(String property, String value) {
        assertThatThrownBy(() -> decoder(Map.of("signet.jwt.key-sets." + property, value)))
                .isInstanceOf(SignetPropertyException.class)
                .hasMessageStartingWith("signet.jwt.key-sets." + property + ": ");
    }

    @Test
    void durations_that_contradict_each_other_are_named() {
        assertThatThrownBy(() -> decoder(Map.of(
                        "signet.jwt.key-sets.initial-backoff", "1h",
                        "signet.jwt.key-sets.max-backoff", "1m")))
                .isInstanceOf(SignetPropertyException.class)
                .hasMessageStartingWith("signet.jwt.key-sets: ")
                .hasMessageContaining("initialBackoff");
    }

    @ParameterizedTest
    @CsvSource({
        "keys.location, , keys.location",
        "algorithms, , algorithms",
        "algorithms, RSA-OAEP-257, algorithms",
        "encryption, , encryption",
        "encryption, A512GCM, encryption"
    })
    void a_property_of_the_decryption_that_cannot_be_used_is_named(String property, String value, String named) {
        Map<String, String> changed = new LinkedHashMap<>(decryption());
        changed.put("signet.jwt.decryption." + property, Objects.requireNonNullElse(value, ""));

        assertThatThrownBy(() -> decoder(changed))
                .isInstanceOf(SignetPropertyException.class)
                .hasMessageStartingWith("signet.jwt.decryption." + named + ": ");
    }

    @Test
    void a_key_for_decryption_fits_its_algorithm() {
        Map<String, String> other = new LinkedHashMap<>(decryption());
        other.put("signet.jwt.decryption.keys.location", uri("private.pem"));

        assertThatThrownBy(() -> decoder(other)).hasMessageStartingWith("signet.jwt.decryption.algorithms: ");
    }

    @ParameterizedTest
    @CsvSource({
        "key.location, , key.location",
        "key.location, set.json, key.location",
        "key.location, public.pem, algorithm",
        "algorithm, , algorithm",
        "algorithm, RS256, algorithm",
        "algorithm, es256, algorithm",
        "lifetime, 0s, lifetime",
        "max-octets, 0, max-octets"
    })
    void a_property_of_the_encoder_that_cannot_be_used_is_named(String property, String value, String named) {
        boolean isFile = value != null && property.equals("key.location");
        Map<String, String> changed =
                Map.of("signet.jwt.encoder." + property, isFile ? uri(value) : Objects.requireNonNullElse(value, ""));

        assertThatThrownBy(() -> encoder(changed))
                .isInstanceOf(SignetPropertyException.class)
                .hasMessageStartingWith("signet.jwt.encoder." + named + ": ");
    }

    @Test
    void a_password_is_not_shown() {
        Map<String, String> store = new LinkedHashMap<>(file("store.p12"));
        store.put(ISSUER + "keys.password", "changeit");

        assertThat(bind(issuer(store)).toString()).contains("store.p12").doesNotContain("changeit");
    }

    private static void decoder(Map<String, String> changed) {
        SignetJwtProperties properties = bind(issuer(changed));
        try (IssuerKeys keys = IssuerKeys.of(
                properties,
                set -> List.of(),
                // Nothing is fetched.
                Optional.of(request -> new CompletableFuture<>()))) {
            new IssuerDecoders(properties, keys, Optional.empty()).decoder(List.of());
        }
    }

    private static Map<String, String> issuer(Map<String, String> changed) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(ISSUER + "issuer", "https://login.example");
        properties.put(ISSUER + "audiences", "orders");
        properties.put(ISSUER + "algorithms", "ES256");
        properties.putAll(changed);
        return properties;
    }

    private static SignetJwtEncoder encoder(Map<String, String> changed) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("signet.jwt.encoder.key.location", uri("private.pem"));
        properties.put("signet.jwt.encoder.algorithm", "ES256");
        properties.putAll(changed);
        return IssuedTokens.encoder(Objects.requireNonNull(bind(properties).encoder()));
    }

    private static Map<String, String> decryption() {
        return Map.of(
                "signet.jwt.decryption.keys.location", uri("rsa.json"),
                "signet.jwt.decryption.algorithms", "RSA-OAEP-256",
                "signet.jwt.decryption.encryption", "A256GCM");
    }

    private static Map<String, String> file(String name) {
        return Map.of(ISSUER + "keys.location", uri(name));
    }

    private static String uri(String name) {
        return folder.resolve(name).toUri().toString();
    }

    private static SignetJwtProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bind(SignetJwtProperties.PREFIX, SignetJwtProperties.class)
                .get();
    }

    private static void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
