package dev.signet.jose.jwe;

import dev.signet.jose.core.internal.AlgorithmSpec;
import dev.signet.jose.core.internal.DisplayText;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.KeyOperation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table of key management algorithms: one line a family. Where a name becomes an algorithm, and an algorithm that
 * is known at run time only meets a JWK.
 */
final class JweAlgorithms {

    private static final List<JweAlgorithm> ALL;
    private static final Map<JweAlgorithm, KeyManagement> OF_JWKS;
    private static final Map<JweAlgorithm, RecipientKeys> INTEGRATED;
    private static final Map<AlgorithmSpec, JweAlgorithm> BY_SPEC;

    static {
        List<JweAlgorithm> all = new ArrayList<>();
        Map<JweAlgorithm, KeyManagement> ofJwks = new HashMap<>();
        add(all, ofJwks, Direct.values(), Direct::keyManagement);
        add(all, ofJwks, RsaOaep.values(), RsaOaep::keyManagement);
        add(all, ofJwks, AesKeyWrap.values(), AesKeyWrap::keyManagement);
        add(all, ofJwks, AesGcmKeyWrap.values(), AesGcmKeyWrap::keyManagement);
        add(all, ofJwks, EcdhEs.values(), EcdhEs::keyManagement);
        all.addAll(List.of(Pbes2.values()));
        ALL = List.copyOf(all);
        // Below this line is what no name leads to.
        List<JweAlgorithm> others = new ArrayList<>(List.of(InsecureRsa15.values()));
        add(others, ofJwks, HpkeDraftKeyEncryption.values(), HpkeDraftKeyEncryption::keyManagement);
        others.addAll(List.of(HpkeDraft.values()));
        OF_JWKS = Map.copyOf(ofJwks);
        INTEGRATED = Stream.of(HpkeDraft.values())
                .collect(Collectors.toUnmodifiableMap(Function.identity(), HpkeDraft::keys));
        BY_SPEC = Stream.concat(all.stream(), others.stream())
                .collect(Collectors.toUnmodifiableMap(JweAlgorithms::spec, Function.identity()));
    }

    private JweAlgorithms() {}

    private static <A extends JweAlgorithm> void add(
            List<JweAlgorithm> all,
            Map<JweAlgorithm, KeyManagement> ofJwks,
            A[] family,
            Function<A, KeyManagement> keyManagement) {
        for (A algorithm : family) {
            all.add(algorithm);
            ofJwks.put(algorithm, keyManagement.apply(algorithm));
        }
    }

    /** Returns all algorithms but those that are insecure or of a draft. */
    static List<JweAlgorithm> all() {
        return ALL;
    }

    /** Returns the algorithm of that name; those that are insecure or of a draft are not found. */
    static Optional<JweAlgorithm> named(String jwaName) {
        return ALL.stream()
                .filter(algorithm -> algorithm.jwaName().equals(jwaName))
                .findFirst();
    }

    /** Returns what the registry says about an algorithm. */
    static AlgorithmSpec spec(JweAlgorithm algorithm) {
        return AlgorithmSpec.of(algorithm.jwaName());
    }

    /** Returns the algorithm of an entry of the registry, also one that is insecure or of a draft. */
    static JweAlgorithm of(AlgorithmSpec spec) {
        return Objects.requireNonNull(BY_SPEC.get(spec));
    }

    /**
     * Returns the algorithm that a JWK names itself.
     *
     * @throws IllegalArgumentException if it names none, or one that does not work with a JWK
     */
    static JweAlgorithm of(Jwk key) {
        String name = key.algorithm()
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected a JWK with an \"alg\"; without one, name the algorithm, " + suggestion(key)));
        return named(name)
                .orElseThrow(() -> new IllegalArgumentException("\"alg\": expected a key management algorithm of JWE, "
                        + suggestion(key) + "; " + DisplayText.of(name) + " is none"));
    }

    /**
     * Returns what an algorithm does with JWKs.
     *
     * @throws IllegalArgumentException for passwords, for what is insecure and for what has no content encryption
     */
    static KeyManagement ofJwks(JweAlgorithm algorithm) {
        KeyManagement found = OF_JWKS.get(algorithm);
        if (found == null) {
            String reason = ALL.contains(algorithm) ? " takes a password, not a JWK" : " is insecure and stands alone";
            throw new IllegalArgumentException(algorithm.jwaName()
                    + (INTEGRATED.containsKey(algorithm) ? " encrypts the content itself, without \"enc\"" : reason)
                    + ": use the methods of " + algorithm.getClass().getSimpleName());
        }
        return found;
    }

    /**
     * Returns which JWKs decrypt with an algorithm.
     *
     * @throws IllegalArgumentException for passwords and for what is insecure
     */
    static RecipientKeys recipientKeys(JweAlgorithm algorithm) {
        RecipientKeys integrated = INTEGRATED.get(algorithm);
        return integrated == null ? ofJwks(algorithm) : integrated;
    }

    /** Returns whether no content encryption key is sent, so that there is one recipient only. */
    static boolean isDirect(JweAlgorithm algorithm) {
        return INTEGRATED.containsKey(algorithm)
                || (OF_JWKS.containsKey(algorithm) && ofJwks(algorithm).isDirect());
    }

    /** Returns whether both sides hold the secret key that decrypts all messages, as {@link KeyManagement} has it. */
    static boolean hasKeyInMemory(JweAlgorithm algorithm) {
        return OF_JWKS.containsKey(algorithm) && ofJwks(algorithm).hasKeyInMemory();
    }

    /** Returns the algorithms that take keys of one type, curve and length, whatever a JWK's parameters permit. */
    private static String suggestion(Jwk key) {
        Jwk bare = key.withoutParameters();
        List<String> names = ALL.stream()
                .filter(OF_JWKS::containsKey)
                .filter(algorithm -> bare.fits(KeyOperation.WRAP_KEY, algorithm.jwaName()))
                .map(JweAlgorithm::jwaName)
                .toList();
        return names.isEmpty() ? "none of which takes this key" : "one of " + names;
    }
}
