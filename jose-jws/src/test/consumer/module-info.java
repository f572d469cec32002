module consumer {
    requires dev.signet.jose.jws;
}
