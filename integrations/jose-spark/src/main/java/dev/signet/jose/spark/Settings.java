package dev.signet.jose.spark;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.spark.sql.internal.SQLConf;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The settings of one name in the configuration of a session. Immutable.
 *
 * @param prefix what stands before each of them, such as {@code spark.signet.columns.ssn.}
 * @param values by what follows the prefix
 */
record Settings(String prefix, Map<String, String> values) {

    Settings {
        values = Map.copyOf(values);
    }

    /**
     * Reads the settings of a name from the session in which a query is analysed.
     *
     * @param kind {@code columns} or {@code tokens}
     * @param known the settings that there are
     * @throws IllegalArgumentException if there is no setting of the name, or one that is not known
     */
    static Settings of(String kind, String name, List<String> known) {
        String prefix = "spark.signet." + kind + "." + name + ".";
        Map<String, String> values = new TreeMap<>();
        CollectionConverters.asJava(SQLConf.get().getAllConfs()).forEach((key, value) -> {
            // What has one more dot belongs to a longer name.
            if (key.startsWith(prefix) && key.indexOf('.', prefix.length()) < 0) {
                values.put(key.substring(prefix.length()), value);
            }
        });
        if (values.isEmpty()) {
            throw new IllegalArgumentException("expected settings that begin with " + prefix + ", such as " + prefix
                    + known.get(0) + "; there are none");
        }
        for (String setting : values.keySet()) {
            if (!known.contains(setting)) {
                throw new IllegalArgumentException(
                        prefix + setting + ": expected one of the settings " + String.join(", ", known));
            }
        }
        return new Settings(prefix, values);
    }

    /** Returns a setting, if it is set. */
    Optional<String> text(String setting) {
        return Optional.ofNullable(values.get(setting)).map(String::strip);
    }

    /**
     * Returns a setting.
     *
     * @param expected what it is, with an example
     * @throws IllegalArgumentException if it is not set, or to nothing
     */
    String required(String setting, String expected) {
        return text(setting)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new IllegalArgumentException(prefix + setting + ": expected " + expected));
    }

    /**
     * Returns the elements of a setting, which are separated by commas; none if it is not set.
     *
     * @throws IllegalArgumentException if it is set to nothing but commas
     */
    List<String> list(String setting) {
        return text(setting).map(Settings::elements).orElse(List.of());
    }

    /**
     * Returns what is separated by commas in a text, at least one.
     *
     * @throws IllegalArgumentException if there is nothing but commas
     */
    static List<String> elements(String text) {
        List<String> elements =
                Arrays.stream(text.split(",")).map(String::strip).toList();
        if (elements.isEmpty()) {
            throw new IllegalArgumentException("expected at least one value, with commas between several");
        }
        return elements;
    }

    /**
     * Returns what is made of a setting.
     *
     * @param use throws {@code IllegalArgumentException} if the value cannot be used
     * @throws IllegalArgumentException which names the setting
     */
    <T> T naming(String setting, Supplier<T> use) {
        try {
            return use.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(prefix + setting + ": " + e.getMessage(), e);
        }
    }
}
