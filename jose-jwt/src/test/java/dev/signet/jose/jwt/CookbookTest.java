package dev.signet.jose.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.RsaOaep;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.RsaJwk;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jws.RsaPss;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** RFC 7520 section 6: claims that are signed with PS256 and then encrypted with RSA-OAEP and A128GCM. */
class CookbookTest {

    private static final Instant BEFORE_EXPIRY = Instant.ofEpochSecond(1_300_819_379);

    @Test
    void decodes_the_nested_token() throws IOException {
        JsonObject file = file();

        VerifiedJwt jwt = decoder(file, BEFORE_EXPIRY).decode(token(file));

        assertThat(jwt.claims().issuer()).contains("hobbiton.example");
        assertThat(jwt.encryptionHeader()).isPresent();
        assertThat(jwt.algorithm()).isEqualTo(RsaPss.PS256);
    }

    @Test
    void refuses_it_once_it_has_expired() throws IOException {
        JsonObject file = file();
        JwtDecoder late = decoder(file, BEFORE_EXPIRY.plusSeconds(61));

        assertThatThrownBy(() -> late.decode(token(file)))
                .isInstanceOfSatisfying(
                        InvalidTokenException.class, e -> assertThat(e.reason()).isEqualTo(Reason.EXPIRED));
    }

    private static JwtDecoder decoder(JsonObject file, Instant now) {
        RsaJwk recipient = (RsaJwk) key(file, "recipient");
        return Jwt.decryptedBy(RsaOaep.RSA_OAEP.decrypter(recipient, ContentEncryption.A128GCM))
                .thenVerifiedBy(JwsVerifier.of(JwkSet.of(key(file, "issuer")), RsaPss.PS256))
                .issuer("hobbiton.example")
                .anyAudience()
                .clock(Clock.fixed(now, ZoneOffset.UTC))
                .build();
    }

    private static Jwk key(JsonObject file, String owner) {
        return Jwk.of(file.object(owner).orElseThrow());
    }

    private static String token(JsonObject file) {
        return file.string("compact").orElseThrow();
    }

    private static JsonObject file() throws IOException {
        try (InputStream in = CookbookTest.class.getResourceAsStream("/rfc7520/6.json")) {
            return JsonObject.parse(in.readAllBytes());
        }
    }
}
