/** JSON Web Key (RFC 7517): keys, key sets, PEM, certificates, thumbprints and the selection of keys. */
@SuppressWarnings("module") // The sisters are not on the module path when this module is compiled.
module dev.signet.jose.jwk {
    requires transitive dev.signet.jose.core;
    requires static org.jspecify;

    // For PKCS#1, SEC 1 and encrypted PEM, where the application brings them.
    requires static org.bouncycastle.pkix;
    requires static org.bouncycastle.provider;
    requires static org.bouncycastle.util;

    exports dev.signet.jose.jwk;
    exports dev.signet.jose.jwk.internal to
            dev.signet.jose.jwk.rotation,
            dev.signet.jose.jws,
            dev.signet.jose.jwe,
            dev.signet.jose.jwt,
            dev.signet.jose.testkit,
            dev.signet.jose.cli;
}
