package dev.signet.jose.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
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
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The primitives alone, by the JDK's own providers, over octets that are ready: objects and keys that can be made once are
 * made once, and what a message must have of its own (content encryption key, IV, ephemeral key) is drawn. No header is
 * written or read, nothing is encoded or decoded. What is decrypted are several messages in turn, as for the libraries: the
 * JDK's ciphers see that a key is the one they had, and then do not expand it again.
 */
@State(Scope.Thread)
public class BareEncryption {

    private static final int MESSAGES = 16;
    private static final byte[] OTHER_INFO = new byte[4 + 14 + 4 + 4 + 4];
    private static final AlgorithmParameterSpec OAEP =
            new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

    @Param
    Encryption encryption;

    private final SecureRandom random = new SecureRandom();
    private final byte[] aad = new byte[92];
    private final List<Sealed> messages = new ArrayList<>();
    private byte[] plaintext;
    private int turn;

    private Key shared;
    private PublicKey recipient;
    private Cipher keyEncryption;
    private Cipher keyDecryption;
    private Cipher agreedWrap;
    private KeyPairGenerator generator;
    private KeyAgreement sending;
    private KeyAgreement receiving;
    private MessageDigest hash;
    private Cipher content;
    private Mac mac;

    /** What goes into a token. */
    record Sealed(PublicKey ephemeral, byte[] encryptedKey, byte[] iv, byte[] ciphertext, byte[] tag) {}

    @Setup
    public void prepare() throws Exception {
        Keys keys = encryption.keys();
        plaintext = Claims.of(0).json().getBytes(UTF_8);
        content = Cipher.getInstance(encryption == Encryption.A256KW ? "AES/CBC/PKCS5Padding" : "AES/GCM/NoPadding");
        mac = Mac.getInstance("HmacSHA256");
        hash = MessageDigest.getInstance("SHA-256");
        switch (encryption) {
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
            case DIR -> shared = keys.signing();
            case ECDH_ES_A256KW -> {
                recipient = (PublicKey) keys.verifying();
                generator = KeyPairGenerator.getInstance("EC");
                generator.initialize(new ECGenParameterSpec("secp256r1"), random);
                sending = KeyAgreement.getInstance("ECDH");
                receiving = KeyAgreement.getInstance("ECDH");
                receiving.init(keys.signing());
                agreedWrap = Cipher.getInstance("AESWrap");
            }
            case A256KW -> {
                keyEncryption = Cipher.getInstance("AESWrap");
                keyEncryption.init(Cipher.WRAP_MODE, keys.signing());
                keyDecryption = Cipher.getInstance("AESWrap");
                keyDecryption.init(Cipher.UNWRAP_MODE, keys.signing());
            }
        }
        for (int i = 0; i < MESSAGES; i++) {
            messages.add(encrypt());
            if (!Arrays.equals(plaintext, decrypt(messages.get(i)))) {
                throw new IllegalStateException("the primitives do not decrypt what they encrypted");
            }
        }
    }

    Sealed encrypt() throws Exception {
        return switch (encryption) {
            case RSA_OAEP_256 -> {
                byte[] cek = random(32);
                yield gcm(null, keyEncryption.doFinal(cek), new SecretKeySpec(cek, "AES"));
            }
            case DIR -> gcm(null, null, shared);
            case ECDH_ES_A256KW -> {
                KeyPair ephemeral = generator.generateKeyPair();
                sending.init(ephemeral.getPrivate());
                sending.doPhase(recipient, true);
                SecretKeySpec cek = new SecretKeySpec(random(32), "AES");
                agreedWrap.init(Cipher.WRAP_MODE, derived(sending.generateSecret()));
                yield gcm(ephemeral.getPublic(), agreedWrap.wrap(cek), cek);
            }
            case A256KW -> {
                byte[] cek = random(32);
                byte[] iv = random(16);
                byte[] encryptedKey = keyEncryption.wrap(new SecretKeySpec(cek, "AES"));
                content.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(cek, 16, 16, "AES"), new IvParameterSpec(iv));
                byte[] ciphertext = content.doFinal(plaintext);
                yield new Sealed(null, encryptedKey, iv, ciphertext, tag(cek, iv, ciphertext));
            }
        };
    }

    byte[] decrypt() throws Exception {
        turn = (turn + 1) % MESSAGES;
        return decrypt(messages.get(turn));
    }

    private byte[] decrypt(Sealed sealed) throws Exception {
        Key cek = switch (encryption) {
            case RSA_OAEP_256 -> new SecretKeySpec(keyDecryption.doFinal(sealed.encryptedKey()), "AES");
            case DIR -> shared;
            case ECDH_ES_A256KW -> {
                receiving.doPhase(sealed.ephemeral(), true);
                agreedWrap.init(Cipher.UNWRAP_MODE, derived(receiving.generateSecret()));
                yield agreedWrap.unwrap(sealed.encryptedKey(), "AES", Cipher.SECRET_KEY);
            }
            case A256KW -> keyDecryption.unwrap(sealed.encryptedKey(), "AES", Cipher.SECRET_KEY);
        };
        if (encryption != Encryption.A256KW) {
            content.init(Cipher.DECRYPT_MODE, cek, new GCMParameterSpec(128, sealed.iv()));
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

    private Sealed gcm(PublicKey ephemeral, byte[] encryptedKey, Key cek) throws Exception {
        byte[] iv = random(12);
        content.init(Cipher.ENCRYPT_MODE, cek, new GCMParameterSpec(128, iv));
        content.updateAAD(aad);
        return new Sealed(ephemeral, encryptedKey, iv, content.doFinal(plaintext), null);
    }

    private byte[] tag(byte[] cek, byte[] iv, byte[] ciphertext) throws Exception {
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

    private byte[] random(int length) {
        byte[] octets = new byte[length];
        random.nextBytes(octets);
        return octets;
    }
}
