module consumer {
    requires dev.signet.jose.jwk.rotation;
}
