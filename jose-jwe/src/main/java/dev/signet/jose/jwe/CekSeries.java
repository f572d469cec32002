package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.CritParameter;
import dev.signet.jose.jwe.internal.EncryptionSeries;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/** Messages under one content encryption key, each with parameters of its own. For one thread. */
final class CekSeries implements EncryptionSeries {

    private final String encrypter;
    private final JoseHeader header;
    private final CekMessages messages;

    /**
     * Begins without any message.
     *
     * @param encrypter for the text of this object
     * @param header what all messages have in their header, beside the parameters of the key
     */
    CekSeries(String encrypter, JoseHeader header, CekMessages messages) {
        this.encrypter = encrypter;
        this.header = header;
        this.messages = messages;
    }

    /** Returns what draws vectors, each another one: random ones hardly ever repeat, and under one key none may. */
    static Supplier<byte[]> distinct(Supplier<byte[]> vectors) {
        Set<ByteBuffer> drawn = new HashSet<>();
        return () -> {
            byte[] iv;
            do {
                iv = vectors.get();
            } while (!drawn.add(ByteBuffer.wrap(iv)));
            return iv;
        };
    }

    @Override
    public String encrypt(byte[] plaintext, JsonObject critical) {
        return messages.encrypt(Base64Url.encode(header(critical).toOctets()).getBytes(US_ASCII), plaintext);
    }

    @Override
    public void close() {
        messages.close();
    }

    /** Returns which algorithms are used, and nothing of the key. */
    @Override
    public String toString() {
        return "EncryptionSeries of " + encrypter;
    }

    private JsonObject header(JsonObject critical) {
        JoseHeader all = header;
        for (String name : critical.names()) {
            all = CritParameter.with(all, name, critical.value(name).orElseThrow());
        }
        return all.parameters().toBuilder().putAll(messages.parameters()).build();
    }
}
