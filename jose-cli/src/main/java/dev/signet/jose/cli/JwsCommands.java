package dev.signet.jose.cli;

import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jws.JwsAlgorithm;
import dev.signet.jose.jws.JwsJsonSigner;
import dev.signet.jose.jws.JwsSigner;
import dev.signet.jose.jws.JwsVerifier;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jose jws}. For one thread. */
@Command(
        name = "jws",
        description = "Signatures and MACs over any octets.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExample:%n",
        footer = "  jose jws sign --key key.jwk letter.txt | jose jws verify --keys key.jwk --alg ES256")
final class JwsCommands {

    static final String SIGNING_DEFAULT = "Default: the JWK's own alg; without one, the first of "
            + AlgorithmLists.USUAL_JWS_VARIABLE
            + " that takes the key. PS256 is better than RS256, which every peer knows.";

    private final Console console;
    private final Inputs inputs;
    private final KeyReader keys;

    JwsCommands(Console console, Inputs inputs, KeyReader keys) {
        this.console = console;
        this.inputs = inputs;
        this.keys = keys;
    }

    @Command(
            name = "sign",
            description = {
                "Sign a payload and print the token: a JWS in compact form, or with --json in JSON, flattened or, with"
                        + " several keys, general."
            },
            footerHeading = "%nExamples:%n",
            footer = {
                "  jose jws sign --key key.jwk letter.txt",
                "  echo hello | jose jws sign --key key.jwk --alg PS256",
                "  jose jws sign --key alice.jwk --key bob.jwk --json contract.txt > contract.jws",
                "  jose jws sign --key key.jwk --unencoded --detached disk.img > disk.img.jws"
            })
    void sign(
            @Option(
                            names = "--key",
                            required = true,
                            paramLabel = "FILE",
                            description =
                                    "A private or symmetric JWK; - is standard input. May be repeated with --json:"
                                            + " each key signs.")
                    List<String> keyFiles,
            @Option(names = "--alg", paramLabel = "ALG", description = "With one key only. " + SIGNING_DEFAULT)
                    Optional<JwsAlgorithm> algorithm,
            @Option(names = "--json", description = "Print a JSON serialization.") boolean json,
            @Option(
                            names = "--detached",
                            paramLabel = "FILE",
                            description = "Sign FILE, and leave it out of the token. In compact form FILE may have any"
                                    + " length: memory is constant.")
                    Optional<String> detached,
            @Option(
                            names = "--unencoded",
                            description = "Sign the payload as it is, not in base64url: b64 is false (RFC 7797).")
                    boolean unencoded,
            @Parameters(
                            arity = "0..1",
                            paramLabel = "PAYLOAD-FILE",
                            description = "What to sign, any octets. Default: standard input.")
                    Optional<String> payloadFile) {
        if (detached.isPresent() && payloadFile.isPresent()) {
            throw new IllegalArgumentException("say either --detached FILE or PAYLOAD-FILE");
        }
        if (keyFiles.size() > 1 && !json) {
            throw new IllegalArgumentException("several --key need --json: a compact JWS has one signature");
        }
        if (keyFiles.size() > 1 && algorithm.isPresent()) {
            throw new IllegalArgumentException("--alg is for one --key; with several, each signs with its own");
        }
        String parameter = detached.isPresent() ? "--detached" : "PAYLOAD-FILE";
        String file = detached.or(() -> payloadFile).orElse("-");
        Inputs.requireOneFromStdin("--key", keyFiles, parameter, file);
        List<JwsSigner> signers = keyFiles.stream()
                .map(keyFile -> signer(KeyReader.parameter("--key", keyFile, keyFiles), keyFile, algorithm))
                .map(signer -> unencoded ? signer.withUnencodedPayload() : signer)
                .toList();
        if (detached.isPresent() && !json) {
            console.line(inputs.reading(parameter, file, signers.get(0)::signDetached));
            return;
        }
        byte[] payload = inputs.octets(parameter, file, Inputs.PAYLOAD_OCTETS);
        if (!json) {
            console.line(signers.get(0).sign(payload));
            return;
        }
        JwsJsonSigner signer = KeyReader.explaining("--key", () -> json(signers));
        console.line(detached.isPresent() ? signer.signDetached(payload) : signer.sign(payload));
    }

    @Command(
            name = "verify",
            description = {
                "Verify a token, in compact form or in JSON, and print its payload, octet for octet. Nothing is printed"
                        + " if it is rejected.",
                "In a set, the token's kid picks the key; without kid exactly one key must fit."
            },
            footerHeading = "%nExamples:%n",
            footer = {
                "  jose jws verify --keys jwks.json --alg ES256 < token",
                "  jose jws verify --keys jwks.json --alg ES256 --alg RS256 eyJhbGciOi...",
                "  jose jws verify --keys jwks.json --alg ES256 --policy alice --policy bob < contract.jws",
                "  jose jws verify --keys key.jwk --alg ES256 --unencoded --detached disk.img < disk.img.jws"
            })
    void verify(
            @Option(names = "--keys", required = true, paramLabel = "FILE|URL", description = KeyReader.PUBLISHED)
                    String keysFile,
            @Option(
                            names = "--alg",
                            required = true,
                            paramLabel = "ALG",
                            description = "An algorithm to accept, may be repeated. The token does not choose.")
                    List<JwsAlgorithm> algorithms,
            @Option(
                            names = "--detached",
                            paramLabel = "FILE",
                            description = "What was signed, where the token is without it. Nothing is printed then but"
                                    + " which signatures were verified, to standard error.")
                    Optional<String> detached,
            @Option(
                            names = "--unencoded",
                            description = "Accept also payloads that are signed as they are: b64 is false (RFC 7797).")
                    boolean unencoded,
            @Option(
                            names = "--policy",
                            paramLabel = "WHICH",
                            description =
                                    "Which of several signatures must be right: all, any (one will do), or the kid"
                                            + " of one that must, may be repeated. No default: a token with several"
                                            + " needs it.")
                    @Nullable
                    List<String> policy,
            @Parameters(
                            arity = "0..1",
                            defaultValue = "-",
                            paramLabel = "TOKEN",
                            description = "The token itself. Default: standard input.")
                    String token) {
        Inputs.requireOneFromStdin("--keys", keysFile, "TOKEN", token);
        detached.ifPresent(file -> {
            Inputs.requireOneFromStdin("--detached", file, "TOKEN", token);
            Inputs.requireOneFromStdin("--detached", file, "--keys", keysFile);
        });
        PolicyOption words = PolicyOption.of(policy == null ? List.of() : policy);
        keys.published("--keys", keysFile)
                .reading(console, file -> {
                    JwsVerifier verifier = file.verifier(algorithms);
                    return new Verification(
                                    unencoded ? verifier.acceptingUnencodedPayload() : verifier, algorithms, words)
                            .of(inputs.token(token), detached, inputs);
                })
                .show(console);
    }

    private static JwsJsonSigner json(List<JwsSigner> signers) {
        JwsSigner[] more = signers.subList(1, signers.size()).toArray(JwsSigner[]::new);
        return more.length == 0 ? JwsJsonSigner.flattened(signers.get(0)) : JwsJsonSigner.general(signers.get(0), more);
    }

    private JwsSigner signer(String parameter, String keyFile, Optional<JwsAlgorithm> algorithm) {
        Jwk key = keys.one(parameter, keyFile);
        return KeyReader.explaining(parameter, () -> signer(key, algorithm));
    }

    /**
     * Returns what signs with a key.
     *
     * @throws IllegalArgumentException if the key does not fit the algorithm that was asked for, or its own
     */
    static JwsSigner signer(Jwk key, Optional<JwsAlgorithm> algorithm) {
        if (algorithm.isEmpty() && key.algorithm().isPresent()) {
            return JwsSigner.of(key);
        }
        return JwsSigner.of(key, algorithm.orElseGet(() -> UsualAlgorithm.signing(key)));
    }
}
