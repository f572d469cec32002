package dev.signet.jose.cli;

import dev.signet.jose.core.internal.AlgorithmSpec;
import dev.signet.jose.jwe.AesKeyWrap;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.Direct;
import dev.signet.jose.jwe.EcdhEs;
import dev.signet.jose.jwe.JweAlgorithm;
import dev.signet.jose.jwe.RsaOaep;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.KeyOperation;
import dev.signet.jose.jws.JwsAlgorithm;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The algorithm if the caller names none: the key's own, else the usual one of its type, curve and length; and the
 * usual one for content.
 */
final class UsualAlgorithm {

    /** The name of {@link #contentEncryption}, as annotations need it. */
    static final String CONTENT_ENCRYPTION = "A256GCM";

    /** The first of these that takes the key. */
    private static final List<JweAlgorithm> WRAPPING = List.of(
            RsaOaep.RSA_OAEP_256, AesKeyWrap.A256KW, AesKeyWrap.A192KW, AesKeyWrap.A128KW, EcdhEs.ECDH_ES_A256KW);

    private UsualAlgorithm() {}

    /** Returns the algorithm that encrypts content, and the one that is accepted. */
    static ContentEncryption contentEncryption() {
        return ContentEncryption.named(CONTENT_ENCRYPTION).orElseThrow();
    }

    /**
     * Returns the algorithm that signs with a key that names none itself: the first of {@link JwsAlgorithm#all} that
     * takes it.
     *
     * @throws IllegalArgumentException if none takes it; the message says why
     */
    static JwsAlgorithm signing(Jwk key) {
        List<JwsAlgorithm> all = JwsAlgorithm.all();
        return all.stream()
                .filter(algorithm -> key.fits(KeyOperation.SIGN, algorithm.jwaName()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no algorithm of JWS signs with this key"
                        + ofType(all, JwsAlgorithm::jwaName, key)
                                .flatMap(algorithm -> key.mismatch(KeyOperation.SIGN, algorithm.jwaName()))
                                .map(mismatch -> ": " + mismatch)
                                .orElse("")));
    }

    /** Returns the names of the algorithms that {@link #signing} can return for a key that is usable. */
    static List<String> namesOfJws() {
        List<String> names = new ArrayList<>();
        Set<String> served = new HashSet<>();
        for (JwsAlgorithm algorithm : JwsAlgorithm.all()) {
            AlgorithmSpec spec = AlgorithmSpec.of(algorithm.jwaName());
            if (spec.material() == AlgorithmSpec.Material.ALGORITHM_KEY_PAIR) {
                // Such a key always names its algorithm.
                continue;
            }
            List<String> keys =
                    spec.curves().isEmpty() ? List.of(spec.material().name()) : spec.curves();
            if (served.addAll(keys)) {
                names.add(spec.name());
            }
        }
        return names;
    }

    /** Returns the names of the algorithms that {@link #wrapping} can return for a key that names none itself. */
    static List<String> namesOfJwe() {
        return WRAPPING.stream().map(JweAlgorithm::jwaName).toList();
    }

    /**
     * Returns the algorithm where the key encrypts one content, to one recipient.
     *
     * @throws IllegalArgumentException if the key names an algorithm that does not encrypt
     */
    static JweAlgorithm alone(String parameter, Jwk key) {
        boolean direct = key.algorithm().isEmpty()
                && AlgorithmSpec.of(Direct.DIR.jwaName()).takesType(key.keyType());
        return direct ? Direct.DIR : wrapping(parameter, key);
    }

    /**
     * Returns the algorithm where a content key of its own is needed, as among several recipients; exceptions as above.
     */
    static JweAlgorithm wrapping(String parameter, Jwk key) {
        return key.algorithm()
                .map(name -> named(parameter, name))
                .orElseGet(() -> WRAPPING.stream()
                        .filter(algorithm -> key.fits(KeyOperation.WRAP_KEY, algorithm.jwaName()))
                        .findFirst()
                        // Refuses the key, and says why; or takes one whose key_ops name the agreement and not the
                        // wrapping.
                        .or(() -> ofType(WRAPPING, JweAlgorithm::jwaName, key))
                        .orElseThrow(
                                () -> new IllegalArgumentException(parameter + ": no algorithm encrypts to this key")));
    }

    private static JweAlgorithm named(String parameter, String algorithm) {
        return JweAlgorithm.named(algorithm)
                .orElseThrow(
                        () -> new IllegalArgumentException(parameter + ": the JWK's \"alg\" is not one that encrypts"));
    }

    private static <T> Optional<T> ofType(List<T> algorithms, Function<T, String> name, Jwk key) {
        return algorithms.stream()
                .filter(algorithm -> AlgorithmSpec.of(name.apply(algorithm)).takesType(key.keyType()))
                .findFirst();
    }
}
