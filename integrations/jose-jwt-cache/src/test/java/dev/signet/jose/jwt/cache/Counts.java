package dev.signet.jose.jwt.cache;

/**
 * What a decoder did with the tokens that it remembers.
 *
 * @param tokens how many it remembers now
 */
record Counts(long hits, long misses, long evictions, long tokens) {}
