package dev.signet.jose.vectors;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwe.BareEncryption;
import dev.signet.jose.jwe.BareEncryption.Encrypted;
import dev.signet.jose.jwe.ContentEncryption;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;

/** Authenticated encryption with associated data that no JWE has: the JWE Protected Header is missing from it. */
final class Contents {

    private static final int GCM_IV_BITS = 96;
    private static final int GCM_TAG_BITS = 128;

    private Contents() {}

    static Schema.Cases open(JsonObject file, JsonObject group) {
        String algorithm = Members.text(file, "algorithm");
        int keyBits = Members.integer(group, "keySize");
        boolean gcm = algorithm.equals("AES-GCM");
        Optional<ContentEncryption> encryption =
                gcm ? ContentEncryption.named("A" + keyBits + "GCM") : ContentEncryption.named(algorithm);
        if (encryption.isEmpty()) {
            return Schema.skipping("no algorithm of JOSE: " + algorithm + " with keys of " + keyBits + " bits");
        }
        if (gcm && Members.integer(group, "ivSize") != GCM_IV_BITS) {
            return Schema.skipping("initialization vector of other than 96 bits");
        }
        if (gcm && Members.integer(group, "tagSize") != GCM_TAG_BITS) {
            return Schema.skipping("tag of other than 128 bits");
        }
        return test -> answer(encryption.get(), test);
    }

    private static Answer answer(ContentEncryption encryption, JsonObject test) throws GeneralSecurityException {
        byte[] key = Members.hex(test, "key");
        byte[] iv = Members.hex(test, "iv");
        byte[] aad = Members.hex(test, "aad");
        byte[] message = Members.hex(test, "msg");
        Encrypted encrypted = new Encrypted(Members.hex(test, "ct"), Members.hex(test, "tag"));
        byte[] plaintext = BareEncryption.decrypt(encryption, key, iv, aad, encrypted);
        Encrypted made = BareEncryption.encrypt(encryption, key, iv, aad, plaintext);
        return Answer.accepted(Arrays.equals(plaintext, message)
                && Arrays.equals(made.ciphertext(), encrypted.ciphertext())
                && Arrays.equals(made.tag(), encrypted.tag()));
    }
}
