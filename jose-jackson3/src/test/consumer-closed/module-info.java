module consumer {
    requires dev.signet.jose.jackson3;
    requires dev.signet.jose.jwt;
}
