package dev.signet.jose.jwt;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwe.AesKeyWrap;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwk.OctJwk;
import java.util.List;

/** Hostile seals under a valid signature: they are opened or refused, and nothing else comes out. */
class SealedClaimsFuzzTest {

    private static final OctJwk KEY = OctJwk.generate(32);
    private static final JweEncrypter ENCRYPTER = AesKeyWrap.A256KW.encrypter(KEY, ContentEncryption.A256GCM);
    private static final JweDecrypter DECRYPTER = AesKeyWrap.A256KW.decrypter(KEY, ContentEncryption.A256GCM);
    private static final JwtDecoder OPENING =
            Sealed.decoder().opening(DECRYPTER, "ssn", "patient.ssn").build();
    private static final JwtDecoder PLAIN = Sealed.decoder().build();

    /** Any text in place of a seal, spliced into a good one, and as the plaintext of a good one. */
    @FuzzTest
    void open(byte[] data) {
        String good = Sealed.seal(ENCRYPTER, Sealed.SSN_PLACE, "1");
        String text = new String(data, ISO_8859_1);
        int from = data.length == 0 ? 0 : (data[0] & 0xff) % good.length();
        decode(Sealed.CLAIMS.with("ssn", text));
        decode(Sealed.CLAIMS.with("ssn", List.of(good, text)));
        decode(Sealed.CLAIMS.with("ssn", good.substring(0, from) + text + good.substring(from)));
        decode(Sealed.CLAIMS.with("ssn", Sealed.seal(ENCRYPTER, Sealed.SSN_PLACE, text)));
        decode(Sealed.CLAIMS.with(
                "patient", JsonObject.builder().put("ssn", text).build()));
    }

    /** Any header of a seal, in base64url, and as the place of a good one. */
    @FuzzTest
    void header(byte[] header) {
        decode(Sealed.CLAIMS.with("ssn", Base64Url.encode(header) + ".AA.AAAAAAAAAAAAAAAA.AA.AAAAAAAAAAAAAAAAAAAAAA"));
        JsonObject place;
        try {
            place = JsonObject.parse(header);
        } catch (IllegalArgumentException e) {
            return;
        }
        decode(Sealed.CLAIMS.with("ssn", Sealed.seal(ENCRYPTER, place, "1")));
    }

    /** Any claims at all. */
    @FuzzTest
    void claims(byte[] claims) {
        decode(Sealed.SIGNER.sign(claims));
    }

    private static void decode(JsonObject claims) {
        decode(Sealed.token(claims));
    }

    private static void decode(String token) {
        for (JwtDecoder decoder : List.of(OPENING, PLAIN)) {
            try {
                JwtClaims claims = decoder.decode(token).claims();
                claims.isSealed("ssn");
                claims.string("ssn");
                claims.object("patient");
            } catch (InvalidTokenException expected) {
                // The only way out for a token that is not accepted.
            }
        }
    }
}
