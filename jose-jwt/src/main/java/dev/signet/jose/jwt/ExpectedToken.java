package dev.signet.jose.jwt;

import dev.signet.jose.jwe.JweDecrypter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a {@link JwtDecoderBuilder}, and the validation that results from them. A setting that would replace
 * another cannot be made twice: it could loosen unseen what was set before. For one thread.
 */
final class ExpectedToken {

    private static final Duration DEFAULT_SKEW = Duration.ofSeconds(60);

    private final Set<String> required = new LinkedHashSet<>();
    private final List<ClaimRule> rules = new ArrayList<>();
    private final List<TokenRule> profileRules = new ArrayList<>();
    private @Nullable AllowedValues issuer;
    private @Nullable AllowedValues audience;
    private @Nullable AllowedValues subject;
    private @Nullable String type;
    private @Nullable Duration maxAge;
    private @Nullable Duration maxLifetime;
    private @Nullable JwtProfile profile;
    private @Nullable ReplayStore replays;
    private boolean expiryRequired = true;
    private boolean issuerRequired;
    private boolean audienceRequired;
    private Clock clock = Clock.systemUTC();
    private Duration skew = DEFAULT_SKEW;
    private ClaimOpener opener = ClaimOpener.NOTHING;
    private @Nullable Remembering remembering;

    /** How many tokens are remembered, and for how long. */
    private record Remembering(int tokens, Duration maxAge) {}

    void issuer(AllowedValues values) {
        issuer = once("issuer", issuer, values);
    }

    void audience(AllowedValues values) {
        audience = once("audience", audience, values);
    }

    void subject(AllowedValues values) {
        subject = once("subject", subject, values);
    }

    void type(String mediaType) {
        type = once("type", type, mediaType);
    }

    void maxAge(Duration age) {
        maxAge = once("maximum age", maxAge, age);
    }

    void maxLifetime(Duration lifetime) {
        maxLifetime = once("maximum lifetime", maxLifetime, lifetime);
    }

    void profile(JwtProfile kind) {
        profile = once("profile", profile, kind);
    }

    void replays(ReplayStore store) {
        replays = once("replay store", replays, store);
    }

    void remembering(int tokens, Duration age) {
        remembering = once("memory of tokens", remembering, new Remembering(tokens, age));
    }

    void noExpiryNeeded() {
        expiryRequired = false;
    }

    void requireIssuer() {
        issuerRequired = true;
    }

    void requireAudience() {
        audienceRequired = true;
    }

    void clock(Clock other) {
        clock = other;
    }

    void skew(Duration other) {
        skew = other;
    }

    void require(List<String> claims) {
        required.addAll(claims);
    }

    void rule(ClaimRule rule) {
        rules.add(rule);
    }

    void profileRule(TokenRule rule) {
        profileRules.add(rule);
    }

    void opening(JweDecrypter decrypter, String claim, String... more) {
        opener = opener.and(decrypter, claim, more);
    }

    void openingSealedFor(JweDecrypter decrypter, JweDecrypter... more) {
        opener = opener.andOthers(decrypter, more);
    }

    /**
     * Returns the validation.
     *
     * @throws IllegalStateException if the issuer or the audience is neither set nor waived, or is waived although the
     *     profile requires it
     */
    ClaimsValidation validation() {
        if (issuer == null) {
            throw new IllegalStateException("set issuer(..), or waive it with anyIssuer()");
        }
        if (audience == null) {
            throw new IllegalStateException("set audience(..), or waive it with anyAudience()");
        }
        if (issuerRequired && issuer.isAny()) {
            throw new IllegalStateException("the profile requires an issuer(..), not anyIssuer()");
        }
        if (audienceRequired && audience.isAny()) {
            throw new IllegalStateException("the profile requires an audience(..), not anyAudience()");
        }
        Optional<ReplayCheck> last = Optional.ofNullable(replays)
                .map(store -> new ReplayCheck(store, clock, skew, Optional.ofNullable(maxAge)));
        List<TokenRule> all = rules(issuer, audience, last);
        return new ClaimsValidation(
                issuer.listed(),
                PureRule.plain(all),
                PureRule.without(all),
                opener.opensNothing() ? List.of() : List.of(opener),
                required.stream().map(TokenRules::present).toList(),
                last,
                clock,
                skew);
    }

    /**
     * Returns an empty memory of accepted tokens, or {@code null} if none are remembered.
     *
     * @throws IllegalStateException if tokens are accepted once, or sealed claims are opened; or if no module is there
     *     that remembers tokens
     */
    @Nullable
    TokenMemory memory() {
        if (remembering == null) {
            return null;
        }
        if (replays != null) {
            throw new IllegalStateException("a token that is accepted once need not be remembered: use either"
                    + " rejectingReplays(..) or remembering(..)");
        }
        if (!opener.opensNothing()) {
            throw new IllegalStateException("claims that were sealed are never remembered: use either remembering(..)"
                    + " or opening(..) and openingSealedFor(..)");
        }
        return TokenMemory.of(remembering.tokens(), remembering.maxAge(), clock);
    }

    /** Returns the rules in the order in which failures are reported, the first of which decides the reason. */
    private List<TokenRule> rules(AllowedValues issuers, AllowedValues audiences, Optional<ReplayCheck> last) {
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
        all.add(TimeRules.valid(expiryRequired));
        if (maxAge != null) {
            all.add(TimeRules.noOlder("iat", maxAge));
        }
        if (maxLifetime != null) {
            all.add(TimeRules.livesFor(maxLifetime));
        }
        if (subject != null) {
            all.add(TokenRules.text("sub", "a subject that meets the condition of subject(..)", subject));
        }
        last.ifPresent(check -> all.addAll(check.rules()));
        required.forEach(name -> all.add(TokenRules.present(name)));
        all.addAll(profileRules);
        rules.forEach(rule -> all.add(TokenRules.own(rule)));
        return List.copyOf(all);
    }

    private static <T> T once(String what, @Nullable T before, T now) {
        if (before != null) {
            throw new IllegalStateException("the " + what + " is already set; set it once");
        }
        return now;
    }
}
