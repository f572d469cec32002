package dev.signet.jose.examples.kms;

import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.RsaJwk;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** What a KMS does with its keys, done with the JDK's. */
final class InMemoryKeys {

    static final EcJwk EC = EcJwk.generate(Curve.P_256);
    static final RsaJwk RSA = RsaJwk.generate(2048);
    static final RsaJwk OTHER_RSA = RsaJwk.generate(2048);

    private InMemoryKeys() {}

    /** ECDSA over a digest, in DER. */
    static byte[] ecdsaInDer(byte[] digest) throws GeneralSecurityException {
        return signed(Signature.getInstance("NONEwithECDSA"), EC.privateKey().orElseThrow(), digest);
    }

    /** ECDSA over a message, as R || S. */
    static byte[] ecdsaAsRAndS(byte[] message) throws GeneralSecurityException {
        return signed(
                Signature.getInstance("SHA256withECDSAinP1363Format"),
                EC.privateKey().orElseThrow(),
                message);
    }

    /** RSASSA-PSS over a digest, with a salt of so many octets. */
    static byte[] pss(byte[] digest, int salt) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("NONEwithRSASSA-PSS", new BouncyCastleProvider());
        signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, salt, 1));
        return signed(signature, RSA.privateKey().orElseThrow(), digest);
    }

    static byte[] oaep(byte[] ciphertext) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                RSA.privateKey().orElseThrow(),
                new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
        return cipher.doFinal(ciphertext);
    }

    static byte[] ecdh(byte[] subjectPublicKeyInfo) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(EC.privateKey().orElseThrow());
        agreement.doPhase(
                KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(subjectPublicKeyInfo)), true);
        return agreement.generateSecret();
    }

    private static byte[] signed(Signature signature, PrivateKey key, byte[] input) throws GeneralSecurityException {
        signature.initSign(key);
        signature.update(input);
        return signature.sign();
    }
}
