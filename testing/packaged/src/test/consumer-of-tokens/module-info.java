module consumer {
    requires dev.signet.jose.jwt;
}
