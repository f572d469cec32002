package dev.signet.jose.jwt;

import static dev.signet.jose.jwt.Tokens.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.JsonNull;
import dev.signet.jose.core.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of claims that are refused: what the decoder expected, by how much a time is off, and no value of the token. */
class ClaimMessagesTest {

    private static final String HUSH = "https://hush.example";
    private static final long SECONDS = NOW.getEpochSecond();

    private static Arguments row(
            UnaryOperator<JwtDecoderBuilder<JwtDecoder>> rules, UnaryOperator<JsonObject> claims, String message) {
        return Arguments.of(rules, claims, message);
    }

    static Stream<Arguments> messages() {
        UnaryOperator<JwtDecoderBuilder<JwtDecoder>> plain =
                rules -> rules.issuer(Tokens.ISSUER).audience("orders");
        return Stream.of(
                row(plain, c -> c.with("iss", HUSH), "iss: expected \"https://login.example\", was another"),
                row(plain, c -> c.without("iss"), "iss: expected \"https://login.example\", was missing"),
                row(plain, c -> c.with("aud", HUSH), "aud: expected \"orders\", was others"),
                row(plain, c -> c.without("aud"), "aud: expected \"orders\", was missing"),
                row(plain, c -> c.without("exp"), "exp: missing"),
                row(plain, c -> c.with("exp", SECONDS - 200), "exp: expected a time after now, was 3 min 20 s ago"),
                row(plain, c -> c.with("exp", SECONDS - 60), "exp: expected a time after now, was 1 min ago"),
                row(plain, c -> c.with("exp", SECONDS - 90_000), "exp: expected a time after now, was 1 d 1 h ago"),
                row(
                        plain,
                        c -> c.with("nbf", SECONDS + 125),
                        "nbf: expected a time not after now, was 2 min 5 s ahead"),
                row(
                        plain,
                        c -> c.with("iat", SECONDS + 7_260),
                        "iat: expected a time not after now, was 2 h 1 min ahead"),
                row(
                        plain,
                        c -> c.with("exp", SECONDS * 1_000),
                        "exp: expected a number of seconds from 1970 to the year 9999, was a number beyond the year 9999"
                                + " (milliseconds?)"),
                row(
                        plain,
                        c -> c.with("nbf", -1),
                        "nbf: expected a number of seconds from 1970 to the year 9999, was a negative number"),
                row(
                        plain,
                        c -> c.with("iat", "now"),
                        "iat: expected a number of seconds from 1970 to the year 9999, was a string"),
                row(
                        rules -> rules.issuer("https://b.example", "https://a.example")
                                .anyAudience(),
                        c -> c.with("iss", HUSH),
                        "iss: expected one of \"https://a.example\", \"https://b.example\", was another"),
                row(
                        rules -> rules.issuer(name -> name.equals("x")).anyAudience(),
                        c -> c.with("iss", HUSH),
                        "iss: expected an issuer that meets the condition of issuer(..), was another"),
                row(
                        rules -> rules.anyIssuer().audienceExactly("orders", "mail"),
                        c -> c.with("aud", List.of("orders", HUSH)),
                        "aud: expected exactly \"mail\", \"orders\", was others"),
                row(
                        rules -> rules.anyIssuer().audience("a0", "a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9"),
                        c -> c.with("aud", HUSH),
                        "aud: expected one of \"a0\", \"a1\", \"a2\", \"a3\", \"a4\", \"a5\", \"a6\", \"a7\" and 2 more,"
                                + " was others"),
                row(rules -> plain.apply(rules).subject("bob"), c -> c, "sub: expected \"bob\", was another"),
                row(rules -> plain.apply(rules).type("at+jwt"), c -> c, "typ: expected \"at+jwt\", was missing"),
                row(rules -> plain.apply(rules).require("jti"), c -> c, "jti: missing"),
                row(
                        rules -> plain.apply(rules).require("scope"),
                        c -> c.with("scope", JsonNull.NULL),
                        "scope: expected a value, was null"),
                row(
                        rules -> plain.apply(rules).maxAge(Duration.ofMinutes(10)),
                        c -> c.with("iat", SECONDS - 1_000),
                        "iat: expected a time at most 10 min ago, was 16 min 40 s ago"),
                row(
                        rules -> plain.apply(rules).maxLifetime(Duration.ofMinutes(1)),
                        c -> c,
                        "exp: expected a time at most 1 min after \"iat\", was 5 min after it"),
                row(
                        rules -> plain.apply(rules).rule(ClaimRule.of("tenant", "a known tenant", c -> false)),
                        c -> c.with("tenant", HUSH),
                        "tenant: expected a known tenant, was a string"),
                row(
                        rules -> rules.issuer(Tokens.ISSUER)
                                .profile(IdToken.forClient("orders").withoutNonce()),
                        c -> c.with("aud", List.of("orders", HUSH)),
                        "aud: expected no audience but \"orders\", was others too; azp: expected \"orders\", was missing"),
                row(
                        rules -> rules.issuer(Tokens.ISSUER)
                                .profile(IdToken.forClient("orders").withoutNonce()),
                        c -> c.with("sub", ""),
                        "sub: expected 1 to 255 ASCII characters, was another text"),
                row(
                        rules -> plain.apply(rules).profile(SecurityEvent.rfc8417()),
                        c -> c.with("jti", "").with("events", Map.of("https://e.example", Map.of())),
                        "typ: expected \"secevent+jwt\", was missing; jti: expected a text that is not empty, was empty"));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void a_message_says_what_was_expected_and_no_value_of_the_token(
            UnaryOperator<JwtDecoderBuilder<JwtDecoder>> rules, UnaryOperator<JsonObject> claims, String message) {
        JwtDecoder decoder =
                rules.apply(Jwt.verifiedBy(Tokens.VERIFIER).clock(Tokens.CLOCK)).build();
        String token =
                Tokens.token(claims.apply(Tokens.good().build().toObject()).toJson());

        assertThatThrownBy(() -> decoder.decode(token))
                .isInstanceOf(InvalidTokenException.class)
                .hasMessage(message)
                .hasMessageNotContainingAny(HUSH, Long.toString(SECONDS));
    }

    @Test
    void an_issuer_that_is_not_known_is_not_shown_and_those_that_are_known_are() {
        JwtDecoder one = Tokens.strict().build();
        String token = Tokens.token(Tokens.good().issuer(HUSH));

        assertThatThrownBy(() -> Jwt.issuers(one).decode(token))
                .hasMessage("iss: expected \"https://login.example\", was another");
        assertThatThrownBy(() -> Jwt.issuers(name -> Optional.empty()).decode(token))
                .hasMessage("iss: expected an issuer that issuers(..) has a decoder for, was another");
    }

    @Test
    void another_typ_is_named_by_what_was_expected() {
        String token = Tokens.SIGNER
                .withType("hush+jwt")
                .sign(Tokens.good().build().toObject().toOctets());

        assertThatThrownBy(() -> Tokens.strict().type("at+jwt").build().decode(token))
                .hasMessage("typ: expected \"at+jwt\", was another");
        assertThatThrownBy(() -> Jwt.verifiedBy(Tokens.VERIFIER)
                        .audience(Tokens.AUDIENCE)
                        .clock(Tokens.CLOCK)
                        .profile(ClientAssertion.of(Tokens.ISSUER, (key, until) -> true))
                        .build()
                        .decode(token))
                .hasMessageContaining("typ: expected \"JWT\", \"client-authentication+jwt\" or none, was another");
    }

    @Test
    void a_claim_of_the_applications_own_that_is_no_time_is_told_as_one() {
        JwtClaims claims = JwtClaims.of(JsonObject.parse("{\"seen\":1768478700000,\"born\":-0.5}"));

        assertThatThrownBy(() -> claims.instant("seen")).hasMessageEndingWith("beyond the year 9999 (milliseconds?)");
        assertThatThrownBy(() -> claims.instant("born")).hasMessageEndingWith("was a negative number");
    }

    @Test
    void a_value_that_json_does_not_have_is_told_where_to_go() {
        record Session(String sub) {}

        assertThatIllegalArgumentException()
                .isThrownBy(() -> JwtClaims.builder().claim("d", new Session("hush")))
                .withMessageStartingWith("\"d\": expected a JSON value: ")
                .withMessageEndingWith("; for a record use object(name, value)");
    }

    @ParameterizedTest
    @CsvSource({
        "0,0 s",
        "59,59 s",
        "60,1 min",
        "3599,59 min 59 s",
        "3600,1 h",
        "86399,23 h 59 min",
        "86400,1 d",
        "90061,1 d 1 h"
    })
    void a_duration_is_shown_in_its_two_largest_units(long seconds, String shown) {
        assertThat(TimeRules.length(Duration.ofSeconds(seconds))).isEqualTo(shown);
    }
}
