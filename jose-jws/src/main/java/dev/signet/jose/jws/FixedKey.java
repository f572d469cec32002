package dev.signet.jose.jws;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.internal.HeaderCache;
import dev.signet.jose.core.internal.TokenReading;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSource;
import dev.signet.jose.jwk.KeyOperation;
import dev.signet.jose.jwk.internal.JwkSetLookup;
import java.util.List;
import java.util.function.BiFunction;

/** One key under one algorithm. */
final class FixedKey implements KeySelector, KeySelector.Keys {

    private final KeyOperations operations;
    private final Jwk jwk;
    private final VerificationKey key;
    private final HeaderCache<AcceptedPrefix> accepted = new HeaderCache<>();
    private final Object identity = new Object();

    private FixedKey(KeyOperations operations, Jwk jwk, VerificationKey key) {
        this.operations = operations;
        this.jwk = jwk;
        this.key = key;
    }

    static FixedKey of(KeyOperations operations, Jwk jwk) {
        operations.requireFit(KeyOperation.VERIFY, jwk);
        return new FixedKey(operations, jwk, VerificationKey.of(operations, jwk, CryptoProviders.standard()));
    }

    @Override
    public void requireAllowed(String algorithm) {
        String only = operations.algorithm().name();
        if (!algorithm.equals(only)) {
            throw TokenReading.notAllowed("alg", List.of(only), algorithm);
        }
    }

    @Override
    public Keys current(JwkSetLookup keySets) {
        return this;
    }

    @Override
    public KeySelector withProviders(CryptoProviders providers) {
        return new FixedKey(operations, jwk, VerificationKey.of(operations, jwk, providers));
    }

    @Override
    public KeySelector forgetful() {
        return new FixedKey(operations, jwk, key);
    }

    /** A key or a header without a {@code kid} agrees with any. */
    @Override
    public boolean hasKeyFor(String algorithm, JoseHeader header) {
        return jwk.keyId().isEmpty() || header.keyId().isEmpty() || jwk.keyId().equals(header.keyId());
    }

    @Override
    public Keys newer(JoseHeader header, BiFunction<JwkSource, String, JwkSet> refreshed) {
        return this;
    }

    @Override
    public VerificationKey select(String algorithm, JoseHeader header) {
        if (!hasKeyFor(algorithm, header)) {
            throw new InvalidTokenException(
                    Reason.KEY_NOT_FOUND, "the token's \"kid\" names another key than this verifier's");
        }
        return key;
    }

    @Override
    public HeaderCache<AcceptedPrefix> acceptedHeaders() {
        return accepted;
    }

    @Override
    public Object identity() {
        return identity;
    }

    @Override
    public String toString() {
        return "[" + operations.algorithm().name() + "]";
    }
}
