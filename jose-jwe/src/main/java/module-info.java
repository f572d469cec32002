/** JSON Web Encryption (RFC 7516; HPKE by draft-ietf-jose-hpke-encrypt-22). */
@SuppressWarnings("module") // The sisters are not on the module path when this module is compiled.
module dev.signet.jose.jwe {
    requires transitive dev.signet.jose.jwk;
    requires static org.jspecify;

    // For HPKE, unless it is left out.
    requires static org.bouncycastle.provider;

    exports dev.signet.jose.jwe;
    exports dev.signet.jose.jwe.internal to
            dev.signet.jose.jwt,
            dev.signet.jose.columns;
}
