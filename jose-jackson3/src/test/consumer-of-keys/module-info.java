module consumer {
    requires dev.signet.jose.jackson3;
    // What JwkModule is for; jose-jackson alone does not bring it.
    requires dev.signet.jose.jwk;

    opens consumer to
            tools.jackson.databind;
}
