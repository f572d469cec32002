/** JSON Web Key (RFC 7517): keys, key sets, PEM, certificates, thumbprints and the selection of keys. */
module dev.signet.jose.jwk {
    requires transitive dev.signet.jose.core;
    requires static org.jspecify;

    // For PKCS#1, SEC 1 and encrypted PEM, where the application brings them.
    requires static org.bouncycastle.pkix;
    requires static org.bouncycastle.provider;
    requires static org.bouncycastle.util;

    exports dev.signet.jose.jwk;
}
