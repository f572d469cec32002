package dev.signet.jose.jwt;

import dev.signet.jose.core.internal.GuardedObserver;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jwt.JwtDecoderBuilder.Protection;

/**
 * A decoder of encrypted JWTs before the choice whether the decrypted content must be signed. Immutable.
 */
public final class JwtDecryption {

    private final JweDecrypter decrypter;

    JwtDecryption(JweDecrypter decrypter) {
        this.decrypter = decrypter;
    }

    /**
     * Returns a builder of decoders for JWTs that are signed inside the encryption (Nested JWTs, RFC 7519 section 5.2).
     *
     * @param verifier the algorithms and keys that are accepted for the signature inside
     * @return a builder, whose issuer and audience must be set before {@code build}
     */
    public JwtDecoderBuilder<JwtDecoder> thenVerifiedBy(JwsVerifier verifier) {
        return new JwtDecoderBuilder<>(
                Protection.SIGNED_AND_ENCRYPTED,
                (validation, contentTypeRequired, memory) -> new JwtDecoder(
                                new IssuerPolicy(verifier, validation, memory, GuardedObserver.NONE))
                        .inside(new JwtEnclosure(decrypter, contentTypeRequired)));
    }

    /**
     * Returns a decoder for the tokens of another decoder inside an encryption, for example of {@link Jwt#issuers}.
     * Where decoders of several issuers {@linkplain JwtDecoderBuilder#remembering(int) remember tokens}, they remember
     * none that came encrypted.
     *
     * @param signed a decoder of signed tokens
     * @return a decoder of such tokens, always encrypted
     * @throws IllegalArgumentException if that decoder decrypts tokens itself, or remembers tokens
     */
    public JwtDecoder thenDecodedBy(JwtDecoder signed) {
        return signed.inside(new JwtEnclosure(decrypter, true));
    }

    /**
     * Returns a builder of decoders for JWTs that are encrypted and not signed. With a public key of the recipient,
     * which is no secret, any party can have written them.
     *
     * @return a builder, whose issuer and audience must be set before {@code build}
     */
    public JwtDecoderBuilder<UnsignedJwtDecoder> unsigned() {
        return new JwtDecoderBuilder<>(
                Protection.ENCRYPTED,
                (validation, contentTypeRequired, memory) -> new UnsignedJwtDecoder(decrypter, validation));
    }
}
