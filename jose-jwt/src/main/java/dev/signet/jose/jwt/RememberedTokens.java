package dev.signet.jose.jwt;

/**
 * The counts of a decoder that remembers tokens, at one moment, for metrics: {@link JwtDecoder#rememberedTokens()}.
 * Immutable.
 *
 * @param hits how many tokens were accepted or refused without verifying their signature again
 * @param misses how many tokens were verified, whether they were then accepted or refused: tokens that were not
 *     remembered, or no longer under the current keys or within the maximum age
 * @param evictions how many tokens were forgotten to make room for others: many mean that the room is small
 * @param tokens how many tokens are remembered now
 */
public record RememberedTokens(long hits, long misses, long evictions, long tokens) {}
