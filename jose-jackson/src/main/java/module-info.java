import dev.signet.jose.core.JsonBinding;
import dev.signet.jose.jackson.JacksonBinding;

/** Binding of claims to records and POJOs, with Jackson 2. */
module dev.signet.jose.jackson {
    requires transitive com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.datatype.jdk8;
    requires dev.signet.jose.binding;
    requires transitive dev.signet.jose.core;
    // For JwkModule and JwtClaimsModule: their users have the modules of the types.
    requires static dev.signet.jose.jwk;
    requires static dev.signet.jose.jwt;
    requires static org.jspecify;

    exports dev.signet.jose.jackson;

    provides JsonBinding with
            JacksonBinding;
}
