package dev.signet.jose.jws;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Whatever is handed in as a token, nothing but {@link InvalidTokenException} comes out. */
class CompactJwsFuzzTest {

    private static final Jwk KEY = JwsVectors.key("rfc7515/a1-hs256");
    private static final List<JwsVerifier> VERIFIERS = List.of(
            JwsVerifier.of(KEY, Hmac.HS256),
            JwsVerifier.of(
                    JwkSet.of(
                            JwsVectors.key("rfc7515/a2-rs256"),
                            JwsVectors.key("rfc7515/a3-es256"),
                            JwsVectors.key("rfc8037/a4-eddsa")),
                    RsaPkcs1.RS256,
                    Ecdsa.ES256,
                    EdDsa.EDDSA));

    @FuzzTest
    void verify(byte[] data) {
        String token = new String(data, StandardCharsets.UTF_8);
        for (JwsVerifier verifier : VERIFIERS) {
            try {
                verifier.verify(token).json();
            } catch (InvalidTokenException expected) {
                // The only way out for a token that is not accepted.
            }
        }
    }

    /** The header is anything, the signature is right: whatever lies behind the signature is reached too. */
    @FuzzTest
    void verifySigned(byte[] data) {
        int cut = data.length == 0 ? 0 : (data[0] & 0xff) % data.length;
        byte[] header = java.util.Arrays.copyOf(data, cut);
        byte[] payload = java.util.Arrays.copyOfRange(data, cut, data.length);
        try {
            VERIFIERS
                    .get(0)
                    .verify(Tokens.signed(KEY, Hmac.HS256, header, payload))
                    .json();
        } catch (InvalidTokenException expected) {
            // As above.
        }
    }
}
