package dev.signet.jose.interop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The {@code jose} command of latchset, which Debian calls {@code jose}; one process for each operation. */
final class Latchset implements Partner {
    private static final Set<String> CURVES = Set.of("P-256", "P-384", "P-521");

    /** Known to it, but missing from some builds. */
    private static final Set<String> SOMETIMES = Set.of("RSA-OAEP", "RSA-OAEP-256");

    private final String command;
    private final String version;
    private final Set<String> algorithms;
    private final Path folder;

    Latchset(String command, String version) throws IOException, InterruptedException, Refused {
        this.command = command;
        this.version = version;
        algorithms = Set.copyOf(new String(Command.run(new byte[0], List.of(command, "alg")), StandardCharsets.UTF_8)
                .lines()
                .toList());
        folder = Files.createTempDirectory("interop");
    }

    @Override
    public String name() {
        return "latchset jose " + version;
    }

    @Override
    public boolean offers(Case test) {
        return (algorithms.contains(test.alg()) || SOMETIMES.contains(test.alg()))
                && (test.isSignature() || algorithms.contains(test.enc()))
                && (!test.hasCurve() || CURVES.contains(test.key()));
    }

    @Override
    public Optional<String> cannotMake(Case test) {
        return algorithms.contains(test.alg())
                ? Optional.empty()
                : Optional.of("this build does not list it in `jose alg`, and neither wraps nor unwraps with it");
    }

    @Override
    public Optional<String> cannotOpen(Case test) {
        if (!algorithms.contains(test.alg())) {
            return cannotMake(test);
        }
        return test.hasPassword()
                ? Optional.of("it opens at most 32,768 iterations; Signet makes no fewer than 210,000")
                : Optional.empty();
    }

    @Override
    public List<String> remarksOnKeys() {
        return List.of(
                "latchset's jose writes `key_ops` into a key that it makes for an algorithm, and `wrapKey` and `unwrapKey`"
                        + " for all of ECDH-ES. Signet takes such a key for `ECDH-ES+A256KW` and its like, which wrap a key, and not for"
                        + " `ECDH-ES` alone, which derives one (RFC 7517 section 4.3). The keys for `ECDH-ES`, and those on other curves"
                        + " than P-256, were made for a curve without an algorithm.");
    }

    /** It adds {@code key_ops} that fit the algorithm. A key for {@code dir} is one for the content encryption. */
    @Override
    public Optional<String> generate(Case test) throws Exception {
        if (!algorithms.contains(test.alg())) {
            return Optional.empty();
        }
        String alg = test.alg().equals("dir") ? test.enc() : test.alg();
        // For key agreement it knows P-256 alone, unless it is not told the algorithm.
        String template = test.hasCurve()
                        && !test.isSignature()
                        && (alg.equals("ECDH-ES") || !test.key().equals("P-256"))
                ? "{\"kty\":\"EC\",\"crv\":\"" + test.key() + "\"}"
                : "{\"alg\":\"" + alg + "\"}";
        byte[] jwk = Command.run(new byte[0], List.of(command, "jwk", "gen", "-i", template));
        return Optional.of(new String(jwk, StandardCharsets.UTF_8).strip());
    }

    @Override
    public Optional<String> thumbprint(String jwk) throws Exception {
        byte[] thumbprint =
                Command.run(new byte[0], List.of(command, "jwk", "thp", "-i", file("key", jwk), "-a", "S256"));
        return Optional.of(new String(thumbprint, StandardCharsets.US_ASCII).strip());
    }

    @Override
    public String make(Case test, String jwk, byte[] payload) throws Exception {
        String key = file("key", jwk);
        String header = test.isSignature()
                ? "{\"protected\":{\"alg\":\"" + test.alg() + "\"}}"
                : "{\"protected\":{\"alg\":\"" + test.alg() + "\",\"enc\":\"" + test.enc() + "\"}}";
        List<String> arguments = test.isSignature()
                ? List.of(command, "jws", "sig", "-I", "-", "-k", key, "-s", header, "-c")
                : List.of(command, "jwe", "enc", "-I", "-", "-k", key, "-i", header, "-c");
        return new String(Command.run(payload, arguments), StandardCharsets.US_ASCII).strip();
    }

    @Override
    public byte[] open(Case test, String jwk, String token) throws Exception {
        String key = file("key", jwk);
        String input = file("token", token);
        return Command.run(
                new byte[0],
                test.isSignature()
                        ? List.of(command, "jws", "ver", "-i", input, "-k", key, "-O", "-")
                        : List.of(command, "jwe", "dec", "-i", input, "-k", key, "-O", "-"));
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }
}
