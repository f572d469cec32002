package dev.signet.jose.jwe;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.internal.CompactToken;

/**
 * Decrypts several compact JWEs that may have one content encryption key in common, as {@link JweSeriesEncrypter} makes
 * them: an encrypted key that comes again is not unwrapped again. Each message is judged by itself; what does not belong
 * to a series is decrypted as well, and costs an operation with the private key like everywhere else.
 *
 * <p>{@link JweDecrypter#series} makes one. It holds the keys of what it has decrypted until it is closed, for at most about
 * a million characters of encrypted keys with their parameters; keys beyond are unwrapped for each message. <em>For one
 * thread.</em>
 */
public final class JweSeriesDecrypter implements AutoCloseable {

    private final JweDecrypter decrypter;
    private final UnwrapCache unwrapped = new UnwrapCache();

    JweSeriesDecrypter(JweDecrypter decrypter) {
        this.decrypter = decrypter;
    }

    /**
     * Decrypts the next message.
     *
     * @param token a JWE in compact serialization, nothing before and nothing after it
     * @return header and plaintext; whether the header's critical parameters hold is for the caller to find out
     * @throws InvalidTokenException if the token is not accepted, for one of the reasons that {@link JweDecrypter} lists
     * @throws dev.signet.jose.core.KeySourceException if the key could not be had or used
     */
    public DecryptedJwe decrypt(String token) {
        CompactToken parts = CompactToken.jwe(token, decrypter.policy().limits());
        SelectedKey selected = decrypter.select(parts);
        CekUnwrapper caching = unwrapped.remembering(selected.unwrapper());
        return decrypter.decrypt(parts, new SelectedKey(selected.accepted(), selected.segment(), caching));
    }

    /** Overwrites the content encryption keys. */
    @Override
    public void close() {
        unwrapped.wipe();
    }

    /** Returns what is accepted, and nothing of the keys. */
    @Override
    public String toString() {
        return "JweSeriesDecrypter" + decrypter.policy();
    }
}
