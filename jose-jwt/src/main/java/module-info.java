import org.jspecify.annotations.NullMarked;

/** JSON Web Token (RFC 7519): claims, rules, nesting. */
@NullMarked
module dev.signet.jose.jwt {
    requires transitive dev.signet.jose.jws;
    requires transitive dev.signet.jose.jwe;
    requires static org.jspecify;

    exports dev.signet.jose.jwt;
}
