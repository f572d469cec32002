import org.jspecify.annotations.NullMarked;

/** JSON Web Key (RFC 7517): keys, key sets, selection by {@code kid}. */
@NullMarked
module dev.signet.jose.jwk {
    requires transitive dev.signet.jose.core;
    requires static org.jspecify;

    exports dev.signet.jose.jwk;
}
