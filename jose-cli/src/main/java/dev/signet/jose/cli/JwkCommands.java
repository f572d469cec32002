package dev.signet.jose.cli;

import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.EncryptedJwk;
import dev.signet.jose.jwe.JweAlgorithm;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jose jwk}. For one thread. */
@Command(
        name = "jwk",
        description = "Keys: make them, publish them, name them, convert them, lock them up.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExample:%n",
        footer = "  jose jwk gen --alg ES256 > key.jwk && jose jwk pub key.jwk")
final class JwkCommands {

    private final Console console;
    private final Inputs inputs;
    private final KeyReader keys;

    JwkCommands(Console console, Inputs inputs, KeyReader keys) {
        this.console = console;
        this.inputs = inputs;
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
                            description = "What the key is for:" + AlgorithmLists.WITH_KEYS_VARIABLE)
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
        Jwk key = new KeyGeneration(algorithm, curve, bits).generate();
        Jwk named = keyId.map(key::withKeyId).orElseGet(() -> named(key));
        console.line(JsonText.compact(named.privateMembers()));
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
        Inputs.requireOneFromStdin("FILE", files);
        List<Jwk> found = new ArrayList<>();
        boolean single = files.size() == 1 && !asSet;
        for (String file : files) {
            KeyFile keyFile = keys.some("FILE", file).saying(console, "FILE");
            found.addAll(keyFile.set().keys());
            single &= keyFile.single().isPresent();
        }
        found.forEach(JwkCommands::requirePublicHalf);
        List<Jwk> published = JwkSet.of(found).publicOnly().keys();
        console.line(single ? KeyFormat.jwk(published.get(0)) : KeyFormat.jwkSet(published));
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
        if (key.isSymmetric()) {
            console.message("note: keep the thumbprint of a symmetric key as secret as the key (RFC 7638 section 7)");
        }
        console.line(uri ? key.thumbprint().uri().toString() : key.thumbprint().toString());
    }

    @Command(
            name = "encrypt",
            description = {
                "Encrypt a JWK or JWK Set, with its private members, and print a compact JWE (RFC 7517 section 7)."
            },
            footerHeading = "%nExamples:%n",
            footer = {
                "  jose jwk gen --alg ES256 | jose jwk encrypt --password-file secret.txt > issuer.jwe",
                "  jose jwk encrypt --key backup-public.jwk issuer.jwk > issuer.jwe"
            })
    void encrypt(
            @Option(names = "--key", paramLabel = "FILE", description = "The recipient's JWK; - is standard input.")
                    Optional<String> keyFile,
            @Option(names = "--password-file", paramLabel = "FILE", description = PasswordFile.DESCRIPTION)
                    Optional<String> passwordFile,
            @Option(names = "--alg", paramLabel = "ALG", description = JweRecipients.DEFAULT)
                    Optional<JweAlgorithm> algorithm,
            @Option(
                            names = "--enc",
                            paramLabel = "ENC",
                            defaultValue = UsualAlgorithm.CONTENT_ENCRYPTION,
                            description = "How the keys are encrypted: " + AlgorithmLists.CONTENT_ENCRYPTION_VARIABLE
                                    + ". Default: " + UsualAlgorithm.CONTENT_ENCRYPTION + ".")
                    ContentEncryption encryption,
            @Parameters(
                            arity = "0..1",
                            defaultValue = "-",
                            paramLabel = "FILE",
                            description = "A JWK or JWK Set. Default: standard input.")
                    String file) {
        JweRecipients recipient = recipient(keyFile, passwordFile, algorithm);
        recipient.requireOneFromStdin("FILE", file);
        KeyFile found = keys.some("FILE", file).saying(console, "FILE");
        JweEncrypter encrypter = recipient.encrypters(inputs, keys, encryption).get(0);
        console.line(found.single()
                .map(key -> EncryptedJwk.encrypt(key, encrypter))
                .orElseGet(() -> EncryptedJwk.encrypt(found.set(), encrypter)));
    }

    @Command(
            name = "decrypt",
            description = {
                "Decrypt a JWK or JWK Set and print it, with its private members. Keep the output to yourself: umask"
                        + " 077 before writing it to a file."
            },
            footerHeading = "%nExamples:%n",
            footer = {
                "  jose jwk decrypt --password-file secret.txt < issuer.jwe",
                "  jose jwk decrypt --key backup.jwk --alg RSA-OAEP --enc A128CBC-HS256 < issuer.jwe"
            })
    void decrypt(
            @Option(names = "--key", paramLabel = "FILE", description = "Your private JWK; - is standard input.")
                    Optional<String> keyFile,
            @Option(
                            names = "--password-file",
                            paramLabel = "FILE",
                            description = "Opens every PBES2 algorithm. " + PasswordFile.DESCRIPTION)
                    Optional<String> passwordFile,
            @Option(
                            names = "--alg",
                            paramLabel = "ALG",
                            description = "With --key: the one to accept. " + JweRecipients.DEFAULT)
                    Optional<JweAlgorithm> algorithm,
            @Option(
                            names = "--enc",
                            paramLabel = "ENC",
                            description = "With --key: a content encryption to accept, may be repeated. Default: "
                                    + UsualAlgorithm.CONTENT_ENCRYPTION + ".")
                    @Nullable
                    List<ContentEncryption> encryptions,
            @Parameters(
                            arity = "0..1",
                            defaultValue = "-",
                            paramLabel = "TOKEN",
                            description = "The encrypted key itself. Default: standard input.")
                    String token) {
        JweRecipients recipient = recipient(keyFile, passwordFile, algorithm);
        recipient.requireOneFromStdin("TOKEN", token);
        if (passwordFile.isPresent() && (algorithm.isPresent() || encryptions != null)) {
            throw new IllegalArgumentException("--alg and --enc are for --key: a password opens every PBES2 algorithm");
        }
        String text = inputs.token(token);
        // Not authenticated yet: decryption checks the header against the tag, and the content against the header.
        boolean isSet = CompactParts.of(text).header().isContentType("jwk-set+json");
        console.line(passwordFile
                .map(name -> new PasswordFile(name)
                        .reading(
                                inputs,
                                password -> isSet
                                        ? decrypted(EncryptedJwk.decryptSet(text, password))
                                        : KeyFormat.jwk(EncryptedJwk.decrypt(text, password))))
                .orElseGet(() -> {
                    JweDecrypter decrypter = recipient.decrypter(
                            inputs,
                            keys,
                            encryptions == null ? List.of(UsualAlgorithm.contentEncryption()) : encryptions);
                    return isSet
                            ? decrypted(EncryptedJwk.decryptSet(text, decrypter))
                            : KeyFormat.jwk(EncryptedJwk.decrypt(text, decrypter));
                }));
    }

    /** Returns the text of a set, with what cannot be used of it told on standard error: it is in the token alone. */
    private String decrypted(JwkSet set) {
        return KeyFormat.jwkSet(KeyFile.of(set).saying(console, "TOKEN").set().keys());
    }

    private static JweRecipients recipient(
            Optional<String> keyFile, Optional<String> passwordFile, Optional<JweAlgorithm> algorithm) {
        if (keyFile.isPresent() == passwordFile.isPresent()) {
            throw new IllegalArgumentException("say either --key FILE or --password-file FILE");
        }
        return JweRecipients.of(keyFile.stream().toList(), passwordFile, algorithm);
    }

    /** The thumbprint of a symmetric key must not become public (RFC 7638 section 7), and a kid is public. */
    private static Jwk named(Jwk key) {
        return key.isSymmetric() ? key.withKeyId(UUID.randomUUID().toString()) : key.withThumbprintKeyId();
    }

    private static void requirePublicHalf(Jwk key) {
        if (key.isSymmetric()) {
            throw new IllegalArgumentException(
                    "FILE: a symmetric (oct) key has no public half: its holder can use it for everything");
        }
    }
}
