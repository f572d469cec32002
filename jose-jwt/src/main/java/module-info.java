/** JSON Web Token (RFC 7519): claims, the rules they must meet, and the doors to encode and decode them. */
@org.jspecify.annotations.NullMarked
module dev.signet.jose.jwt {
    requires static org.jspecify;
    requires transitive dev.signet.jose.jws;
    requires transitive dev.signet.jose.jwe;

    exports dev.signet.jose.jwt;

    uses dev.signet.jose.core.JsonBinding;
}
