package dev.signet.jose.jwt;

import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jws.JwsSigner;

/**
 * An encoder of signed JWTs, with {@code typ: JWT} unless the signer has another type. Immutable; thread-safe if its
 * key is.
 */
public final class SignedJwtEncoder implements JwtEncoder {

    private final ClaimSealer sealer;
    private final JwsSigner signer;
    private final TokenBound bound;

    SignedJwtEncoder(ClaimSealer sealer, JwsSigner signer, TokenBound bound) {
        if (!signer.encodesPayload()) {
            throw new IllegalArgumentException("a JWT must not use \"b64\": false (RFC 7797 section 7)");
        }
        this.sealer = sealer;
        this.signer = signer.header().type().isPresent() ? signer : signer.withType("JWT");
        this.bound = bound;
    }

    @Override
    public String encode(JwtClaims claims) {
        return bound.checked(signer.sign(sealer.seal(claims).toOctets()));
    }

    @Override
    public SignedJwtEncoder withMaxTokenOctets(int octets) {
        return new SignedJwtEncoder(sealer, signer, new TokenBound(octets));
    }

    /**
     * Returns an encoder that seals claims: each is encrypted by itself inside the signed token, whose other claims
     * stay readable, and {@link JwtDecoderBuilder#opening} opens it. A sealed claim cannot be moved to another claim or
     * another token. The format is in {@code docs/sealed-claims.md}.
     *
     * <p>The claims of one call share one content encryption key, made for each token, so that together they cost one
     * operation with the recipient's key. Calling this again adds claims; the same claim again adds a recipient, with a
     * seal of its own. A token that has no {@code jti} gets one of 128 random bits, to which its seals are bound.
     *
     * <p>What stays visible of a sealed claim: its name, its place and, in steps of 32 octets, its length.
     *
     * @param recipient the encrypter of the claims, without {@code typ} and {@code cty}
     * @param claim the claim; {@code "patient.ssn"} is the member {@code ssn} of the claim {@code patient}. A dot or a
     *     backslash that belongs to a name is written with a backslash before it
     * @param more further claims
     * @return a new encoder
     * @throws IllegalArgumentException if a claim must stay readable ({@code iss}, {@code sub}, {@code aud},
     *     {@code exp}, {@code nbf}, {@code iat}, {@code jti}, {@code cnf}), is named twice in this call, or is part of
     *     another that is sealed; if it would get more than 16 recipients; if a path has an empty name or a lone
     *     backslash; or if the encrypter has {@code typ} or {@code cty}
     */
    public SignedJwtEncoder sealing(JweEncrypter recipient, String claim, String... more) {
        return new SignedJwtEncoder(sealer.and(recipient, claim, more), signer, bound);
    }

    /**
     * Returns an encoder whose signed tokens are then encrypted (Nested JWTs, RFC 7519 section 5.2, with
     * {@code cty: JWT}). The other order is not offered: a signature around an encryption does not show that its signer
     * knew the content. A bound on the tokens of this encoder becomes one on the encrypted tokens.
     *
     * @param encrypter the encrypter of the signed tokens
     * @return the encoder
     */
    public JwtEncoder thenEncryptedWith(JweEncrypter encrypter) {
        return new NestedJwtEncoder(
                new SignedJwtEncoder(sealer, signer, TokenBound.NONE),
                EncryptedJwtEncoder.typed(encrypter).withContentType("JWT"),
                bound);
    }
}
