package dev.signet.jose.jwt;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
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

    private final Function<Acceptance, D> decoder;
    private @Nullable Set<String> issuers;
    private @Nullable Set<String> audiences;
    private @Nullable String type;
    private boolean expiryNeeded = true;
    private Duration skew = DEFAULT_SKEW;
    private final List<String> required = new ArrayList<>();
    private final List<ClaimRule> rules = new ArrayList<>();
    private Clock clock = Clock.systemUTC();

    JwtDecoderBuilder(Function<Acceptance, D> decoder) {
        this.decoder = decoder;
    }

    /**
     * Accepts tokens of this issuer, or of these.
     *
     * @param issuer what {@code iss} must be, compared exactly
     * @param more further issuers
     * @return this builder
     */
    public JwtDecoderBuilder<D> issuer(String issuer, String... more) {
        this.issuers = oneOf(issuer, more);
        return this;
    }

    /**
     * Accepts tokens of any issuer, and without one. Right where the keys belong to one issuer alone and its name does
     * not matter.
     *
     * @return this builder
     */
    public JwtDecoderBuilder<D> anyIssuer() {
        this.issuers = Set.of();
        return this;
    }

    /**
     * Accepts tokens whose {@code aud} contains this audience, or one of these.
     *
     * @param audience what {@code aud} must contain, compared exactly
     * @param more further audiences, any of which will do
     * @return this builder
     */
    public JwtDecoderBuilder<D> audience(String audience, String... more) {
        this.audiences = oneOf(audience, more);
        return this;
    }

    /**
     * Accepts tokens for anybody. Dangerous where an issuer serves several services: a token for one then opens the
     * others.
     *
     * @return this builder
     */
    public JwtDecoderBuilder<D> anyAudience() {
        this.audiences = Set.of();
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
     */
    public JwtDecoderBuilder<D> type(String mediaType) {
        this.type = mediaType;
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
     * Demands that claims are there and not {@code null}.
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
     * Returns the decoder.
     *
     * @return a decoder that later calls of this builder do not change
     * @throws IllegalStateException if neither {@link #issuer} nor {@link #anyIssuer} was called, or neither
     *     {@link #audience} nor {@link #anyAudience}
     */
    public D build() {
        if (issuers == null) {
            throw new IllegalStateException("say which issuer(..) is expected, or anyIssuer()");
        }
        if (audiences == null) {
            throw new IllegalStateException("say which audience(..) is expected, or anyAudience()");
        }
        return decoder.apply(new Acceptance(issuers, checks(issuers, audiences)));
    }

    /** In the order in which failures are reported, the first of which decides the reason. */
    private List<ClaimCheck> checks(Set<String> accepted, Set<String> addressed) {
        List<ClaimCheck> checks = new ArrayList<>();
        if (type != null) {
            checks.add(ClaimChecks.type(type));
        }
        if (!accepted.isEmpty()) {
            checks.add(ClaimChecks.issuer(accepted));
        }
        if (!addressed.isEmpty()) {
            checks.add(ClaimChecks.audienceAnyOf(addressed));
        }
        checks.add(new TimeChecks(clock, skew, expiryNeeded));
        required.forEach(name -> checks.add(ClaimChecks.present(name)));
        rules.forEach(rule -> checks.add(ClaimChecks.own(rule)));
        return List.copyOf(checks);
    }

    private static Set<String> oneOf(String first, String... more) {
        Set<String> all = new HashSet<>(List.of(more));
        all.add(first);
        return Set.copyOf(all);
    }
}
