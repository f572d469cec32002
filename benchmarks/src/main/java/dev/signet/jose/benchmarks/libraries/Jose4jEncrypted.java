package dev.signet.jose.benchmarks.libraries;

import dev.signet.jose.benchmarks.tokens.Claims;
import dev.signet.jose.benchmarks.tokens.Encryption;
import dev.signet.jose.benchmarks.tokens.KeyManagement;
import dev.signet.jose.benchmarks.tokens.Keys;
import java.security.Key;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.PbkdfKey;
import org.jose4j.lang.JoseException;

/** jose4j, with its consumer and its constraints reused; what encrypts cannot be. */
final class Jose4jEncrypted implements EncryptedTokens {

    private final Encryption encryption;
    private final String keyId;
    private final Key encrypting;
    private final Key decrypting;
    private final AlgorithmConstraints algorithms;
    private final AlgorithmConstraints contentAlgorithms;
    private final JwtConsumer consumer;

    Jose4jEncrypted(Encryption encryption, Keys keys) {
        this.encryption = encryption;
        this.keyId = keys.id();
        boolean password = encryption.management() == KeyManagement.PBES2_HS256_A128KW;
        this.encrypting = password ? new PbkdfKey(KeyManagement.PASSWORD) : keys.verifying();
        this.decrypting = password ? encrypting : keys.signing();
        this.algorithms = new AlgorithmConstraints(ConstraintType.PERMIT, encryption.alg());
        this.contentAlgorithms = new AlgorithmConstraints(ConstraintType.PERMIT, encryption.enc());
        this.consumer = new JwtConsumerBuilder()
                .setDisableRequireSignature()
                .setEnableRequireEncryption()
                .setJweAlgorithmConstraints(algorithms)
                .setJweContentEncryptionAlgorithmConstraints(contentAlgorithms)
                .setDecryptionKey(decrypting)
                .setExpectedIssuer(Claims.ISSUER)
                .setExpectedAudience(Claims.AUDIENCE)
                .setRequireExpirationTime()
                .build();
    }

    @Override
    public String encrypt(Claims claims) throws JoseException {
        JsonWebEncryption jwe = started();
        jwe.setHeader("typ", "JWT");
        jwe.setPayload(Jose4jSigned.said(claims).toJson());
        return jwe.getCompactSerialization();
    }

    @Override
    public Claims.Read decrypt(String token) throws Exception {
        return Jose4jSigned.read(consumer.processToClaims(token));
    }

    @Override
    public String encryptContent(byte[] plaintext) throws JoseException {
        JsonWebEncryption jwe = started();
        jwe.setContentTypeHeaderValue(CONTENT_TYPE);
        jwe.setPlaintext(plaintext);
        return jwe.getCompactSerialization();
    }

    @Override
    public byte[] decryptContent(String token) throws JoseException {
        JsonWebEncryption jwe = new JsonWebEncryption();
        jwe.setAlgorithmConstraints(algorithms);
        jwe.setContentEncryptionAlgorithmConstraints(contentAlgorithms);
        jwe.setCompactSerialization(token);
        jwe.setKey(decrypting);
        return jwe.getPlaintextBytes();
    }

    private JsonWebEncryption started() {
        JsonWebEncryption jwe = new JsonWebEncryption();
        jwe.setAlgorithmConstraints(algorithms);
        jwe.setAlgorithmHeaderValue(encryption.alg());
        jwe.setEncryptionMethodHeaderParameter(encryption.enc());
        jwe.setKeyIdHeaderValue(keyId);
        jwe.setKey(encrypting);
        if (encryption.management() == KeyManagement.PBES2_HS256_A128KW) {
            jwe.getHeaders().setObjectHeaderValue("p2c", (long) KeyManagement.ITERATIONS);
        }
        return jwe;
    }
}
