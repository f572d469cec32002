package dev.signet.jose.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code jose}: the groups of commands under it are added by {@link Main}. For one thread. */
@Command(
        name = "jose",
        description = {
            "Keys, signatures, encryption and tokens (JOSE) on the command line.",
            "",
            "Keys are JWKs in files, or come from standard input as -, public ones also from an https URL; they are"
                    + " never arguments. Results go to standard output, everything else to standard error."
        },
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:accepted, or done",
            "1:the token was rejected; standard error says why",
            "2:wrong usage, or a key or file that cannot be used",
            "3:a source of keys is not available"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  jose demo",
            "  jose jwk gen --alg ES256 > key.jwk",
            "  echo hello | jose jws sign --key key.jwk | jose jws verify --keys key.jwk --alg ES256"
        })
final class JoseCommand {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli alone looks at it.
    private boolean help;
}
