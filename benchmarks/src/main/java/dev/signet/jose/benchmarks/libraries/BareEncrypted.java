package dev.signet.jose.benchmarks.libraries;

import dev.signet.jose.benchmarks.tokens.Content;
import dev.signet.jose.benchmarks.tokens.Encryption;
import dev.signet.jose.benchmarks.tokens.KeyManagement;
import dev.signet.jose.benchmarks.tokens.Keys;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/**
 * The primitives alone, by the providers that the process lists first, over octets that are ready: objects and keys that can
 * be made once are made once, and what a message must have of its own (content encryption key, IV, ephemeral key, salt) is
 * drawn. No header is written or read, nothing is encoded or decoded. Several messages are decrypted in turn, as by the
 * libraries: the JDK's ciphers see that a key is the one they had, and then do not expand it again. Not thread-safe.
 */
public final class BareEncrypted {

    private static final int CEK_OCTETS = 32;
    private static final int GCM_IV_OCTETS = 12;
    private static final int GCM_TAG_BITS = 128;
    private static final int CBC_IV_OCTETS = 16;
    private static final int SALT_OCTETS = 16;
    private static final byte[] OTHER_INFO = new byte[4 + 14 + 4 + 4 + 4];
    private static final AlgorithmParameterSpec OAEP =
            new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

    private final Encryption encryption;
    private final Keys keys;
    private final SecureRandom random = new SecureRandom();
    private final byte[] aad = new byte[92];
    private final List<byte[]> plaintexts;
    private final List<Sealed> messages = new ArrayList<>();

    private final Cipher content;
    private final Mac mac;
    private final MessageDigest hash;
    private Cipher keyEncryption;
    private Cipher keyDecryption;
    private KeyPairGenerator generator;
    private KeyAgreement sending;
    private KeyAgreement receiving;
    private SecretKeyFactory passwords;

    /** The part of a message that carries its key: what the recipient needs beside its own key. */
    private record Wrapped(Key cek, PublicKey ephemeral, byte[] parameter, byte[] encryptedKey) {}

    /** What goes into a token. */
    record Sealed(Wrapped key, byte[] iv, byte[] ciphertext, byte[] tag) {}

    /** Makes the objects, and encrypts each of the plaintexts once. */
    public BareEncrypted(Encryption encryption, List<byte[]> plaintexts) throws GeneralSecurityException {
        this.encryption = encryption;
        this.plaintexts = plaintexts;
        this.keys = encryption.management().keys();
        content = Cipher.getInstance(
                encryption.content() == Content.A256GCM ? "AES/GCM/NoPadding" : "AES/CBC/PKCS5Padding");
        mac = Mac.getInstance("HmacSHA256");
        hash = MessageDigest.getInstance("SHA-256");
        prepareKeys();
        for (int n = 0; n < plaintexts.size(); n++) {
            messages.add(encrypt(n));
            if (!Arrays.equals(plaintexts.get(n), decrypt(n))) {
                throw new IllegalStateException("the primitives do not decrypt what they encrypted");
            }
        }
    }

    private void prepareKeys() throws GeneralSecurityException {
        switch (encryption.management()) {
            case DIR -> {}
            case A256KW -> {
                keyEncryption = Cipher.getInstance("AESWrap");
                keyEncryption.init(Cipher.WRAP_MODE, keys.signing());
                keyDecryption = Cipher.getInstance("AESWrap");
                keyDecryption.init(Cipher.UNWRAP_MODE, keys.signing());
            }
            case A256GCMKW -> {
                keyEncryption = Cipher.getInstance("AES/GCM/NoPadding");
                keyDecryption = Cipher.getInstance("AES/GCM/NoPadding");
            }
            case RSA_OAEP_256 -> {
                KeyFactory factory = KeyFactory.getInstance("RSA");
                keyEncryption = Cipher.getInstance("RSA/ECB/OAEPPadding");
                keyEncryption.init(
                        Cipher.ENCRYPT_MODE,
                        factory.generatePublic(
                                new X509EncodedKeySpec(keys.verifying().getEncoded())),
                        OAEP);
                keyDecryption = Cipher.getInstance("RSA/ECB/OAEPPadding");
                keyDecryption.init(
                        Cipher.DECRYPT_MODE,
                        factory.generatePrivate(
                                new PKCS8EncodedKeySpec(keys.signing().getEncoded())),
                        OAEP);
            }
            case ECDH_ES, ECDH_ES_A256KW -> {
                generator = KeyPairGenerator.getInstance("EC");
                generator.initialize(new ECGenParameterSpec("secp256r1"), random);
                sending = KeyAgreement.getInstance("ECDH");
                receiving = KeyAgreement.getInstance("ECDH");
                receiving.init(keys.signing());
                keyEncryption = Cipher.getInstance("AESWrap");
            }
            case PBES2_HS256_A128KW -> {
                passwords = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
                keyEncryption = Cipher.getInstance("AESWrap");
            }
        }
    }

    /** Returns the n-th message encrypted, in a format of its own. */
    public Object seal(int n) throws GeneralSecurityException {
        return encrypt(n % plaintexts.size());
    }

    /** Returns the plaintext of the n-th message. */
    public byte[] open(int n) throws GeneralSecurityException {
        return decrypt(n % plaintexts.size());
    }

    private Sealed encrypt(int n) throws GeneralSecurityException {
        Wrapped key = wrapped();
        byte[] plaintext = plaintexts.get(n);
        if (encryption.content() == Content.A256GCM) {
            byte[] iv = random(GCM_IV_OCTETS);
            content.init(Cipher.ENCRYPT_MODE, key.cek(), new GCMParameterSpec(GCM_TAG_BITS, iv));
            content.updateAAD(aad);
            return new Sealed(key, iv, content.doFinal(plaintext), null);
        }
        byte[] cek = key.cek().getEncoded();
        byte[] iv = random(CBC_IV_OCTETS);
        content.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(cek, 16, 16, "AES"), new IvParameterSpec(iv));
        byte[] ciphertext = content.doFinal(plaintext);
        return new Sealed(key, iv, ciphertext, tag(cek, iv, ciphertext));
    }

    private byte[] decrypt(int n) throws GeneralSecurityException {
        Sealed sealed = messages.get(n);
        Key cek = unwrapped(sealed.key());
        if (encryption.content() == Content.A256GCM) {
            content.init(Cipher.DECRYPT_MODE, cek, new GCMParameterSpec(GCM_TAG_BITS, sealed.iv()));
            content.updateAAD(aad);
            return content.doFinal(sealed.ciphertext());
        }
        byte[] octets = cek.getEncoded();
        if (!MessageDigest.isEqual(sealed.tag(), tag(octets, sealed.iv(), sealed.ciphertext()))) {
            throw new AEADBadTagException();
        }
        content.init(Cipher.DECRYPT_MODE, new SecretKeySpec(octets, 16, 16, "AES"), new IvParameterSpec(sealed.iv()));
        return content.doFinal(sealed.ciphertext());
    }

    private Wrapped wrapped() throws GeneralSecurityException {
        return switch (encryption.management()) {
            case DIR -> new Wrapped(keys.signing(), null, null, null);
            case A256KW -> {
                Key cek = cek();
                yield new Wrapped(cek, null, null, keyEncryption.wrap(cek));
            }
            case A256GCMKW -> {
                Key cek = cek();
                byte[] iv = random(GCM_IV_OCTETS);
                keyEncryption.init(Cipher.ENCRYPT_MODE, keys.signing(), new GCMParameterSpec(GCM_TAG_BITS, iv));
                yield new Wrapped(cek, null, iv, keyEncryption.doFinal(cek.getEncoded()));
            }
            case RSA_OAEP_256 -> {
                Key cek = cek();
                yield new Wrapped(cek, null, null, keyEncryption.doFinal(cek.getEncoded()));
            }
            case ECDH_ES, ECDH_ES_A256KW -> {
                KeyPair ephemeral = generator.generateKeyPair();
                sending.init(ephemeral.getPrivate());
                sending.doPhase((PublicKey) keys.verifying(), true);
                Key derived = derived(sending.generateSecret());
                if (encryption.management() == KeyManagement.ECDH_ES) {
                    yield new Wrapped(derived, ephemeral.getPublic(), null, null);
                }
                Key cek = cek();
                keyEncryption.init(Cipher.WRAP_MODE, derived);
                yield new Wrapped(cek, ephemeral.getPublic(), null, keyEncryption.wrap(cek));
            }
            case PBES2_HS256_A128KW -> {
                Key cek = cek();
                byte[] salt = random(SALT_OCTETS);
                keyEncryption.init(Cipher.WRAP_MODE, ofPassword(salt));
                yield new Wrapped(cek, null, salt, keyEncryption.wrap(cek));
            }
        };
    }

    private Key unwrapped(Wrapped wrapped) throws GeneralSecurityException {
        return switch (encryption.management()) {
            case DIR -> keys.signing();
            case A256KW -> keyDecryption.unwrap(wrapped.encryptedKey(), "AES", Cipher.SECRET_KEY);
            case A256GCMKW -> {
                keyDecryption.init(
                        Cipher.DECRYPT_MODE, keys.signing(), new GCMParameterSpec(GCM_TAG_BITS, wrapped.parameter()));
                yield new SecretKeySpec(keyDecryption.doFinal(wrapped.encryptedKey()), "AES");
            }
            case RSA_OAEP_256 -> new SecretKeySpec(keyDecryption.doFinal(wrapped.encryptedKey()), "AES");
            case ECDH_ES, ECDH_ES_A256KW -> {
                receiving.doPhase(wrapped.ephemeral(), true);
                Key derived = derived(receiving.generateSecret());
                if (encryption.management() == KeyManagement.ECDH_ES) {
                    yield derived;
                }
                keyEncryption.init(Cipher.UNWRAP_MODE, derived);
                yield keyEncryption.unwrap(wrapped.encryptedKey(), "AES", Cipher.SECRET_KEY);
            }
            case PBES2_HS256_A128KW -> {
                keyEncryption.init(Cipher.UNWRAP_MODE, ofPassword(wrapped.parameter()));
                yield keyEncryption.unwrap(wrapped.encryptedKey(), "AES", Cipher.SECRET_KEY);
            }
        };
    }

    private Key ofPassword(byte[] salt) throws GeneralSecurityException {
        PBEKeySpec spec = new PBEKeySpec(KeyManagement.PASSWORD.toCharArray(), salt, KeyManagement.ITERATIONS, 128);
        return new SecretKeySpec(passwords.generateSecret(spec).getEncoded(), "AES");
    }

    private byte[] tag(byte[] cek, byte[] iv, byte[] ciphertext) throws GeneralSecurityException {
        mac.init(new SecretKeySpec(cek, 0, 16, "HmacSHA256"));
        mac.update(aad);
        mac.update(iv);
        mac.update(ciphertext);
        mac.update(ByteBuffer.allocate(8).putLong(0, aad.length * 8L));
        return Arrays.copyOf(mac.doFinal(), 16);
    }

    private Key derived(byte[] secret) {
        hash.update(new byte[] {0, 0, 0, 1});
        hash.update(secret);
        return new SecretKeySpec(hash.digest(OTHER_INFO), "AES");
    }

    private Key cek() {
        return new SecretKeySpec(random(CEK_OCTETS), "AES");
    }

    private byte[] random(int length) {
        byte[] octets = new byte[length];
        random.nextBytes(octets);
        return octets;
    }
}
