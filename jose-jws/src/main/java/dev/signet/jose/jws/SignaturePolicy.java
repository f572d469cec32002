package dev.signet.jose.jws;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which of several signatures must be right. There is no default: whoever verifies a JWS with several signatures says what
 * they mean to him (RFC 7515 section 5.2). Immutable.
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
     * What a signature is called: its algorithm and the {@code kid} in its header.
     *
     * @param algorithm the {@code alg} of its protected header
     * @param keyId the {@code kid} of its header, protected or not, or empty for a signature without one
     */
    public record Name(JwsAlgorithm algorithm, Optional<String> keyId) {

        /**
         * Returns the name of a signature with a {@code kid}.
         *
         * @param algorithm the {@code alg} of its protected header
         * @param keyId the {@code kid} of its header
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
     * Demands that every signature is right. One that cannot be verified, for example because its algorithm is not
     * allowed, refuses the whole JWS.
     *
     * @return the policy
     */
    public static SignaturePolicy all() {
        return ALL;
    }

    /**
     * Demands one signature that is right, whichever. The result names that one, and says nothing of the others.
     *
     * @return the policy
     */
    public static SignaturePolicy any() {
        return ANY;
    }

    /**
     * Demands that the named signatures are there and right. The result names those, and says nothing of the others.
     *
     * @param name a signature
     * @param more further signatures
     * @return the policy
     */
    public static SignaturePolicy these(Name name, Name... more) {
        LinkedHashSet<Name> names = new LinkedHashSet<>(List.of(more));
        names.add(name);
        return new SignaturePolicy(Mode.THESE, Collections.unmodifiableSet(names));
    }

    Mode mode() {
        return mode;
    }

    Set<Name> names() {
        return names;
    }

    /** Returns what is demanded. */
    @Override
    public String toString() {
        return "SignaturePolicy[" + mode + (names.isEmpty() ? "" : ", " + names.size() + " names") + "]";
    }
}
