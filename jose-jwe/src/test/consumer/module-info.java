module consumer {
    requires dev.signet.jose.jwe;
}
