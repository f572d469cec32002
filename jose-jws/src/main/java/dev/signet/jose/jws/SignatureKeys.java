package dev.signet.jose.jws;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.KeySourceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys that may have made one signature, of all verifiers that accept its header, and the refusals of the others.
 * For one thread.
 */
final class SignatureKeys {

    private final JsonSignature signature;
    private final Map<JwsVerifier, KeySelector.Keys> keys;
    private final List<JwsVerifier> accepting = new ArrayList<>();
    private final List<SignatureCandidate> candidates = new ArrayList<>();
    private final FurthestRefusal refusal = new FurthestRefusal();
    private boolean encoded = true;

    /**
     * Asks the verifiers whether they accept the header.
     *
     * @param keys the keys of each verifier for this token, as far as they were asked for
     */
    SignatureKeys(JsonSignature signature, List<JwsVerifier> verifiers, Map<JwsVerifier, KeySelector.Keys> keys) {
        this.signature = signature;
        this.keys = keys;
        for (JwsVerifier verifier : verifiers) {
            try {
                encoded = verifier.accepts(signature.protectedHeader(), signature.allParameters());
                keys.computeIfAbsent(verifier, JwsVerifier::currentKeys);
                accepting.add(verifier);
            } catch (InvalidTokenException | KeySourceException e) {
                refusal.add(e);
            }
        }
    }

    /** Returns the {@code alg} of the protected header. */
    Optional<String> algorithm() {
        return signature.protectedHeader().algorithm();
    }

    /** Returns all parameters of the header. */
    JoseHeader header() {
        return signature.allParameters();
    }

    /** Returns whether the header has the algorithm and the {@code kid} of a name. */
    boolean isCalled(SignaturePolicy.Name name) {
        return algorithm().equals(Optional.of(name.algorithm().jwaName()))
                && header().keyId().equals(name.keyId());
    }

    /** Returns whether a verifier has a key that fits. */
    boolean hasKey() {
        return accepting.stream().anyMatch(verifier -> keysOf(verifier).hasKeyFor(name(), header()));
    }

    /** Asks the sources of the accepting verifiers for newer keys. */
    void refresh(RefreshedSets refreshed) {
        for (JwsVerifier verifier : accepting) {
            try {
                keys.put(verifier, keysOf(verifier).newer(header(), refreshed));
            } catch (KeySourceException e) {
                refusal.add(e);
            }
        }
    }

    /** Selects the key of each accepting verifier. */
    void select() {
        for (JwsVerifier verifier : accepting) {
            try {
                VerificationKey key = keysOf(verifier).select(name(), header());
                candidates.add(new SignatureCandidate(
                        signature, new AcceptedHeader(signature.protectedHeader(), key, encoded)));
            } catch (InvalidTokenException e) {
                refusal.add(e);
            }
        }
    }

    /** Returns the candidates, once they were selected. */
    List<SignatureCandidate> candidates() {
        return candidates;
    }

    /** Returns the first of some candidates whose key made the signature, and keeps the refusal of the others. */
    Optional<SignatureCandidate> verified(List<SignatureCandidate> some, SignatureCandidate.Check check) {
        for (SignatureCandidate candidate : some) {
            try {
                if (check.verifies(candidate)) {
                    return Optional.of(candidate);
                }
                refusal.add(candidate.accepted().key().invalid(signature.octets()));
            } catch (InvalidTokenException | KeySourceException e) {
                refusal.add(e);
            }
        }
        return Optional.empty();
    }

    /** Returns the refusal that got furthest; there is one unless the signature was verified. */
    RuntimeException refusal(InvalidTokenException other) {
        return refusal.or(other);
    }

    private KeySelector.Keys keysOf(JwsVerifier verifier) {
        return Optional.ofNullable(keys.get(verifier)).orElseThrow();
    }

    private String name() {
        return algorithm().orElseThrow();
    }
}
