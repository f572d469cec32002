/**
 * What the adapters to JSON libraries share: which types claims become, how values are spelled, and messages.
 */
@SuppressWarnings("module") // The adapters are not on the module path when this module is compiled.
module dev.signet.jose.binding {
    requires transitive dev.signet.jose.core;
    // For the types inside other documents: their users have the modules of the types.
    requires static dev.signet.jose.jwk;
    requires static dev.signet.jose.jwt;
    requires static org.jspecify;

    exports dev.signet.jose.binding.internal to
            dev.signet.jose.jackson,
            dev.signet.jose.jackson3;
}
