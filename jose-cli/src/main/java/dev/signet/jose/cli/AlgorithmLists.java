package dev.signet.jose.cli;

import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.JweAlgorithm;
import dev.signet.jose.jwe.Pbes2;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jws.JwsAlgorithm;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The algorithms that the library has, as texts for messages and for help. Descriptions of options are annotations,
 * which hold constants only: there a variable stands for a list, and this bundle gives its value. Each list is made
 * when it is shown, since a command that shows none needs no algorithm but its own. Immutable.
 */
final class AlgorithmLists extends ResourceBundle {

    /** The variable for {@link #withKeys}. */
    static final String WITH_KEYS_VARIABLE = "${bundle:with-keys}";

    /** The variable for {@link #contentEncryption}. */
    static final String CONTENT_ENCRYPTION_VARIABLE = "${bundle:content-encryption}";

    /** The variable for the algorithms that sign with a key that names none itself. */
    static final String USUAL_JWS_VARIABLE = "${bundle:usual-jws}";

    /** The variable for the algorithms that wrap content encryption keys for a key that names none itself. */
    static final String USUAL_JWE_VARIABLE = "${bundle:usual-jwe}";

    private static final Map<String, Supplier<String>> LISTS = Map.of(
            "with-keys",
            AlgorithmLists::withKeys,
            "content-encryption",
            AlgorithmLists::contentEncryption,
            "usual-jws",
            () -> String.join(", ", UsualAlgorithm.namesOfJws()),
            "usual-jwe",
            () -> String.join(", ", UsualAlgorithm.namesOfJwe()));

    @Override
    protected @Nullable Object handleGetObject(String key) {
        Supplier<String> list = LISTS.get(key);
        return list == null ? null : list.get();
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(LISTS.keySet());
    }

    /** Returns the algorithms of JWS, each family on a line of its own, which begins with a line break. */
    static String jws() {
        return families(JwsAlgorithm.all(), JwsAlgorithm::jwaName);
    }

    /** Returns the algorithms of JWE key management, in the same form. */
    static String jwe() {
        return families(JweAlgorithm.all(), JweAlgorithm::jwaName);
    }

    /** Returns the algorithms that a JWK is made for, in the same form. */
    static String withKeys() {
        return jws()
                + families(
                        JweAlgorithm.all().stream()
                                .filter(AlgorithmLists::hasKeys)
                                .toList(),
                        JweAlgorithm::jwaName);
    }

    /** Returns the algorithms that take a password, in one line. */
    static String withPassword() {
        return alternatives(List.of(Pbes2.values()), Pbes2::jwaName);
    }

    /** Returns the content encryption algorithms, in one line. */
    static String contentEncryption() {
        return alternatives(ContentEncryption.all(), ContentEncryption::jwaName);
    }

    /** Returns the curves, in one line. */
    static String curves() {
        return alternatives(List.of(Curve.values()), Curve::jwaName);
    }

    /** Returns whether a JWK is made for the algorithm of this name: all but those that take a password, or none. */
    static boolean hasKeys(String name) {
        return JwsAlgorithm.named(name).isPresent()
                || JweAlgorithm.named(name).filter(AlgorithmLists::hasKeys).isPresent();
    }

    private static boolean hasKeys(JweAlgorithm algorithm) {
        return !(algorithm instanceof Pbes2);
    }

    private static <T> String families(List<T> algorithms, Function<T, String> name) {
        Map<String, String> lines = new LinkedHashMap<>();
        for (T algorithm : algorithms) {
            lines.merge(
                    AlgorithmFamily.of(algorithm).title(), name.apply(algorithm), (before, one) -> before + ", " + one);
        }
        StringBuilder text = new StringBuilder();
        lines.forEach(
                (title, names) -> text.append("\n  ").append(title).append(": ").append(names));
        return text.toString();
    }

    private static <T> String alternatives(List<T> values, Function<T, String> name) {
        List<String> names = values.stream().map(name).toList();
        int last = names.size() - 1;
        return String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }
}
