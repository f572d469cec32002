module consumer {
    requires dev.signet.jose.jackson;
    requires dev.signet.jose.jwt;
}
