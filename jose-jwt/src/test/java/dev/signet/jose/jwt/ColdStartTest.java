package dev.signet.jose.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.OkpJwk;
import dev.signet.jose.jwk.RsaJwk;
import dev.signet.jose.jws.JwsSigner;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a process with the default dependencies loads for its first token. Counts, not times. */
final class ColdStartTest {

    /** Newer JDKs load some eighty classes more of their own, and allocate twice as much. */
    private static final boolean OLDEST_JDK = Runtime.version().feature() == 17;

    private static final int MOST_CLASSES = OLDEST_JDK ? 560 : 650;
    /** 4,200 and 8,200 KiB. Each jar of the class path takes some sixty of them, each lambda thirty. */
    private static final int MOST_OCTETS = (OLDEST_JDK ? 4_200 : 8_200) << 10;

    /** The class path of the library without what it brings along. */
    private static final String LIBRARY = Stream.of(
                    ColdStart.class, Jwt.class, JwsSigner.class, JweEncrypter.class, Jwk.class, CryptoProviders.class)
            .map(ColdStartTest::location)
            .distinct()
            .collect(Collectors.joining(File.pathSeparator));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"HS256", "RS256", "PS256"})
    void verifying_without_elliptic_curves_loads_nothing_of_bouncycastle(String algorithm) throws Exception {
        assertThat(bouncyCastle(verifying(algorithm))).isEmpty();
    }

    /** The sibling that is different: the test would see such classes. Its provider would be a thousand more. */
    @ParameterizedTest
    @ValueSource(strings = {"ES256", "Ed25519"})
    void verifying_on_a_curve_loads_bouncycastle_without_its_provider(String algorithm) throws Exception {
        assertThat(bouncyCastle(verifying(algorithm)))
                .isNotEmpty()
                .doesNotContain("org.bouncycastle.jce.provider.BouncyCastleProvider");
    }

    /** BouncyCastle can be excluded; a class that cannot be loaded would show here. */
    @ParameterizedTest
    @ValueSource(strings = {"ES256", "Ed25519"})
    void verifying_on_a_curve_needs_no_bouncycastle(String algorithm) throws Exception {
        assertThat(run(LIBRARY, List.of(), verifying(algorithm))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dir", "RSA-OAEP-256", "ECDH-ES"})
    void decrypting_loads_nothing_of_bouncycastle(String algorithm) throws Exception {
        assertThat(bouncyCastle(decrypting(algorithm))).isEmpty();
    }

    /** As the JVM's own beans count them, whose classes are not among them. */
    @Test
    void verifying_hs256_loads_few_classes_and_allocates_little() throws Exception {
        List<String> arguments = new ArrayList<>(verifying("HS256"));
        arguments.add("count");

        String[] counts = run(List.of(), arguments).split(" ", -1);

        assertThat(Integer.parseInt(counts[0])).isLessThanOrEqualTo(MOST_CLASSES);
        assertThat(Integer.parseInt(counts[1])).isLessThanOrEqualTo(MOST_OCTETS);
    }

    private static List<String> verifying(String algorithm) {
        Jwk key = key(algorithm).withAlgorithm(algorithm);
        return List.of(
                algorithm,
                key.isSymmetric() ? key.privateJson() : key.toJson(),
                Jwt.signedWith(JwsSigner.of(key)).encode(claims()));
    }

    private static List<String> decrypting(String algorithm) {
        Jwk key = key(algorithm).withAlgorithm(algorithm);
        JweEncrypter encrypter = JweEncrypter.of(key, ContentEncryption.A256GCM);
        return List.of("", key.privateJson(), Jwt.encryptedWith(encrypter).encode(claims()));
    }

    private static Jwk key(String algorithm) {
        return switch (algorithm) {
            case "HS256", "dir" -> OctJwk.generate(32);
            case "RS256", "PS256", "RSA-OAEP-256" -> RsaJwk.generate();
            case "ES256", "ECDH-ES" -> EcJwk.generate(Curve.P_256);
            default -> OkpJwk.generate(Curve.ED25519);
        };
    }

    private static JwtClaims claims() {
        return JwtClaims.builder()
                .issuer("https://issuer.example")
                .subject("248289761001")
                .audience("https://api.example")
                .expiresAt(Instant.now().plus(Duration.ofHours(1)))
                .build();
    }

    private List<String> bouncyCastle(List<String> arguments) throws Exception {
        return classes(arguments).stream()
                .filter(name -> name.startsWith("org.bouncycastle"))
                .toList();
    }

    /** Returns the classes that were loaded between the two markers. */
    private List<String> classes(List<String> arguments) throws Exception {
        Path log = folder.resolve("classes");
        run(List.of("-Xlog:class+load=info:file=" + log + ":none"), arguments);
        List<String> loaded = Files.readAllLines(log).stream()
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
        return loaded.subList(
                loaded.indexOf(ColdStart.Begin.class.getName()) + 1, loaded.indexOf(ColdStart.End.class.getName()));
    }

    private String run(List<String> options, List<String> arguments) throws Exception {
        return run(LIBRARY + File.pathSeparator + location(BouncyCastleProvider.class), options, arguments);
    }

    private String run(String classPath, List<String> options, List<String> arguments) throws Exception {
        List<String> command = Stream.of(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-cp",
                                classPath),
                        options,
                        List.of(ColdStart.class.getName()),
                        arguments)
                .flatMap(List::stream)
                .toList();
        Path output = folder.resolve("output");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        // With these a JVM announces on standard error that it picked them up.
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        int exit = builder.start().waitFor();
        String printed = Files.readString(output).strip();
        assertThat(exit).as(printed).isZero();
        return printed;
    }

    private static String location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
