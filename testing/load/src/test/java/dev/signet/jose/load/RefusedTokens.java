package dev.signet.jose.load;

import static dev.signet.jose.jwe.ContentEncryption.A128CBC_HS256;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.jwe.Direct;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jws.Hmac;
import dev.signet.jose.jws.JwsSigner;
import dev.signet.jose.load.TimedClasses.TokenClass;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/** Tokens with guesses that come near, or do not. */
final class RefusedTokens {

    private static final SecureRandom RANDOM = new SecureRandom();

    private RefusedTokens() {}

    static List<TokenClass> macs() {
        JwsSigner signer = Hmac.HS256.signer(Issuer.SECRET);
        List<String> right = Texts.variants(i -> signer.sign(Issuer.json(i).getBytes(UTF_8)));
        return guesses("MAC", right);
    }

    static List<TokenClass> tags() {
        JweEncrypter encrypter = Direct.DIR.encrypter(Issuer.CONTENT_KEY, A128CBC_HS256);
        List<String> right =
                Texts.variants(i -> encrypter.encrypt(Issuer.json(i).getBytes(UTF_8)));
        return guesses("tag", right);
    }

    /** The tokens of all classes have the same content, so that nothing but the last part differs. */
    private static List<TokenClass> guesses(String what, List<String> right) {
        return List.of(
                new TokenClass("first octet of the " + what, altered(right, octets -> flipped(octets, 0))),
                new TokenClass("first octet of the " + what + ", again", altered(right, octets -> flipped(octets, 0))),
                new TokenClass(
                        "last octet of the " + what, altered(right, octets -> flipped(octets, octets.length - 1))),
                new TokenClass("each octet of the " + what, altered(right, octets -> random(octets.length))));
    }

    static List<TokenClass> wrappedKeys() {
        byte[] right = wrapped(32);
        return List.of(
                new TokenClass("first octet of the wrapped key", keys("A256KW", () -> flipped(right, 0))),
                new TokenClass("first octet of the wrapped key, again", keys("A256KW", () -> flipped(right, 0))),
                new TokenClass("last octet of the wrapped key", keys("A256KW", () -> flipped(right, right.length - 1))),
                new TokenClass("each octet of the wrapped key", keys("A256KW", () -> random(right.length))),
                new TokenClass("wrapped as it should be, but another key", keys("A256KW", () -> wrapped(32))));
    }

    static List<TokenClass> paddings(String algorithm) {
        return List.of(
                new TokenClass("good padding, wrong key", keys(algorithm, () -> padded(algorithm, 32))),
                new TokenClass("good padding, wrong key, again", keys(algorithm, () -> padded(algorithm, 32))),
                new TokenClass("no padding", keys(algorithm, RefusedTokens::anyNumber)),
                new TokenClass("no padding, but a first octet of 0", keys(algorithm, RefusedTokens::smallNumber)),
                new TokenClass("good padding, key too short", keys(algorithm, () -> padded(algorithm, 16))),
                new TokenClass("good padding, key too long", keys(algorithm, () -> padded(algorithm, 64))));
    }

    private static List<String> altered(List<String> right, UnaryOperator<byte[]> change) {
        return right.stream()
                .map(token -> {
                    int last = token.lastIndexOf('.') + 1;
                    byte[] changed = change.apply(Base64Url.decode(token.substring(last)));
                    return token.substring(0, last) + Base64Url.encode(changed);
                })
                .toList();
    }

    private static List<String> keys(String algorithm, Supplier<byte[]> encryptedKey) {
        return Texts.variants(i -> String.join(
                ".",
                Texts.encoded("{\"alg\":\"" + algorithm + "\",\"enc\":\"A256GCM\"}"),
                Base64Url.encode(encryptedKey.get()),
                Base64Url.encode(random(12)),
                Base64Url.encode(random(300)),
                Base64Url.encode(random(16))));
    }

    private static byte[] wrapped(int cekOctets) {
        try {
            SecretKey key = Issuer.WRAPPING_KEY.key();
            Cipher cipher = Cipher.getInstance("AESWrap");
            cipher.init(Cipher.WRAP_MODE, key);
            return cipher.wrap(new SecretKeySpec(random(cekOctets), "AES"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] padded(String algorithm, int cekOctets) {
        try {
            RSAPublicKey key = Issuer.RSA.publicKey();
            Cipher cipher;
            if (algorithm.equals("RSA1_5")) {
                cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
                cipher.init(Cipher.ENCRYPT_MODE, key);
            } else {
                cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
                cipher.init(
                        Cipher.ENCRYPT_MODE,
                        key,
                        new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
            }
            return cipher.doFinal(random(cekOctets));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Any number below the modulus: what it decrypts to has no padding. */
    private static byte[] anyNumber() {
        return encryptedKey(
                new BigInteger(1, random(256)).mod(Issuer.RSA.publicKey().getModulus()));
    }

    /** Decrypts to a block that begins as a padded one does: what Manger's attack on OAEP has to tell from others. */
    private static byte[] smallNumber() {
        RSAPublicKey key = Issuer.RSA.publicKey();
        return encryptedKey(new BigInteger(1, random(255)).modPow(key.getPublicExponent(), key.getModulus()));
    }

    private static byte[] encryptedKey(BigInteger number) {
        byte[] octets = number.toByteArray();
        byte[] fixed = new byte[256];
        int length = Math.min(octets.length, 256);
        System.arraycopy(octets, octets.length - length, fixed, 256 - length, length);
        return fixed;
    }

    private static byte[] flipped(byte[] octets, int at) {
        byte[] changed = Arrays.copyOf(octets, octets.length);
        changed[at] ^= 1;
        return changed;
    }

    private static byte[] random(int length) {
        byte[] octets = new byte[length];
        RANDOM.nextBytes(octets);
        return octets;
    }
}
