package dev.signet.jose.jwt;

import dev.signet.jose.jwt.internal.BoundedCache;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The accepted tokens that one decoder remembers, each as its digest and what was verified. It does not decide whether
 * a token is accepted again: {@link IssuerPolicy} does. Thread-safe.
 */
final class TokenMemory {

    /** What a server accepts as one header is seldom longer, and to hash an endless text costs a sender nothing. */
    private static final int LONGEST = 16_384;

    /** A token that is longer takes the room of several. */
    private static final int OCTETS_OF_ONE = 2_048;

    private final BoundedCache<TokenDigest, Entry> entries;
    private final Duration maxAge;

    // The evictions that were told; any thread that has remembered a token tells those since then.
    private final AtomicLong told = new AtomicLong();

    // Never updated, only cloned, which takes less time than to find its provider for each token.
    private final MessageDigest sha256 = sha256();

    /**
     * An accepted token.
     *
     * @param since the time at which its verification began
     * @param until the end of the maximum age
     * @param weight how many tokens it counts as
     */
    record Entry(VerifiedJwt jwt, Instant since, Instant until, int weight) {

        /** Returns whether the entry counts at a time. One from the future does not: the clock was set back. */
        boolean countsAt(Instant now) {
            return !now.isBefore(since) && now.isBefore(until);
        }
    }

    private TokenMemory(BoundedCache<TokenDigest, Entry> entries, Duration maxAge) {
        this.entries = entries;
        this.maxAge = maxAge;
    }

    /**
     * Returns an empty memory.
     *
     * @param clock the clock of the decoder
     * @throws IllegalStateException if there is not one module for it; the message names what to add
     */
    static TokenMemory of(int tokens, Duration maxAge, Clock clock) {
        BoundedCache.Provider provider = ServiceSearch.through(
                        ServiceLoader.load(BoundedCache.Provider.class, TokenMemory.class.getClassLoader())
                                .iterator())
                .require(
                        "remembering(..) needs a cache for the tokens",
                        "jose-jwt-cache needs caffeine; add what is missing",
                        "add dev.signet.jose:jose-jwt-cache",
                        "keep one of their jars");
        return new TokenMemory(provider.create(tokens, Entry::weight, maxAge, clock), maxAge);
    }

    /** Returns whether tokens of that length are remembered. */
    static boolean takes(String token) {
        return token.length() <= LONGEST;
    }

    /** Returns the digest of a token. */
    TokenDigest digest(String token) {
        try {
            return TokenDigest.of(token, (MessageDigest) sha256.clone());
        } catch (CloneNotSupportedException e) {
            return TokenDigest.of(token, sha256());
        }
    }

    /** Returns what was verified of a token, by whatever keys and however long ago; or {@code null}. */
    @Nullable
    Entry find(TokenDigest token) {
        return entries.get(token);
    }

    /**
     * Remembers an accepted token.
     *
     * @param length the number of its octets
     * @param since the time at which its verification began
     */
    void remember(TokenDigest token, int length, VerifiedJwt jwt, Instant since) {
        entries.put(token, new Entry(jwt, since, since.plus(maxAge), 1 + (length - 1) / OCTETS_OF_ONE));
    }

    void forget(TokenDigest token) {
        entries.remove(token);
    }

    /** Returns the number of tokens that are remembered now. */
    long size() {
        return entries.size();
    }

    /** Returns how many tokens were forgotten to make room since this was last asked, by any thread. */
    long evictedSinceAsked() {
        long evictions = entries.evictions();
        return Math.max(0, evictions - told.getAndAccumulate(evictions, Math::max));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
