package dev.signet.jose.jws;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.jwk.JwkThumbprint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The signatures of one token that a policy names, each by a key that counts for no other {@code kid}. For one thread.
 */
final class NamedSignatures {

    private final Set<SignaturePolicy.Name> names;
    private final List<Found> found = new ArrayList<>();
    private final Map<SignaturePolicy.Name, FurthestRefusal> refusals = new HashMap<>();

    /** A verified signature, with its place in the document. */
    private record Found(int place, SignaturePolicy.Name name, SignatureCandidate candidate) {

        JwkThumbprint key() {
            return candidate.accepted().key().jwk().thumbprint();
        }
    }

    private NamedSignatures(Set<SignaturePolicy.Name> names) {
        this.names = names;
    }

    /**
     * Returns the verified signatures, in the order of the document.
     *
     * @throws InvalidTokenException with the refusal of a signature that is called so, or {@code SIGNATURE_INVALID}
     */
    static List<VerifiedSignature> of(
            Set<SignaturePolicy.Name> names, List<SignatureKeys> signatures, SignatureCandidate.Check check) {
        NamedSignatures named = new NamedSignatures(names);
        for (int place = 0; place < signatures.size(); place++) {
            named.add(place, signatures.get(place), check);
        }
        return named.assigned();
    }

    private void add(int place, SignatureKeys signature, SignatureCandidate.Check check) {
        List<SignatureCandidate> verified = signature.verified(candidate -> names.contains(name(candidate)), check);
        verified.forEach(candidate -> found.add(new Found(place, name(candidate), candidate)));
        for (SignaturePolicy.Name name : names) {
            boolean meant = signature.candidates().stream()
                    .anyMatch(candidate -> name(candidate).equals(name));
            if (meant || signature.isCalled(name)) {
                refusals.computeIfAbsent(name, absent -> new FurthestRefusal()).add(signature.refusal(missing(name)));
            }
        }
    }

    private List<VerifiedSignature> assigned() {
        Map<JwkThumbprint, Optional<String>> keyIds = KeyAssignment.of(keys());
        Map<Integer, VerifiedSignature> assigned = new TreeMap<>();
        for (SignaturePolicy.Name name : names) {
            Found one = found.stream()
                    .filter(candidate -> candidate.name.equals(name))
                    .filter(candidate -> name.keyId().equals(keyIds.get(candidate.key())))
                    .findFirst()
                    .orElseThrow(() -> missing(name));
            assigned.put(one.place, one.candidate.verified());
        }
        return List.copyOf(assigned.values());
    }

    /** Returns the keys that signed under each name. */
    private Map<SignaturePolicy.Name, Set<JwkThumbprint>> keys() {
        Map<SignaturePolicy.Name, Set<JwkThumbprint>> keys = new LinkedHashMap<>();
        for (SignaturePolicy.Name name : names) {
            Set<JwkThumbprint> made = found.stream()
                    .filter(candidate -> candidate.name.equals(name))
                    .map(Found::key)
                    .collect(Collectors.toSet());
            if (made.isEmpty()) {
                throw refusal(name);
            }
            keys.put(name, made);
        }
        return keys;
    }

    private RuntimeException refusal(SignaturePolicy.Name name) {
        return Optional.ofNullable(refusals.get(name))
                .map(refusal -> refusal.or(missing(name)))
                .orElseGet(() -> missing(name));
    }

    private static SignaturePolicy.Name name(SignatureCandidate candidate) {
        JwsAlgorithm algorithm = JwsAlgorithms.of(candidate.accepted().key().algorithm());
        return new SignaturePolicy.Name(algorithm, candidate.keyId());
    }

    private static InvalidTokenException missing(SignaturePolicy.Name name) {
        return new InvalidTokenException(
                Reason.SIGNATURE_INVALID,
                "expected a signature for each name of the policy, each by a key of its own: one with "
                        + name.algorithm().jwaName() + " is missing");
    }
}
