package dev.signet.jose.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.JweAlgorithm;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwe.JweJsonEncrypter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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

    private static final int AAD_OCTETS = 1 << 20;

    private final Console console;
    private final Inputs inputs;
    private final KeyReader keys;

    JweCommands(Console console, Inputs inputs, KeyReader keys) {
        this.console = console;
        this.inputs = inputs;
        this.keys = keys;
    }

    @Command(
            name = "encrypt",
            description = {
                "Encrypt a payload to a key or a password and print the token: a JWE in compact form, or with --json in"
                        + " JSON, flattened or, for several recipients, general.",
                "With a public key anyone can do this: it says nothing about who did."
            },
            footerHeading = "%nExamples:%n",
            footer = {
                "  jose jwe encrypt --key clinic-public.jwk record.json > record.jwe",
                "  jose jwe encrypt --key alice.jwk --key bob.jwk --json --aad 'case 7' record.json > record.jwe",
                "  jose jwe encrypt --password-file secret.txt --in backup.tar --out backup.jwe"
            })
    void encrypt(
            @Option(
                            names = "--key",
                            paramLabel = "FILE",
                            description = "The recipient's JWK; - is standard input. May be repeated with --json: each"
                                    + " recipient can decrypt.")
                    @Nullable
                    List<String> keyFiles,
            @Option(names = "--password-file", paramLabel = "FILE", description = PasswordFile.DESCRIPTION)
                    Optional<String> passwordFile,
            @Option(
                            names = "--alg",
                            paramLabel = "ALG",
                            description = "With one recipient only. " + JweRecipients.DEFAULT)
                    Optional<JweAlgorithm> algorithm,
            @Option(
                            names = "--enc",
                            paramLabel = "ENC",
                            defaultValue = UsualAlgorithm.CONTENT_ENCRYPTION,
                            description = "How the content is encrypted: " + AlgorithmLists.CONTENT_ENCRYPTION_VARIABLE
                                    + ". Default: " + UsualAlgorithm.CONTENT_ENCRYPTION + ".")
                    ContentEncryption encryption,
            @Option(names = "--json", description = "Print a JSON serialization.") boolean json,
            @Option(
                            names = "--aad",
                            paramLabel = "TEXT",
                            description =
                                    "With --json: additional data, readable by all and protected against change; @FILE"
                                            + " takes it from a file.")
                    Optional<String> aad,
            @Option(
                            names = "--in",
                            paramLabel = "FILE",
                            description = "With --out: encrypt a file of any length, in constant memory; - is standard"
                                    + " input.")
                    Optional<String> in,
            @Option(
                            names = "--out",
                            paramLabel = "FILE",
                            description =
                                    "Where the token goes. It is replaced when all is done, and untouched if not.")
                    Optional<String> out,
            @Parameters(
                            arity = "0..1",
                            paramLabel = "FILE",
                            description = "What to encrypt, any octets. Default: standard input.")
                    Optional<String> payloadFile) {
        JweRecipients recipients = JweRecipients.of(given(keyFiles), passwordFile, algorithm);
        requireJson(json, recipients.size() > 1, "several recipients");
        requireJson(json, aad.isPresent(), "--aad");
        requireStreams(in, out, payloadFile, "FILE");
        requireOneFromStdin(recipients, aad, in, payloadFile, "FILE");
        List<JweEncrypter> encrypters = recipients.encrypters(inputs, keys, encryption);
        if (!json) {
            JweEncrypter encrypter = encrypters.get(0);
            encrypted(in, out, payloadFile, encrypter::encrypt, encrypter::encrypt);
            return;
        }
        JweJsonEncrypter plain = json(encrypters);
        JweJsonEncrypter encrypter = aad.map(text -> plain.withAad(aad(text))).orElse(plain);
        encrypted(in, out, payloadFile, payload -> printable(encrypter.encrypt(payload)), encrypter::encrypt);
    }

    @Command(
            name = "decrypt",
            description = {
                "Decrypt a token, in compact form or in JSON, and print its plaintext, octet for octet. Nothing is"
                        + " printed if it is rejected.",
                "That it decrypts proves nothing about who wrote it, unless the key is a secret of two."
            },
            footerHeading = "%nExamples:%n",
            footer = {
                "  jose jwe decrypt --key clinic.jwk < record.jwe",
                "  jose jwe decrypt --key alice.jwk --aad 'case 7' < record.jwe",
                "  jose jwe decrypt --password-file secret.txt --in backup.jwe --out backup.tar"
            })
    void decrypt(
            @Option(
                            names = "--key",
                            paramLabel = "FILE",
                            description = "The recipient's private or symmetric JWK; - is standard input.")
                    Optional<String> keyFile,
            @Option(names = "--password-file", paramLabel = "FILE", description = PasswordFile.DESCRIPTION)
                    Optional<String> passwordFile,
            @Option(names = "--alg", paramLabel = "ALG", description = "The one to accept. " + JweRecipients.DEFAULT)
                    Optional<JweAlgorithm> algorithm,
            @Option(
                            names = "--enc",
                            paramLabel = "ENC",
                            defaultValue = UsualAlgorithm.CONTENT_ENCRYPTION,
                            description = "A content encryption to accept, may be repeated. Default: "
                                    + UsualAlgorithm.CONTENT_ENCRYPTION + ".")
                    List<ContentEncryption> encryptions,
            @Option(
                            names = "--aad",
                            paramLabel = "TEXT",
                            description = "The additional authenticated data to demand; @FILE takes it from a file.")
                    Optional<String> aad,
            @Option(
                            names = "--in",
                            paramLabel = "FILE",
                            description = "With --out: decrypt a token of any length, in constant memory; - is standard"
                                    + " input.")
                    Optional<String> in,
            @Option(
                            names = "--out",
                            paramLabel = "FILE",
                            description =
                                    "Where the plaintext goes. It is replaced when all of the token is verified, and"
                                            + " untouched if not.")
                    Optional<String> out,
            @Parameters(
                            arity = "0..1",
                            paramLabel = "TOKEN",
                            description = "The token itself. Default: standard input.")
                    Optional<String> token) {
        JweRecipients recipient = JweRecipients.of(keyFile.stream().toList(), passwordFile, algorithm);
        requireStreams(in, out, token, "TOKEN");
        requireOneFromStdin(recipient, aad, in, token, "TOKEN");
        Decryption decryption =
                new Decryption(recipient.decrypter(inputs, keys, encryptions), aad.map(this::aad), console);
        if (in.isPresent()) {
            fromFileToFile(in.get(), out.orElseThrow(), decryption::of);
            return;
        }
        console.write(decryption.of(inputs.token(token.orElse("-"))));
    }

    /** Something from a stream into a stream. */
    private interface Streaming {
        void apply(InputStream source, OutputStream target) throws IOException;
    }

    private void encrypted(
            Optional<String> in,
            Optional<String> out,
            Optional<String> payloadFile,
            Function<byte[], String> whole,
            Streaming streaming) {
        if (in.isPresent()) {
            fromFileToFile(in.get(), out.orElseThrow(), streaming);
            return;
        }
        console.line(whole.apply(inputs.octets("FILE", payloadFile.orElse("-"), Inputs.PAYLOAD_OCTETS)));
    }

    private void fromFileToFile(String in, String out, Streaming streaming) {
        WholeFile file = WholeFile.named("--out", out);
        inputs.reading("--in", in, stream -> {
            try (InputStream shown = Progress.of(stream, console, Inputs.length(in))) {
                file.write(target -> streaming.apply(shown, target));
                return true;
            }
        });
    }

    private byte[] aad(String text) {
        return aadFile(text)
                .map(file -> inputs.octets("--aad", file, AAD_OCTETS))
                .orElseGet(() -> text.getBytes(UTF_8));
    }

    private static Optional<String> aadFile(String text) {
        return text.startsWith("@") ? Optional.of(text.substring(1)) : Optional.empty();
    }

    /**
     * Refuses to read two things from standard input. Additional data is readable by all, and what is to be encrypted
     * must not become that.
     */
    private static void requireOneFromStdin(
            JweRecipients recipients,
            Optional<String> aad,
            Optional<String> in,
            Optional<String> other,
            String parameter) {
        String name = in.isPresent() ? "--in" : parameter;
        String file = in.or(() -> other).orElse("-");
        recipients.requireOneFromStdin(name, file);
        aad.flatMap(JweCommands::aadFile).ifPresent(aadFile -> {
            recipients.requireOneFromStdin("--aad", aadFile);
            Inputs.requireOneFromStdin("--aad", aadFile, name, file);
        });
    }

    /** Returns a token in JSON, fit for a terminal: a recipient's kid stands in it as the recipient chose it. */
    private static String printable(String token) {
        return KeyReader.explaining("the token", () -> JsonText.compact(JsonObject.parse(token, Inputs.LIMITS)));
    }

    private static JweJsonEncrypter json(List<JweEncrypter> encrypters) {
        JweEncrypter[] more = encrypters.subList(1, encrypters.size()).toArray(JweEncrypter[]::new);
        return more.length == 0
                ? JweJsonEncrypter.flattened(encrypters.get(0))
                : JweJsonEncrypter.general(encrypters.get(0), more);
    }

    private static void requireJson(boolean json, boolean needed, String what) {
        if (needed && !json) {
            throw new IllegalArgumentException(what + " only with --json: the compact form has no place for it");
        }
    }

    private static void requireStreams(
            Optional<String> in, Optional<String> out, Optional<String> other, String parameter) {
        if (in.isPresent() != out.isPresent()) {
            throw new IllegalArgumentException("--in FILE and --out FILE go together");
        }
        if (in.isPresent() && other.isPresent()) {
            throw new IllegalArgumentException("say either --in FILE or " + parameter);
        }
    }

    /** An option that did not come is null to picocli, and an empty list to us. */
    private static List<String> given(@Nullable List<String> option) {
        return option == null ? List.of() : option;
    }
}
