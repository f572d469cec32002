package dev.signet.jose.jwt;

import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jwt.JwtDecoderBuilder.Protection;

/**
 * A decision that is still to be made: whether what comes out of the decryption must be signed. Immutable.
 */
public final class JwtDecryption {

    private final JweDecrypter decrypter;

    JwtDecryption(JweDecrypter decrypter) {
        this.decrypter = decrypter;
    }

    /**
     * Demands a signed JWT inside (a Nested JWT, RFC 7519 section 5.2).
     *
     * @param verifier what verifies the signature inside
     * @return a builder that still needs the expected issuer and audience
     */
    public JwtDecoderBuilder<JwtDecoder> thenVerifiedBy(JwsVerifier verifier) {
        return new JwtDecoderBuilder<>(
                Protection.SIGNED_AND_ENCRYPTED,
                (validation, contentTypeRequired) -> new JwtDecoder(new IssuerPolicy(verifier, validation))
                        .inside(new JwtEnclosure(decrypter, contentTypeRequired)));
    }

    /**
     * Demands inside what another decoder accepts, for example that of {@link Jwt#issuers}.
     *
     * @param signed a decoder of signed tokens, with its keys and rules
     * @return a decoder of such tokens inside an encryption, and of no others
     * @throws IllegalArgumentException if that decoder itself decrypts
     */
    public JwtDecoder thenDecodedBy(JwtDecoder signed) {
        return signed.inside(new JwtEnclosure(decrypter, true));
    }

    /**
     * Expects claims that nobody signed. Anyone who has the recipient's public key can have written them.
     *
     * @return a builder that still needs the expected issuer and audience
     */
    public JwtDecoderBuilder<UnsignedJwtDecoder> unsigned() {
        return new JwtDecoderBuilder<>(
                Protection.ENCRYPTED,
                (validation, contentTypeRequired) -> new UnsignedJwtDecoder(decrypter, validation));
    }
}
