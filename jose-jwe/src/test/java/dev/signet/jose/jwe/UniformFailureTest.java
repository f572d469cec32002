package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.internal.Octets;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * RFC 7516 section 11.5: whatever goes wrong between a key and a plaintext, the reason, the message, the cause and the
 * suppressed exceptions are the same, so that nothing can be asked of the recipient.
 */
class UniformFailureTest {

    private static final ContentEncryption CBC = ContentEncryption.A128CBC_HS256;
    private static final ContentEncryption GCM = ContentEncryption.A256GCM;
    private static final byte[] PLAINTEXT = "secret".getBytes(UTF_8);
    private static final SecretKey KEY = Keys.secret(32);
    private static final RSAPublicKey RSA = Keys.RSA.publicKey();

    /**
     * One way to fail.
     *
     * @param what its name
     * @param decrypter whom the token is for
     * @param token what fails
     */
    record Fault(String what, JweDecrypter decrypter, String token) {

        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Fault> faults() throws GeneralSecurityException {
        return Stream.of(content(), oaep(), rsa15(), wrapping(), agreement()).flatMap(faults -> faults);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void says_the_same_whatever_is_wrong(Fault fault) {
        assertThat(Refusal.of(fault.decrypter(), fault.token())).isEqualTo(Refusal.DECRYPTION_FAILED);
    }

    private static Stream<Fault> content() throws GeneralSecurityException {
        JweDecrypter decrypter = Direct.DIR.decrypter(KEY, GCM, CBC);
        String gcm = Direct.DIR.encrypter(KEY, GCM).encrypt(PLAINTEXT);
        String cbc = Direct.DIR.encrypter(KEY, CBC).encrypt(PLAINTEXT);
        return Stream.of(
                new Fault("GCM tag", decrypter, flipped(gcm, Tokens.TAG)),
                new Fault("GCM ciphertext", decrypter, flipped(gcm, Tokens.CIPHERTEXT)),
                new Fault("GCM without ciphertext", decrypter, Tokens.with(gcm, Tokens.CIPHERTEXT, "")),
                new Fault("GCM IV", decrypter, flipped(gcm, Tokens.IV)),
                new Fault("ICV", decrypter, flipped(cbc, Tokens.TAG)),
                new Fault("CBC ciphertext", decrypter, flipped(cbc, Tokens.CIPHERTEXT)),
                new Fault("CBC ciphertext cut", decrypter, Tokens.with(cbc, Tokens.CIPHERTEXT, new byte[15])),
                new Fault("CBC without ciphertext", decrypter, Tokens.with(cbc, Tokens.CIPHERTEXT, "")),
                new Fault("CBC padding under a valid ICV", decrypter, badPadding(cbc)),
                new Fault("half a CBC block under a valid ICV", decrypter, withMac(cbc, new byte[24])),
                new Fault("no CBC block under a valid ICV", decrypter, withMac(cbc, new byte[0])),
                new Fault("another key", Direct.DIR.decrypter(Keys.secret(32), GCM), gcm),
                new Fault("header", decrypter, Tokens.withHeader(gcm, " " + Tokens.header(gcm))));
    }

    private static Stream<Fault> oaep() throws GeneralSecurityException {
        JweDecrypter decrypter = RsaOaep.RSA_OAEP_256.decrypter(Keys.RSA, GCM);
        String token = RsaOaep.RSA_OAEP_256.encrypter(Keys.RSA, GCM).encrypt(PLAINTEXT);
        return Stream.of(
                new Fault("OAEP padding", decrypter, flipped(token, Tokens.ENCRYPTED_KEY)),
                new Fault("OAEP, another key", decrypter, encryptedKey(token, oaep(new byte[32]))),
                new Fault("OAEP, CEK too short", decrypter, encryptedKey(token, oaep(new byte[16]))),
                new Fault("OAEP, CEK too long", decrypter, encryptedKey(token, oaep(new byte[33]))),
                new Fault("OAEP, no CEK", decrypter, encryptedKey(token, oaep(new byte[0]))),
                new Fault("OAEP, zero", decrypter, encryptedKey(token, new byte[256])),
                new Fault("OAEP, one", decrypter, encryptedKey(token, Octets.unsigned(BigInteger.ONE, 256))),
                new Fault("OAEP, n", decrypter, encryptedKey(token, Octets.unsigned(RSA.getModulus(), 256))),
                new Fault("OAEP, empty", decrypter, encryptedKey(token, new byte[0])),
                new Fault("OAEP, short", decrypter, encryptedKey(token, new byte[255])),
                new Fault("OAEP, tag", decrypter, flipped(token, Tokens.TAG)));
    }

    private static Stream<Fault> rsa15() {
        JweDecrypter decrypter = InsecureRsa15.RSA1_5.decrypter(Keys.OTHER_RSA, CBC);
        String token = Facts.token(Facts.of("vectors/rfc7516/a2-rsa1_5-a128cbc-hs256.json"));
        return Stream.of(
                new Fault("PKCS #1 padding", decrypter, flipped(token, Tokens.ENCRYPTED_KEY)),
                new Fault("PKCS #1, zero", decrypter, encryptedKey(token, new byte[256])),
                new Fault("PKCS #1, short", decrypter, encryptedKey(token, new byte[255])),
                new Fault("PKCS #1, CEK too short", decrypter, encryptedKey(token, pkcs1(16))),
                new Fault("PKCS #1, CEK too long", decrypter, encryptedKey(token, pkcs1(48))),
                new Fault("PKCS #1, another key", decrypter, encryptedKey(token, pkcs1(32))),
                new Fault("PKCS #1, tag", decrypter, flipped(token, Tokens.TAG)));
    }

    private static Stream<Fault> wrapping() throws GeneralSecurityException {
        JweDecrypter kw = AesKeyWrap.A256KW.decrypter(KEY, GCM);
        String wrapped = AesKeyWrap.A256KW.encrypter(KEY, GCM).encrypt(PLAINTEXT);
        JweDecrypter gcmKw = AesGcmKeyWrap.A256GCMKW.decrypter(KEY, GCM);
        String gcmWrapped = AesGcmKeyWrap.A256GCMKW.encrypter(KEY, GCM).encrypt(PLAINTEXT);
        byte[] shorter = new Rfc3394(CryptoProviders.standard()).wrap(KEY.getEncoded(), new byte[16]);
        byte[] other = new Rfc3394(CryptoProviders.standard()).wrap(KEY.getEncoded(), new byte[32]);
        return Stream.of(
                new Fault("wrapped key", kw, flipped(wrapped, Tokens.ENCRYPTED_KEY)),
                new Fault("wrapped key too short", kw, encryptedKey(wrapped, shorter)),
                new Fault("another wrapped key", kw, encryptedKey(wrapped, other)),
                new Fault("nothing wrapped", kw, encryptedKey(wrapped, new byte[0])),
                new Fault("eight octets", kw, encryptedKey(wrapped, new byte[8])),
                new Fault("GCM-wrapped key", gcmKw, flipped(gcmWrapped, Tokens.ENCRYPTED_KEY)),
                new Fault("GCM-wrapped key too short", gcmKw, encryptedKey(gcmWrapped, new byte[31])));
    }

    private static Stream<Fault> agreement() {
        JweDecrypter decrypter = EcdhEs.ECDH_ES_A256KW.decrypter(Keys.P_256, GCM);
        String token = EcdhEs.ECDH_ES_A256KW.encrypter(Keys.P_256, GCM).encrypt(PLAINTEXT);
        String foreign = EcdhEs.ECDH_ES_A256KW.encrypter(Keys.P_384, GCM).encrypt(PLAINTEXT);
        String montgomery = EcdhEs.ECDH_ES_A256KW.encrypter(Keys.X25519, GCM).encrypt(PLAINTEXT);
        JweDecrypter password = Pbes2.PBES2_HS256_A128KW.decrypter("one".toCharArray(), GCM);
        String other = Pbes2.PBES2_HS256_A128KW
                .encrypterCounting("other".toCharArray(), 1000, GCM)
                .encrypt(PLAINTEXT);
        return Stream.of(
                new Fault("key wrapped by an agreement", decrypter, flipped(token, Tokens.ENCRYPTED_KEY)),
                new Fault("epk on another curve", decrypter, foreign),
                new Fault("epk on another kind of curve", decrypter, montgomery),
                new Fault("agreement, tag", decrypter, flipped(token, Tokens.TAG)),
                new Fault("password", password, other));
    }

    private static String flipped(String token, int part) {
        return Tokens.changing(token, part, octets -> Tokens.flipped(octets, octets.length / 2));
    }

    private static String encryptedKey(String token, byte[] encryptedKey) {
        return Tokens.with(token, Tokens.ENCRYPTED_KEY, encryptedKey);
    }

    private static byte[] oaep(byte[] cek) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                RSA,
                new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
        return cipher.doFinal(cek);
    }

    private static byte[] pkcs1(int cekOctets) {
        byte[] padded = new byte[256];
        Arrays.fill(padded, 2, padded.length, (byte) 0x5a);
        padded[1] = 2;
        padded[255 - cekOctets] = 0;
        RSAPublicKey key = Keys.OTHER_RSA.publicKey();
        return Octets.unsigned(Octets.integer(padded).modPow(key.getPublicExponent(), key.getModulus()), 256);
    }

    private static String badPadding(String token) throws GeneralSecurityException {
        Cipher unpadded = Cipher.getInstance("AES/CBC/NoPadding");
        unpadded.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(KEY.getEncoded(), 16, 16, "AES"),
                new IvParameterSpec(Tokens.part(token, Tokens.IV)));
        return withMac(token, unpadded.doFinal(new byte[16]));
    }

    /** Puts a ciphertext into a token, and the tag that is right for it. */
    private static String withMac(String token, byte[] ciphertext) throws GeneralSecurityException {
        byte[] aad = token.substring(0, token.indexOf('.')).getBytes(US_ASCII);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY.getEncoded(), 0, 16, "HmacSHA256"));
        byte[] iv = Tokens.part(token, Tokens.IV);
        byte[] whole = mac.doFinal(Octets.concat(aad, iv, ciphertext, Octets.int64(aad.length * 8L)));
        String changed = Tokens.with(token, Tokens.CIPHERTEXT, Base64Url.encode(ciphertext));
        return Tokens.with(changed, Tokens.TAG, Arrays.copyOf(whole, 16));
    }
}
