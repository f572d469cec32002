package dev.signet.jose.jwt;

import static dev.signet.jose.jwt.Tokens.SIGNER;
import static dev.signet.jose.jwt.Tokens.assertRefused;
import static dev.signet.jose.jwt.Tokens.good;
import static dev.signet.jose.jwt.Tokens.strict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How a profile and what else is said to a builder go together. */
class ProfileTest {

    private static final JwtProfile TICKET =
            decoder -> decoder.type("ticket+jwt").require("seat").maxLifetime(Duration.ofMinutes(10));

    @Test
    void an_application_can_have_its_own() {
        JwtDecoder decoder = strict().profile(TICKET).build();
        JwtClaims seated = good().claim("seat", "7").build();

        assertThat(decoder.decode(
                        SIGNER.withType("ticket+jwt").sign(seated.toObject().toOctets())))
                .isNotNull();
        assertRefused("typ", Code.UNEXPECTED, () -> decoder.decode(Tokens.token(seated)));
        assertRefused(
                "seat",
                Code.MISSING,
                () -> decoder.decode(SIGNER.withType("ticket+jwt")
                        .sign(good().build().toObject().toOctets())));
    }

    @Test
    void what_a_profile_says_cannot_be_said_otherwise_before_or_after_it() {
        assertThatThrownBy(() -> strict().type("JWT").profile(TICKET))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("type");
        assertThatThrownBy(() -> strict().profile(TICKET).maxLifetime(Duration.ofDays(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("maximum lifetime");
        assertThatThrownBy(() -> Jwt.verifiedBy(Tokens.VERIFIER)
                        .issuer(Tokens.ISSUER)
                        .profile(IdToken.forClient("client-1").withNonce("n"))
                        .audience("client-2"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("audience");
    }

    @Test
    void a_decoder_has_one() {
        assertThatThrownBy(() -> strict().profile(AccessToken.rfc9068()).profile(TICKET))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("profile");
    }

    @Test
    void no_kind_of_token_serves_as_another() {
        JwtDecoder access = strict().profile(AccessToken.rfc9068()).build();
        JwtDecoder event = strict().profile(SecurityEvent.rfc8417()).build();
        JwtDecoder id = Jwt.verifiedBy(Tokens.VERIFIER)
                .issuer(Tokens.ISSUER)
                .clock(Tokens.CLOCK)
                .profile(IdToken.forClient(Tokens.AUDIENCE).withoutNonce())
                .build();
        byte[] claims = good().jwtId("1")
                .claim("client_id", "client-1")
                .build()
                .toObject()
                .toOctets();

        assertThat(access.decode(SIGNER.withType("at+jwt").sign(claims))).isNotNull();
        assertThat(id.decode(SIGNER.sign(claims))).isNotNull();
        assertRefused(
                "typ",
                Code.UNEXPECTED,
                () -> id.decode(SIGNER.withType("at+jwt").sign(claims)));
        assertRefused("typ", Code.MISSING, () -> access.decode(SIGNER.sign(claims)));
        assertThatThrownBy(() -> event.decode(SIGNER.withType("at+jwt").sign(claims)))
                .hasMessageContaining("secevent+jwt");
    }
}
