/**
 * Foundations of JOSE that need no keys: headers, base64url, strict JSON, exceptions, limits and providers.
 */
@SuppressWarnings("module") // The sisters are not on the module path when this module is compiled.
module dev.signet.jose.core {
    requires static org.jspecify;

    exports dev.signet.jose.core;
    exports dev.signet.jose.core.internal to
            dev.signet.jose.jwk,
            dev.signet.jose.jwk.rotation,
            dev.signet.jose.jws,
            dev.signet.jose.jwe,
            dev.signet.jose.jwt,
            dev.signet.jose.jwks.remote,
            dev.signet.jose.testkit,
            dev.signet.jose.cli;
    exports dev.signet.jose.core.internal.registry to
            dev.signet.jose.jws,
            dev.signet.jose.jwe,
            dev.signet.jose.jwt,
            dev.signet.jose.cli;
    exports dev.signet.jose.core.internal.text to
            dev.signet.jose.jws,
            dev.signet.jose.jwe;

    uses java.security.Provider;
    uses dev.signet.jose.core.JsonBinding;
}
