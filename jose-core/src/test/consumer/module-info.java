module consumer {
    requires dev.signet.jose.core;
}
