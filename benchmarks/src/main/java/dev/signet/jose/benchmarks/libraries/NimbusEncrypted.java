package dev.signet.jose.benchmarks.libraries;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
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
import com.nimbusds.jose.crypto.PasswordBasedDecrypter;
import com.nimbusds.jose.crypto.PasswordBasedEncrypter;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import dev.signet.jose.benchmarks.tokens.Claims;
import dev.signet.jose.benchmarks.tokens.Encryption;
import dev.signet.jose.benchmarks.tokens.KeyManagement;
import dev.signet.jose.benchmarks.tokens.Keys;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import javax.crypto.SecretKey;

/** nimbus-jose-jwt with header, encrypter, decrypter and claims verifier reused. */
final class NimbusEncrypted implements EncryptedTokens {

    private static final int SALT_OCTETS = 16;

    private final JWEHeader claimsHeader;
    private final JWEHeader contentHeader;
    private final JWEEncrypter encrypter;
    private final JWEDecrypter decrypter;
    private final DefaultJWTClaimsVerifier<SecurityContext> rules = NimbusSigned.rules();

    NimbusEncrypted(Encryption encryption, Keys keys) throws JOSEException {
        claimsHeader = header(encryption, keys).type(JOSEObjectType.JWT).build();
        contentHeader = header(encryption, keys).contentType(CONTENT_TYPE).build();
        encrypter = encrypter(encryption, keys);
        decrypter = decrypter(encryption, keys);
    }

    @Override
    public String encrypt(Claims claims) throws JOSEException {
        EncryptedJWT jwt = new EncryptedJWT(claimsHeader, NimbusSigned.said(claims));
        jwt.encrypt(encrypter);
        return jwt.serialize();
    }

    @Override
    public Claims.Read decrypt(String token) throws Exception {
        EncryptedJWT jwt = EncryptedJWT.parse(token);
        jwt.decrypt(decrypter);
        JWTClaimsSet claims = jwt.getJWTClaimsSet();
        rules.verify(claims, null);
        return NimbusSigned.read(claims);
    }

    @Override
    public String encryptContent(byte[] plaintext) throws Exception {
        JWEObject jwe = new JWEObject(contentHeader, new Payload(plaintext));
        jwe.encrypt(encrypter);
        return jwe.serialize();
    }

    @Override
    public byte[] decryptContent(String token) throws Exception {
        JWEObject jwe = JWEObject.parse(token);
        jwe.decrypt(decrypter);
        return jwe.getPayload().toBytes();
    }

    private static JWEHeader.Builder header(Encryption encryption, Keys keys) {
        return new JWEHeader.Builder(JWEAlgorithm.parse(encryption.alg()), EncryptionMethod.parse(encryption.enc()))
                .keyID(keys.id());
    }

    private static JWEEncrypter encrypter(Encryption encryption, Keys keys) throws JOSEException {
        return switch (encryption.management()) {
            case RSA_OAEP_256 -> new RSAEncrypter((RSAPublicKey) keys.verifying());
            case DIR -> new DirectEncrypter((SecretKey) keys.verifying());
            case ECDH_ES, ECDH_ES_A256KW -> new ECDHEncrypter((ECPublicKey) keys.verifying());
            case A256KW, A256GCMKW -> new AESEncrypter((SecretKey) keys.verifying());
            case PBES2_HS256_A128KW ->
                new PasswordBasedEncrypter(KeyManagement.PASSWORD, SALT_OCTETS, KeyManagement.ITERATIONS);
        };
    }

    private static JWEDecrypter decrypter(Encryption encryption, Keys keys) throws JOSEException {
        return switch (encryption.management()) {
            case RSA_OAEP_256 -> new RSADecrypter((PrivateKey) keys.signing());
            case DIR -> new DirectDecrypter((SecretKey) keys.signing());
            case ECDH_ES, ECDH_ES_A256KW -> new ECDHDecrypter((ECPrivateKey) keys.signing());
            case A256KW, A256GCMKW -> new AESDecrypter((SecretKey) keys.signing());
            case PBES2_HS256_A128KW -> new PasswordBasedDecrypter(KeyManagement.PASSWORD);
        };
    }
}
