package dev.signet.jose.cli;

import picocli.CommandLine.Command;

/** {@code jose jwt}: the commands under it are added by {@link Main}. For one thread. */
@Command(
        name = "jwt",
        description = "Tokens with claims: issue them, verify them.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExample:%n",
        footer = "  jose jwt issue --key key.jwk --iss https://login.example --sub alice --aud orders --expires-in 5m")
final class JwtCommands {}
