package dev.signet.jose.jws;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.internal.HeaderCache;
import dev.signet.jose.core.internal.TokenReading;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.KeyOperation;
import java.util.List;
import java.util.Optional;

/** One key under one algorithm. */
final class FixedKey implements KeySelector, KeySelector.Keys {

    private final JwsAlgorithm algorithm;
    private final Jwk jwk;
    private final VerificationKey key;
    private final HeaderCache<AcceptedHeader> accepted = new HeaderCache<>();

    private FixedKey(JwsAlgorithm algorithm, Jwk jwk, VerificationKey key) {
        this.algorithm = algorithm;
        this.jwk = jwk;
        this.key = key;
    }

    static FixedKey of(JwsAlgorithm algorithm, Jwk jwk) {
        Schemes.require(algorithm, KeyOperation.VERIFY, jwk);
        return new FixedKey(algorithm, jwk, VerificationKey.of(algorithm, jwk, CryptoProviders.standard()));
    }

    @Override
    public Keys current() {
        return this;
    }

    @Override
    public KeySelector withProviders(CryptoProviders providers) {
        return new FixedKey(algorithm, jwk, VerificationKey.of(algorithm, jwk, providers));
    }

    @Override
    public KeySelector forgetful() {
        return new FixedKey(algorithm, jwk, key);
    }

    @Override
    public HeaderCache<AcceptedHeader> acceptedHeaders() {
        return accepted;
    }

    /** The header must agree with the key that is there: its alg, and its kid where both have one. */
    @Override
    public VerificationKey choose(String named, JoseHeader header) {
        if (!named.equals(algorithm.jwaName())) {
            throw TokenReading.notAllowed("alg", List.of(algorithm.jwaName()), named);
        }
        Optional<String> keyId = key.keyId();
        if (keyId.isPresent() && header.keyId().isPresent() && !keyId.equals(header.keyId())) {
            throw new InvalidTokenException(
                    Reason.KEY_NOT_FOUND, "the token's \"kid\" names another key than this verifier's");
        }
        return key;
    }

    @Override
    public String toString() {
        return "[" + algorithm.jwaName() + "]";
    }
}
