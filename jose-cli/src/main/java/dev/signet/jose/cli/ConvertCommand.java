package dev.signet.jose.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.jwk.Jwk;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jose jwk convert}: keys as other tools have them, and back. For one thread. */
@Command(
        name = "convert",
        description = {
            "Print the keys of a file as JWK, or as PEM. The file may hold a JWK or JWK Set, PEM of every form, a key"
                    + " or a certificate in DER, PKCS#12 or JKS; what it is shows in its octets, not in its name.",
            "Private keys stay private keys, readable by all: umask 077 before writing them to a file."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  jose jwk convert server.pem",
            "  jose jwk convert --password-file secret.txt store.p12 > keys.jwk",
            "  jose jwk convert --to pem issuer.jwk | openssl pkey -noout -text"
        })
final class ConvertCommand implements Runnable {

    private final Console console;
    private final Inputs inputs;
    private final KeyReader keys;

    @Option(
            names = "--to",
            paramLabel = "FORM",
            defaultValue = "jwk",
            description =
                    "jwk, the default: a JWK for one key, a JWK Set for several. Or pem: PKCS#8 for a private key,"
                            + " SubjectPublicKeyInfo for a public one, and the certificates of its x5c; PEM has no"
                            + " place for kid and alg.")
    private KeyFormat form = KeyFormat.JWK;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "Opens encrypted PEM, PKCS#12 and JKS. " + PasswordFile.DESCRIPTION)
    private Optional<String> passwordFile = Optional.empty();

    @Parameters(paramLabel = "FILE", description = "The keys; - is standard input.")
    private String file = "-";

    ConvertCommand(Console console, Inputs inputs, KeyReader keys) {
        this.console = console;
        this.inputs = inputs;
        this.keys = keys;
    }

    @Override
    public void run() {
        passwordFile.ifPresent(name -> Inputs.requireOneFromStdin("--password-file", name, "FILE", file));
        KeyFile found = passwordFile
                .map(name -> new PasswordFile(name).reading(inputs, password -> read(Optional.of(password))))
                .orElseGet(() -> read(Optional.empty()));
        List<Jwk> usable = found.saying(console, "FILE").set().keys();
        console.write(KeyReader.explaining("--to", () -> form.write(usable)).getBytes(UTF_8));
    }

    private KeyFile read(Optional<char[]> password) {
        return keys.ofAnyForm("FILE", file, new ForeignKeys(password));
    }
}
