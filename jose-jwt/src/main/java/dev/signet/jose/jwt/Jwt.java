package dev.signet.jose.jwt;

import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.core.internal.GuardedObserver;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jws.JwsSigner;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jwt.JwtDecoderBuilder.Protection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Entry point for issuing and validating JSON Web Tokens (RFC 7519): encoders make tokens of claims, decoders accept
 * tokens and return their claims.
 *
 * <pre>{@code
 * JwtEncoder tokens = Jwt.signedWith(ES256.signer(privateKey).withKeyId("2026-01"));
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
     * Returns an encoder of signed JWTs.
     *
     * @param signer the key, the algorithm and the header
     * @return an encoder; see also {@link SignedJwtEncoder#sealing} and {@link SignedJwtEncoder#thenEncryptedWith}
     * @throws IllegalArgumentException if the signer signs
     *     {@linkplain JwsSigner#withUnencodedPayload unencoded payloads}
     */
    public static SignedJwtEncoder signedWith(JwsSigner signer) {
        return new SignedJwtEncoder(ClaimSealer.NOTHING, signer, TokenBound.NONE);
    }

    /**
     * Returns an encoder of JWTs that are encrypted and not signed.
     *
     * @param encrypter the key, the algorithms and the header
     * @return an encoder
     */
    public static EncryptedJwtEncoder encryptedWith(JweEncrypter encrypter) {
        return new EncryptedJwtEncoder(ClaimSealer.NOTHING, encrypter, TokenBound.NONE);
    }

    /**
     * Returns a builder of decoders for signed JWTs.
     *
     * @param verifier the algorithms and the keys that are accepted
     * @return a builder, whose issuer and audience must be set before {@code build}
     */
    public static JwtDecoderBuilder<JwtDecoder> verifiedBy(JwsVerifier verifier) {
        return new JwtDecoderBuilder<>(
                Protection.SIGNED,
                (validation, contentTypeRequired, memory) ->
                        new JwtDecoder(new IssuerPolicy(verifier, validation, memory, GuardedObserver.NONE)));
    }

    /**
     * Returns a decoder for the tokens of several issuers, each with its own keys, audiences and rules. A token is
     * verified with the keys of the issuer that it names and with no others, so that no issuer can write a token of
     * another. A token whose {@code iss} is none of theirs is refused before any key is selected, with the code
     * {@code UNKNOWN_ISSUER}.
     *
     * <p>{@code iss} is read before the signature is verified, and only to select, within the widest of the limits that
     * the verifiers of these decoders have. The limits of the selected verifier then hold as well.
     *
     * @param decoder a decoder of signed tokens that was built with one {@code issuer(..)}
     * @param more further ones
     * @return a decoder of all their tokens
     * @throws IllegalArgumentException if one of them decrypts, or does not have exactly one issuer by its name, or two
     *     have the same
     */
    public static JwtDecoder issuers(JwtDecoder decoder, JwtDecoder... more) {
        List<JwtDecoder> all = new ArrayList<>(List.of(more));
        all.add(decoder);
        return new JwtDecoder(PoliciesByIssuer.of(all));
    }

    /**
     * Returns a decoder for the tokens of issuers that are looked up for each token, such as the tenants of a service
     * or the clients of an authorization server.
     *
     * <p><strong>The name is an attacker's input.</strong> Look it up among known issuers, and return empty for every
     * other. Never build an address, a path or a query from it: a function that made a key source of any name would let
     * an attacker choose where this service fetches keys from. Return the same decoder for the same issuer each time,
     * because its keys, its caches and the tokens that it {@linkplain JwtDecoderBuilder#remembering(int) remembers} are
     * worth keeping. The function is asked for each token, remembered or not.
     *
     * <p>{@code iss} is read before the signature is verified, and only to select: tokens beyond
     * {@link TokenLimits#defaults()} are refused here, whatever the verifiers accept. A decoder that was not built with
     * exactly that issuer by its name is an {@code IllegalStateException} when a token is decoded.
     *
     * @param decoders returns the decoder for an issuer of at most 1,024 characters, compared exactly, or empty if
     *     there is none, for which {@code null} counts too; thread-safe. What it throws goes to the caller of
     *     {@code decode}
     * @return a decoder of all their tokens
     */
    public static JwtDecoder issuers(Function<String, Optional<JwtDecoder>> decoders) {
        return issuers(decoders, TokenLimits.defaults());
    }

    /**
     * Returns a decoder as {@link #issuers(Function)} does, for tokens beyond the default limits or for narrower ones.
     *
     * @param decoders returns the decoder for an issuer, as in {@link #issuers(Function)}
     * @param limits the bounds within which a token is read before its issuer is known; those of the issuer's verifier
     *     hold as well
     * @return a decoder of all their tokens
     */
    public static JwtDecoder issuers(Function<String, Optional<JwtDecoder>> decoders, TokenLimits limits) {
        return new JwtDecoder(PoliciesByIssuer.lookedUp(decoders, limits));
    }

    /**
     * Returns the first part of a decoder of encrypted JWTs, before the choice whether they are signed inside.
     *
     * @param decrypter the algorithms and the keys that are accepted
     * @return the choice between {@link JwtDecryption#thenVerifiedBy} and {@link JwtDecryption#unsigned}
     */
    public static JwtDecryption decryptedBy(JweDecrypter decrypter) {
        return new JwtDecryption(decrypter);
    }
}
