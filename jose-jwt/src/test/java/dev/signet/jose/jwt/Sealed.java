package dev.signet.jose.jwt;

import static dev.signet.jose.jwe.ContentEncryption.A256GCM;
import static dev.signet.jose.jwe.RsaOaep.RSA_OAEP_256;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwe.internal.EncryptionSeries;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.RsaJwk;
import dev.signet.jose.jws.Hmac;
import dev.signet.jose.jws.JwsSigner;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A clinic, an insurer and an issuer, and seals with one thing wrong. */
final class Sealed {

    static final RsaJwk CLINIC_KEY = RsaJwk.generate(2048).withKeyId("clinic");
    static final RsaJwk INSURER_KEY = RsaJwk.generate(2048).withKeyId("insurer");
    static final OctJwk ISSUER_KEY = OctJwk.generate(32);

    static final JweEncrypter TO_CLINIC = RSA_OAEP_256.encrypter(CLINIC_KEY, A256GCM);
    static final JweEncrypter TO_INSURER = RSA_OAEP_256.encrypter(INSURER_KEY, A256GCM);
    static final JweDecrypter CLINIC = RSA_OAEP_256.decrypter(CLINIC_KEY, A256GCM);
    static final JweDecrypter INSURER = RSA_OAEP_256.decrypter(INSURER_KEY, A256GCM);
    static final JwsSigner SIGNER = Hmac.HS256.signer(ISSUER_KEY);

    static final JsonObject CLAIMS = JsonObject.parse("{\"iss\":\"https://hospital.example\",\"sub\":\"p-17\","
            + "\"jti\":\"t-1\",\"ssn\":\"078-05-1120\",\"diagnosis\":[\"J45\",{\"since\":2019}],"
            + "\"patient\":{\"name\":\"Alice\",\"address\":{\"street\":\"Elm 1\",\"city\":\"Basel\"}}}");

    /** The seal of "ssn" in {@link #CLAIMS}, as its header says it. */
    static final JsonObject SSN_PLACE = JsonObject.parse(
            "{\"claim\":[\"ssn\"],\"iss\":\"https://hospital.example\",\"sub\":\"p-17\",\"jti\":\"t-1\"}");

    private Sealed() {}

    static JwtDecoderBuilder<JwtDecoder> decoder() {
        return Jwt.verifiedBy(Hmac.HS256.verifier(ISSUER_KEY))
                .anyIssuer()
                .anyAudience()
                .noExpiryNeeded();
    }

    static JwtClaims claims() {
        return JwtClaims.of(CLAIMS);
    }

    static String token(JsonObject claims) {
        return SIGNER.sign(claims.toOctets());
    }

    /** Returns the claims of a token as they stand there. */
    static JsonObject payload(String token) {
        return JsonObject.parse(Base64Url.decode(token.split("\\.", -1)[1]));
    }

    static JsonObject header(String token) {
        return JsonObject.parse(Base64Url.decode(token.split("\\.", -1)[0]));
    }

    static String part(String token, int index) {
        return token.split("\\.", -1)[index];
    }

    /** Returns a seal whose place is this, whatever it is. */
    static String seal(JweEncrypter recipient, JsonObject place, String plaintext) {
        return entry(
                recipient.withType("sealed-claim").withContentType("json"),
                JsonObject.builder().put("sealed", place).build(),
                plaintext);
    }

    /** Returns a JWE with these critical parameters, under the encrypter's own {@code typ} and {@code cty}. */
    static String entry(JweEncrypter recipient, JsonObject critical, String plaintext) {
        try (EncryptionSeries series = EncryptionSeries.of(recipient)) {
            return series.encrypt(plaintext.getBytes(UTF_8), critical);
        }
    }

    static InvalidTokenException refusal(ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).isExactlyInstanceOf(InvalidTokenException.class);
        return (InvalidTokenException) thrown;
    }

    static List<ClaimFailure> failures(ThrowingCallable call) {
        return refusal(call).failures();
    }
}
