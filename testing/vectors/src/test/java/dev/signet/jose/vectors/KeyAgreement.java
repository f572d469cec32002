package dev.signet.jose.vectors;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.EcdhEs;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.Pem;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Key agreement, through the public API: the public key of a vector is the {@code epk} of a JWE, the private one its
 * recipient's, and the content is encrypted under what follows from the shared secret that the vector says.
 */
final class KeyAgreement {

    private static final ContentEncryption ENCRYPTION = ContentEncryption.A128GCM;
    private static final byte[] NO_KEY = {};

    private KeyAgreement() {}

    static Schema.Cases withJwks(JsonObject file, JsonObject group) {
        return test -> answer(test, Jwk.of(Members.object(test, "private")), Members.object(test, "public"));
    }

    static Schema.Cases withPem(JsonObject file, JsonObject group) {
        return test -> answer(
                test,
                Pem.key(Members.text(test, "private")),
                Pem.key(Members.text(test, "public")).publicMembers());
    }

    private static Answer answer(JsonObject test, Jwk recipient, JsonObject ephemeral) throws GeneralSecurityException {
        return answer(recipient, ephemeral, Members.hex(test, "shared"));
    }

    /** Returns whether the recipient comes to the shared secret. */
    static Answer answer(Jwk recipient, JsonObject ephemeral, byte[] shared) throws GeneralSecurityException {
        String jwe = MadeJwe.of(
                JsonObject.builder().put("alg", "ECDH-ES").put("epk", ephemeral), ENCRYPTION, NO_KEY, derived(shared));
        JweDecrypter.of(recipient, EcdhEs.ECDH_ES, ENCRYPTION).decrypt(jwe);
        return Answer.ACCEPTED;
    }

    /** RFC 7518 section 4.6.2, of which one round is enough: no apu, no apv. */
    private static byte[] derived(byte[] shared) throws GeneralSecurityException {
        byte[] name = ENCRYPTION.jwaName().getBytes(US_ASCII);
        MessageDigest hash = MessageDigest.getInstance("SHA-256");
        hash.update(int32(1));
        hash.update(shared);
        hash.update(int32(name.length));
        hash.update(name);
        hash.update(int32(0));
        hash.update(int32(0));
        hash.update(int32(ENCRYPTION.cekOctets() * Byte.SIZE));
        return Arrays.copyOf(hash.digest(), ENCRYPTION.cekOctets());
    }

    private static byte[] int32(int value) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
    }
}
