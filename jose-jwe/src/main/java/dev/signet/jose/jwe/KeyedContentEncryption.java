package dev.signet.jose.jwe;

import dev.signet.jose.jwe.internal.KeyedEncryption;

/** Messages with one header under one content encryption key. For one thread. */
final class KeyedContentEncryption implements KeyedEncryption {

    private final String encrypter;
    private final byte[] header;
    private final CekMessages messages;

    /**
     * Begins without any message.
     *
     * @param encrypter for the text of this object
     * @param header the protected header of each message, in base64url already
     */
    KeyedContentEncryption(String encrypter, byte[] header, CekMessages messages) {
        this.encrypter = encrypter;
        this.header = header;
        this.messages = messages;
    }

    @Override
    public String encrypt(byte[] plaintext) {
        return messages.encrypt(header, plaintext);
    }

    @Override
    public void close() {
        messages.close();
    }

    /** Returns which algorithms are used, and nothing of the key. */
    @Override
    public String toString() {
        return "KeyedEncryption of " + encrypter;
    }
}
