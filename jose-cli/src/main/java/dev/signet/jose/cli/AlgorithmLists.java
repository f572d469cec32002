package dev.signet.jose.cli;

import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.JweAlgorithm;
import dev.signet.jose.jwe.Pbes2;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jws.JwsAlgorithm;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.ListResourceBundle;
import java.util.Map;
import java.util.function.Function;

/**
 * The algorithms that the library has, as texts for messages and for help. Descriptions of options are annotations,
 * which hold constants only: there a variable stands for a list, and this bundle gives its value. Immutable.
 */
final class AlgorithmLists extends ListResourceBundle {

    /** The algorithms of JWS, each family on a line of its own, which begins with a line break. */
    static final String JWS = families(JwsAlgorithm.all(), JwsAlgorithm::jwaName);

    /** The algorithms of JWE key management, in the same form. */
    static final String JWE = families(JweAlgorithm.all(), JweAlgorithm::jwaName);

    /** The algorithms that a JWK is made for, in the same form. */
    static final String WITH_KEYS = JWS
            + families(
                    JweAlgorithm.all().stream().filter(AlgorithmLists::hasKeys).toList(), JweAlgorithm::jwaName);

    /** The algorithms that take a password, in one line. */
    static final String WITH_PASSWORD =
            alternatives(Arrays.stream(Pbes2.values()).map(Pbes2::jwaName).toList());

    static final String CONTENT_ENCRYPTION = alternatives(
            ContentEncryption.all().stream().map(ContentEncryption::jwaName).toList());

    static final String CURVES =
            alternatives(Arrays.stream(Curve.values()).map(Curve::jwaName).toList());

    /** The variable for {@link #WITH_KEYS}. */
    static final String WITH_KEYS_VARIABLE = "${bundle:with-keys}";

    /** The variable for {@link #CONTENT_ENCRYPTION}. */
    static final String CONTENT_ENCRYPTION_VARIABLE = "${bundle:content-encryption}";

    /** The variable for the algorithms that sign with a key that names none itself. */
    static final String USUAL_JWS_VARIABLE = "${bundle:usual-jws}";

    /** The variable for the algorithms that wrap content encryption keys for a key that names none itself. */
    static final String USUAL_JWE_VARIABLE = "${bundle:usual-jwe}";

    @Override
    protected Object[][] getContents() {
        return new Object[][] {
            {"with-keys", WITH_KEYS},
            {"content-encryption", CONTENT_ENCRYPTION},
            {"usual-jws", String.join(", ", UsualAlgorithm.namesOfJws())},
            {"usual-jwe", String.join(", ", UsualAlgorithm.namesOfJwe())}
        };
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

    private static String alternatives(List<String> names) {
        int last = names.size() - 1;
        return String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }
}
