/** Signing keys that are published, used and withdrawn by the clock, for one instance of a service or several. */
module dev.signet.jose.jwk.rotation {
    requires static org.jspecify;
    requires transitive dev.signet.jose.jwe;
    requires transitive dev.signet.jose.jws;

    exports dev.signet.jose.jwk.rotation;
}
