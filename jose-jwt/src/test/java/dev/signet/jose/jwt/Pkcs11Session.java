package dev.signet.jose.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.ExternalUnwrapper;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwe.RsaOaep;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jws.Ecdsa;
import dev.signet.jose.jws.JwsSigner;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jws.RsaPkcs1;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import org.bouncycastle.crypto.AsymmetricBlockCipher;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.encodings.OAEPEncoding;
import org.bouncycastle.crypto.params.ParametersWithRandom;

/**
 * Uses keys on a PKCS#11 token, in a JVM of its own: SoftHSM learns where its tokens lie from the environment. Its heart is
 * the recipe of docs/pkcs11.md.
 */
final class Pkcs11Session {

    private Pkcs11Session() {}

    /**
     * @param arguments the configuration of SunPKCS11, and the PIN
     */
    public static void main(String[] arguments) throws Exception {
        Provider token = Security.getProvider("SunPKCS11").configure(arguments[0]);
        char[] pin = arguments[1].toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS11", token);
        store.load(null, pin);

        PrivateKey ec = (PrivateKey) store.getKey("ec", pin);
        ECPublicKey ecPublic = (ECPublicKey) store.getCertificate("ec").getPublicKey();
        PrivateKey rsa = (PrivateKey) store.getKey("rsa", pin);
        RSAPublicKey rsaPublic = (RSAPublicKey) store.getCertificate("rsa").getPublicKey();

        System.out.println("ES256 " + verified(Ecdsa.ES256.signer(ec, token), Ecdsa.ES256.verifier(ecPublic)));
        System.out.println("RS256 " + verified(RsaPkcs1.RS256.signer(rsa, token), RsaPkcs1.RS256.verifier(rsaPublic)));

        JweEncrypter encrypter = RsaOaep.RSA_OAEP_256.encrypter(rsaPublic, ContentEncryption.A256GCM);
        System.out.println("RSA-OAEP-256 "
                + new String(
                        RsaOaep.RSA_OAEP_256
                                .decrypter(unwrapper(rsa, token), ContentEncryption.A256GCM)
                                .decrypt(encrypter.encrypt("decrypted".getBytes(UTF_8)))
                                .plaintext(),
                        UTF_8));

        JwkSet readable = JwkSet.load(store, alias -> true, pin);
        System.out.println(
                readable.keys().size() + " readable, " + readable.skippedKeys().size() + " stay in the token");
    }

    private static String verified(JwsSigner signer, JwsVerifier verifier) {
        return new String(
                verifier.verify(signer.sign("verified".getBytes(UTF_8))).payload(), UTF_8);
    }

    /** The token raises to the power of d; BouncyCastle removes the padding, in time that does not depend on it. */
    static ExternalUnwrapper unwrapper(PrivateKey handle, Provider token) {
        return encryptedKey -> {
            OAEPEncoding oaep = new OAEPEncoding(
                    new TokenRsa(handle, token, encryptedKey.length), new SHA256Digest(), new SHA256Digest(), null);
            oaep.init(false, new ParametersWithRandom(new CipherParameters() {}));
            try {
                return oaep.processBlock(encryptedKey, 0, encryptedKey.length);
            } catch (InvalidCipherTextException e) {
                throw new GeneralSecurityException(e);
            }
        };
    }

    /** Textbook RSA in the token, which is never to be used without a padding around it. */
    private record TokenRsa(PrivateKey handle, Provider token, int octets) implements AsymmetricBlockCipher {

        @Override
        public void init(boolean forEncryption, CipherParameters parameters) {
            // The key is there from the beginning.
        }

        @Override
        public int getInputBlockSize() {
            return octets;
        }

        @Override
        public int getOutputBlockSize() {
            return octets - 1;
        }

        @Override
        public byte[] processBlock(byte[] in, int offset, int length) throws InvalidCipherTextException {
            try {
                Cipher cipher = Cipher.getInstance("RSA/ECB/NoPadding", token);
                cipher.init(Cipher.DECRYPT_MODE, handle);
                byte[] block = cipher.doFinal(in, offset, length);
                // OAEP's first octet is 0 and not asked for; another one makes the block too long, which it sees.
                return block[0] == 0 ? Arrays.copyOfRange(block, 1, block.length) : block;
            } catch (GeneralSecurityException e) {
                throw new InvalidCipherTextException("the token refuses", e);
            }
        }
    }
}
