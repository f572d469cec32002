package dev.signet.jose.jwt;

import dev.signet.jose.jwe.JweDecrypter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A builder of decoders, for the rules that a token must meet. The issuer must be set by {@link #issuer} or waived by
 * {@link #anyIssuer}, and the audience by {@link #audience} or {@link #anyAudience}; {@code exp} is required unless
 * {@link #noExpiryNeeded} waives it.
 *
 * <p>Methods whose second call would replace what the first one set throw an {@code IllegalStateException} instead, so
 * that no rule is loosened unseen; methods that add can be called again.
 *
 * <p>For one thread; the decoder that it builds is immutable.
 *
 * @param <D> the decoder
 */
public final class JwtDecoderBuilder<D> {

    private static final Duration LARGEST_SKEW = Duration.ofMinutes(10);
    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(5);
    /** No age and no lifetime is longer, which keeps sums of times in range. */
    static final Duration LONGEST = Duration.ofDays(36_525);

    private final Protection protection;
    private final Construction<D> decoder;
    private final ExpectedToken expected = new ExpectedToken();
    private boolean contentTypeRequired = true;

    /** The protection of a decoder's tokens. */
    enum Protection {
        SIGNED,
        SIGNED_AND_ENCRYPTED,
        ENCRYPTED
    }

    /** The construction of a decoder. */
    interface Construction<D> {

        /**
         * Returns the decoder.
         *
         * @param contentTypeRequired whether a JWE must have {@code cty: JWT}
         * @param memory the accepted tokens, if they are remembered; never for encrypted tokens
         */
        D of(ClaimsValidation validation, boolean contentTypeRequired, @Nullable TokenMemory memory);
    }

    /** Begins a decoder. */
    JwtDecoderBuilder(Protection protection, Construction<D> decoder) {
        this.protection = protection;
        this.decoder = decoder;
    }

    /**
     * Accepts tokens of this issuer, or of any of these. The same keys verify all of them: where each issuer has its
     * own, use {@link Jwt#issuers}.
     *
     * @param issuer the value that {@code iss} must have, compared exactly
     * @param more further issuers
     * @return this builder
     * @throws IllegalArgumentException if a name is empty
     * @throws IllegalStateException if the issuer is already set
     */
    public JwtDecoderBuilder<D> issuer(String issuer, String... more) {
        expected.issuer(AllowedValues.oneOf(issuer, more));
        return this;
    }

    /**
     * Accepts tokens whose {@code iss} is present and meets a condition, for example that it is the name of a tenant.
     * The condition must compare the whole name: one that tests its beginning takes
     * {@code https://login.example.evil.example} for {@code https://login.example}.
     *
     * @param accepted returns whether an issuer is accepted; stateless and thread-safe
     * @return this builder
     * @throws IllegalStateException if the issuer is already set
     */
    public JwtDecoderBuilder<D> issuer(Predicate<String> accepted) {
        expected.issuer(new AllowedValues.Matching(accepted));
        return this;
    }

    /**
     * Accepts tokens of any issuer, and tokens without {@code iss}. For keys that belong to one issuer alone, whose
     * name does not matter.
     *
     * @return this builder
     * @throws IllegalStateException if the issuer is already set
     */
    public JwtDecoderBuilder<D> anyIssuer() {
        expected.issuer(AllowedValues.Any.INSTANCE);
        return this;
    }

    /**
     * Accepts tokens whose {@code aud} contains this audience, or any of these.
     *
     * @param audience the value that {@code aud} must contain, compared exactly
     * @param more further audiences, one of which is enough
     * @return this builder
     * @throws IllegalArgumentException if a name is empty
     * @throws IllegalStateException if the audience is already set
     */
    public JwtDecoderBuilder<D> audience(String audience, String... more) {
        expected.audience(AllowedValues.oneOf(audience, more));
        return this;
    }

    /**
     * Accepts tokens whose {@code aud} has exactly these values, in any order: a token that is also valid for another
     * service is refused.
     *
     * @param audience the value that {@code aud} must have, compared exactly
     * @param more further audiences, all of which {@code aud} must contain
     * @return this builder
     * @throws IllegalArgumentException if a name is empty
     * @throws IllegalStateException if the audience is already set
     */
    public JwtDecoderBuilder<D> audienceExactly(String audience, String... more) {
        expected.audience(AllowedValues.exactly(audience, more));
        return this;
    }

    /**
     * Accepts tokens for any audience, and tokens without {@code aud}. Dangerous if an issuer serves several services:
     * a token for one of them is then accepted by the others.
     *
     * @return this builder
     * @throws IllegalStateException if the audience is already set
     */
    public JwtDecoderBuilder<D> anyAudience() {
        expected.audience(AllowedValues.Any.INSTANCE);
        return this;
    }

    /**
     * Accepts tokens of this subject only. Without a call of this method {@code sub} is not checked.
     *
     * @param subject the value that {@code sub} must have, compared exactly
     * @return this builder
     * @throws IllegalArgumentException if the name is empty
     * @throws IllegalStateException if the subject is already set
     */
    public JwtDecoderBuilder<D> subject(String subject) {
        expected.subject(AllowedValues.oneOf(subject));
        return this;
    }

    /**
     * Accepts tokens whose {@code sub} is present and meets a condition.
     *
     * @param accepted returns whether a subject is accepted; stateless and thread-safe
     * @return this builder
     * @throws IllegalStateException if the subject is already set
     */
    public JwtDecoderBuilder<D> subject(Predicate<String> accepted) {
        expected.subject(new AllowedValues.Matching(accepted));
        return this;
    }

    /**
     * Accepts tokens without {@code exp}, which never expire. An {@code exp} that is present is still checked.
     *
     * @return this builder
     */
    public JwtDecoderBuilder<D> noExpiryNeeded() {
        expected.noExpiryNeeded();
        return this;
    }

    /**
     * Requires that {@code typ} is this media type, so that another kind of token of the same issuer is not taken for
     * this one (RFC 8725 section 3.11). Case and a leading {@code application/} do not matter.
     *
     * @param mediaType for example {@code "at+jwt"}
     * @return this builder
     * @throws IllegalStateException if the type is already set
     */
    public JwtDecoderBuilder<D> type(String mediaType) {
        expected.type(mediaType);
        return this;
    }

    /**
     * Refuses tokens that were issued longer ago than this, whatever their {@code exp}. {@code iat} is then required.
     *
     * @param age positive, at most 100 years; the clock skew is added to it
     * @return this builder
     * @throws IllegalArgumentException if {@code age} is out of that range
     * @throws IllegalStateException if the maximum age is already set
     */
    public JwtDecoderBuilder<D> maxAge(Duration age) {
        expected.maxAge(positive(age));
        return this;
    }

    /**
     * Refuses tokens whose lifetime, from {@code iat} to {@code exp}, is longer than this. Both are then required.
     *
     * @param lifetime positive, at most 100 years; no skew is added, because one clock wrote both
     * @return this builder
     * @throws IllegalArgumentException if {@code lifetime} is out of that range
     * @throws IllegalStateException if the maximum lifetime is already set
     */
    public JwtDecoderBuilder<D> maxLifetime(Duration lifetime) {
        expected.maxLifetime(positive(lifetime));
        return this;
    }

    /**
     * Sets by how much the clocks of the issuer and of this decoder may differ. The default is 60 seconds.
     *
     * @param skew from zero to 10 minutes
     * @return this builder
     * @throws IllegalArgumentException if {@code skew} is out of that range
     */
    public JwtDecoderBuilder<D> clockSkew(Duration skew) {
        if (skew.isNegative() || skew.compareTo(LARGEST_SKEW) > 0) {
            throw new IllegalArgumentException("expected a clock skew from zero to 10 minutes");
        }
        expected.skew(skew);
        return this;
    }

    /**
     * Sets the clock. The default is the system's clock.
     *
     * @param clock a thread-safe clock
     * @return this builder
     */
    public JwtDecoderBuilder<D> clock(Clock clock) {
        expected.clock(clock);
        return this;
    }

    /**
     * Requires that claims are present and not {@code null}, for example {@code jti}. A claim that comes sealed and is
     * opened must not be {@code null} under its seal either. Calling this again adds claims.
     *
     * @param claims the names of the claims
     * @return this builder
     */
    public JwtDecoderBuilder<D> require(String... claims) {
        expected.require(List.of(claims));
        return this;
    }

    /**
     * Adds a rule of the application's own.
     *
     * @param rule the rule
     * @return this builder
     */
    public JwtDecoderBuilder<D> rule(ClaimRule rule) {
        expected.rule(rule);
        return this;
    }

    /**
     * Adds the rules of a profile, such as {@link AccessToken#rfc9068()}. No other setting of this builder weakens
     * them.
     *
     * @param profile the kind of token
     * @return this builder
     * @throws IllegalStateException if a profile is already set, if the profile sets what is already set, or if it
     *     {@linkplain #requireSignature requires a signature} and this decoder does not verify one
     */
    public JwtDecoderBuilder<D> profile(JwtProfile profile) {
        expected.profile(profile);
        profile.applyTo(this);
        return this;
    }

    /**
     * Requires that the tokens of this decoder are signed, for a {@link JwtProfile} whose tokens must be.
     *
     * @return this builder
     * @throws IllegalStateException if this decoder decrypts tokens that are not signed
     */
    public JwtDecoderBuilder<D> requireSignature() {
        if (protection == Protection.ENCRYPTED) {
            throw new IllegalStateException(
                    "the profile requires a signature: use verifiedBy(..), or decryptedBy(..).thenVerifiedBy(..)");
        }
        return this;
    }

    /**
     * Requires that the issuer is set and not waived, for a {@link JwtProfile} whose tokens are bound to one:
     * {@link #build} refuses {@link #anyIssuer()}.
     *
     * @return this builder
     */
    public JwtDecoderBuilder<D> requireIssuer() {
        expected.requireIssuer();
        return this;
    }

    /**
     * Requires that the audience is set and not waived, for a {@link JwtProfile} whose tokens are bound to one:
     * {@link #build} refuses {@link #anyAudience()}.
     *
     * @return this builder
     */
    public JwtDecoderBuilder<D> requireAudience() {
        expected.requireAudience();
        return this;
    }

    /**
     * Accepts each token once: a token with the same {@code iss} and {@code jti} as an earlier one is refused, with the
     * code {@code REPLAYED}, for as long as it would be accepted otherwise. {@code jti} is then required, and
     * {@code exp} too unless there is a {@link #maxAge}.
     *
     * <p>The store is asked last, when every other rule has been met. It must hold each accepted token until its
     * {@code exp}, so bound that too, by {@link #maxLifetime} or {@link #maxAge}.
     *
     * @param store the store of used tokens, shared by all instances of the service; {@link ReplayStore#forSender} for
     *     tokens that senders number themselves
     * @return this builder
     * @throws IllegalStateException if the replay store is already set
     */
    public JwtDecoderBuilder<D> rejectingReplays(ReplayStore store) {
        expected.replays(store);
        return this;
    }

    /**
     * Accepts Nested JWTs whose JWE has no {@code cty}, from issuers that omit it although it must be {@code JWT} (RFC
     * 7519 section 5.2). The decrypted content is read as a JWS that must verify, never as claims, and any other
     * {@code cty} is refused.
     *
     * <p><strong>The risk:</strong> the header no longer tells the recipient what kind of content the sender meant. If
     * a sender signs texts for other purposes with the same key, and encrypts them for the same recipient, one of them
     * can be taken for a JWT. Set a {@link #type} where the issuer has one.
     *
     * @return this builder
     * @throws IllegalStateException if this decoder was not begun by {@link JwtDecryption#thenVerifiedBy}
     */
    public JwtDecoderBuilder<D> acceptingMissingContentType() {
        if (protection != Protection.SIGNED_AND_ENCRYPTED) {
            throw new IllegalStateException(
                    "only a Nested JWT has a content type: use decryptedBy(..).thenVerifiedBy(..)");
        }
        this.contentTypeRequired = false;
        return this;
    }

    /**
     * Opens claims that were sealed for a recipient ({@link SignedJwtEncoder#sealing}), once the token was verified or
     * decrypted and every rule was met. The rules see sealed claims as sealed. The refusals besides those of other
     * tokens:
     *
     * <ul>
     *   <li>{@code CLAIM_REJECTED}: a claim is present and <em>not</em> sealed ({@code NOT_SEALED}), was sealed for
     *       another claim or another token ({@code SEALED_ELSEWHERE}), or is no well-formed seal ({@code MALFORMED}).
     *       No key is used for any of this;
     *   <li>{@code ALGORITHM_NOT_ALLOWED}, {@code KEY_NOT_FOUND}, {@code DECRYPTION_FAILED}: no recipient of a claim
     *       could be opened. Of several recipients the first that these keys open is taken.
     * </ul>
     *
     * <p>A claim that is absent stays absent; {@link #require} requires it to be present and not {@code null}. Calling
     * this again adds claims.
     *
     * @param decrypter the algorithms and keys that are accepted
     * @param claim the claim, written as for {@link SignedJwtEncoder#sealing}
     * @param more further claims
     * @return this builder
     * @throws IllegalArgumentException if a claim is never sealed ({@code iss}, {@code sub}, {@code aud}, {@code exp},
     *     {@code nbf}, {@code iat}, {@code jti}, {@code cnf}), is named twice, or is part of another that is opened
     */
    public JwtDecoderBuilder<D> opening(JweDecrypter decrypter, String claim, String... more) {
        expected.opening(decrypter, claim, more);
        return this;
    }

    /**
     * Opens every sealed claim of an accepted token that was sealed for one of these keys, and leaves the others
     * sealed: for tokens whose sealed claims are not known beforehand. {@link VerifiedJwt#openedClaims()} lists the
     * claims that were opened. <em>A claim that comes readable is accepted as it is;</em> {@link #opening} refuses it,
     * and is right for every claim that must come sealed. Claims that {@link #opening} names are opened by its keys
     * alone.
     *
     * <p>A seal that is malformed, or was made for another claim or another token, refuses the token, also if it was
     * made for other keys. The rules see sealed claims as sealed. The keys are used at most 100 times for one token; a
     * {@code kid} that no key has, and an algorithm that is not accepted, cost no use. Calling this again adds keys.
     *
     * <p>Besides the refusals of {@link #opening} there is {@code TOO_LARGE}, for a token that takes more uses.
     *
     * @param decrypter the algorithms and keys that are accepted
     * @param more further ones, tried in their order
     * @return this builder
     */
    public JwtDecoderBuilder<D> openingSealedFor(JweDecrypter decrypter, JweDecrypter... more) {
        expected.openingSealedFor(decrypter, more);
        return this;
    }

    /**
     * Remembers accepted tokens for at most five minutes, as {@link #remembering(int, Duration)} does.
     *
     * @param tokens the greatest number of tokens
     * @return this builder
     * @throws IllegalArgumentException if {@code tokens} is not positive
     * @throws IllegalStateException as {@link #remembering(int, Duration)}
     */
    public JwtDecoderBuilder<D> remembering(int tokens) {
        return remembering(tokens, REMEMBERED_FOR);
    }

    /**
     * Remembers accepted tokens, so that the signature of a token that comes again is not verified again. What is
     * accepted and refused stays the same: for each token
     *
     * <ul>
     *   <li>the source of the keys is asked for its current set, and only if it returns the very same
     *       {@link dev.signet.jose.jwk.JwkSet} object as when the token was verified does the memory count;
     *   <li>the rules about time are checked by the clock of this decoder, and conditions and rules of the application
     *       are asked, except those of {@link ClaimRule#pure}. {@link Jwt#issuers} looks its decoder up as before.
     * </ul>
     *
     * <p>A token that is refused is never remembered, and a remembered one that is refused is forgotten. Remembered is
     * a SHA-256 digest of the whole token with its verified header and claims, and not the token: about 1,500 octets
     * on the heap for a token of 500, at most 17 times its length. A token over 2 KiB takes the room of as many as it
     * has begun 2 KiB, and one over 16 KiB is verified each time. When there is no room, tokens that come seldom are
     * forgotten for others. No thread is started. The tokens are those of this decoder alone;
     * {@link JwtDecoder#rememberedTokens()} counts them, and an observer is told of hits, misses and evictions
     * ({@link JwtDecoder#withObserver}).
     *
     * <p>Needs the module {@code jose-jwt-cache}, which brings Caffeine along.
     *
     * @param tokens the greatest number of tokens
     * @param maxAge the time after which a token is verified again, positive, at most 100 years
     * @return this builder
     * @throws IllegalArgumentException if {@code tokens} is not positive or {@code maxAge} is out of that range
     * @throws IllegalStateException if this decoder decrypts, since claims of encrypted tokens are never kept; or if
     *     this is already set. {@link #build} throws it if {@link #rejectingReplays}, {@link #opening} or
     *     {@link #openingSealedFor} is set too, or the module is not there
     */
    public JwtDecoderBuilder<D> remembering(int tokens, Duration maxAge) {
        if (protection != Protection.SIGNED) {
            throw new IllegalStateException("claims of encrypted tokens are never remembered: use verifiedBy(..)");
        }
        if (tokens < 1) {
            throw new IllegalArgumentException("expected room for at least 1 token, was " + tokens);
        }
        expected.remembering(tokens, positive(maxAge));
        return this;
    }

    /**
     * Returns the decoder.
     *
     * @return a decoder that later calls of this builder do not change
     * @throws IllegalStateException if neither {@link #issuer} nor {@link #anyIssuer} was called, or neither
     *     {@link #audience} nor {@link #anyAudience}; if the profile requires one that was waived; or if tokens are to
     *     be {@linkplain #remembering(int, Duration) remembered} and cannot be
     */
    public D build() {
        return decoder.of(expected.validation(), contentTypeRequired, expected.memory());
    }

    /** Adds a rule of a profile. */
    void profileRule(TokenRule rule) {
        expected.profileRule(rule);
    }

    private static Duration positive(Duration duration) {
        if (duration.isZero() || duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("expected a positive duration of at most 100 years");
        }
        return duration;
    }
}
