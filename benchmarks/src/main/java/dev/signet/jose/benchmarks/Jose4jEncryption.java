package dev.signet.jose.benchmarks;

import java.security.Key;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.lang.JoseException;

/** jose4j, of which nothing but constraints can be made once. */
final class Jose4jEncryption implements EncryptionLibrary {

    private final Encryption encryption;
    private final String keyId;
    private final Key encrypting;
    private final Key decrypting;
    private final AlgorithmConstraints algorithms;
    private final AlgorithmConstraints contentAlgorithms;

    Jose4jEncryption(Encryption encryption, Keys keys) {
        this.encryption = encryption;
        this.keyId = keys.id();
        this.encrypting = keys.verifying();
        this.decrypting = keys.signing();
        this.algorithms = new AlgorithmConstraints(ConstraintType.PERMIT, encryption.alg);
        this.contentAlgorithms = new AlgorithmConstraints(ConstraintType.PERMIT, encryption.enc);
    }

    @Override
    public String encrypt(byte[] plaintext) throws JoseException {
        JsonWebEncryption jwe = new JsonWebEncryption();
        jwe.setAlgorithmHeaderValue(encryption.alg);
        jwe.setEncryptionMethodHeaderParameter(encryption.enc);
        jwe.setKeyIdHeaderValue(keyId);
        jwe.setContentTypeHeaderValue(CONTENT_TYPE);
        jwe.setKey(encrypting);
        jwe.setPlaintext(plaintext);
        return jwe.getCompactSerialization();
    }

    @Override
    public byte[] decrypt(String token) throws JoseException {
        JsonWebEncryption jwe = new JsonWebEncryption();
        jwe.setAlgorithmConstraints(algorithms);
        jwe.setContentEncryptionAlgorithmConstraints(contentAlgorithms);
        jwe.setCompactSerialization(token);
        jwe.setKey(decrypting);
        return jwe.getPlaintextBytes();
    }
}
