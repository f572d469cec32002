package dev.signet.jose.core.internal;

import dev.signet.jose.core.internal.text.TokenText;

/**
 * The arrays in which one verifier or decrypter reads tokens, so that a token costs no array of its own. A token is a
 * credential, so they are overwritten before they wait for the next one. Thread-safe.
 */
public final class TokenTexts {

    /** Nearly every token is shorter; a longer one gets an array of its own, which is not kept. */
    private static final int LENGTH = 2048;

    private final IdleInstances<TokenText> idle = new IdleInstances<>();

    /** Makes an empty collection. */
    public TokenTexts() {}

    /**
     * Returns an array for the caller alone.
     *
     * @return one that was given back, or a new one
     */
    public TokenText take() {
        TokenText waiting = idle.take();
        return waiting == null ? new TokenText(LENGTH) : waiting;
    }

    /**
     * Takes an array back, which nothing else uses any more, whether or not its token was accepted.
     *
     * @param text the array
     */
    public void giveBack(TokenText text) {
        text.wipe();
        idle.giveBack(text);
    }
}
