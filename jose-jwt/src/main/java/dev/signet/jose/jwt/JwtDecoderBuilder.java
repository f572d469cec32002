package dev.signet.jose.jwt;

import dev.signet.jose.jwe.JweDecrypter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Says what a decoder expects of a token. The issuer and the audience must be stated, or waived by name; {@code exp} must
 * be there unless that is waived.
 *
 * <p>For one thread; the decoder that it builds is immutable.
 *
 * @param <D> the decoder
 */
public final class JwtDecoderBuilder<D> {

    private static final Duration DEFAULT_SKEW = Duration.ofSeconds(60);
    private static final Duration LARGEST_SKEW = Duration.ofMinutes(10);
    /** No age and no lifetime is longer, which keeps sums of times in range. */
    static final Duration LONGEST = Duration.ofDays(36_525);

    private final Protection protection;
    private final BiFunction<ClaimsValidation, Boolean, D> decoder;
    private boolean contentTypeRequired = true;
    private @Nullable AllowedValues issuer;
    private @Nullable AllowedValues audience;
    private @Nullable AllowedValues subject;
    private @Nullable String type;
    private boolean expiryNeeded = true;
    private @Nullable Duration maximumAge;
    private @Nullable Duration maximumLifetime;
    private Duration skew = DEFAULT_SKEW;
    private final Set<String> required = new LinkedHashSet<>();
    private final List<ClaimRule> rules = new ArrayList<>();
    private final List<Function<TimeRules, TokenRule>> checks = new ArrayList<>();
    private @Nullable JwtProfile profile;
    private @Nullable String issuerNeededFor;
    private @Nullable String audienceNeededFor;
    private @Nullable ReplayStore replays;
    private ClaimOpener opener = ClaimOpener.NOTHING;
    private Clock clock = Clock.systemUTC();

    /** What protects the tokens of a decoder. */
    enum Protection {
        SIGNED,
        SIGNED_AND_ENCRYPTED,
        ENCRYPTED
    }

    /**
     * Begins a decoder.
     *
     * @param decoder makes it, of the rules and of whether a JWE must say in {@code cty} that it holds a JWT
     */
    JwtDecoderBuilder(Protection protection, BiFunction<ClaimsValidation, Boolean, D> decoder) {
        this.protection = protection;
        this.decoder = decoder;
    }

    /**
     * Accepts tokens of this issuer, or of these. The same keys verify all of them: where each issuer has its own, use
     * {@link Jwt#issuers}.
     *
     * @param issuer what {@code iss} must be, compared exactly
     * @param more further issuers
     * @return this builder
     * @throws IllegalArgumentException if a name is empty
     * @throws IllegalStateException if it was said before which issuer is expected
     */
    public JwtDecoderBuilder<D> issuer(String issuer, String... more) {
        this.issuer = once("issuer", this.issuer, AllowedValues.of(issuer, more));
        return this;
    }

    /**
     * Accepts tokens whose {@code iss} is there and meets a condition, for example that it is the name of a tenant. The
     * condition must look at the whole name: one that looks at how it begins takes {@code https://login.example.evil.example}
     * for {@code https://login.example}.
     *
     * @param accepted stateless and thread-safe
     * @return this builder
     * @throws IllegalStateException if it was said before which issuer is expected
     */
    public JwtDecoderBuilder<D> issuer(Predicate<String> accepted) {
        this.issuer = once("issuer", this.issuer, AllowedValues.that(accepted));
        return this;
    }

    /**
     * Accepts tokens of any issuer, and without one. Right where the keys belong to one issuer alone and its name does
     * not matter.
     *
     * @return this builder
     * @throws IllegalStateException if it was said before which issuer is expected
     */
    public JwtDecoderBuilder<D> anyIssuer() {
        this.issuer = once("issuer", this.issuer, AllowedValues.any());
        return this;
    }

    /**
     * Accepts tokens whose {@code aud} contains this audience, or one of these.
     *
     * @param audience what {@code aud} must contain, compared exactly
     * @param more further audiences, any of which will do
     * @return this builder
     * @throws IllegalArgumentException if a name is empty
     * @throws IllegalStateException if it was said before which audience is expected
     */
    public JwtDecoderBuilder<D> audience(String audience, String... more) {
        this.audience = once("audience", this.audience, AllowedValues.of(audience, more));
        return this;
    }

    /**
     * Accepts tokens whose {@code aud} names exactly these, in any order, and nobody else: a token that also opens
     * another service is refused.
     *
     * @param audience what {@code aud} must contain, compared exactly
     * @param more further audiences, all of which it must contain
     * @return this builder
     * @throws IllegalArgumentException if a name is empty
     * @throws IllegalStateException if it was said before which audience is expected
     */
    public JwtDecoderBuilder<D> audienceExactly(String audience, String... more) {
        this.audience = once("audience", this.audience, AllowedValues.exactly(audience, more));
        return this;
    }

    /**
     * Accepts tokens for anybody. Dangerous where an issuer serves several services: a token for one then opens the
     * others.
     *
     * @return this builder
     * @throws IllegalStateException if it was said before which audience is expected
     */
    public JwtDecoderBuilder<D> anyAudience() {
        this.audience = once("audience", this.audience, AllowedValues.any());
        return this;
    }

    /**
     * Accepts tokens about this subject; without it {@code sub} is not looked at.
     *
     * @param subject what {@code sub} must be, compared exactly
     * @return this builder
     * @throws IllegalArgumentException if a name is empty
     * @throws IllegalStateException if it was said before which subject is expected
     */
    public JwtDecoderBuilder<D> subject(String subject) {
        this.subject = once("subject", this.subject, AllowedValues.of(subject));
        return this;
    }

    /**
     * Accepts tokens whose {@code sub} is there and meets a condition.
     *
     * @param accepted stateless and thread-safe
     * @return this builder
     * @throws IllegalStateException if it was said before which subject is expected
     */
    public JwtDecoderBuilder<D> subject(Predicate<String> accepted) {
        this.subject = once("subject", this.subject, AllowedValues.that(accepted));
        return this;
    }

    /**
     * Accepts tokens without {@code exp}, which then never end. One that is there still counts.
     *
     * @return this builder
     */
    public JwtDecoderBuilder<D> noExpiryNeeded() {
        this.expiryNeeded = false;
        return this;
    }

    /**
     * Demands that {@code typ} names this media type, so that another kind of token of the same issuer is not taken for
     * this one (RFC 8725 section 3.11). Case and a leading {@code application/} do not matter.
     *
     * @param mediaType for example {@code "at+jwt"}
     * @return this builder
     * @throws IllegalStateException if it was said before which type is expected
     */
    public JwtDecoderBuilder<D> type(String mediaType) {
        this.type = once("type", type, mediaType);
        return this;
    }

    /**
     * Refuses tokens that were issued longer ago, whatever their {@code exp} says. {@code iat} must then be there.
     *
     * @param age positive; the clock skew is added to it
     * @return this builder
     * @throws IllegalArgumentException if {@code age} is not positive, or more than 100 years
     * @throws IllegalStateException if it was said before
     */
    public JwtDecoderBuilder<D> maximumAge(Duration age) {
        this.maximumAge = once("maximum age", maximumAge, positive(age));
        return this;
    }

    /**
     * Refuses tokens that live longer from {@code iat} to {@code exp}, whenever they come. Both must then be there.
     *
     * @param lifetime positive; no skew is added, because one clock wrote both
     * @return this builder
     * @throws IllegalArgumentException if {@code lifetime} is not positive, or more than 100 years
     * @throws IllegalStateException if it was said before
     */
    public JwtDecoderBuilder<D> maximumLifetime(Duration lifetime) {
        this.maximumLifetime = once("maximum lifetime", maximumLifetime, positive(lifetime));
        return this;
    }

    /**
     * Says how far the issuer's clock and this one may differ; 60 seconds unless it is said.
     *
     * @param skew from zero to 10 minutes
     * @return this builder
     * @throws IllegalArgumentException if {@code skew} is out of that range
     */
    public JwtDecoderBuilder<D> clockSkew(Duration skew) {
        if (skew.isNegative() || skew.compareTo(LARGEST_SKEW) > 0) {
            throw new IllegalArgumentException("expected a clock skew from zero to 10 minutes");
        }
        this.skew = skew;
        return this;
    }

    /**
     * Says which clock tells the time; the system's unless it is said.
     *
     * @param clock a thread-safe clock
     * @return this builder
     */
    public JwtDecoderBuilder<D> clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /**
     * Demands that claims are there and not {@code null}, for example {@code jti}. One that comes sealed and is opened must
     * not be {@code null} under its seal either.
     *
     * @param claims their names
     * @return this builder
     */
    public JwtDecoderBuilder<D> require(String... claims) {
        required.addAll(List.of(claims));
        return this;
    }

    /**
     * Adds a check of the application's own.
     *
     * @param rule the check
     * @return this builder
     */
    public JwtDecoderBuilder<D> rule(ClaimRule rule) {
        rules.add(rule);
        return this;
    }

    /**
     * Demands what a profile demands, such as {@link AccessToken#rfc9068()}. Nothing else that is said to this builder
     * takes away from it.
     *
     * @param profile which kind of token is expected
     * @return this builder
     * @throws IllegalStateException if it was said before which profile is expected, or the profile says what was said
     *     before, or it is one of signed tokens and this decoder is not
     */
    public JwtDecoderBuilder<D> profile(JwtProfile profile) {
        this.profile = once("profile", this.profile, profile);
        profile.applyTo(this);
        return this;
    }

    /**
     * Accepts each token once: one with the same {@code iss} and {@code jti} as an earlier one is refused, with the code
     * {@code REPLAYED}, for as long as it could be accepted otherwise. {@code jti} must be there, and {@code exp} too unless
     * there is a {@link #maximumAge}.
     *
     * <p>The store is asked last, when every other rule has been met. It has to hold each accepted token until its
     * {@code exp}, so bound that too, by {@link #maximumLifetime} or {@link #maximumAge}.
     *
     * @param store what remembers, shared by all instances of the service
     * @return this builder
     * @throws IllegalStateException if it was said before which store to ask
     */
    public JwtDecoderBuilder<D> rejectingReplays(ReplayStore store) {
        this.replays = once("replay store", replays, store);
        return this;
    }

    /**
     * Accepts Nested JWTs whose JWE has no {@code cty}, from issuers that leave it out although it must be {@code JWT} (RFC
     * 7519 section 5.2). What comes out of the decryption is read as a JWS that must verify, never as claims, and any other
     * {@code cty} is refused.
     *
     * <p><strong>The risk:</strong> the recipient no longer sees from the header what kind of content its sender meant. A
     * sender that signs texts for other purposes with the same key, and encrypts for the same recipient, can have one taken
     * for a JWT. State a {@link #type} where the issuer has one.
     *
     * @return this builder
     * @throws IllegalStateException if this is no decoder that {@link JwtDecryption#thenVerifiedBy} began
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
     * decrypted and every rule has held. The rules see sealed claims as sealed. What a token may fail with besides:
     *
     * <ul>
     *   <li>{@code CLAIM_REJECTED}: a claim that is there and is <em>not</em> sealed ({@code NOT_SEALED}), or was sealed for
     *       another claim or another token ({@code SEALED_ELSEWHERE}), or is no well-formed seal ({@code MALFORMED}). No
     *       key is used for any of this;
     *   <li>{@code ALGORITHM_NOT_ALLOWED}, {@code KEY_NOT_FOUND}, {@code DECRYPTION_FAILED}: no recipient of a claim could
     *       be opened. With several recipients the first that these keys open is taken.
     * </ul>
     *
     * <p>A claim that is absent stays absent; {@link #require} demands that it is there and not {@code null}. Calling this
     * again adds claims.
     *
     * @param decrypter the algorithms and keys that are accepted
     * @param claim the claim, written as for {@link SignedJwtEncoder#sealing}
     * @param more further claims
     * @return this builder
     * @throws IllegalArgumentException if a claim is never sealed ({@code iss}, {@code sub}, {@code aud}, {@code exp},
     *     {@code nbf}, {@code iat}, {@code jti}, {@code cnf}), is named twice, or is part of another that is opened
     */
    public JwtDecoderBuilder<D> opening(JweDecrypter decrypter, String claim, String... more) {
        this.opener = opener.and(decrypter, claim, more);
        return this;
    }

    /**
     * Opens every sealed claim of an accepted token that was sealed for one of these keys, and leaves the others sealed:
     * for tokens of which it is not known beforehand what is sealed. {@link VerifiedJwt#openedClaims()} tells which were
     * opened. <em>A claim that comes readable is accepted as it is;</em> {@link #opening} refuses it, and is right for
     * every claim that must come sealed. Claims that {@link #opening} names are opened by its keys alone.
     *
     * <p>A seal that is malformed, or was made for another claim or another token, refuses the token, also if it was made
     * for other keys. The rules see sealed claims as sealed. The keys are used at most 100 times for one token; a
     * {@code kid} that no key has, and an algorithm that is not accepted, cost no use. Calling this again adds keys.
     *
     * <p>Besides what {@link #opening} lists, a token may fail with {@code TOO_LARGE}: it takes more than these uses.
     *
     * @param decrypter the algorithms and keys that are accepted
     * @param more further ones, tried in their order
     * @return this builder
     */
    public JwtDecoderBuilder<D> openingSealedFor(JweDecrypter decrypter, JweDecrypter... more) {
        this.opener = opener.andOthers(decrypter, more);
        return this;
    }

    /**
     * Returns the decoder.
     *
     * @return a decoder that later calls of this builder do not change
     * @throws IllegalStateException if neither {@link #issuer} nor {@link #anyIssuer} was called, or neither
     *     {@link #audience} nor {@link #anyAudience}
     */
    public D build() {
        if (issuer == null) {
            throw new IllegalStateException("say which issuer(..) is expected, or anyIssuer()");
        }
        if (audience == null) {
            throw new IllegalStateException("say which audience(..) is expected, or anyAudience()");
        }
        if (issuerNeededFor != null && issuer.isAny()) {
            throw new IllegalStateException(issuerNeededFor + " needs an issuer(..), and not anyIssuer()");
        }
        if (audienceNeededFor != null && audience.isAny()) {
            throw new IllegalStateException(audienceNeededFor + " needs an audience(..), and not anyAudience()");
        }
        TimeRules times = new TimeRules(clock, skew);
        Optional<ReplayCheck> last = Optional.ofNullable(replays)
                .map(store -> new ReplayCheck(store, times, Optional.ofNullable(maximumAge)));
        List<TokenRule> present = required.stream().map(TokenRules::present).toList();
        return decoder.apply(
                new ClaimsValidation(issuer.listed(), all(issuer, audience, times, last), present, opener, last),
                contentTypeRequired);
    }

    /** Demands a signature, for a profile of tokens that must have one. */
    void needSignature(String profile) {
        if (protection == Protection.ENCRYPTED) {
            throw new IllegalStateException(profile + " is signed: use verifiedBy(..) or thenVerifiedBy(..)");
        }
    }

    /** Demands that the issuer is not waived. */
    void needIssuer(String profile) {
        this.issuerNeededFor = profile;
    }

    /** Demands that the audience is not waived. */
    void needAudience(String profile) {
        this.audienceNeededFor = profile;
    }

    /** Adds a rule of a profile. */
    void check(TokenRule check) {
        checks.add(times -> check);
    }

    /** Adds a rule of a profile that is about time. */
    void timed(Function<TimeRules, TokenRule> check) {
        checks.add(check);
    }

    /** In the order in which failures are reported, the first of which decides the reason. */
    private List<TokenRule> all(
            AllowedValues issuers, AllowedValues audiences, TimeRules times, Optional<ReplayCheck> last) {
        List<TokenRule> all = new ArrayList<>();
        if (type != null) {
            all.add(TokenRules.type(type));
        }
        if (!issuers.isAny()) {
            all.add(TokenRules.text("iss", "an issuer that meets the condition of issuer(..)", issuers));
        }
        if (!audiences.isAny()) {
            all.add(TokenRules.audience(audiences));
        }
        all.add(times.valid(expiryNeeded));
        if (maximumAge != null) {
            all.add(times.noOlder("iat", maximumAge));
        }
        if (maximumLifetime != null) {
            all.add(TimeRules.livesFor(maximumLifetime));
        }
        if (subject != null) {
            all.add(TokenRules.text("sub", "a subject that meets the condition of subject(..)", subject));
        }
        last.ifPresent(check -> check.require(all));
        required.forEach(name -> all.add(TokenRules.present(name)));
        checks.forEach(check -> all.add(check.apply(times)));
        rules.forEach(rule -> all.add(TokenRules.own(rule)));
        return List.copyOf(all);
    }

    /** Whatever loosens a rule that was stated before would do so unseen, so nothing can be said twice. */
    private static <T> T once(String what, @Nullable T before, T now) {
        if (before != null) {
            throw new IllegalStateException("the " + what + " was said before; say it once");
        }
        return now;
    }

    private static Duration positive(Duration duration) {
        if (duration.isZero() || duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("expected a positive duration of at most 100 years");
        }
        return duration;
    }
}
