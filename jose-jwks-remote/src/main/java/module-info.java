/** JSON Web Key Sets over https, kept fresh: the only module that opens a connection. */
module dev.signet.jose.jwks.remote {
    requires static org.jspecify;
    requires transitive dev.signet.jose.jwk;
    // Transitive because JwksTransport.over takes an HttpClient.
    requires transitive java.net.http;

    exports dev.signet.jose.jwks.remote;
}
