package dev.signet.jose.spring.boot;

import dev.signet.jose.core.JoseObserver;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSource;
import dev.signet.jose.jwks.remote.JwksTransport;
import dev.signet.jose.jwks.remote.RemoteJwkSet;
import dev.signet.jose.jwks.remote.RemoteJwkSetBuilder;
import dev.signet.jose.jws.Hmac;
import dev.signet.jose.jws.JwsAlgorithm;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.spring.boot.SignetJwtProperties.Issuer;
import dev.signet.jose.spring.boot.SignetJwtProperties.KeySets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the issuers of the properties. The key sets on servers are fetched once in the background, so that the
 * first token need not wait; a fetch that fails does not stop the start. Immutable but for the key sets, and
 * thread-safe.
 */
final class IssuerKeys implements AutoCloseable {

    private static final String KEY_SETS = SignetJwtProperties.PREFIX + ".key-sets";
    private static final String URL = "https://login.example/jwks.json";

    private final Map<String, RemoteJwkSet> remote;
    private final List<JwsVerifier> verifiers;

    private IssuerKeys(Map<String, RemoteJwkSet> remote, List<JwsVerifier> verifiers) {
        this.remote = Collections.unmodifiableMap(remote);
        this.verifiers = verifiers;
    }

    /**
     * Returns the keys of issuers, and begins to fetch those that are on servers.
     *
     * @param observers returns who is told of the fetches of a key set, by its name, such as {@code issuers[0]}
     * @param transport the transport of the application, if it has one
     * @throws SignetPropertyException if a property of an issuer's keys cannot be used
     */
    static IssuerKeys of(
            SignetJwtProperties properties,
            Function<String, List<JoseObserver>> observers,
            Optional<JwksTransport> transport) {
        Map<String, RemoteJwkSet> remote = new LinkedHashMap<>();
        List<JwsVerifier> verifiers = new ArrayList<>();
        for (int i = 0; i < properties.issuers().size(); i++) {
            Issuer issuer = properties.issuers().get(i);
            String set = "issuers[" + i + "]";
            String property = SignetJwtProperties.PREFIX + "." + set;
            String name = name(issuer, property);
            List<JwsAlgorithm> algorithms =
                    Algorithms.of(issuer.algorithms(), property + ".algorithms", JwsAlgorithm::named, "ES256");
            if (issuer.keys() == null) {
                RemoteJwkSetBuilder builder = builder(properties.keySets(), observers.apply(set), transport);
                RemoteJwkSet keys = remote(name, issuer, algorithms, builder, property);
                remote.put(name, keys);
                verifiers.add(verifier(keys, algorithms, property));
            } else {
                verifiers.add(local(issuer, algorithms, property));
            }
        }
        remote.values().forEach(RemoteJwkSet::warm);
        return new IssuerKeys(remote, List.copyOf(verifiers));
    }

    /** Returns the key sets on servers by their issuers, in the order of the properties. */
    Map<String, RemoteJwkSet> remote() {
        return remote;
    }

    /** Returns a verifier for each issuer, in the order of the properties. */
    List<JwsVerifier> verifiers() {
        return verifiers;
    }

    @Override
    public void close() {
        remote.values().forEach(RemoteJwkSet::close);
    }

    private static String name(Issuer issuer, String property) {
        if (issuer.issuer() == null || issuer.issuer().isBlank()) {
            throw new SignetPropertyException(
                    property + ".issuer", "expected the issuer, the value of iss", "https://login.example");
        }
        return issuer.issuer();
    }

    private static RemoteJwkSetBuilder builder(
            KeySets settings, List<JoseObserver> observers, Optional<JwksTransport> transport) {
        RemoteJwkSetBuilder builder = RemoteJwkSet.builder();
        set(settings.connectTimeout(), "connect-timeout", builder, RemoteJwkSetBuilder::connectTimeout);
        set(settings.responseTimeout(), "response-timeout", builder, RemoteJwkSetBuilder::responseTimeout);
        set(settings.maxLifetime(), "max-lifetime", builder, RemoteJwkSetBuilder::maxLifetime);
        set(settings.staleIfError(), "stale-if-error", builder, RemoteJwkSetBuilder::staleIfError);
        set(settings.initialBackoff(), "initial-backoff", builder, RemoteJwkSetBuilder::initialBackoff);
        set(settings.maxBackoff(), "max-backoff", builder, RemoteJwkSetBuilder::maxBackoff);
        if (settings.refreshAhead()) {
            builder.refreshAhead();
        }
        if (!observers.isEmpty()) {
            builder.observer(new JoseObservers(observers));
        }
        return transport.map(builder::transport).orElse(builder);
    }

    private static void set(
            @Nullable Duration value,
            String setting,
            RemoteJwkSetBuilder builder,
            BiFunction<RemoteJwkSetBuilder, Duration, RemoteJwkSetBuilder> setter) {
        SignetPropertyException.set(value, KEY_SETS + "." + setting, "5s", builder, setter);
    }

    private static RemoteJwkSet remote(
            String name, Issuer issuer, List<JwsAlgorithm> algorithms, RemoteJwkSetBuilder builder, String property) {
        if (algorithms.stream().anyMatch(Hmac.class::isInstance)) {
            throw new SignetPropertyException(
                    property + ".keys.location",
                    "expected a file with the secret: a key set on a server holds public keys only",
                    "file:/run/secrets/key.json");
        }
        for (int i = 0; i < issuer.allowHttp().size(); i++) {
            allowHttp(issuer.allowHttp().get(i), builder, property + ".allow-http[" + i + "]");
        }
        String url = issuer.jwkSetUri();
        try {
            return url == null ? builder.ofIssuer(name) : builder.at(url);
        } catch (IllegalStateException e) {
            // A minimum above its maximum, both of which the message names.
            throw new SignetPropertyException(KEY_SETS, String.valueOf(e.getMessage()), "");
        } catch (IllegalArgumentException e) {
            throw new SignetPropertyException(property + ".jwk-set-uri", String.valueOf(e.getMessage()), URL);
        }
    }

    private static void allowHttp(String origin, RemoteJwkSetBuilder builder, String property) {
        int colon = origin.lastIndexOf(':');
        String port = origin.substring(colon + 1);
        if (colon < 1 || !port.matches("[0-9]{1,5}")) {
            throw new SignetPropertyException(property, "expected a host and a port", "keycloak:8080");
        }
        SignetPropertyException.naming(
                property,
                "keycloak:8080",
                () -> builder.allowingHttp(origin.substring(0, colon), Integer.parseInt(port)));
    }

    private static JwsVerifier local(Issuer issuer, List<JwsAlgorithm> algorithms, String property) {
        if (issuer.jwkSetUri() != null) {
            throw new SignetPropertyException(
                    property + ".jwk-set-uri", "expected either this or keys.location, both are set", URL);
        }
        if (!issuer.allowHttp().isEmpty()) {
            throw new SignetPropertyException(
                    property + ".allow-http", "expected only beside keys on a server, keys.location is set", "");
        }
        JwkSet keys = KeyFile.read(issuer.keys(), property + ".keys");
        Optional<Jwk> unnamed = KeyFile.unnamed(keys);
        if (unnamed.isEmpty()) {
            return verifier(keys, algorithms, property);
        }
        if (algorithms.size() > 1) {
            throw new SignetPropertyException(
                    property + ".algorithms", "expected one algorithm for a key without a kid", "ES256");
        }
        return SignetPropertyException.naming(
                property + ".algorithms", "ES256", () -> JwsVerifier.of(unnamed.get(), algorithms.get(0)));
    }

    private static JwsVerifier verifier(JwkSource keys, List<JwsAlgorithm> algorithms, String property) {
        JwsAlgorithm[] more = algorithms.subList(1, algorithms.size()).toArray(JwsAlgorithm[]::new);
        return SignetPropertyException.naming(
                property + ".algorithms", "ES256", () -> JwsVerifier.of(keys, algorithms.get(0), more));
    }
}
