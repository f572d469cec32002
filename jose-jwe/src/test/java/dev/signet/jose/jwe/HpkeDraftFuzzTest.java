package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.Jwk;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Whatever is handed in as a token with HPKE, nothing but {@link InvalidTokenException} comes out. */
class HpkeDraftFuzzTest {

    private static final JsonObject X25519 =
            Facts.of("rfc9180/base-psk.json").objects("settings").orElseThrow().get(0);
    private static final JsonObject P_256 =
            Facts.of("rfc9180/base-psk.json").objects("settings").orElseThrow().get(4);

    private static final Jwk OKP = Jwk.of(JsonObject.builder()
            .put("kty", "OKP")
            .put("crv", "X25519")
            .put("x", Base64Url.encode(Facts.hex(X25519, "pkRm")))
            .put("d", Base64Url.encode(Facts.hex(X25519, "skRm")))
            .build());
    private static final Jwk EC = Jwk.of(JsonObject.builder()
            .put("kty", "EC")
            .put("crv", "P-256")
            .put("x", Base64Url.encode(Arrays.copyOfRange(Facts.hex(P_256, "pkRm"), 1, 33)))
            .put("y", Base64Url.encode(Arrays.copyOfRange(Facts.hex(P_256, "pkRm"), 33, 65)))
            .put("d", Base64Url.encode(Facts.hex(P_256, "skRm")))
            .build());

    private static final List<JweDecrypter> DECRYPTERS = Stream.of(
                    HpkeDraft.HPKE_0.decrypter(EC),
                    HpkeDraft.HPKE_3.decrypter(OKP, HpkeKeyring.shared(1)),
                    HpkeDraft.HPKE_4.decrypter(OKP),
                    HpkeDraftKeyEncryption.HPKE_0_KE.decrypter(EC, HpkeKeyring.shared(1), ContentEncryption.A128GCM),
                    HpkeDraftKeyEncryption.HPKE_3_KE.decrypter(OKP, ContentEncryption.A128CBC_HS256))
            .map(decrypter -> decrypter.inflating(100_000))
            .toList();

    private static final JweJsonDecrypter JSON =
            JweJsonDecrypter.of(DECRYPTERS.get(0), DECRYPTERS.subList(1, 5).toArray(JweDecrypter[]::new));

    @FuzzTest
    void decrypt(byte[] data) {
        String token = new String(data, UTF_8);
        for (JweDecrypter decrypter : DECRYPTERS) {
            try {
                decrypter.decrypt(token).json();
            } catch (InvalidTokenException expected) {
                // The only way out for a token that is not accepted.
            }
        }
        try {
            JSON.decrypt(token).json();
        } catch (InvalidTokenException expected) {
            // As above.
        }
    }
}
