import dev.signet.jose.core.JsonBinding;
import dev.signet.jose.jackson3.JacksonBinding;

/** Binding of claims to records and POJOs, with Jackson 3. */
@SuppressWarnings("module") // The digit is that of Jackson 3, which is not a version of this module.
module dev.signet.jose.jackson3 {
    requires transitive tools.jackson.databind;
    requires dev.signet.jose.binding;
    requires transitive dev.signet.jose.core;
    // For JwkModule and JwtClaimsModule: their users have the modules of the types.
    requires static dev.signet.jose.jwk;
    requires static dev.signet.jose.jwt;
    requires static org.jspecify;

    exports dev.signet.jose.jackson3;

    provides JsonBinding with
            JacksonBinding;
}
