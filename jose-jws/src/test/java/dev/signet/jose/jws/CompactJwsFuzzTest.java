package dev.signet.jose.jws;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Whatever is handed in as a token, nothing but {@link InvalidTokenException} comes out. */
class CompactJwsFuzzTest {

    private static final Jwk KEY = JwsVectors.key("rfc7515/a1-hs256");
    private static final JwsVerifier SECRET = JwsVerifier.of(KEY, Hmac.HS256);
    private static final JwsVerifier UNENCODED = SECRET.acceptingUnencodedPayload();
    private static final List<JwsVerifier> VERIFIERS = List.of(
            SECRET,
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
        String token = new String(data, UTF_8);
        for (JwsVerifier verifier : VERIFIERS) {
            try {
                VerifiedJws jws = verifier.verify(token);
                assertThat(jws.payload()).isEqualTo(Base64Url.decode(token.split("\\.", -1)[1]));
                jws.json();
            } catch (InvalidTokenException expected) {
                // The only way out for a token that is not accepted.
            }
        }
    }

    /**
     * The header is anything, the signature is right: whatever lies behind the signature is reached too. One character
     * of what is accepted is then changed.
     */
    @FuzzTest
    void verifySigned(byte[] data) {
        int cut = data.length == 0 ? 0 : (data[0] & 0xff) % data.length;
        byte[] payload = Arrays.copyOfRange(data, cut, data.length);
        String token = Tokens.signed(KEY, Hmac.HS256, Arrays.copyOf(data, cut), payload);
        try {
            VerifiedJws jws = SECRET.verify(token);
            assertThat(jws.payload()).isEqualTo(payload);
            assertThatThrownBy(() -> SECRET.verify(changed(token, data[data.length - 1] & 0xff)))
                    .isInstanceOf(InvalidTokenException.class);
            jws.json();
        } catch (InvalidTokenException expected) {
            // As above.
        }
    }

    /**
     * The header is what comes before the first new line, the payload what comes after it, and the signature is right.
     * An array, a buffer and a stream are accepted alike.
     */
    @FuzzTest
    void verifyDetached(byte[] data) {
        int end = 0;
        while (end < data.length && data[end] != '\n') {
            end++;
        }
        byte[] header = Arrays.copyOf(data, end);
        byte[] payload = Arrays.copyOfRange(data, Math.min(end + 1, data.length), data.length);
        for (String text : List.of(Base64Url.encode(payload), new String(payload, ISO_8859_1))) {
            String signed = Tokens.signedText(KEY, Hmac.HS256, Base64Url.encode(header) + "." + text);
            String detached =
                    signed.substring(0, signed.indexOf('.')) + "." + signed.substring(signed.lastIndexOf('.'));
            String outcome = outcome(() -> UNENCODED.verifyDetached(detached, payload));
            assertThat(outcome(() -> UNENCODED.verifyDetached(detached, ByteBuffer.wrap(payload))))
                    .isEqualTo(outcome);
            assertThat(outcome(() -> streamed(detached, payload))).isEqualTo(outcome);
        }
    }

    private static VerifiedSignature streamed(String detached, byte[] payload) {
        try {
            return UNENCODED.verifyDetached(detached, new ByteArrayInputStream(payload));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String outcome(Supplier<VerifiedSignature> verification) {
        try {
            return verification.get().header().toString();
        } catch (InvalidTokenException e) {
            return e.reason() + e.getMessage();
        }
    }

    private static String changed(String token, int at) {
        int place = at % token.length();
        char other = token.charAt(place) == 'A' ? 'B' : 'A';
        return token.substring(0, place) + other + token.substring(place + 1);
    }
}
