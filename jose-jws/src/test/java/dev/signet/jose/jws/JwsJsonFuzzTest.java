package dev.signet.jose.jws;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Whatever is handed in as a JSON serialization, nothing but {@link InvalidTokenException} comes out. */
class JwsJsonFuzzTest {

    private static final Jwk KEY = JwsVectors.key("rfc7515/a1-hs256");
    private static final JwsVerifier SECRET = JwsVerifier.of(KEY, Hmac.HS256).acceptingUnencodedPayload();
    private static final JwsVerifier PUBLIC =
            JwsVerifier.of(JwkSet.of(JwsVectors.key("rfc7515/a3-es256")), Ecdsa.ES256);
    private static final List<JwsJsonVerifier> VERIFIERS = List.of(
            JwsJsonVerifier.of(SignaturePolicy.all(), SECRET, PUBLIC),
            JwsJsonVerifier.of(SignaturePolicy.any(), SECRET, PUBLIC),
            JwsJsonVerifier.of(SignaturePolicy.these(SignaturePolicy.Name.of(Hmac.HS256, "k")), SECRET));

    @FuzzTest
    void verify(byte[] data) {
        String json = new String(data, StandardCharsets.UTF_8);
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
}
