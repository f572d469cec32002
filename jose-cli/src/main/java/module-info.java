/** The command line, {@code jose}. Exports nothing. */
module dev.signet.jose.cli {
    requires dev.signet.jose.jwks.remote;
    requires dev.signet.jose.jwt;
    requires info.picocli;
    // jose-jwk reads old and encrypted PEM with it, where the application asks for it.
    requires org.bouncycastle.pkix;
    requires static org.jspecify;

    // picocli fills in the fields of commands.
    opens dev.signet.jose.cli to
            info.picocli;
}
