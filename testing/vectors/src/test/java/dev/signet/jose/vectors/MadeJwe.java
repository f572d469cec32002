package dev.signet.jose.vectors;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwe.BareEncryption;
import dev.signet.jose.jwe.BareEncryption.Encrypted;
import dev.signet.jose.jwe.ContentEncryption;
import java.security.GeneralSecurityException;

/** A JWE around a content encryption key that a vector says: it opens if, and only if, that key comes out. */
final class MadeJwe {

    private static final byte[] CONTENT = "content".getBytes(UTF_8);
    private static final int GCM_IV_OCTETS = 12;
    private static final int CBC_IV_OCTETS = 16;

    private MadeJwe() {}

    /**
     * Returns the compact serialization.
     *
     * @param header all members but {@code enc}
     */
    static String of(JsonObject.Builder header, ContentEncryption encryption, byte[] encryptedKey, byte[] cek)
            throws GeneralSecurityException {
        String encoded =
                Base64Url.encode(header.put("enc", encryption.jwaName()).build().toOctets());
        byte[] iv = new byte[encryption.jwaName().endsWith("GCM") ? GCM_IV_OCTETS : CBC_IV_OCTETS];
        Encrypted content = BareEncryption.encrypt(encryption, cek, iv, encoded.getBytes(US_ASCII), CONTENT);
        return String.join(
                ".",
                encoded,
                Base64Url.encode(encryptedKey),
                Base64Url.encode(iv),
                Base64Url.encode(content.ciphertext()),
                Base64Url.encode(content.tag()));
    }
}
