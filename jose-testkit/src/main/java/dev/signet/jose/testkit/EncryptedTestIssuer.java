package dev.signet.jose.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwt.JwtClaimsBuilder;
import java.util.function.Consumer;

/**
 * An issuer for the tests of a service whose tokens are signed and then encrypted (Nested JWTs, RFC 7519 section 5.2).
 * {@link TestIssuer#thenEncryptedWith} returns one. A second one with another key has the tokens that are encrypted to
 * another service. Immutable and thread-safe.
 */
public final class EncryptedTestIssuer {

    private final TokenTemplate template;
    private final JweEncrypter encrypter;

    EncryptedTestIssuer(TokenTemplate template, JweEncrypter encrypter) {
        this.template = template;
        this.encrypter = encrypter.withType("JWT").withContentType("JWT");
    }

    /**
     * Returns a valid token for a subject.
     *
     * @param subject {@code sub}
     * @return an encrypted JWT
     * @throws IllegalArgumentException if the subject has a colon and is not a URI
     */
    public String token(String subject) {
        return token(claims -> claims.subject(subject));
    }

    /**
     * Returns a token with other claims than the usual ones; valid unless these make it invalid.
     *
     * @param claims sets claims on a builder that has the usual ones, and replaces those
     * @return an encrypted JWT
     */
    public String token(Consumer<JwtClaimsBuilder> claims) {
        return encrypted(template.withClaims(claims).token());
    }

    /**
     * Returns a token that has one fault inside the encryption.
     *
     * @param fault the fault
     * @return an encrypted token, refused with the reason of the fault
     */
    public String token(InvalidToken fault) {
        return encrypted(fault.of(template));
    }

    /**
     * Returns a token whose encryption has one fault.
     *
     * @param fault the fault
     * @return a token, refused with the reason of the fault
     */
    public String token(InvalidEncryption fault) {
        return fault.of(template, encrypter);
    }

    /** Returns the encrypter's description, which has nothing of the key. */
    @Override
    public String toString() {
        return "EncryptedTestIssuer[" + encrypter + "]";
    }

    private String encrypted(String token) {
        return encrypter.encrypt(token.getBytes(UTF_8));
    }
}
