package dev.signet.jose.cli;

import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.Direct;
import dev.signet.jose.jwe.EcdhEs;
import dev.signet.jose.jwe.JweAlgorithm;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwe.RsaOaep;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.RsaJwk;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jose jwe}. For one thread. */
@Command(
        name = "jwe",
        description = "Encryption of any octets.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExample:%n",
        footer = "  jose jwe encrypt --key clinic-public.jwk record.json | jose jwe decrypt --key clinic.jwk")
final class JweCommands {

    private static final String DEFAULT = "Default: the JWK's own alg; without one, RSA-OAEP-256 for RSA, dir for a"
            + " symmetric key, ECDH-ES+A256KW for a key on a curve.";

    private final Shell shell;
    private final Inputs inputs;
    private final Keys keys;

    JweCommands(Shell shell, Inputs inputs, Keys keys) {
        this.shell = shell;
        this.inputs = inputs;
        this.keys = keys;
    }

    @Command(
            name = "encrypt",
            description = {
                "Encrypt a payload to a key and print the token: a JWE in compact form.",
                "With a public key anyone can do this: it says nothing about who did."
            },
            footerHeading = "%nExample:%n",
            footer = "  jose jwe encrypt --key clinic-public.jwk record.json > record.jwe")
    void encrypt(
            @Option(
                            names = "--key",
                            required = true,
                            paramLabel = "FILE",
                            description = "The recipient's JWK; - is standard input.")
                    String keyFile,
            @Option(names = "--alg", paramLabel = "ALG", description = DEFAULT) Optional<JweAlgorithm> algorithm,
            @Option(
                            names = "--enc",
                            paramLabel = "ENC",
                            defaultValue = "A256GCM",
                            description = "How the content is encrypted: " + Arguments.CONTENT_ENCRYPTIONS
                                    + ". Default: A256GCM.")
                    ContentEncryption encryption,
            @Parameters(
                            arity = "0..1",
                            defaultValue = "-",
                            paramLabel = "FILE",
                            description = "What to encrypt, any octets. Default: standard input.")
                    String payloadFile) {
        Inputs.requireOneFromStdin("--key", keyFile, "FILE", payloadFile);
        Jwk key = keys.one("--key", keyFile);
        JweEncrypter encrypter = JweEncrypter.of(key, algorithm(key, algorithm), encryption);
        shell.line(encrypter.encrypt(inputs.octets("FILE", payloadFile, Inputs.PAYLOAD_OCTETS)));
    }

    @Command(
            name = "decrypt",
            description = {
                "Decrypt a token and print its plaintext, octet for octet. Nothing is printed if it is rejected.",
                "That it decrypts proves nothing about who wrote it, unless the key is a secret of two."
            },
            footerHeading = "%nExample:%n",
            footer = "  jose jwe decrypt --key clinic.jwk < record.jwe")
    void decrypt(
            @Option(
                            names = "--key",
                            required = true,
                            paramLabel = "FILE",
                            description = "The recipient's private or symmetric JWK; - is standard input.")
                    String keyFile,
            @Option(names = "--alg", paramLabel = "ALG", description = "The one to accept. " + DEFAULT)
                    Optional<JweAlgorithm> algorithm,
            @Option(
                            names = "--enc",
                            paramLabel = "ENC",
                            defaultValue = "A256GCM",
                            description = "A content encryption to accept, may be repeated. Default: A256GCM.")
                    List<ContentEncryption> encryptions,
            @Parameters(
                            arity = "0..1",
                            defaultValue = "-",
                            paramLabel = "TOKEN",
                            description = "The token itself. Default: standard input.")
                    String token) {
        Inputs.requireOneFromStdin("--key", keyFile, "TOKEN", token);
        Jwk key = keys.one("--key", keyFile);
        ContentEncryption[] more = encryptions.subList(1, encryptions.size()).toArray(ContentEncryption[]::new);
        JweDecrypter decrypter = JweDecrypter.of(key, algorithm(key, algorithm), encryptions.get(0), more)
                .limits(TokenLimits.defaults().withTokenOctets(Inputs.TOKEN_OCTETS));
        shell.write(decrypter.decrypt(inputs.token(token)).plaintext());
    }

    /** What was asked for, or what the key says of itself, or what is usual for its type. */
    private static JweAlgorithm algorithm(Jwk key, Optional<JweAlgorithm> asked) {
        return asked.orElseGet(() -> key.algorithm().map(JweCommands::named).orElseGet(() -> usual(key)));
    }

    private static JweAlgorithm named(String algorithm) {
        return JweAlgorithm.named(algorithm)
                .orElseThrow(() -> new IllegalArgumentException("--key: the JWK's \"alg\" is not one that encrypts"));
    }

    private static JweAlgorithm usual(Jwk key) {
        if (key instanceof RsaJwk) {
            return RsaOaep.RSA_OAEP_256;
        }
        return key instanceof OctJwk ? Direct.DIR : EcdhEs.ECDH_ES_A256KW;
    }
}
