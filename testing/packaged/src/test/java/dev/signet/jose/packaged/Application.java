package dev.signet.jose.packaged;

import static dev.signet.jose.jws.Ecdsa.ES256;

import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.packaged.Checkout.Ran;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A small application of a user's, in a folder with the jars that it needs: it verifies a token with a key set and prints the
 * subject. Immutable.
 *
 * @param checkout the folder; the jars are in its folder {@code mods}
 */
record Application(Checkout checkout) {

    /** What the application needs at least. */
    static final List<String> MODULES = List.of("jose-core", "jose-jwk", "jose-jws", "jose-jwe", "jose-jwt");

    /** The jar of the application. */
    static final String JAR = "mods/app.jar";

    private static final EcJwk KEY = EcJwk.generate(Curve.P_256).withKeyId("2026-01");

    /** Returns the application, compiled against the jars that were built. */
    static Application in(Path folder) throws Exception {
        Application application = new Application(Checkout.in(folder));
        Path mods = Files.createDirectory(application.checkout.file("mods"));
        for (String module : MODULES) {
            Path jar = PublishedModule.of(module).jar();
            Files.copy(jar, mods.resolve(jar.getFileName()));
        }
        Path bcprov = bcprov();
        Files.copy(bcprov, mods.resolve(bcprov.getFileName()));
        application.run(
                "javac --release 17 -p mods -d app $(find testing/packaged/src/test/consumer-of-tokens/ -name '*.java')");
        Files.writeString(application.checkout.file("manifest.txt"), """
                Bundle-ManifestVersion: 2
                Bundle-SymbolicName: consumer
                Import-Package: dev.signet.jose.core,dev.signet.jose.jwk,dev.signet.jose.jws,dev.signet.jose.jwt
                """);
        application.run("jar --create --file " + JAR + " --manifest manifest.txt --main-class consumer.Main -C app .");
        return application;
    }

    /** Returns what a script prints, which must succeed. */
    String run(String script) throws Exception {
        Ran ran = checkout.run("set -e\n" + script);
        if (ran.code() != 0) {
            throw new AssertionError(script + "\n" + ran.out() + ran.err());
        }
        return ran.out();
    }

    /** Returns the jar of BouncyCastle on the class path. */
    static Path bcprov() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(entry -> entry.getFileName().toString().startsWith("bcprov-"))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the issuer's key set. */
    static String keys() {
        return JwkSet.of(KEY).publicOnly().toJson();
    }

    /** Returns a token of the issuer for the user alice. */
    static String token() {
        return signedWith(KEY);
    }

    /** Returns the same with a signature by another key. */
    static String forged() {
        return signedWith(EcJwk.generate(Curve.P_256).withKeyId("2026-01"));
    }

    private static String signedWith(EcJwk key) {
        return Jwt.signedWith(ES256.signer(key))
                .encode(JwtClaims.builder()
                        .issuer("https://login.example")
                        .subject("alice")
                        .audience("orders")
                        .lifetime(Duration.ofMinutes(5))
                        .build());
    }
}
