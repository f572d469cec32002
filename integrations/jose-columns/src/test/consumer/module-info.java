module consumer {
    requires dev.signet.jose.columns;
}
