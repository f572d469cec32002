package dev.signet.jose.jwt;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseException;
import dev.signet.jose.core.JoseObserver;
import dev.signet.jose.core.internal.GuardedObserver;
import dev.signet.jose.jwe.DecryptedJwe;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwk.internal.JwkSetLookup;
import dev.signet.jose.jwk.internal.NonBlockingLookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * A decoder of JWTs that are encrypted and not signed. If the encryption key is known to others, as every public key
 * is, the content does not prove its author.
 *
 * <p>{@link Jwt#decryptedBy} begins one. Immutable and thread-safe; build it once.
 */
public final class UnsignedJwtDecoder {

    private final JweDecrypter decrypter;
    private final ClaimsValidation validation;
    private final JoseObserver observer;

    UnsignedJwtDecoder(JweDecrypter decrypter, ClaimsValidation validation) {
        this(decrypter, validation, GuardedObserver.NONE);
    }

    private UnsignedJwtDecoder(JweDecrypter decrypter, ClaimsValidation validation, JoseObserver observer) {
        this.decrypter = decrypter;
        this.validation = validation;
        this.observer = observer;
    }

    /**
     * Returns the JWT that a token holds, once it is decrypted and its claims meet every rule.
     *
     * @param token a JWT in compact serialization, nothing before it and nothing after it
     * @return header and claims, which are not signed
     * @throws InvalidTokenException with the reason {@code MALFORMED}, {@code TOO_LARGE}, {@code UNSUPPORTED},
     *     {@code ALGORITHM_NOT_ALLOWED}, {@code KEY_NOT_FOUND} or {@code DECRYPTION_FAILED}; or, with every failure
     *     among the claims and the reason of the first, {@code EXPIRED}, {@code NOT_YET_VALID} or
     *     {@code CLAIM_REJECTED}
     * @throws dev.signet.jose.core.KeySourceException if the keys cannot be obtained
     * @throws dev.signet.jose.core.ReplayStoreException if replays are rejected and the store cannot be asked
     */
    public UnsignedJwt decode(String token) {
        return decode(token, JwkSetLookup.waiting());
    }

    /**
     * Returns the result of {@link #decode} without waiting for key sets, on the thread that
     * {@link JwtDecoder#decodeAsync(String)} names.
     *
     * @param token as for {@link #decode}
     * @return as {@link #decodeAsync(String, Executor)}
     */
    public CompletionStage<UnsignedJwt> decodeAsync(String token) {
        return decodeAsync(token, Runnable::run);
    }

    /**
     * Returns the result of {@link #decode} without waiting for key sets, as
     * {@link JwtDecoder#decodeAsync(String, Executor)} does.
     *
     * @param token as for {@link #decode}
     * @param executor where the token is decrypted
     * @return a stage of the caller's own that completes with header and claims, or with the very exception that
     *     {@link #decode} throws
     */
    public CompletionStage<UnsignedJwt> decodeAsync(String token, Executor executor) {
        return NonBlockingLookup.complete(keySets -> decode(token, keySets), executor);
    }

    /**
     * Returns a decoder of the same tokens with an observer. Keys and rules are those of this decoder.
     *
     * @param observer the observer, in the place of any other that this decoder has
     * @return another decoder
     */
    public UnsignedJwtDecoder withObserver(JoseObserver observer) {
        return new UnsignedJwtDecoder(decrypter, validation, new GuardedObserver(observer));
    }

    private UnsignedJwt decode(String token, JwkSetLookup keySets) {
        try {
            UnsignedJwt jwt = decoded(token, keySets);
            observer.tokenAccepted();
            return jwt;
        } catch (InvalidTokenException e) {
            observer.tokenRefused(e);
            throw e;
        } catch (JoseException e) {
            observer.tokenUndecided(e);
            throw e;
        }
    }

    private UnsignedJwt decoded(String token, JwkSetLookup keySets) {
        DecryptedJwe jwe = decrypted(token, keySets);
        if (jwe.header().isContentType("JWT")) {
            throw new InvalidTokenException(
                    Reason.MALFORMED,
                    "this token holds another token, expected claims; decode it with"
                            + " Jwt.decryptedBy(..).thenVerifiedBy(..)");
        }
        List<ClaimFailure> failures = new ArrayList<>(0);
        JwtClaims claims = JwtClaims.of(jwe.json());
        Optional<OpenedClaims> opened = validation.accept(jwe.header(), "", jwe.header(), claims, keySets, failures);
        if (opened.isEmpty()) {
            throw ClaimsValidation.refusal(failures);
        }
        return new UnsignedJwt(jwe.header(), opened.get());
    }

    private DecryptedJwe decrypted(String token, JwkSetLookup keySets) {
        try {
            return keySets.apply(decrypter, token);
        } catch (InvalidTokenException e) {
            throw PartCount.ENCRYPTED.explaining(e, token);
        }
    }
}
