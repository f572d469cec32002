/** JSON Web Token (RFC 7519): claims, the rules that validate them, and encoders and decoders of tokens. */
@SuppressWarnings("module") // The command line is not on the module path when this module is compiled.
module dev.signet.jose.jwt {
    requires static org.jspecify;
    requires transitive dev.signet.jose.jws;
    requires transitive dev.signet.jose.jwe;

    exports dev.signet.jose.jwt;
    exports dev.signet.jose.jwt.internal to
            dev.signet.jose.cli,
            dev.signet.jose.jwt.cache;

    uses dev.signet.jose.core.JsonBinding;
    uses dev.signet.jose.jwt.internal.BoundedCache.Provider;
}
