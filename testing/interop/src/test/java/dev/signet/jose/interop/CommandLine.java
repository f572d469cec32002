package dev.signet.jose.interop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Signet's command line; one process for each operation, so for a few cases only. */
final class CommandLine implements Partner {
    static final List<Case> CASES = List.of(
            new Case("HS256", "", "oct-32"),
            new Case("RS256", "", "RSA"),
            new Case("ES256", "", "P-256"),
            new Case("EdDSA", "", "Ed25519"),
            new Case("RSA-OAEP-256", "A256GCM", "RSA"),
            new Case("dir", "A256GCM", "oct-32"));

    private final String command;
    private final Path folder;

    CommandLine(String command) throws IOException {
        this.command = command;
        folder = Files.createTempDirectory("interop");
    }

    @Override
    public String name() {
        return "Signet's command line";
    }

    @Override
    public boolean offers(Case test) {
        return CASES.contains(test);
    }

    @Override
    public String make(Case test, String jwk, byte[] payload) throws Exception {
        String key = Files.writeString(folder.resolve("key"), jwk).toString();
        List<String> arguments = test.isSignature()
                ? List.of(command, "jws", "sign", "--key", key, "--alg", test.alg())
                : List.of(command, "jwe", "encrypt", "--key", key, "--alg", test.alg(), "--enc", test.enc());
        return new String(Command.run(payload, arguments), StandardCharsets.US_ASCII).strip();
    }

    @Override
    public byte[] open(Case test, String jwk, String token) throws Exception {
        String key = Files.writeString(folder.resolve("key"), jwk).toString();
        List<String> arguments = test.isSignature()
                ? List.of(command, "jws", "verify", "--keys", key, "--alg", test.alg())
                : List.of(command, "jwe", "decrypt", "--key", key, "--alg", test.alg(), "--enc", test.enc());
        return Command.run(token.getBytes(StandardCharsets.US_ASCII), arguments);
    }
}
