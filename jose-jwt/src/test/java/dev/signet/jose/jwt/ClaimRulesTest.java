package dev.signet.jose.jwt;

import static dev.signet.jose.jwt.Tokens.NOW;
import static dev.signet.jose.jwt.Tokens.VERIFIER;
import static dev.signet.jose.jwt.Tokens.assertRefused;
import static dev.signet.jose.jwt.Tokens.good;
import static dev.signet.jose.jwt.Tokens.strict;
import static dev.signet.jose.jwt.Tokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonBinding;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jws.Hmac;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules that are asked for by name, each with a token just inside and one just outside. */
class ClaimRulesTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static JwtDecoderBuilder<JwtDecoder> anyone() {
        return Jwt.verifiedBy(VERIFIER).clock(Tokens.CLOCK);
    }

    @Test
    void an_issuer_can_be_accepted_by_a_condition() {
        JwtDecoder decoder = anyone().issuer(Set.of("https://a.example", "https://b.example")::contains)
                .anyAudience()
                .build();

        assertThat(decoder.decode(token(good().issuer("https://b.example")))).isNotNull();
        assertRefused("iss", Code.UNEXPECTED, () -> decoder.decode(token(good().issuer("https://c.example"))));
        assertRefused("iss", Code.MISSING, () -> decoder.decode(token("{\"exp\":1800000300}")));
    }

    @Test
    void an_audience_asked_for_exactly_is_that_and_no_more() {
        JwtDecoder decoder =
                anyone().anyIssuer().audienceExactly("orders", "stock").build();

        assertThat(decoder.decode(token(good().audience(List.of("stock", "orders")))))
                .isNotNull();
        assertThat(decoder.decode(token(good().audience(List.of("stock", "orders", "stock")))))
                .isNotNull();
        assertRefused("aud", Code.UNEXPECTED, () -> decoder.decode(token(good().audience("orders"))));
        assertRefused(
                "aud",
                Code.UNEXPECTED,
                () -> decoder.decode(token(good().audience(List.of("orders", "stock", "mail")))));
        assertRefused("aud", Code.MISSING, () -> decoder.decode(token("{\"exp\":1800000300}")));
    }

    @Test
    void one_audience_asked_for_exactly_may_be_written_either_way() {
        JwtDecoder decoder = anyone().anyIssuer().audienceExactly("orders").build();

        assertThat(decoder.decode(token(good().audience("orders")))).isNotNull();
        assertThat(decoder.decode(token(good().audience(List.of("orders"))))).isNotNull();
        assertRefused("aud", Code.UNEXPECTED, () -> decoder.decode(token("{\"aud\":[],\"exp\":1800000300}")));
    }

    @Test
    void a_subject_is_compared_exactly() {
        JwtDecoder decoder = strict().subject("alice").build();

        assertThat(decoder.decode(token(good()))).isNotNull();
        assertRefused("sub", Code.UNEXPECTED, () -> decoder.decode(token(good().subject("Alice"))));
        assertRefused(
                "sub",
                Code.MISSING,
                () -> decoder.decode(
                        token("{\"iss\":\"https://login.example\",\"aud\":\"orders\",\"exp\":1800000300}")));
    }

    @Test
    void a_subject_can_be_accepted_by_a_condition() {
        JwtDecoder decoder = strict().subject(name -> name.length() == 5).build();

        assertThat(decoder.decode(token(good()))).isNotNull();
        assertRefused("sub", Code.UNEXPECTED, () -> decoder.decode(token(good().subject("bob"))));
    }

    @Test
    void a_token_is_refused_past_its_maximum_age_and_the_skew() {
        JwtDecoder decoder = strict().maxAge(Duration.ofMinutes(2)).build();

        assertThat(decoder.decode(token(good().issuedAt(NOW.minusSeconds(180)))))
                .isNotNull();
        assertRefused("iat", Code.TOO_OLD, () -> decoder.decode(token(good().issuedAt(NOW.minusSeconds(181)))));
    }

    @Test
    void without_skew_a_maximum_age_is_exact() {
        JwtDecoder decoder = strict().maxAge(MINUTE).clockSkew(Duration.ZERO).build();

        assertThat(decoder.decode(token(good().issuedAt(NOW.minusSeconds(60))))).isNotNull();
        assertRefused("iat", Code.TOO_OLD, () -> decoder.decode(token(good().issuedAt(NOW.minusSeconds(61)))));
    }

    @Test
    void a_token_with_a_maximum_age_may_be_issued_ahead_by_the_skew() {
        JwtDecoder decoder = strict().maxAge(MINUTE).build();

        assertThat(decoder.decode(token(good().issuedAt(NOW.plusSeconds(60))))).isNotNull();
        assertRefused("iat", Code.NOT_YET_VALID, () -> decoder.decode(token(good().issuedAt(NOW.plusSeconds(61)))));
    }

    @Test
    void a_maximum_age_needs_iat() {
        String undated = "{\"iss\":\"https://login.example\",\"aud\":\"orders\",\"exp\":1800000300}";

        assertThat(strict().build().decode(token(undated))).isNotNull();
        assertRefused("iat", Code.MISSING, () -> strict().maxAge(MINUTE).build().decode(token(undated)));
    }

    @Test
    void a_lifetime_is_bounded_to_the_second_and_without_skew() {
        JwtDecoder decoder = strict().maxLifetime(Duration.ofMinutes(5)).build();

        assertThat(decoder.decode(token(good()))).isNotNull();
        assertRefused("exp", Code.LIVES_TOO_LONG, () -> decoder.decode(token(good().expiresAt(NOW.plusSeconds(301)))));
        assertRefused("exp", Code.LIVES_TOO_LONG, () -> decoder.decode(token(good().issuedAt(NOW.minusMillis(1000)))));
    }

    @Test
    void a_bounded_lifetime_needs_both_ends_and_says_so_once() {
        JwtDecoder decoder = anyone().anyIssuer()
                .anyAudience()
                .maxLifetime(MINUTE)
                .maxAge(MINUTE)
                .require("exp", "iat")
                .build();

        assertThatThrownBy(() -> decoder.decode(token("{}")))
                .isInstanceOfSatisfying(
                        InvalidTokenException.class,
                        e -> assertThat(e.failures())
                                .extracting(ClaimFailure::claim, ClaimFailure::code)
                                .containsExactly(tuple("exp", Code.MISSING), tuple("iat", Code.MISSING)));
    }

    @Test
    void the_longest_times_a_token_can_name_do_not_overflow() {
        JwtDecoder decoder = strict().maxLifetime(Duration.ofDays(36_525))
                .maxAge(Duration.ofDays(36_525))
                .build();
        String longest = "{\"iss\":\"https://login.example\",\"aud\":\"orders\",\"iat\":0,\"exp\":253402300799}";

        assertRefused("exp", Code.LIVES_TOO_LONG, () -> decoder.decode(token(longest)));
    }

    @Test
    void a_required_jti_is_there() {
        JwtDecoder decoder = strict().require("jti").build();

        assertThat(decoder.decode(token(good().jwtId()))).isNotNull();
        assertRefused("jti", Code.MISSING, () -> decoder.decode(token(good())));
    }

    @Test
    void an_own_rule_tells_a_claim_that_is_missing_from_one_that_does_not_hold() {
        JwtDecoder decoder = strict().rule(ClaimRule.of(
                        "tenant",
                        "a known tenant",
                        claims -> claims.string("tenant").filter("acme"::equals).isPresent()))
                .build();

        assertRefused("tenant", Code.MISSING, () -> decoder.decode(token(good())));
        assertRefused("tenant", Code.UNEXPECTED, () -> decoder.decode(token(good().claim("tenant", "other"))));
        assertRefused("tenant", Code.MALFORMED, () -> decoder.decode(token(good().claim("tenant", 7))));
    }

    @Test
    void a_claim_of_another_type_is_one_failure_among_the_others() {
        JwtDecoder decoder = strict().rule(ClaimRule.of(
                        "tenant", "a tenant", claims -> claims.string("tenant").isPresent()))
                .rule(ClaimRule.of("roles", "a role", claims -> claims.has("roles")))
                .build();

        assertThatThrownBy(() -> decoder.decode(token(good().claim("tenant", 7))))
                .isInstanceOfSatisfying(
                        InvalidTokenException.class,
                        e -> assertThat(e.failures())
                                .extracting(ClaimFailure::claim, ClaimFailure::code)
                                .containsExactly(tuple("tenant", Code.MALFORMED), tuple("roles", Code.MISSING)));
    }

    @Test
    void a_rule_that_cannot_read_what_it_looks_at_refuses_the_token() {
        JwtDecoder inner = Jwt.verifiedBy(Hmac.HS256.verifier(OctJwk.generate(32)))
                .anyIssuer()
                .anyAudience()
                .clock(Tokens.CLOCK)
                .build();
        JwtDecoder decoder = strict().rule(ClaimRule.of(
                        "act",
                        "a token of the gateway",
                        claims -> inner.decode(claims.string("act").orElse(""))
                                .encryptionHeader()
                                .isPresent()))
                .build();

        assertRefused("act", Code.UNEXPECTED, () -> decoder.decode(token(good().claim("act", token(good())))));
        assertRefused("act", Code.MISSING, () -> decoder.decode(token(good())));
    }

    @Test
    void a_rule_about_a_record_refuses_claims_that_do_not_fit_it() {
        JsonBinding binding = new Unfitting();
        JwtDecoder decoder = strict().rule(ClaimRule.of(
                        "tenant",
                        "a known tenant",
                        claims -> claims.as(String.class, binding).equals("acme")))
                .build();

        assertRefused("tenant", Code.UNEXPECTED, () -> decoder.decode(token(good().claim("tenant", "evil"))));
    }

    @Test
    void a_rule_that_looks_at_a_member_of_another_type_refuses_the_token() {
        JwtDecoder decoder = strict().rule(ClaimRule.of(
                        "address",
                        "a city we deliver to",
                        claims -> claims.object("address")
                                .flatMap(address -> address.string("city"))
                                .filter("Basel"::equals)
                                .isPresent()))
                .build();

        assertThat(decoder.decode(token(good().claim("address", Map.of("city", "Basel")))))
                .isNotNull();
        assertRefused(
                "address", Code.UNEXPECTED, () -> decoder.decode(token(good().claim("address", Map.of("city", 4000)))));
    }

    @Test
    void an_own_rule_is_given_the_time_and_the_skew_of_the_decoder() {
        ClaimRule recent = ClaimRule.of(
                "auth_time",
                "a login within a minute",
                (claims, context) -> claims.instant("auth_time")
                        .filter(time ->
                                !time.isBefore(context.now().minus(MINUTE).minus(context.clockSkew())))
                        .isPresent());
        JwtDecoder decoder =
                strict().clockSkew(Duration.ofSeconds(10)).rule(recent).build();

        assertThat(decoder.decode(token(good().claim("auth_time", NOW.minusSeconds(70)))))
                .isNotNull();
        assertRefused(
                "auth_time",
                Code.UNEXPECTED,
                () -> decoder.decode(token(good().claim("auth_time", NOW.minusSeconds(71)))));
    }

    @Test
    void an_own_rule_is_given_the_header() {
        ClaimRule sameKey = ClaimRule.of(
                "act",
                "a token of the key \"a\"",
                (claims, context) ->
                        context.header().keyId().filter("a"::equals).isPresent());
        JwtDecoder decoder = strict().rule(sameKey).build();
        byte[] claims = good().claim("act", "x").build().toObject().toOctets();

        assertThat(decoder.decode(Tokens.SIGNER.withKeyId("a").sign(claims))).isNotNull();
        assertRefused(
                "act",
                Code.UNEXPECTED,
                () -> decoder.decode(Tokens.SIGNER.withKeyId("b").sign(claims)));
    }

    @Test
    void a_rule_with_a_context_that_cannot_read_a_claim_refuses_the_token() {
        JwtDecoder decoder = strict().rule(ClaimRule.of(
                        "n",
                        "a number",
                        (claims, context) -> claims.integer("n").isPresent()))
                .build();

        assertThat(decoder.decode(token(good().claim("n", 1)))).isNotNull();
        assertRefused("n", Code.MALFORMED, () -> decoder.decode(token(good().claim("n", "one"))));
    }

    @Test
    void a_context_shows_nothing_of_the_token() {
        List<String> shown = new ArrayList<>();
        strict().rule(ClaimRule.of("sub", "any", (claims, context) -> shown.add(context.toString())))
                .build()
                .decode(token(good()));

        assertThat(shown).containsExactly("TokenContext[" + NOW + "]");
        assertThat(ClaimRule.of("sub", "a guest", claims -> true)).hasToString("ClaimRule[sub: a guest]");
    }

    @Test
    void all_failures_come_in_the_order_of_the_rules_and_the_first_decides() {
        JwtDecoder decoder = strict().type("at+jwt")
                .subject("bob")
                .maxAge(MINUTE)
                .maxLifetime(MINUTE)
                .require("jti")
                .rule(ClaimRule.of("roles", "a role", claims -> claims.has("roles")))
                .build();
        String wrong = "{\"iss\":\"x\",\"sub\":\"alice\",\"aud\":\"y\",\"iat\":1,\"exp\":100,\"nbf\":1900000000}";

        assertThatThrownBy(() -> decoder.decode(token(wrong)))
                .isInstanceOfSatisfying(InvalidTokenException.class, e -> {
                    assertThat(e.failures())
                            .extracting(ClaimFailure::claim, ClaimFailure::code)
                            .containsExactly(
                                    tuple("typ", Code.MISSING),
                                    tuple("iss", Code.UNEXPECTED),
                                    tuple("aud", Code.UNEXPECTED),
                                    tuple("exp", Code.EXPIRED),
                                    tuple("nbf", Code.NOT_YET_VALID),
                                    tuple("iat", Code.TOO_OLD),
                                    tuple("exp", Code.LIVES_TOO_LONG),
                                    tuple("sub", Code.UNEXPECTED),
                                    tuple("jti", Code.MISSING),
                                    tuple("roles", Code.MISSING));
                    assertThat(e.reason()).isEqualTo(Reason.CLAIM_REJECTED);
                    assertThat(e.getMessage()).doesNotContain("alice").doesNotContain("1900000000");
                });
    }

    @ParameterizedTest
    @MethodSource
    void a_rule_cannot_be_said_twice(Consumer<JwtDecoderBuilder<JwtDecoder>> second) {
        JwtDecoderBuilder<JwtDecoder> builder =
                strict().type("at+jwt").subject("alice").maxAge(MINUTE).maxLifetime(MINUTE);

        assertThatThrownBy(() -> second.accept(builder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("already set");
    }

    @ParameterizedTest
    @MethodSource
    void an_empty_name_is_a_variable_that_was_not_set(Consumer<JwtDecoderBuilder<JwtDecoder>> rule) {
        JwtDecoderBuilder<JwtDecoder> builder = Jwt.verifiedBy(VERIFIER);

        assertThatThrownBy(() -> rule.accept(builder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a name, was an empty text");
    }

    static Stream<Consumer<JwtDecoderBuilder<JwtDecoder>>> an_empty_name_is_a_variable_that_was_not_set() {
        return Stream.of(
                builder -> builder.issuer(""),
                builder -> builder.issuer("https://a.example", ""),
                builder -> builder.audience(""),
                builder -> builder.audienceExactly("orders", ""),
                builder -> builder.subject(""));
    }

    static Stream<Consumer<JwtDecoderBuilder<JwtDecoder>>> a_rule_cannot_be_said_twice() {
        return Stream.of(
                JwtDecoderBuilder::anyIssuer,
                builder -> builder.issuer("https://other.example"),
                builder -> builder.issuer(name -> true),
                JwtDecoderBuilder::anyAudience,
                builder -> builder.audience("mail"),
                builder -> builder.audienceExactly("mail"),
                builder -> builder.subject("bob"),
                builder -> builder.subject(name -> true),
                builder -> builder.type("JWT"),
                builder -> builder.maxAge(Duration.ofDays(1)),
                builder -> builder.maxLifetime(Duration.ofDays(1)));
    }

    @Test
    void a_bound_on_time_is_positive_and_no_longer_than_a_century() {
        JwtDecoderBuilder<JwtDecoder> builder = strict();

        assertThatThrownBy(() -> builder.maxAge(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.maxLifetime(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.maxAge(Duration.ofSeconds(Long.MAX_VALUE)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** A binding whose types nothing fits. */
    private static final class Unfitting implements JsonBinding {

        @Override
        public Object read(byte[] json, Type type) {
            throw new IllegalArgumentException("\"tenant\": expected a number");
        }

        @Override
        public byte[] write(Object value) {
            return new byte[0];
        }
    }
}
