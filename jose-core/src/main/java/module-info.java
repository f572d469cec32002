import org.jspecify.annotations.NullMarked;

/** The header, base64url, strict JSON, errors and limits that all of JOSE shares. */
@NullMarked
module dev.signet.jose.core {
    requires static org.jspecify;

    exports dev.signet.jose.core;
}
