package dev.signet.jose.benchmarks;

import static dev.signet.jose.jwe.ContentEncryption.A128CBC_HS256;
import static dev.signet.jose.jwe.ContentEncryption.A256GCM;

import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.jwe.AesKeyWrap;
import dev.signet.jose.jwe.Direct;
import dev.signet.jose.jwe.EcdhEs;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwe.RsaOaep;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import javax.crypto.SecretKey;

/** Ourselves. */
final class SignetEncryption implements EncryptionLibrary {

    /** Room for a megabyte in base64url. */
    private static final TokenLimits LIMITS = TokenLimits.defaults().withTokenOctets(2 << 20);

    private final JweEncrypter encrypter;
    private final JweDecrypter decrypter;

    SignetEncryption(Encryption encryption, Keys keys) {
        encrypter = encrypter(encryption, keys).withKeyId(keys.id()).withContentType(CONTENT_TYPE);
        decrypter = decrypter(encryption, keys).withLimits(LIMITS);
    }

    @Override
    public String encrypt(byte[] plaintext) {
        return encrypter.encrypt(plaintext);
    }

    @Override
    public byte[] decrypt(String token) {
        return decrypter.decrypt(token).plaintext();
    }

    private static JweEncrypter encrypter(Encryption encryption, Keys keys) {
        return switch (encryption) {
            case RSA_OAEP_256 -> RsaOaep.RSA_OAEP_256.encrypter((RSAPublicKey) keys.verifying(), A256GCM);
            case DIR -> Direct.DIR.encrypter((SecretKey) keys.verifying(), A256GCM);
            case ECDH_ES_A256KW -> EcdhEs.ECDH_ES_A256KW.encrypter((ECPublicKey) keys.verifying(), A256GCM);
            case A256KW -> AesKeyWrap.A256KW.encrypter((SecretKey) keys.verifying(), A128CBC_HS256);
        };
    }

    private static JweDecrypter decrypter(Encryption encryption, Keys keys) {
        return switch (encryption) {
            case RSA_OAEP_256 -> RsaOaep.RSA_OAEP_256.decrypter((RSAPrivateKey) keys.signing(), A256GCM);
            case DIR -> Direct.DIR.decrypter((SecretKey) keys.signing(), A256GCM);
            case ECDH_ES_A256KW -> EcdhEs.ECDH_ES_A256KW.decrypter((ECPrivateKey) keys.signing(), A256GCM);
            case A256KW -> AesKeyWrap.A256KW.decrypter((SecretKey) keys.signing(), A128CBC_HS256);
        };
    }
}
