package dev.signet.jose.cli;

import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.jws.JwsAlgorithm;
import dev.signet.jose.jws.SignaturePolicy;
import java.util.List;
import java.util.Optional;

/**
 * The option {@code --policy}, which signatures of several must verify: {@code all}, {@code any}, or the kids of those
 * that must be right. Immutable.
 *
 * @param words the arguments of the option; empty without the option
 */
record PolicyOption(List<String> words) {

    private static final String ALL = "all";
    private static final String ANY = "any";

    /** Refuses arguments that contradict each other. */
    static PolicyOption of(List<String> words) {
        if (words.size() > 1 && (words.contains(ALL) || words.contains(ANY))) {
            throw new IllegalArgumentException("--policy: expected all, or any, or kids, not several of them together");
        }
        return new PolicyOption(List.copyOf(words));
    }

    /** Refuses to name signatures of a compact token, which has one and is rejected if that one is wrong. */
    void requireFitForCompact() {
        if (!words.isEmpty() && !isGeneral()) {
            throw new IllegalArgumentException(
                    "--policy: expected all or any, a compact token has one signature and kids are for JSON");
        }
    }

    /**
     * Returns the policy for a token.
     *
     * @throws IllegalArgumentException if it has several signatures and there is no word about them
     */
    SignaturePolicy policy(JwsJsonParts jws, List<JwsAlgorithm> algorithms) {
        int signatures = jws.signatures().size();
        if (words.isEmpty() && signatures > 1) {
            throw new IllegalArgumentException("this JWS has " + signatures + " signatures: say which must be right,"
                    + " with --policy all, --policy any, or --policy KID for each of them");
        }
        if (words.isEmpty() || words.contains(ALL)) {
            return SignaturePolicy.all();
        }
        if (words.contains(ANY)) {
            return SignaturePolicy.any();
        }
        SignaturePolicy.Name[] more = words.stream()
                .skip(1)
                .map(keyId -> name(keyId, jws, algorithms))
                .toArray(SignaturePolicy.Name[]::new);
        return SignaturePolicy.these(name(words.get(0), jws, algorithms), more);
    }

    private boolean isGeneral() {
        return words.contains(ALL) || words.contains(ANY);
    }

    /** The token may pick an algorithm for a kid, but only among those that the caller accepts. */
    private static SignaturePolicy.Name name(String keyId, JwsJsonParts jws, List<JwsAlgorithm> algorithms) {
        JwsAlgorithm algorithm = jws.signatures().stream()
                .filter(signature -> signature.keyId().equals(Optional.of(keyId)))
                .map(JwsJsonParts.Signature::protectedHeader)
                .map(JoseHeader::algorithm)
                .flatMap(Optional::stream)
                .flatMap(name -> JwsAlgorithm.named(name).stream())
                .filter(algorithms::contains)
                .findFirst()
                .orElse(algorithms.get(0));
        return SignaturePolicy.Name.of(algorithm, keyId);
    }
}
