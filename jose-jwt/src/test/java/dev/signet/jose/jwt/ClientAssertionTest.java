package dev.signet.jose.jwt;

import static dev.signet.jose.jwt.Tokens.CLOCK;
import static dev.signet.jose.jwt.Tokens.NOW;
import static dev.signet.jose.jwt.Tokens.SIGNER;
import static dev.signet.jose.jwt.Tokens.VERIFIER;
import static dev.signet.jose.jwt.Tokens.assertRefused;
import static dev.signet.jose.jwt.Tokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.Direct;
import dev.signet.jose.jwk.OctJwk;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What RFC 7523 section 3 says an authorization server MUST do, by its numbers. */
class ClientAssertionTest {

    private static final String SERVER = "https://login.example";

    private final Map<String, Object> used = new ConcurrentHashMap<>();
    private final JwtDecoder decoder = decoder("client-1");

    private JwtDecoder decoder(String clientId) {
        return Jwt.verifiedBy(VERIFIER)
                .audience(SERVER)
                .clock(CLOCK)
                .profile(ClientAssertion.of(clientId, (key, until) -> used.putIfAbsent(key, until) == null))
                .build();
    }

    private static JsonObject good() {
        return JsonObject.builder()
                .put("iss", "client-1")
                .put("sub", "client-1")
                .put("aud", SERVER)
                .put("exp", NOW.plusSeconds(60))
                .put("jti", "1")
                .build();
    }

    private void assertRejected(String claim, Code code, JsonObject claims) {
        assertRefused(claim, code, () -> decoder.decode(token(claims.toJson())));
    }

    @Test
    void an_empty_client_is_none() {
        assertThatThrownBy(() -> decoder("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void accepts_an_assertion_of_the_client_once() {
        String assertion = token(good().toJson());

        assertThat(decoder.decode(assertion).claims().subject()).contains("client-1");
        assertRefused("jti", Code.REPLAYED, () -> decoder.decode(assertion));
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "sub", "aud", "exp", "jti"})
    void numbers_1_to_4_and_7_demand_each_claim(String claim) {
        assertRejected(claim, Code.MISSING, good().without(claim));
    }

    @Test
    void an_identifier_is_not_empty() {
        assertRejected("jti", Code.MALFORMED, good().with("jti", ""));
    }

    @Test
    void number_1_the_issuer_is_the_client() {
        assertRejected("iss", Code.UNEXPECTED, good().with("iss", "client-2"));
    }

    @Test
    void number_2_the_subject_is_the_client() {
        assertRejected("sub", Code.UNEXPECTED, good().with("sub", "alice"));
    }

    @Test
    void number_3_the_audience_is_this_server_and_cannot_be_waived() {
        assertRejected("aud", Code.UNEXPECTED, good().with("aud", "https://other.example"));
        assertThatThrownBy(() -> Jwt.verifiedBy(VERIFIER)
                        .profile(ClientAssertion.of("client-1", (key, until) -> true))
                        .anyAudience()
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not anyAudience()");
    }

    @Test
    void number_4_it_has_not_expired() {
        assertRejected("exp", Code.EXPIRED, good().with("exp", NOW.minusSeconds(60)));
    }

    @Test
    void number_4_its_expiry_is_not_unreasonably_far_away() {
        assertThat(decoder.decode(
                        token(good().with("exp", NOW.plusSeconds(3_660)).toJson())))
                .isNotNull();
        assertRejected("exp", Code.LIVES_TOO_LONG, good().with("jti", "2").with("exp", NOW.plusSeconds(3_661)));
    }

    @Test
    void number_5_it_is_not_used_before_its_time() {
        assertRejected("nbf", Code.NOT_YET_VALID, good().with("nbf", NOW.plusSeconds(61)));
    }

    @Test
    void number_9_it_is_signed() {
        OctJwk key = OctJwk.generate(32);

        assertThatThrownBy(() -> Jwt.decryptedBy(Direct.DIR.decrypter(key, ContentEncryption.A256GCM))
                        .unsigned()
                        .profile(ClientAssertion.of("client-1", (id, until) -> true)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("requires a signature");
    }

    @Test
    void a_typ_of_its_own_or_none_will_do_and_that_of_another_kind_will_not() {
        byte[] claims = good().toOctets();

        assertThat(decoder.decode(SIGNER.withType("client-authentication+jwt").sign(claims)))
                .isNotNull();
        assertRefused(
                "typ",
                Code.UNEXPECTED,
                () -> decoder.decode(SIGNER.withType("at+jwt").sign(claims)));
    }

    @Test
    void many_clients_are_looked_up_by_the_name_in_the_assertion() {
        Map<String, JwtDecoder> clients = Map.of("client-1", decoder, "client-2", decoder("client-2"));
        JwtDecoder server = Jwt.issuers(clientId -> Optional.ofNullable(clients.get(clientId)));
        String two =
                token(good().with("iss", "client-2").with("sub", "client-2").toJson());

        assertThat(server.decode(token(good().toJson())).claims().issuer()).contains("client-1");
        assertThat(server.decode(two).claims().issuer()).contains("client-2");
        assertThatThrownBy(() -> server.decode(two)).isInstanceOf(InvalidTokenException.class);
        assertRefused(
                "iss",
                Code.UNKNOWN_ISSUER,
                () -> server.decode(token(good().with("iss", "client-3").toJson())));
    }
}
