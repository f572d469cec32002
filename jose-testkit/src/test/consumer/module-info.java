module consumer {
    requires dev.signet.jose.testkit;
}
