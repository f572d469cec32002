package dev.signet.jose.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.BearerTokenException;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseException;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.core.ReplayStoreException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BearerRefusalTest {

    private static final BearerRefusal EXPIRED =
            BearerRefusal.of(new InvalidTokenException(Reason.EXPIRED, "exp: expected a later time"));

    @ParameterizedTest
    @EnumSource(
            value = BearerTokenException.Reason.class,
            names = {"MISSING", "OTHER_SCHEME"})
    void a_request_without_a_bearer_token_is_told_which_scheme_and_nothing_more(BearerTokenException.Reason reason) {
        BearerRefusal refusal = BearerRefusal.of(new BearerTokenException(reason, "a message"));

        assertThat(refusal.status()).isEqualTo(401);
        assertThat(refusal.error()).isEmpty();
        assertThat(refusal.description()).isEqualTo("a bearer token is needed");
        assertThat(refusal.headers()).isEqualTo(Map.of("WWW-Authenticate", "Bearer"));
        assertThat(challenge(refusal.withRealm("orders"))).isEqualTo("Bearer realm=\"orders\"");
    }

    @ParameterizedTest
    @CsvSource({
        "REPEATED, expected one Authorization field",
        "MALFORMED, expected Bearer and a token in the Authorization field",
        "TOO_LARGE, the Authorization field is too long"
    })
    void a_request_that_is_malformed_is_a_bad_request(BearerTokenException.Reason reason, String description) {
        BearerRefusal refusal = BearerRefusal.of(new BearerTokenException(reason, "a message"));

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.error()).contains("invalid_request");
        assertThat(challenge(refusal))
                .isEqualTo("Bearer error=\"invalid_request\", error_description=\"" + description + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "MALFORMED, the token is malformed",
        "TOO_LARGE, the token is too long",
        "UNSUPPORTED, the token needs an extension that is not supported",
        "ALGORITHM_NOT_ALLOWED, the token is not protected with a key and an algorithm that are accepted",
        "KEY_NOT_FOUND, the token is not protected with a key and an algorithm that are accepted",
        "SIGNATURE_INVALID, the token is not protected with a key and an algorithm that are accepted",
        "DECRYPTION_FAILED, the token is not protected with a key and an algorithm that are accepted",
        "EXPIRED, the token has expired",
        "NOT_YET_VALID, the token is not valid yet",
        "CLAIM_REJECTED, the claims of the token are not accepted"
    })
    void a_token_that_is_not_accepted_is_refused_by_reason(Reason reason, String description) {
        BearerRefusal refusal = BearerRefusal.of(new InvalidTokenException(reason, "for developers"));

        assertThat(refusal.status()).isEqualTo(401);
        assertThat(refusal.error()).contains("invalid_token");
        assertThat(refusal.description()).isEqualTo(description);
        assertThat(challenge(refusal.withRealm("orders")))
                .isEqualTo(
                        "Bearer realm=\"orders\", error=\"invalid_token\", error_description=\"" + description + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "sub, MISSING, the token lacks a claim",
        "sub, MALFORMED, a claim of the token is malformed",
        "sub, UNEXPECTED, a claim of the token is not accepted",
        "aud, UNEXPECTED, the token is for another audience",
        "iss, UNEXPECTED, the token is from another issuer",
        "typ, UNEXPECTED, the token is of another type",
        "exp, EXPIRED, the token has expired",
        "nbf, NOT_YET_VALID, the token is not valid yet",
        "iat, TOO_OLD, the token is too old",
        "exp, LIVES_TOO_LONG, the token is valid for too long",
        "iss, UNKNOWN_ISSUER, the issuer of the token is not known",
        "jti, REPLAYED, the token was used before",
        "ssn, NOT_SEALED, a claim of the token is not encrypted as it must be",
        "ssn, SEALED_ELSEWHERE, a claim of the token is not encrypted as it must be"
    })
    void a_claim_is_refused_by_the_code_of_the_first_failure(String claim, Code code, String description) {
        ClaimFailure last = new ClaimFailure("other", Code.EXPIRED, "a later time", "now");
        BearerRefusal refusal = BearerRefusal.of(
                new InvalidTokenException(List.of(new ClaimFailure(claim, code, "\"x\"", "a string"), last)));

        assertThat(refusal.status()).isEqualTo(401);
        assertThat(refusal.description()).isEqualTo(description);
    }

    @Test
    void what_a_service_cannot_check_is_to_be_retried() {
        for (JoseException away : List.of(new KeySourceException("down"), new ReplayStoreException("down"))) {
            BearerRefusal refusal = BearerRefusal.of(away).withRealm("orders");

            assertThat(refusal.status()).isEqualTo(503);
            assertThat(refusal.error()).isEmpty();
            assertThat(refusal.description()).isEqualTo("tokens cannot be checked at the moment");
            assertThat(refusal.headers()).isEqualTo(Map.of("Retry-After", "5"));
        }
    }

    /** A made-up kid gets the same: otherwise strangers could make a service answer 503. */
    @Test
    void an_unknown_key_is_the_tokens_fault_also_while_keys_cannot_be_fetched() {
        JoseException unknown = InvalidTokenException.keyNotFound("expected one key", Optional.of(Instant.EPOCH));

        assertThat(BearerRefusal.of(unknown).status()).isEqualTo(401);
    }

    /** RFC 6750 section 3.1 and RFC 6749 section 3.3. */
    @Test
    void a_token_that_does_not_allow_a_request_is_told_what_would() {
        BearerRefusal refusal = BearerRefusal.insufficientScope("orders:read orders:write");

        assertThat(refusal.status()).isEqualTo(403);
        assertThat(refusal.error()).contains("insufficient_scope");
        assertThat(challenge(refusal.withRealm("orders")))
                .isEqualTo("Bearer realm=\"orders\", error=\"insufficient_scope\","
                        + " error_description=\"the token does not allow this request\","
                        + " scope=\"orders:read orders:write\"");
    }

    @Test
    void any_challenge_may_name_the_scope_that_is_needed() {
        BearerRefusal missing =
                BearerRefusal.of(new BearerTokenException(BearerTokenException.Reason.MISSING, "a message"));

        assertThat(challenge(missing.withScope("read"))).isEqualTo("Bearer scope=\"read\"");
        assertThat(challenge(missing.withScope("read").withRealm("orders").withScope("write")))
                .isEqualTo("Bearer realm=\"orders\", scope=\"write\"");
        assertThat(challenge(missing)).isEqualTo("Bearer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "a ", " a", "a  b", "a\tb", "a\"b", "a\\b", "a\r\nb", "a\n", "\u00e4", "a\u007f", "a\u0000"
            })
    void a_scope_is_values_with_a_space_between_them(String scope) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BearerRefusal.insufficientScope(scope))
                .withMessage("scope: expected values of printable ASCII with a space between them"
                        + " (RFC 6749 section 3.3)");
        assertThatIllegalArgumentException().isThrownBy(() -> EXPIRED.withScope(scope));
    }

    /** RFC 9728 section 5.1. */
    @Test
    void any_challenge_may_say_where_the_metadata_of_the_service_is() {
        URI metadata = URI.create("https://api.example/.well-known/oauth-protected-resource");
        BearerRefusal missing =
                BearerRefusal.of(new BearerTokenException(BearerTokenException.Reason.MISSING, "a message"));

        assertThat(challenge(missing.withResourceMetadata(metadata)))
                .isEqualTo("Bearer resource_metadata=\"https://api.example/.well-known/oauth-protected-resource\"");
        assertThat(challenge(
                        missing.withResourceMetadata(metadata).withScope("read").withRealm("orders")))
                .isEqualTo("Bearer realm=\"orders\", scope=\"read\","
                        + " resource_metadata=\"https://api.example/.well-known/oauth-protected-resource\"");
        assertThat(challenge(EXPIRED.withResourceMetadata(metadata)))
                .isEqualTo("Bearer error=\"invalid_token\", error_description=\"the token has expired\","
                        + " resource_metadata=\"https://api.example/.well-known/oauth-protected-resource\"");
        assertThat(challenge(EXPIRED)).doesNotContain("resource_metadata");
    }

    @Test
    void an_answer_that_is_no_challenge_names_no_metadata() {
        BearerRefusal away = BearerRefusal.of(new KeySourceException("down"))
                .withResourceMetadata(URI.create("https://api.example/.well-known/oauth-protected-resource"));

        assertThat(away.headers()).isEqualTo(Map.of("Retry-After", "5"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.example, https://api.example",
        "HTTPS://api.example:8443/.well-known/oauth-protected-resource/orders?v=1,"
                + " HTTPS://api.example:8443/.well-known/oauth-protected-resource/orders?v=1",
        "https://[2001:db8::1]/m, https://[2001:db8::1]/m",
        "https://api.example/caf\u00e9, https://api.example/caf%C3%A9"
    })
    void the_metadata_is_at_an_https_url(URI url, String sent) {
        assertThat(challenge(EXPIRED.withResourceMetadata(url))).endsWith(", resource_metadata=\"" + sent + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.example/m",
                "https://alice@api.example/m",
                "https://api.example/m#f",
                "https:/m",
                "https:m",
                "https:///m",
                "//api.example/m",
                "/m",
                ""
            })
    void the_metadata_is_at_no_other_url(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EXPIRED.withResourceMetadata(URI.create(url)))
                .withMessage("resource_metadata: expected an absolute https URL with a host, without user information"
                        + " and without a fragment (RFC 9728 section 5.1)");
    }

    @Test
    void shows_what_is_answered() {
        assertThat(EXPIRED).hasToString("401: the token has expired");
    }

    @Test
    void a_scope_has_every_character_that_it_may_have() {
        assertThat(challenge(EXPIRED.withScope("!#[]~ https://api.example/a,b;c=(d)")))
                .endsWith(", scope=\"!#[]~ https://api.example/a,b;c=(d)\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nSet-Cookie: b=c", "a\n", "a\r", "a\tb", "\u0000", "\u007f", "caf\u00e9", "\u2028"})
    void a_realm_cannot_begin_another_field(String realm) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EXPIRED.withRealm(realm))
                .withMessage("realm: expected printable ASCII characters");
    }

    @Test
    void a_realm_cannot_begin_another_parameter() {
        assertThat(challenge(EXPIRED.withRealm("a\", error=\"none\\")))
                .startsWith("Bearer realm=\"a\\\", error=\\\"none\\\\\", error=\"invalid_token\"");
        assertThat(challenge(EXPIRED.withRealm(""))).startsWith("Bearer realm=\"\", error=");
        assertThat(challenge(EXPIRED.withRealm("the orders, all of them!")))
                .startsWith("Bearer realm=\"the orders, all of them!\", error=");
    }

    /** RFC 6750 section 3: %x20-21 / %x23-5B / %x5D-7E. */
    @Test
    void every_description_has_only_the_characters_that_it_may_have() {
        Stream<JoseException> requests = Arrays.stream(BearerTokenException.Reason.values())
                .map(reason -> new BearerTokenException(reason, "\u0000\""));
        Stream<JoseException> tokens =
                Arrays.stream(Reason.values()).map(reason -> new InvalidTokenException(reason, "\u0000\""));
        Stream<JoseException> claims = Arrays.stream(Code.values())
                .map(code ->
                        new InvalidTokenException(List.of(new ClaimFailure("\u0000\"", code, "\"\u0000", "\r\n"))));

        assertThat(Stream.of(requests, tokens, claims, Stream.<JoseException>of(new KeySourceException("\u0000\"")))
                        .flatMap(all -> all)
                        .map(refused -> BearerRefusal.of(refused).description()))
                .allMatch(description -> description.matches("[ !#-\\[\\]-~]+"));
    }

    @Test
    void neither_the_token_nor_the_message_reaches_the_client() {
        JwtDecoder decoder = Tokens.strict()
                .rule(ClaimRule.of("tier", "the tier \"gold\"", claims -> false))
                .build();
        String token = Tokens.token(Tokens.good().claim("tier", "silver"));

        assertThatThrownBy(() -> decoder.decode(
                        BearerToken.of(List.of("Bearer " + token)).value()))
                .hasMessageContaining("gold")
                .isInstanceOfSatisfying(JoseException.class, e -> {
                    BearerRefusal refusal = BearerRefusal.of(e);
                    assertThat(refusal.headers() + refusal.description() + refusal)
                            .contains("a claim of the token is not accepted")
                            .doesNotContain("gold", "silver", "tier", token);
                });
    }

    @Test
    void a_token_in_order_passes_and_one_that_is_used_again_is_refused_with_a_challenge() {
        JwtDecoder once = Tokens.strict()
                .maxLifetime(Duration.ofMinutes(10))
                .rejectingReplays((key, until) -> false)
                .build();
        List<String> field = List.of("Bearer " + Tokens.token(Tokens.good().jwtId("1")));

        assertThat(Tokens.strict()
                        .build()
                        .decode(BearerToken.of(field).value())
                        .claims()
                        .subject())
                .contains("alice");
        assertThatThrownBy(() -> once.decode(BearerToken.of(field).value()))
                .isInstanceOfSatisfying(
                        JoseException.class,
                        e -> assertThat(challenge(BearerRefusal.of(e)))
                                .isEqualTo("Bearer error=\"invalid_token\","
                                        + " error_description=\"the token was used before\""));
    }

    private static String challenge(BearerRefusal refusal) {
        assertThat(refusal.headers()).containsOnlyKeys("WWW-Authenticate");
        return refusal.headers().getOrDefault("WWW-Authenticate", "");
    }
}
