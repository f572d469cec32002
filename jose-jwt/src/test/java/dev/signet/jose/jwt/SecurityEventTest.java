package dev.signet.jose.jwt;

import static dev.signet.jose.jwt.Tokens.CLOCK;
import static dev.signet.jose.jwt.Tokens.ISSUER;
import static dev.signet.jose.jwt.Tokens.NOW;
import static dev.signet.jose.jwt.Tokens.SIGNER;
import static dev.signet.jose.jwt.Tokens.VERIFIER;
import static dev.signet.jose.jwt.Tokens.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.core.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What RFC 8417 demands of a Security Event Token. */
class SecurityEventTest {

    private static final JwtDecoder DECODER = builder().build();

    private static JwtDecoderBuilder<JwtDecoder> builder() {
        return Jwt.verifiedBy(VERIFIER)
                .issuer(ISSUER)
                .audience("receiver")
                .clock(CLOCK)
                .profile(SecurityEvent.rfc8417());
    }

    private static JsonObject good() {
        return JsonObject.parse("""
                {"iss":"https://login.example","aud":"receiver","iat":1800000000,"jti":"1",
                 "events":{"urn:example:logout":{"session":"7"},"https://events.example/audit":{}}}""");
    }

    private static String token(JsonObject claims) {
        return SIGNER.withType("secevent+jwt").sign(claims.toOctets());
    }

    private static void assertRejected(String claim, Code code, JsonObject claims) {
        assertRefused(claim, code, () -> DECODER.decode(token(claims)));
    }

    @Test
    void accepts_an_event_without_an_expiry() {
        assertThat(DECODER.decode(token(good())).claims().object("events")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "iat", "jti", "events"})
    void section_2_2_demands_each_of_four_claims(String claim) {
        assertRejected(claim, Code.MISSING, good().without(claim));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "\"urn:example:logout\"",
                "{\"logout\":{}}",
                "{\"\":{}}",
                "{\"urn:example:logout\":[]}",
                "{\"urn:example:logout\":null}",
                "{\"urn:example:logout\":{},\"no uri\":{}}",
                "{\"urn:example:logout\":{},\"http://[\":{}}"
            })
    void section_2_2_events_is_an_object_of_objects_named_by_URIs(String events) {
        Object value =
                JsonObject.parse("{\"events\":" + events + "}").value("events").orElseThrow();

        assertRejected("events", Code.MALFORMED, good().with("events", value));
    }

    @Test
    void an_identifier_is_not_empty() {
        assertRejected("jti", Code.MALFORMED, good().with("jti", ""));
    }

    @Test
    void section_2_3_demands_the_explicit_type() {
        byte[] claims = good().toOctets();

        assertRefused("typ", Code.MISSING, () -> DECODER.decode(SIGNER.sign(claims)));
        assertRefused(
                "typ",
                Code.UNEXPECTED,
                () -> DECODER.decode(SIGNER.withType("JWT").sign(claims)));
        assertThat(DECODER.decode(SIGNER.withType("application/secevent+jwt").sign(claims)))
                .isNotNull();
    }

    @Test
    void an_audience_that_is_stated_counts_and_can_be_waived() {
        JwtDecoder anyone = Jwt.verifiedBy(VERIFIER)
                .issuer(ISSUER)
                .anyAudience()
                .clock(CLOCK)
                .profile(SecurityEvent.rfc8417())
                .build();

        assertRejected("aud", Code.UNEXPECTED, good().with("aud", "another"));
        assertThat(anyone.decode(token(good().without("aud")))).isNotNull();
    }

    @Test
    void the_issuer_cannot_be_waived() {
        assertThatThrownBy(() -> Jwt.verifiedBy(VERIFIER)
                        .anyIssuer()
                        .anyAudience()
                        .profile(SecurityEvent.rfc8417())
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not anyIssuer()");
    }

    @Test
    void an_expiry_that_is_there_counts() {
        assertRejected("exp", Code.EXPIRED, good().with("exp", NOW.minusSeconds(60)));
    }

    @Test
    void optional_claims_have_their_types() {
        assertRejected("toe", Code.MALFORMED, good().with("toe", "yesterday"));
        assertRejected("txn", Code.MALFORMED, good().with("txn", 7));
    }

    @Test
    void a_maximum_age_tells_when_an_event_without_expiry_may_be_forgotten() {
        Map<String, Instant> held = new ConcurrentHashMap<>();
        ReplayStore store = (key, until) -> held.putIfAbsent(key, until) == null;
        JwtDecoder once =
                builder().maxAge(Duration.ofDays(1)).rejectingReplays(store).build();

        assertThat(once.decode(token(good()))).isNotNull();
        assertRefused("jti", Code.REPLAYED, () -> once.decode(token(good())));
        assertThat(held.values()).containsExactly(NOW.plus(Duration.ofDays(1)).plusSeconds(60));
    }

    @Test
    void the_earlier_end_tells_when_an_event_may_be_forgotten() {
        Map<String, Instant> held = new ConcurrentHashMap<>();
        JwtDecoder once = builder()
                .maxAge(Duration.ofDays(1))
                .rejectingReplays((key, until) -> held.putIfAbsent(key, until) == null)
                .build();

        once.decode(token(good().with("exp", NOW.plusSeconds(300))));

        assertThat(held.values()).containsExactly(NOW.plusSeconds(360));
    }

    @Test
    void without_a_maximum_age_replays_cannot_be_told_and_the_token_is_refused() {
        JwtDecoder once = builder().rejectingReplays((key, until) -> true).build();

        assertRefused("exp", Code.MISSING, () -> once.decode(token(good())));
    }
}
