package dev.signet.jose.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwe.JweEncrypter;
import java.util.function.BiFunction;

/**
 * The faults for which an encrypted token is refused before its signature is looked at.
 * {@link EncryptedTestIssuer#token(InvalidEncryption)} returns a token that is valid but for one of them.
 *
 * <p>{@link #reason()} is that of a decoder made by {@code Jwt.decryptedBy(..).thenVerifiedBy(..)}. Later versions may
 * add faults.
 */
public enum InvalidEncryption {

    /** A signed token that is not encrypted. */
    NOT_ENCRYPTED(Reason.MALFORMED, (template, encrypter) -> template.token()),

    /** Encrypted claims that are not signed, which any party with the public key can write. */
    NOT_SIGNED(
            Reason.MALFORMED,
            (template, encrypter) -> encrypter.encrypt(template.validClaims().toOctets())),

    /** A token that ends before its authentication tag. */
    TRUNCATED(
            Reason.MALFORMED,
            (template, encrypter) -> segments(template, encrypter).first(4)),

    /** A header whose {@code crit} names an extension that the service does not know (RFC 7516 section 4.1.13). */
    UNKNOWN_CRITICAL_HEADER(
            Reason.UNSUPPORTED,
            (template, encrypter) -> encrypter
                    .withCriticalHeader("https://extension.example", true)
                    .encrypt(template.token().getBytes(UTF_8))),

    /** A token whose header has one more parameter than was authenticated. */
    HEADER_ALTERED(Reason.DECRYPTION_FAILED, (template, encrypter) -> {
        CompactSegments valid = segments(template, encrypter);
        return valid.with(
                0, JsonObject.parse(valid.octets(0)).with("altered", true).toOctets());
    }),

    /** A token whose ciphertext has one bit inverted. */
    CIPHERTEXT_ALTERED(
            Reason.DECRYPTION_FAILED,
            (template, encrypter) -> segments(template, encrypter).withBitInverted(3)),

    /**
     * A token whose authentication tag has one bit inverted. With {@link dev.signet.jose.jwe.HpkeDraft} the tag is the
     * end of the ciphertext, so that this is {@link #CIPHERTEXT_ALTERED}.
     */
    TAG_ALTERED(
            Reason.DECRYPTION_FAILED,
            (template, encrypter) -> segments(template, encrypter).withLastBitInverted());

    private final Reason reason;
    private final BiFunction<TokenTemplate, JweEncrypter, String> maker;

    InvalidEncryption(Reason reason, BiFunction<TokenTemplate, JweEncrypter, String> maker) {
        this.reason = reason;
        this.maker = maker;
    }

    /**
     * Returns the reason for which a decoder refuses the token.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    /** Returns a token with this fault. */
    String of(TokenTemplate template, JweEncrypter encrypter) {
        return maker.apply(template, encrypter);
    }

    private static CompactSegments segments(TokenTemplate template, JweEncrypter encrypter) {
        return CompactSegments.of(encrypter.encrypt(template.token().getBytes(UTF_8)));
    }
}
