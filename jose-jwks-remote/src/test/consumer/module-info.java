module consumer {
    requires dev.signet.jose.jwks.remote;
    requires jdk.httpserver;
}
