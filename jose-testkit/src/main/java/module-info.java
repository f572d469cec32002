/** For the tests of services: an issuer, invalid tokens, a clock and a key-set server on this machine. */
module dev.signet.jose.testkit {
    requires static org.jspecify;
    requires transitive dev.signet.jose.jwt;
    requires jdk.httpserver;

    exports dev.signet.jose.testkit;
}
