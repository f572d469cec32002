package dev.signet.jose.jwe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;

/**
 * How a token was refused.
 *
 * @param reason the reason
 * @param message the message
 */
record Refusal(Reason reason, String message) {

    /** The one refusal for everything that involves the key. */
    static final Refusal DECRYPTION_FAILED =
            new Refusal(Reason.DECRYPTION_FAILED, "the token cannot be decrypted with this key");

    /** Returns how it was refused; anything but one clean {@link InvalidTokenException} fails the test. */
    static Refusal of(JweDecrypter decrypter, String token) {
        Throwable thrown = catchThrowable(() -> decrypter.decrypt(token));
        assertThat(thrown).isExactlyInstanceOf(InvalidTokenException.class).hasNoCause();
        assertThat(thrown.getSuppressed()).isEmpty();
        return new Refusal(((InvalidTokenException) thrown).reason(), thrown.getMessage());
    }

    static Reason reason(JweDecrypter decrypter, String token) {
        return of(decrypter, token).reason();
    }
}
