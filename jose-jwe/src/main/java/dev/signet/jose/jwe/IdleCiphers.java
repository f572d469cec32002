package dev.signet.jose.jwe;

import java.security.GeneralSecurityException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import javax.crypto.Cipher;
import org.jspecify.annotations.Nullable;

/**
 * A few ciphers that hold the same long-lived key and wait for the next message, since to expand a key takes longer than
 * to wrap one.
 *
 * <p>A cipher is for one thread: it belongs to whoever took it until it is given back, and whoever saw it fail does not
 * give it back. <em>Thread-safe</em> without locks.
 */
final class IdleCiphers {

    private static final int MOST = 8;

    private final AtomicReferenceArray<@Nullable Cipher> idle;
    private final Maker maker;

    private IdleCiphers(int most, Maker maker) {
        this.idle = new AtomicReferenceArray<>(most);
        this.maker = maker;
    }

    /** Keeps ciphers, whose key lives as long as this does. */
    static IdleCiphers keeping(Maker maker) {
        return new IdleCiphers(MOST, maker);
    }

    /** Keeps none, since each message has a key of its own, which is not to outlive the message. */
    static IdleCiphers forgetting(Maker maker) {
        return new IdleCiphers(0, maker);
    }

    /** Makes a cipher. */
    @FunctionalInterface
    interface Maker {
        Cipher make() throws GeneralSecurityException;
    }

    /** Returns a cipher that nobody else has. */
    Cipher take() throws GeneralSecurityException {
        for (int i = 0; i < idle.length(); i++) {
            Cipher cipher = idle.get(i) == null ? null : idle.getAndSet(i, null);
            if (cipher != null) {
                return cipher;
            }
        }
        return maker.make();
    }

    /** Takes a cipher back that did what it was asked to do. */
    void giveBack(Cipher cipher) {
        for (int i = 0; i < idle.length(); i++) {
            if (idle.get(i) == null && idle.compareAndSet(i, null, cipher)) {
                return;
            }
        }
    }
}
