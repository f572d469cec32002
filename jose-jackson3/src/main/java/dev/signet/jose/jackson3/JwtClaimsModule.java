package dev.signet.jose.jackson3;

import dev.signet.jose.binding.internal.ClaimsDocuments;
import dev.signet.jose.binding.internal.DocumentType;
import dev.signet.jose.jwt.JwtClaims;
import tools.jackson.databind.module.SimpleModule;

/**
 * Jackson module for {@link JwtClaims} inside other documents: {@code JsonMapper.builder().addModule(new
 * JwtClaimsModule())}. Needs jose-jwt.
 *
 * <p>Claims are read by the strict reader from the mapper's tokens, as {@link JwkModule} describes for keys, and
 * registered claims must have their registered types. Claims from a document are not verified. Immutable; can be
 * registered with several mappers.
 */
public final class JwtClaimsModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    /** Constructs the module. */
    public JwtClaimsModule() {
        super("dev.signet.jose.JwtClaims");
        DocumentType<JwtClaims> claims = ClaimsDocuments.claims();
        addDeserializer(JwtClaims.class, new DocumentReader<>(claims));
        addSerializer(JwtClaims.class, new DocumentWriter<>(claims));
    }
}
