package dev.signet.jose.jackson;

import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.jwt.JwtClaims;

/**
 * Lets a Jackson mapper read and write {@link JwtClaims} inside other documents:
 * {@code mapper.registerModule(new JwtClaimsModule())}. Needs jose-jwt.
 *
 * <p>Claims are read by the strict reader from the mapper's tokens, as {@link JwkModule} says of keys, and registered
 * claims must have their registered types. Claims from a document were verified by nobody. Immutable; for as many
 * mappers as you like.
 */
public final class JwtClaimsModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    /** Makes the module. */
    public JwtClaimsModule() {
        super("dev.signet.jose.JwtClaims");
        StrictTokens tokens = new StrictTokens(TokenLimits.defaults());
        addDeserializer(JwtClaims.class, new JoseReader<>(JwtClaims.class, "claims", tokens, JwtClaims::of));
        addSerializer(JwtClaims.class, new JoseWriter<>(JwtClaims.class, JwtClaims::toObject));
    }
}
