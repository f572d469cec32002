package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.OctJwk;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Whatever is handed in as a token, nothing but {@link InvalidTokenException} comes out. */
class CompactJweFuzzTest {

    private static final byte[] SECRET = new byte[32];
    private static final JsonObject PASSWORD = Facts.of("vectors/rfc7517/c-pbes2-encrypted-jwk.json");
    private static final List<JweDecrypter> DECRYPTERS = List.of(
            JweDecrypter.of(
                            JwkSet.of(
                                    Keys.RSA,
                                    Jwk.of(Facts.of("rfc7518/c-ecdh-es.json")
                                            .object("recipient_private")
                                            .orElseThrow()),
                                    OctJwk.of(SECRET),
                                    OctJwk.of(new byte[16])),
                            Set.of(
                                    Direct.DIR,
                                    RsaOaep.RSA_OAEP,
                                    AesKeyWrap.A128KW,
                                    AesGcmKeyWrap.A256GCMKW,
                                    EcdhEs.ECDH_ES,
                                    EcdhEs.ECDH_ES_A128KW),
                            ContentEncryption.A256GCM,
                            ContentEncryption.values())
                    .inflating(100_000),
            InsecureRsa15.RSA1_5.decrypter(Keys.OTHER_RSA, ContentEncryption.A128CBC_HS256),
            Pbes2.PBES2_HS256_A128KW.decrypter(
                    Facts.text(PASSWORD, "password_utf8").toCharArray(), 5000, ContentEncryption.A128CBC_HS256));

    @FuzzTest
    void decrypt(byte[] data) {
        String token = new String(data, UTF_8);
        for (JweDecrypter decrypter : DECRYPTERS) {
            read(decrypter, token);
        }
    }

    /**
     * The header is anything, the content is encrypted under the shared key: what lies behind the tag is reached too.
     */
    @FuzzTest
    void decryptEncrypted(byte[] data) throws GeneralSecurityException {
        int cut = data.length == 0 ? 0 : (data[0] & 0xff) % data.length;
        byte[] header = Arrays.copyOf(data, cut);
        byte[] plaintext = Arrays.copyOfRange(data, cut, data.length);
        read(DECRYPTERS.get(0), Tokens.encrypted(SECRET, ContentEncryption.A256GCM, header, plaintext));
    }

    /** What is inflated is anything. */
    @FuzzTest
    void inflate(byte[] data) throws GeneralSecurityException {
        byte[] header = "{\"alg\":\"dir\",\"enc\":\"A128CBC-HS256\",\"zip\":\"DEF\"}".getBytes(UTF_8);
        read(DECRYPTERS.get(0), Tokens.encrypted(SECRET, ContentEncryption.A128CBC_HS256, header, data));
    }

    private static void read(JweDecrypter decrypter, String token) {
        try {
            decrypter.decrypt(token).json();
        } catch (InvalidTokenException expected) {
            // The only way out for a token that is not accepted.
        }
    }
}
