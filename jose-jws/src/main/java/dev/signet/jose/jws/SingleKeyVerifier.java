package dev.signet.jose.jws;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.KeyOperation;
import java.util.Optional;

/** One key under one algorithm. Immutable. */
final class SingleKeyVerifier implements JwsVerifier {

    private final JwsAlgorithm algorithm;
    private final Jwk jwk;
    private final TokenLimits limits;
    private final VerificationKey key;
    private final CompactVerification verification;

    private SingleKeyVerifier(JwsAlgorithm algorithm, Jwk jwk, VerificationKey key, TokenLimits limits) {
        this.algorithm = algorithm;
        this.jwk = jwk;
        this.key = key;
        this.limits = limits;
        this.verification = new CompactVerification(limits);
    }

    static SingleKeyVerifier of(JwsAlgorithm algorithm, Jwk jwk) {
        Schemes.require(algorithm, KeyOperation.VERIFY, jwk);
        VerificationKey key = VerificationKey.of(algorithm, jwk, CryptoProviders.standard());
        return new SingleKeyVerifier(algorithm, jwk, key, TokenLimits.defaults());
    }

    @Override
    public VerifiedJws verify(String token) {
        return verification.verify(token, this::choose);
    }

    @Override
    public JwsVerifier using(CryptoProviders providers) {
        return new SingleKeyVerifier(algorithm, jwk, VerificationKey.of(algorithm, jwk, providers), limits);
    }

    @Override
    public JwsVerifier limits(TokenLimits other) {
        return new SingleKeyVerifier(algorithm, jwk, key, other);
    }

    /** Returns the algorithm, and nothing of the key. */
    @Override
    public String toString() {
        return "JwsVerifier[" + algorithm.jwaName() + "]";
    }

    /** The header must agree with the key that is there: its alg, and its kid where both have one. */
    private VerificationKey choose(String named, JoseHeader header) {
        if (!named.equals(algorithm.jwaName())) {
            throw new InvalidTokenException(
                    Reason.ALGORITHM_NOT_ALLOWED,
                    "expected the algorithm " + algorithm.jwaName() + ", the token names another");
        }
        Optional<String> keyId = key.keyId();
        if (keyId.isPresent() && header.keyId().isPresent() && !keyId.equals(header.keyId())) {
            throw new InvalidTokenException(
                    Reason.KEY_NOT_FOUND, "the token's \"kid\" names another key than this verifier's");
        }
        return key;
    }
}
