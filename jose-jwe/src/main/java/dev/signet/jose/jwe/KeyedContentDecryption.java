package dev.signet.jose.jwe;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.internal.CompactToken;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.jwe.internal.KeyedDecryption;
import dev.signet.jose.jwk.internal.JwkSetLookup;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Messages whose headers and encrypted keys are compared with those of earlier ones. For one thread. */
final class KeyedContentDecryption implements KeyedDecryption {

    /** Longer texts of header and encrypted key are read for each message. */
    private static final int LONGEST = 4096;

    private static final float LOAD = 0.75f;

    private final String decrypter;
    private final DecryptionPolicy policy;
    private final KeySelector keys;
    private final ContentDecryption content;
    private final Consumer<JoseHeader> rule;
    private final int mostKeys;

    /** By the text up to the second dot; what was used longest ago comes first. */
    private final Map<String, Unwrapped> known = new LinkedHashMap<>(16, LOAD, true);

    private @Nullable Unwrapped latest;
    private boolean closed;

    /**
     * A header that was accepted, and the key that was unwrapped for it.
     *
     * @param beginning the text of header and encrypted key, with the dots behind them
     * @param segment the octets of the header's text
     */
    private record Unwrapped(String beginning, AcceptedHeader accepted, byte[] segment, byte[] cek) {

        /** Shows nothing. */
        @Override
        public String toString() {
            return "Unwrapped";
        }
    }

    /**
     * Begins without any key.
     *
     * @param decrypter for messages
     * @param content whose ciphers may keep keys
     * @param rule throws an exception for a header that is not accepted, before a key is selected
     * @param mostKeys how many keys are kept, at least 1
     */
    KeyedContentDecryption(
            String decrypter,
            DecryptionPolicy policy,
            KeySelector keys,
            ContentDecryption content,
            Consumer<JoseHeader> rule,
            int mostKeys) {
        this.decrypter = decrypter;
        this.policy = policy;
        this.keys = keys;
        this.content = content;
        this.rule = rule;
        this.mostKeys = mostKeys;
    }

    @Override
    public Message decrypt(String token) {
        if (closed) {
            throw new IllegalStateException("the keys were overwritten by close()");
        }
        CompactToken parts = CompactToken.jwe(token, policy.limits());
        Unwrapped before = known(token, parts);
        if (before != null) {
            return message(EncryptedContent.of(parts, before.segment), before);
        }
        Unwrapped key = unwrap(token, parts);
        boolean kept = false;
        try {
            Message message = message(EncryptedContent.of(parts, key.segment), key);
            kept = keep(key);
            return message;
        } finally {
            if (!kept) {
                Octets.wipe(key.cek);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        latest = null;
        known.values().forEach(key -> Octets.wipe(key.cek));
        known.clear();
    }

    /** Returns what is accepted, and nothing of the keys. */
    @Override
    public String toString() {
        return "KeyedDecryption of " + decrypter;
    }

    private @Nullable Unwrapped known(String token, CompactToken parts) {
        if (latest != null && token.startsWith(latest.beginning)) {
            return latest;
        }
        int end = parts.from(2);
        Unwrapped found = end > LONGEST ? null : known.get(token.substring(0, end));
        if (found != null) {
            latest = found;
        }
        return found;
    }

    private Message message(EncryptedContent encrypted, Unwrapped key) {
        byte[] authenticated = content.decrypt(encrypted, key.accepted.contentEncryption(), key.cek);
        return new Message(key.accepted.header(), key.accepted.inflated(authenticated));
    }

    /** Everything that is visible without a key is looked at before one is used, as for a single message. */
    private Unwrapped unwrap(String token, CompactToken parts) {
        AcceptedHeader accepted = policy.accept(parts);
        if (accepted.encryption().isEmpty()) {
            throw new InvalidTokenException(
                    Reason.UNSUPPORTED,
                    accepted.algorithm().name() + ": expected an algorithm with a content encryption key");
        }
        rule.accept(accepted.header());
        RecipientHalf half = KeySelection.select(accepted, keys, JwkSetLookup.waiting());
        byte[] segment = Arrays.copyOf(parts.octets(), parts.to(0));
        EncryptedContent encrypted = EncryptedContent.of(parts, segment);
        byte[] encryptedKey = parts.decode(1);
        encrypted.requireLengths(accepted.contentEncryption());
        byte[] cek = ContentDecryption.cek(accepted, encryptedKey, half);
        return new Unwrapped(token.substring(0, parts.from(2)), accepted, segment, cek);
    }

    private boolean keep(Unwrapped key) {
        if (key.beginning.length() > LONGEST) {
            return false;
        }
        if (known.size() == mostKeys) {
            Iterator<Unwrapped> oldest = known.values().iterator();
            Octets.wipe(oldest.next().cek);
            oldest.remove();
        }
        known.put(key.beginning, key);
        latest = key;
        return true;
    }
}
