package dev.signet.jose.core.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Direct-mapped cache of the header segments of accepted tokens, so that the same header is not decoded, parsed and
 * checked again for each token of an issuer.
 *
 * <p>The key is the segment as it was received, octet by octet; the hash only finds the slot. There are few slots, each
 * segment has exactly one, and the last writer has it. A caller stores a segment only after its token was
 * <em>accepted</em>, so that an attacker without a key can neither fill the cache nor evict from it. The stored value
 * depends on nothing but the segment and the immutable verifier that owns the cache. Segments over {@value #LONGEST}
 * octets are not stored.
 *
 * <p>Thread-safe without locks: a slot holds an immutable entry, readers and writers exchange whole entries.
 *
 * @param <T> what a header means to its verifier; immutable
 */
public final class HeaderCache<T> {

    private static final int SLOTS = 16;
    private static final int LONGEST = 1024;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long MIX = 0x9E3779B97F4A7C15L;

    // Written by whichever thread has just accepted a token; read by all.
    private final AtomicReferenceArray<@Nullable Entry<T>> slots = new AtomicReferenceArray<>(SLOTS);

    private record Entry<T>(byte[] segment, T meaning) {}

    /** Makes an empty cache. */
    public HeaderCache() {}

    /**
     * Returns the stored meaning of a header segment.
     *
     * @param token the octets of a token
     * @param to where its header segment, which begins at 0, ends
     * @return the meaning, or {@code null} if it is not in the cache
     */
    public @Nullable T find(byte[] token, int to) {
        Entry<T> entry = slots.get(slot(token, to));
        if (entry == null || !Arrays.equals(entry.segment, 0, entry.segment.length, token, 0, to)) {
            return null;
        }
        return entry.meaning;
    }

    /**
     * Stores the meaning of the header segment of an accepted token.
     *
     * @param token the octets of the token
     * @param to where its header segment, which begins at 0, ends
     * @param meaning what it means
     */
    public void remember(byte[] token, int to, T meaning) {
        if (to <= LONGEST) {
            slots.set(slot(token, to), new Entry<>(Arrays.copyOf(token, to), meaning));
        }
    }

    private static int slot(byte[] token, int to) {
        long hash = to;
        int i = 0;
        for (; i + Long.BYTES <= to; i += Long.BYTES) {
            hash = (hash ^ (long) LONGS.get(token, i)) * MIX;
        }
        for (; i < to; i++) {
            hash = (hash ^ token[i]) * MIX;
        }
        return (int) (hash >>> 60);
    }
}
