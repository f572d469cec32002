package dev.signet.jose.benchmarks.libraries;

import dev.signet.jose.benchmarks.tokens.Claims;
import dev.signet.jose.benchmarks.tokens.Encryption;
import dev.signet.jose.benchmarks.tokens.KeyManagement;
import dev.signet.jose.benchmarks.tokens.Keys;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.jwe.AesGcmKeyWrap;
import dev.signet.jose.jwe.AesKeyWrap;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.Direct;
import dev.signet.jose.jwe.EcdhEs;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwe.Pbes2;
import dev.signet.jose.jwe.RsaOaep;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtEncoder;
import dev.signet.jose.jwt.UnsignedJwtDecoder;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import javax.crypto.SecretKey;

/** This library, with its encoder and its decoder reused. */
public final class SignetEncrypted implements EncryptedTokens {

    /** Room for a mebibyte in base64url. */
    private static final TokenLimits LIMITS = TokenLimits.defaults().withTokenOctets(2 << 20);

    private final JwtEncoder encoder;
    private final UnsignedJwtDecoder decoder;
    private final JweEncrypter encrypter;
    private final JweDecrypter decrypter;

    SignetEncrypted(Encryption encryption, Keys keys, Providers providers) {
        JweEncrypter encrypts = encrypter(encryption, keys, providers);
        encoder = Jwt.encryptedWith(encrypts);
        encrypter = encrypts.withContentType(CONTENT_TYPE);
        JweDecrypter decrypts = decrypter(encryption, keys, providers);
        decoder = Jwt.decryptedBy(decrypts)
                .unsigned()
                .issuer(Claims.ISSUER)
                .audience(Claims.AUDIENCE)
                .build();
        decrypter = decrypts.withLimits(LIMITS);
    }

    @Override
    public String encrypt(Claims claims) {
        return encoder.encode(SignetSigned.said(claims));
    }

    @Override
    public Claims.Read decrypt(String token) {
        return SignetSigned.read(decoder.decode(token).claims());
    }

    @Override
    public String encryptContent(byte[] plaintext) {
        return encrypter.encrypt(plaintext);
    }

    @Override
    public byte[] decryptContent(String token) {
        return decrypter.decrypt(token).plaintext();
    }

    /** Returns what encrypts for the key, and writes its ID. */
    public static JweEncrypter encrypter(Encryption encryption, Keys keys, Providers providers) {
        ContentEncryption enc = ContentEncryption.valueOf(encryption.content().name());
        JweEncrypter encrypter = switch (encryption.management()) {
            case RSA_OAEP_256 -> RsaOaep.RSA_OAEP_256.encrypter((RSAPublicKey) keys.verifying(), enc);
            case DIR -> Direct.DIR.encrypter((SecretKey) keys.verifying(), enc);
            case ECDH_ES -> EcdhEs.ECDH_ES.encrypter((ECPublicKey) keys.verifying(), enc);
            case ECDH_ES_A256KW -> EcdhEs.ECDH_ES_A256KW.encrypter((ECPublicKey) keys.verifying(), enc);
            case A256KW -> AesKeyWrap.A256KW.encrypter((SecretKey) keys.verifying(), enc);
            case A256GCMKW -> AesGcmKeyWrap.A256GCMKW.encrypter((SecretKey) keys.verifying(), enc);
            case PBES2_HS256_A128KW ->
                Pbes2.PBES2_HS256_A128KW.encrypter(KeyManagement.PASSWORD.toCharArray(), KeyManagement.ITERATIONS, enc);
        };
        return providers
                .pinned()
                .map(encrypter::withProviders)
                .orElse(encrypter)
                .withKeyId(keys.id());
    }

    /** Returns what decrypts with the key. */
    public static JweDecrypter decrypter(Encryption encryption, Keys keys, Providers providers) {
        ContentEncryption enc = ContentEncryption.valueOf(encryption.content().name());
        JweDecrypter decrypter = switch (encryption.management()) {
            case RSA_OAEP_256 -> RsaOaep.RSA_OAEP_256.decrypter((RSAPrivateKey) keys.signing(), enc);
            case DIR -> Direct.DIR.decrypter((SecretKey) keys.signing(), enc);
            case ECDH_ES -> EcdhEs.ECDH_ES.decrypter((ECPrivateKey) keys.signing(), enc);
            case ECDH_ES_A256KW -> EcdhEs.ECDH_ES_A256KW.decrypter((ECPrivateKey) keys.signing(), enc);
            case A256KW -> AesKeyWrap.A256KW.decrypter((SecretKey) keys.signing(), enc);
            case A256GCMKW -> AesGcmKeyWrap.A256GCMKW.decrypter((SecretKey) keys.signing(), enc);
            case PBES2_HS256_A128KW -> Pbes2.PBES2_HS256_A128KW.decrypter(KeyManagement.PASSWORD.toCharArray(), enc);
        };
        return providers.pinned().map(decrypter::withProviders).orElse(decrypter);
    }
}
