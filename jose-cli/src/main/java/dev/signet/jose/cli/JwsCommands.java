package dev.signet.jose.cli;

import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.OkpJwk;
import dev.signet.jose.jws.Ecdsa;
import dev.signet.jose.jws.EdDsa;
import dev.signet.jose.jws.Hmac;
import dev.signet.jose.jws.JwsAlgorithm;
import dev.signet.jose.jws.JwsSigner;
import dev.signet.jose.jws.RsaPkcs1;
import dev.signet.jose.jws.VerifiedJws;
import java.util.List;
import java.util.Optional;
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

    static final String SIGNING_DEFAULT = "Default: the JWK's own alg; without one, what is usual for its type:"
            + " ES256, ES384, ES512, ES256K, Ed25519 or Ed448 by its curve, RS256 for RSA (the one that every peer"
            + " knows; PS256 is the better one), HS256 for a symmetric key.";

    private final Shell shell;
    private final Inputs inputs;
    private final Keys keys;

    JwsCommands(Shell shell, Inputs inputs, Keys keys) {
        this.shell = shell;
        this.inputs = inputs;
        this.keys = keys;
    }

    @Command(
            name = "sign",
            description = "Sign a payload and print the token: a JWS in compact form.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  jose jws sign --key key.jwk letter.txt",
                "  echo hello | jose jws sign --key key.jwk --alg PS256"
            })
    void sign(
            @Option(
                            names = "--key",
                            required = true,
                            paramLabel = "FILE",
                            description = "A private or symmetric JWK; - is standard input.")
                    String keyFile,
            @Option(names = "--alg", paramLabel = "ALG", description = SIGNING_DEFAULT)
                    Optional<JwsAlgorithm> algorithm,
            @Parameters(
                            arity = "0..1",
                            defaultValue = "-",
                            paramLabel = "PAYLOAD-FILE",
                            description = "What to sign, any octets. Default: standard input.")
                    String payloadFile) {
        Inputs.requireOneFromStdin("--key", keyFile, "PAYLOAD-FILE", payloadFile);
        JwsSigner signer = signer(keys.one("--key", keyFile), algorithm);
        shell.line(signer.sign(inputs.octets("PAYLOAD-FILE", payloadFile, Inputs.PAYLOAD_OCTETS)));
    }

    @Command(
            name = "verify",
            description = {
                "Verify a token and print its payload, octet for octet. Nothing is printed if it is rejected.",
                "In a set, the token's kid picks the key; without kid exactly one key must fit."
            },
            footerHeading = "%nExamples:%n",
            footer = {
                "  jose jws verify --keys jwks.json --alg ES256 < token",
                "  jose jws verify --keys jwks.json --alg ES256 --alg RS256 eyJhbGciOi..."
            })
    void verify(
            @Option(
                            names = "--keys",
                            required = true,
                            paramLabel = "FILE",
                            description = "A JWK Set or a JWK; - is standard input.")
                    String keysFile,
            @Option(
                            names = "--alg",
                            required = true,
                            paramLabel = "ALG",
                            description = "An algorithm to accept, may be repeated. The token does not choose.")
                    List<JwsAlgorithm> algorithms,
            @Parameters(
                            arity = "0..1",
                            defaultValue = "-",
                            paramLabel = "TOKEN",
                            description = "The token itself. Default: standard input.")
                    String token) {
        Inputs.requireOneFromStdin("--keys", keysFile, "TOKEN", token);
        VerifiedJws jws = keys.some("--keys", keysFile)
                .reading(shell, file -> file.verifier(algorithms).verify(inputs.token(token)));
        shell.write(jws.payload());
    }

    static JwsSigner signer(Jwk key, Optional<JwsAlgorithm> algorithm) {
        if (algorithm.isEmpty() && key.algorithm().isPresent()) {
            return JwsSigner.of(key);
        }
        return JwsSigner.of(key, algorithm.orElseGet(() -> usual(key)));
    }

    private static JwsAlgorithm usual(Jwk key) {
        if (key instanceof OctJwk) {
            return Hmac.HS256;
        }
        if (key instanceof EcJwk ec) {
            return switch (ec.curve()) {
                case P_384 -> Ecdsa.ES384;
                case P_521 -> Ecdsa.ES512;
                case SECP256K1 -> Ecdsa.ES256K;
                default -> Ecdsa.ES256;
            };
        }
        if (key instanceof OkpJwk okp) {
            return switch (okp.curve()) {
                case ED25519 -> EdDsa.ED25519;
                case ED448 -> EdDsa.ED448;
                default ->
                    throw new IllegalArgumentException(
                            "--key: a key on " + okp.curve().jwaName() + " agrees on keys and cannot sign");
            };
        }
        return RsaPkcs1.RS256;
    }
}
