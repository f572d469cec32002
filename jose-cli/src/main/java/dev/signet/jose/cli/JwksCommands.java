package dev.signet.jose.cli;

import dev.signet.jose.jwk.JwkSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jose jwks}. For one thread. */
@Command(
        name = "jwks",
        description = "Key sets that others publish.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExample:%n",
        footer = "  jose jwks fetch https://login.example/.well-known/jwks.json")
final class JwksCommands {

    private final Console console;

    JwksCommands(Console console) {
        this.console = console;
    }

    @Command(
            name = "fetch",
            description = {
                "Fetch a JWK Set and print its public keys. Redirects lead from https to https, at most three times;"
                        + " the whole answer must be there within five seconds, have 512 KiB at most, and be a JWK"
                        + " Set.",
                "Private and symmetric keys, which must not be published, are set aside, and so is what cannot be used;"
                        + " standard error names them."
            },
            footerHeading = "%nExamples:%n",
            footer = {
                "  jose jwks fetch https://login.example/.well-known/jwks.json > jwks.json",
                "  jose jwks fetch --issuer https://login.example"
            })
    void fetch(
            @Option(
                            names = "--issuer",
                            description = "URL is an issuer, as in iss: its metadata (OpenID Connect Discovery, or RFC"
                                    + " 8414) tell where its keys are.")
                    boolean issuer,
            @Parameters(
                            paramLabel = "URL",
                            description = "Where the set is: an https URL, or an http URL on this machine.")
                    String url) {
        JwkSet set = issuer ? RemoteKeys.ofIssuer("URL", url) : RemoteKeys.at("URL", url);
        console.line(
                KeyFormat.jwkSet(KeyFile.of(set).saying(console, "URL").set().keys()));
    }
}
