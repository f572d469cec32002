package dev.signet.jose.jws;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The keys that may have made one signature, of all verifiers that accept its header, and the refusals of the others.
 * For one thread.
 */
final class SignatureKeys {

    private final JsonSignature signature;
    private final SourceAnswers<JwsVerifier, KeySelector.Keys> keys;
    private final List<JwsVerifier> accepting = new ArrayList<>();
    private final List<SignatureCandidate> candidates = new ArrayList<>();
    private final FurthestRefusal refusal = new FurthestRefusal();
    private boolean encoded = true;

    /**
     * Asks the verifiers whether they accept the header.
     *
     * @param keys the keys of each verifier for this token, as far as they were asked for
     */
    SignatureKeys(
            JsonSignature signature, List<JwsVerifier> verifiers, SourceAnswers<JwsVerifier, KeySelector.Keys> keys) {
        this.signature = signature;
        this.keys = keys;
        for (JwsVerifier verifier : verifiers) {
            try {
                encoded = verifier.accepts(signature.protectedHeader(), signature.allParameters());
                keysOf(verifier);
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
    void refresh(SourceAnswers<JwkSource, JwkSet> refreshed) {
        for (JwsVerifier verifier : accepting) {
            try {
                keys.replace(
                        verifier,
                        keysOf(verifier)
                                .newer(
                                        header(),
                                        (source, missing) -> refreshed.of(source, asked -> asked.refreshed(missing))));
            } catch (KeySourceException e) {
                refusal.add(e);
            }
        }
    }

    /** Selects the key of each accepting verifier. */
    void select() {
        for (JwsVerifier verifier : accepting) {
            try {
                KeySelector.Keys now = keysOf(verifier);
                VerificationKey key = now.select(name(), header());
                candidates.add(new SignatureCandidate(
                        signature, new AcceptedHeader(signature.protectedHeader(), key, encoded, now.identity())));
            } catch (InvalidTokenException e) {
                refusal.add(e);
            }
        }
    }

    /** Returns the candidates, once they were selected. */
    List<SignatureCandidate> candidates() {
        return candidates;
    }

    /** Returns the first candidate whose key made the signature, and keeps the refusals of those before it. */
    Optional<SignatureCandidate> verified(SignatureCandidate.Check check) {
        return candidates.stream()
                .filter(candidate -> verifies(candidate, check))
                .findFirst();
    }

    /** Returns all of some candidates whose keys made the signature, and keeps the refusals of the others. */
    List<SignatureCandidate> verified(Predicate<SignatureCandidate> some, SignatureCandidate.Check check) {
        return candidates.stream()
                .filter(some)
                .filter(candidate -> verifies(candidate, check))
                .toList();
    }

    private boolean verifies(SignatureCandidate candidate, SignatureCandidate.Check check) {
        try {
            if (check.verifies(candidate)) {
                return true;
            }
            refusal.add(candidate.accepted().key().invalid(signature.octets()));
        } catch (InvalidTokenException | KeySourceException e) {
            refusal.add(e);
        }
        return false;
    }

    /** Returns the refusal that got furthest; there is one unless the signature was verified. */
    RuntimeException refusal(InvalidTokenException other) {
        return refusal.or(other);
    }

    private KeySelector.Keys keysOf(JwsVerifier verifier) {
        return keys.of(verifier, JwsVerifier::currentKeys);
    }

    private String name() {
        return algorithm().orElseThrow();
    }
}
