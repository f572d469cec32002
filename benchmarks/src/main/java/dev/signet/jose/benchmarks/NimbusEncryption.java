package dev.signet.jose.benchmarks;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEDecrypter;
import com.nimbusds.jose.JWEEncrypter;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.AESDecrypter;
import com.nimbusds.jose.crypto.AESEncrypter;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.crypto.RSAEncrypter;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import javax.crypto.SecretKey;

/** nimbus-jose-jwt with header, encrypter and decrypter reused. */
final class NimbusEncryption implements EncryptionLibrary {

    private final JWEHeader header;
    private final JWEEncrypter encrypter;
    private final JWEDecrypter decrypter;

    NimbusEncryption(Encryption encryption, Keys keys) throws JOSEException {
        header = new JWEHeader.Builder(JWEAlgorithm.parse(encryption.alg), EncryptionMethod.parse(encryption.enc))
                .keyID(keys.id())
                .contentType(CONTENT_TYPE)
                .build();
        encrypter = encrypter(encryption, keys);
        decrypter = decrypter(encryption, keys);
    }

    @Override
    public String encrypt(byte[] plaintext) throws Exception {
        JWEObject jwe = new JWEObject(header, new Payload(plaintext));
        jwe.encrypt(encrypter);
        return jwe.serialize();
    }

    @Override
    public byte[] decrypt(String token) throws Exception {
        JWEObject jwe = JWEObject.parse(token);
        jwe.decrypt(decrypter);
        return jwe.getPayload().toBytes();
    }

    private static JWEEncrypter encrypter(Encryption encryption, Keys keys) throws JOSEException {
        return switch (encryption) {
            case RSA_OAEP_256 -> new RSAEncrypter((RSAPublicKey) keys.verifying());
            case DIR -> new DirectEncrypter((SecretKey) keys.verifying());
            case ECDH_ES_A256KW -> new ECDHEncrypter((ECPublicKey) keys.verifying());
            case A256KW -> new AESEncrypter((SecretKey) keys.verifying());
        };
    }

    private static JWEDecrypter decrypter(Encryption encryption, Keys keys) throws JOSEException {
        return switch (encryption) {
            case RSA_OAEP_256 -> new RSADecrypter((PrivateKey) keys.signing());
            case DIR -> new DirectDecrypter((SecretKey) keys.signing());
            case ECDH_ES_A256KW -> new ECDHDecrypter((ECPrivateKey) keys.signing());
            case A256KW -> new AESDecrypter((SecretKey) keys.signing());
        };
    }
}
