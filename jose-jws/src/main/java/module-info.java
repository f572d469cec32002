import org.jspecify.annotations.NullMarked;

/** JSON Web Signature (RFC 7515). */
@NullMarked
module dev.signet.jose.jws {
    requires transitive dev.signet.jose.jwk;
    requires static org.jspecify;

    exports dev.signet.jose.jws;
}
