package dev.signet.jose.jwt.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.Direct;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jws.Hmac;
import dev.signet.jose.jwt.AccessToken;
import dev.signet.jose.jwt.ClaimRule;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.JwtClaimsBuilder;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.jwt.JwtDecoderBuilder;
import dev.signet.jose.jwt.JwtEncoder;
import dev.signet.jose.jwt.JwtProfile;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A profile and a rule in the package of an application can require what those of the library can. */
class OwnProfileTest {

    private static final JwtProfile TICKET = decoder -> decoder.requireSignature()
            .requireIssuer()
            .requireAudience()
            .type("ticket+jwt")
            .rule(ClaimRule.of(
                    "seat",
                    "a seat in the hall of the key",
                    (claims, context) -> claims.string("seat")
                            .filter(seat -> context.header()
                                    .keyId()
                                    .filter(seat::startsWith)
                                    .isPresent())
                            .isPresent()));
    private static final OctJwk KEY = OctJwk.generate(32).withKeyId("hall-1");
    private static final OctJwk CONTENT_KEY = OctJwk.generate(32);

    private static JwtDecoderBuilder<JwtDecoder> begun() {
        return Jwt.verifiedBy(Hmac.HS256.verifier(KEY));
    }

    private static String ticket(String seat) {
        return Jwt.signedWith(Hmac.HS256.signer(KEY).withType("ticket+jwt"))
                .encode(JwtClaims.builder()
                        .issuer("https://box-office.example")
                        .audience("doors")
                        .lifetime(Duration.ofMinutes(5))
                        .claim("seat", seat)
                        .build());
    }

    @Test
    void a_token_that_meets_it_is_accepted_and_one_that_does_not_is_refused() {
        JwtDecoder decoder = begun().issuer("https://box-office.example")
                .audience("doors")
                .profile(TICKET)
                .build();

        assertThat(decoder.decode(ticket("hall-1/7")).claims().string("seat")).contains("hall-1/7");
        assertThatThrownBy(() -> decoder.decode(ticket("hall-2/7")))
                .isInstanceOfSatisfying(
                        InvalidTokenException.class,
                        e -> assertThat(e.failures()).singleElement().satisfies(failure -> {
                            assertThat(failure.claim()).isEqualTo("seat");
                            assertThat(failure.code()).isEqualTo(Code.UNEXPECTED);
                        }));
    }

    @Test
    void the_issuer_cannot_be_waived_before_or_after_it() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        begun().anyIssuer().audience("doors").profile(TICKET).build())
                .withMessageContaining("not anyIssuer()");
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        begun().profile(TICKET).anyIssuer().audience("doors").build())
                .withMessageContaining("not anyIssuer()");
    }

    @Test
    void the_audience_cannot_be_waived_before_or_after_it() {
        assertThatIllegalStateException()
                .isThrownBy(() -> begun().issuer("https://box-office.example")
                        .anyAudience()
                        .profile(TICKET)
                        .build())
                .withMessageContaining("not anyAudience()");
        assertThatIllegalStateException()
                .isThrownBy(() -> begun().profile(TICKET)
                        .issuer("https://box-office.example")
                        .anyAudience()
                        .build())
                .withMessageContaining("not anyAudience()");
    }

    @Test
    void it_can_add_to_one_of_the_library() {
        JwtProfile tenants = decoder -> {
            AccessToken.rfc9068().applyTo(decoder);
            decoder.require("tenant");
        };
        JwtDecoder decoder = begun().issuer("https://login.example")
                .audience("orders")
                .profile(tenants)
                .build();
        JwtEncoder tokens = Jwt.signedWith(Hmac.HS256.signer(KEY).withType("at+jwt"));
        JwtClaimsBuilder claims = JwtClaims.builder()
                .issuer("https://login.example")
                .subject("alice")
                .audience("orders")
                .lifetime(Duration.ofMinutes(5))
                .jwtId()
                .claim("client_id", "client-1");
        String without = tokens.encode(claims.build());
        String with = tokens.encode(claims.claim("tenant", "t-1").build());

        assertThat(decoder.decode(with).claims().string("tenant")).contains("t-1");
        assertThatThrownBy(() -> decoder.decode(without))
                .isInstanceOfSatisfying(
                        InvalidTokenException.class,
                        e -> assertThat(e.failures()).singleElement().satisfies(failure -> {
                            assertThat(failure.claim()).isEqualTo("tenant");
                            assertThat(failure.code()).isEqualTo(Code.MISSING);
                        }));
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        begun().anyIssuer().audience("orders").profile(tenants).build())
                .withMessageContaining("not anyIssuer()");
    }

    @Test
    void a_decoder_of_tokens_that_are_not_signed_cannot_have_it() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Jwt.decryptedBy(Direct.DIR.decrypter(CONTENT_KEY, ContentEncryption.A256GCM))
                        .unsigned()
                        .profile(TICKET))
                .withMessageContaining("requires a signature");
        assertThat(Jwt.decryptedBy(Direct.DIR.decrypter(CONTENT_KEY, ContentEncryption.A256GCM))
                        .thenVerifiedBy(Hmac.HS256.verifier(KEY))
                        .profile(TICKET)
                        .issuer("https://box-office.example")
                        .audience("doors")
                        .build())
                .isNotNull();
    }
}
