package dev.signet.jose.cli;

import static dev.signet.jose.cli.Mistake.of;

import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwks.remote.RemoteJwkSet;
import java.util.stream.Stream;

/** Addresses of key sets, and jars that are missing. */
final class SetUpMistakes {

    private static final Class<IllegalStateException> INCOMPLETE = IllegalStateException.class;

    private SetUpMistakes() {}

    static Stream<Mistake> rows() {
        return Stream.of(addresses(), jars()).flatMap(rows -> rows);
    }

    private static Stream<Mistake> addresses() {
        return Stream.of(
                of(
                        "an http address of a key set",
                        IllegalArgumentException.class,
                        () -> RemoteJwkSet.at("http://login.example/jwks.json"),
                        "http",
                        "https"),
                of(
                        "a path as the address of a key set",
                        IllegalArgumentException.class,
                        () -> RemoteJwkSet.at("jwks.json"),
                        "was another",
                        "absolute https URL"),
                of(
                        "nothing listens",
                        KeySourceException.class,
                        () -> fetch("http://127.0.0.1:1/jwks.json"),
                        "no key set from 127.0.0.1",
                        "expected a connection"),
                of(
                        "a page in place of a key set",
                        KeySourceException.class,
                        () -> answered("<html></html>"),
                        "JSON",
                        "expected an object"),
                of(
                        "the metadata's issuer is another",
                        KeySourceException.class,
                        SetUpMistakes::otherIssuer,
                        "https://other.example",
                        "issuer"));
    }

    private static Stream<Mistake> jars() {
        return Stream.of(
                of(
                        "claims as a record without jose-jackson",
                        INCOMPLETE,
                        () -> Without.jars("jose-jackson").run("bindsClaims"),
                        "JsonBinding",
                        "dev.signet.jose:jose-jackson"),
                of(
                        "claims as a record without jackson-databind",
                        INCOMPLETE,
                        () -> Without.jars("jackson-databind").run("bindsClaims"),
                        "cannot be loaded",
                        "jose-jackson needs jackson-databind"),
                of(
                        "ES256K without bcprov",
                        INCOMPLETE,
                        () -> Without.jars("bcprov").run("generatesSecp256k1"),
                        "SECP256K1",
                        "org.bouncycastle:bcprov-jdk18on"),
                of(
                        "PKCS#1 without bcpkix",
                        INCOMPLETE,
                        () -> Without.jars("bcpkix").run("readsPem", PemMistakes.pkcs1()),
                        "PKCS#1",
                        "org.bouncycastle:bcpkix-jdk18on"),
                of(
                        "SEC 1 without bcpkix",
                        INCOMPLETE,
                        () -> Without.jars("bcpkix").run("readsPem", PemMistakes.sec1()),
                        "SEC 1",
                        "org.bouncycastle:bcpkix-jdk18on"),
                of(
                        "an encrypted key without bcpkix",
                        INCOMPLETE,
                        () -> Without.jars("bcpkix").run("readsPem", PemMistakes.encrypted()),
                        "encrypted PEM",
                        "org.bouncycastle:bcpkix-jdk18on"));
    }

    private static void fetch(String url) {
        try (RemoteJwkSet keys = RemoteJwkSet.builder().allowingLoopbackHttp().at(url)) {
            keys.current();
        }
    }

    private static void answered(String body) throws Exception {
        try (LoopbackServer server = LoopbackServer.http().on("/jwks.json", 200, body)) {
            fetch(server.url("/jwks.json"));
        }
    }

    private static void otherIssuer() throws Exception {
        String metadata = "{\"issuer\":\"https://other.example\",\"jwks_uri\":\"https://other.example/jwks.json\"}";
        try (LoopbackServer server = LoopbackServer.http().on("/.well-known/openid-configuration", 200, metadata);
                RemoteJwkSet keys =
                        RemoteJwkSet.builder().allowingLoopbackHttp().ofIssuer(server.url(""))) {
            keys.current();
        }
    }
}
