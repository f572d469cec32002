package dev.signet.jose.jws;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import java.util.List;
import java.util.Optional;

/** Whatever is handed in as a JSON serialization, nothing but {@link InvalidTokenException} comes out. */
class JwsJsonFuzzTest {

    private static final Jwk KEY = JwsVectors.key("rfc7515/a1-hs256");
    private static final JwsVerifier SECRET = JwsVerifier.of(KEY, Hmac.HS256).acceptingUnencodedPayload();
    private static final JwsVerifier PUBLIC =
            JwsVerifier.of(JwkSet.of(JwsVectors.key("rfc7515/a3-es256")), Ecdsa.ES256);
    private static final JwsJsonVerifier ONE =
            JwsJsonVerifier.of(SignaturePolicy.all(), JwsVerifier.of(KEY, Hmac.HS256));
    private static final List<JwsJsonVerifier> VERIFIERS = List.of(
            JwsJsonVerifier.of(SignaturePolicy.all(), SECRET, PUBLIC),
            JwsJsonVerifier.of(SignaturePolicy.any(), SECRET, PUBLIC),
            JwsJsonVerifier.of(SignaturePolicy.these(SignaturePolicy.Name.of(Hmac.HS256, "k")), SECRET));

    @FuzzTest
    void verify(byte[] data) {
        String json = new String(data, UTF_8);
        for (JwsJsonVerifier verifier : VERIFIERS) {
            try {
                verifier.verify(json).json();
            } catch (InvalidTokenException expected) {
                // The only way out for a token that is not accepted.
            }
            try {
                verifier.verifyDetached(json, data);
            } catch (InvalidTokenException expected) {
                // As above.
            }
        }
    }

    /**
     * Three lines: a protected header, a header that is not protected, and a payload, with the right signature. In the
     * general and in the flattened form they are accepted alike.
     */
    @FuzzTest
    void verifySigned(byte[] data) {
        String[] lines = new String(data, ISO_8859_1).split("\n", 3);
        if (lines.length < 3 || !isShallowObject(lines[1])) {
            return;
        }
        String[] signed = Tokens.signed(KEY, Hmac.HS256, lines[0].getBytes(ISO_8859_1), lines[2].getBytes(ISO_8859_1))
                .split("\\.");
        if (signed.length < 3) {
            return;
        }
        String signature =
                "\"protected\":\"" + signed[0] + "\",\"header\":" + lines[1] + ",\"signature\":\"" + signed[2] + "\"";
        String payload = "{\"payload\":\"" + signed[1] + "\",";
        Optional<byte[]> flattened = payload(payload + signature + "}");
        assertThat(payload(payload + "\"signatures\":[{" + signature + "}]}").isPresent())
                .isEqualTo(flattened.isPresent());
        flattened.ifPresent(octets -> assertThat(octets).isEqualTo(lines[2].getBytes(ISO_8859_1)));
    }

    /** The general form is two deeper than the flattened one. */
    private static boolean isShallowObject(String json) {
        try {
            JsonObject.parse(json, TokenLimits.defaults().withJsonDepth(20));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Optional<byte[]> payload(String json) {
        try {
            return Optional.of(ONE.verify(json).payload());
        } catch (InvalidTokenException e) {
            return Optional.empty();
        }
    }
}
