package dev.signet.jose.jws;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A policy that states which of several signatures must be right. There is no default: the application decides what
 * several signatures mean (RFC 7515 section 5.2). Immutable.
 */
public final class SignaturePolicy {

    private static final SignaturePolicy ALL = new SignaturePolicy(Mode.ALL, Set.of());
    private static final SignaturePolicy ANY = new SignaturePolicy(Mode.ANY, Set.of());

    private final Mode mode;
    private final Set<Name> names;

    enum Mode {
        ALL,
        ANY,
        THESE
    }

    /**
     * The name of a signature: its algorithm and the {@code kid} of the key that made it. Immutable.
     *
     * @param algorithm the algorithm
     * @param keyId the {@code kid} of the key or, for a key without one, of the header; empty if both have none
     */
    public record Name(JwsAlgorithm algorithm, Optional<String> keyId) {

        /**
         * Returns the name of a signature by a key with a {@code kid}.
         *
         * @param algorithm the algorithm
         * @param keyId the {@code kid} of the key
         * @return the name
         */
        public static Name of(JwsAlgorithm algorithm, String keyId) {
            return new Name(algorithm, Optional.of(keyId));
        }
    }

    private SignaturePolicy(Mode mode, Set<Name> names) {
        this.mode = mode;
        this.names = names;
    }

    /**
     * Returns a policy that demands that every signature is right. One that cannot be verified, for example because its
     * algorithm is not allowed, refuses the whole JWS.
     *
     * @return the policy
     */
    public static SignaturePolicy all() {
        return ALL;
    }

    /**
     * Returns a policy that demands one signature that is right, no matter which. The result holds the first of these,
     * and nothing of the others.
     *
     * @return the policy
     */
    public static SignaturePolicy any() {
        return ANY;
    }

    /**
     * Returns a policy that demands a right signature for each of some names. The result holds these, and nothing of
     * the others.
     *
     * <p>Keys are counted, not headers: one key counts for one {@code kid}, however many signatures it made. Give the
     * keys a {@code kid}, since one without takes that of the header.
     *
     * @param name the name of a signature
     * @param more the names of further signatures
     * @return the policy
     */
    public static SignaturePolicy these(Name name, Name... more) {
        Set<Name> names = new LinkedHashSet<>();
        names.add(name);
        names.addAll(List.of(more));
        return new SignaturePolicy(Mode.THESE, Collections.unmodifiableSet(names));
    }

    Mode mode() {
        return mode;
    }

    Set<Name> names() {
        return names;
    }

    /** Returns the policy and how many names it has. */
    @Override
    public String toString() {
        return "SignaturePolicy[" + mode + (names.isEmpty() ? "" : ", " + names.size() + " names") + "]";
    }
}
