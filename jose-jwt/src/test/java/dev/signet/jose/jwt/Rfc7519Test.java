package dev.signet.jose.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jws.Hmac;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** The token that RFC 7519 section 3.1 prints; it expired in 2011. */
class Rfc7519Test {

    private static final Instant EXPIRY = Instant.ofEpochSecond(1_300_819_380);
    private final JsonObject file = read();
    private final OctJwk key = (OctJwk) Jwk.of(file.object("key").orElseThrow());
    private final String token = file.string("compact").orElseThrow();

    @Test
    void is_accepted_in_its_time() {
        JwtClaims claims = decoderAt(EXPIRY.minusSeconds(1)).decode(token).claims();

        assertThat(claims.issuer()).contains("joe");
        assertThat(claims.expiresAt()).contains(EXPIRY);
        assertThat(claims.bool("http://example.com/is_root")).contains(true);
    }

    @Test
    void is_refused_today() {
        assertThatThrownBy(() -> decoderAt(Instant.ofEpochSecond(1_800_000_000)).decode(token))
                .isInstanceOfSatisfying(
                        InvalidTokenException.class, e -> assertThat(e.reason()).isEqualTo(Reason.EXPIRED));
    }

    private JwtDecoder decoderAt(Instant now) {
        return Jwt.verifiedBy(Hmac.HS256.verifier(key))
                .issuer("joe")
                .anyAudience()
                .clock(Clock.fixed(now, ZoneOffset.UTC))
                .build();
    }

    private static JsonObject read() {
        try (InputStream in = Rfc7519Test.class.getResourceAsStream("/rfc7519/3-1.json")) {
            return JsonObject.parse(in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
