/** JSON Web Signature (RFC 7515, RFC 8037, RFC 8812, RFC 9864, RFC 9964). */
module dev.signet.jose.jws {
    requires static org.jspecify;
    requires transitive dev.signet.jose.jwk;

    // For ECDSA verification and EdDSA, unless it is left out.
    requires static org.bouncycastle.provider;

    exports dev.signet.jose.jws;
}
