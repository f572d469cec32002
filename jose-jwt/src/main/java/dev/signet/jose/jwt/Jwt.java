package dev.signet.jose.jwt;

import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jws.JwsSigner;
import dev.signet.jose.jws.JwsVerifier;

/**
 * The door to JSON Web Token (RFC 7519): what becomes of claims on their way out, and what is demanded of a token on its
 * way in.
 *
 * <pre>{@code
 * JwtEncoder tokens = Jwt.signedWith(ES256.signer(privateKey).keyId("2026-01"));
 *
 * JwtDecoder login = Jwt.verifiedBy(JwsVerifier.of(keys, ES256))
 *     .issuer("https://login.example")
 *     .audience("orders")
 *     .build();
 * }</pre>
 */
public final class Jwt {

    private Jwt() {}

    /**
     * Returns what makes signed JWTs.
     *
     * @param signer the key, the algorithm and the header
     * @return an encoder, which {@link SignedJwtEncoder#thenEncryptedWith} can extend
     * @throws IllegalArgumentException if the signer is an {@linkplain JwsSigner#unencoded unencoded} one
     */
    public static SignedJwtEncoder signedWith(JwsSigner signer) {
        return new SignedJwtEncoder(signer);
    }

    /**
     * Returns what makes JWTs that are encrypted and not signed.
     *
     * @param encrypter the key, the algorithms and the header
     * @return an encoder
     */
    public static JwtEncoder encryptedWith(JweEncrypter encrypter) {
        return new EncryptedJwtEncoder(claims -> claims.toObject().toOctets(), EncryptedJwtEncoder.typed(encrypter));
    }

    /**
     * Begins a decoder of signed JWTs.
     *
     * @param verifier the algorithms and the keys that are accepted
     * @return a builder that still has to hear which issuer and audience are expected
     */
    public static JwtDecoderBuilder<JwtDecoder> verifiedBy(JwsVerifier verifier) {
        return new JwtDecoderBuilder<>(acceptance -> new JwtDecoder(null, new SignedTerms(verifier, acceptance)));
    }

    /**
     * Begins a decoder of encrypted JWTs, which still has to hear whether they are signed inside.
     *
     * @param decrypter the algorithms and the keys that are accepted
     * @return the decision to make: {@link JwtDecryption#thenVerifiedBy} or {@link JwtDecryption#unsigned}
     */
    public static JwtDecryption decryptedBy(JweDecrypter decrypter) {
        return new JwtDecryption(decrypter);
    }
}
