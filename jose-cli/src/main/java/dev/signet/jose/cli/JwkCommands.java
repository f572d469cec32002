package dev.signet.jose.cli;

import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.OctJwk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jose jwk}. For one thread. */
@Command(
        name = "jwk",
        description = "Keys: make them, publish them, name them.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExample:%n",
        footer = "  jose jwk gen --alg ES256 > key.jwk && jose jwk pub key.jwk")
final class JwkCommands {

    private final Shell shell;
    private final Keys keys;

    JwkCommands(Shell shell, Keys keys) {
        this.shell = shell;
        this.keys = keys;
    }

    @Command(
            name = "gen",
            description = {
                "Make a key for an algorithm and print it as a private JWK, with kid, alg and use.",
                "Keep the output to yourself: umask 077 before writing it to a file."
            },
            footerHeading = "%nExamples:%n",
            footer = {
                "  (umask 077; jose jwk gen --alg ES256 --kid 2026-01 > issuer.jwk)",
                "  jose jwk gen --alg ECDH-ES+A256KW --crv X25519"
            })
    void gen(
            @Option(
                            names = "--alg",
                            required = true,
                            paramLabel = "ALG",
                            description = "What the key is for, " + KeyRecipe.ALGORITHMS + ".")
                    String algorithm,
            @Option(
                            names = "--kid",
                            paramLabel = "KID",
                            description = "The key's name. Default: its SHA-256 thumbprint (RFC 7638), or a random name"
                                    + " for a symmetric key, whose thumbprint would have to be kept secret.")
                    Optional<String> keyId,
            @Option(
                            names = "--crv",
                            paramLabel = "CURVE",
                            description = "The curve, for EdDSA (default Ed25519) and ECDH-ES (default P-256).")
                    Optional<Curve> curve,
            @Option(
                            names = "--bits",
                            paramLabel = "N",
                            description = "The size, for RSA (default 3072), HMAC (default that of the hash) and dir"
                                    + " (default 256).")
                    Optional<Integer> bits) {
        Jwk key = new KeyRecipe(algorithm, curve, bits).generate();
        Jwk named = keyId.map(key::withKeyId).orElseGet(() -> named(key));
        shell.line(JsonText.compact(named.privateMembers()));
    }

    @Command(
            name = "pub",
            description = {
                "Print the public half of a key: a JWK for a JWK, a JWK Set for a set or for several files.",
                "A symmetric key has no public half and is refused."
            },
            footerHeading = "%nExamples:%n",
            footer = {"  jose jwk pub issuer.jwk", "  jose jwk pub --set 2026-01.jwk 2026-02.jwk > jwks.json"})
    void pub(
            @Option(names = "--set", description = "Print a JWK Set also for a single key.") boolean asSet,
            @Parameters(arity = "1..*", paramLabel = "FILE", description = "A JWK or JWK Set; - is standard input.")
                    List<String> files) {
        List<Jwk> found = new ArrayList<>();
        boolean single = files.size() == 1 && !asSet;
        for (String file : files) {
            KeyFile keyFile = keys.some("FILE", file);
            keyFile.setAside().forEach(line -> shell.complain("note: " + line));
            found.addAll(keyFile.set().keys());
            single &= keyFile.single().isPresent();
        }
        found.forEach(JwkCommands::requirePublicHalf);
        JwkSet set = JwkSet.of(found).publicOnly();
        shell.line(single ? set.keys().get(0).toJson() : set.toJson());
    }

    @Command(
            name = "thumbprint",
            description = "Print the SHA-256 thumbprint of a key (RFC 7638), the same for both halves of it.",
            footerHeading = "%nExample:%n",
            footer = "  jose jwk thumbprint --uri issuer.jwk")
    void thumbprint(
            @Option(names = "--uri", description = "Print it as a URI (RFC 9278).") boolean uri,
            @Parameters(paramLabel = "FILE", description = "A JWK; - is standard input.") String file) {
        Jwk key = keys.one("FILE", file);
        if (key instanceof OctJwk) {
            shell.complain("note: keep the thumbprint of a symmetric key as secret as the key (RFC 7638 section 7)");
        }
        shell.line(uri ? key.thumbprint().uri().toString() : key.thumbprint().toString());
    }

    /** The thumbprint of a symmetric key must not become public (RFC 7638 section 7), and a kid is public. */
    private static Jwk named(Jwk key) {
        return key instanceof OctJwk ? key.withKeyId(UUID.randomUUID().toString()) : key.withThumbprintKeyId();
    }

    private static void requirePublicHalf(Jwk key) {
        if (key instanceof OctJwk) {
            throw new IllegalArgumentException(
                    "a symmetric (oct) key has no public half: whoever has it can do everything with it");
        }
    }
}
