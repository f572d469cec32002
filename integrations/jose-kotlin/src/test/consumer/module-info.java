module consumer {
    requires dev.signet.jose.kotlin;
}
