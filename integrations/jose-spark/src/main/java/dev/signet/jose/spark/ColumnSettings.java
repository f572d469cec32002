package dev.signet.jose.spark;

import dev.signet.jose.columns.ColumnSpecification;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.JweAlgorithm;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.network.util.JavaUtils;

/**
 * The settings of a column, below {@code spark.signet.columns.NAME.}: what it is, and how it is sealed. Immutable.
 *
 * @param settings all of them
 * @param column the column
 * @param specification how it is sealed and opened
 */
record ColumnSettings(Settings settings, CellColumn column, ColumnSpecification specification) {

    /** The settings that there are. */
    static final List<String> SETTINGS = Stream.concat(
                    KeyAddress.SETTINGS.stream(),
                    Stream.of(
                            "kid",
                            "column",
                            "type",
                            "bound",
                            "algorithm",
                            "acceptedAlgorithms",
                            "encryption",
                            "acceptedEncryptions",
                            "renewKeyAfterCells",
                            "renewKeyAfter",
                            "keptKeys",
                            "maxCellOctets"))
            .toList();

    /**
     * Reads the settings of a name.
     *
     * @throws IllegalArgumentException if a setting is missing, not known, or cannot be used
     */
    static ColumnSettings named(String name) {
        Settings settings = Settings.of("columns", name, SETTINGS);
        return new ColumnSettings(settings, column(settings, name), specification(settings));
    }

    /**
     * Requires that a key seals.
     *
     * @throws IllegalArgumentException if its {@code kid} is not set
     */
    void requireSealingKey() {
        settings.required("kid", "the kid of the key that seals, such as 2026-11");
    }

    private static CellColumn column(Settings settings, String name) {
        String bound = settings.text("column").orElse(name);
        String type = settings.text("type").orElse("string");
        CellColumn column = settings.naming("type", () -> CellColumn.of(bound, type));
        return settings.naming("bound", () -> isTrue(settings.text("bound").orElse("true")))
                ? column
                : column.unbound();
    }

    private static boolean isTrue(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("expected true or false");
        };
    }

    private static ColumnSpecification specification(Settings settings) {
        ColumnSpecification all = ColumnSpecification.of(KeyAddress.of(settings));
        all = with(all, settings, "kid", ColumnSpecification::sealingWithKey);
        all = with(all, settings, "algorithm", (plain, name) -> plain.withAlgorithm(algorithm(name)));
        all = with(all, settings, "acceptedAlgorithms", ColumnSettings::accepting);
        all = with(all, settings, "encryption", (plain, name) -> plain.withEncryption(encryption(name)));
        all = with(all, settings, "acceptedEncryptions", ColumnSettings::acceptingEncryptions);
        all = with(all, settings, "renewKeyAfterCells", (plain, cells) -> plain.renewingKeyAfter(number(cells)));
        all = with(all, settings, "renewKeyAfter", (plain, time) -> plain.renewingKeyAfter(duration(time)));
        all = with(all, settings, "keptKeys", (plain, keys) -> plain.keepingKeys(number(keys)));
        return with(all, settings, "maxCellOctets", (plain, octets) -> plain.withMaxCellOctets(number(octets)));
    }

    private static ColumnSpecification with(
            ColumnSpecification plain,
            Settings settings,
            String setting,
            BiFunction<ColumnSpecification, String, ColumnSpecification> step) {
        return settings.text(setting)
                .map(value -> settings.naming(setting, () -> step.apply(plain, value)))
                .orElse(plain);
    }

    private static ColumnSpecification accepting(ColumnSpecification plain, String names) {
        List<JweAlgorithm> algorithms =
                Settings.elements(names).stream().map(ColumnSettings::algorithm).toList();
        return plain.accepting(
                algorithms.get(0), algorithms.subList(1, algorithms.size()).toArray(JweAlgorithm[]::new));
    }

    private static ColumnSpecification acceptingEncryptions(ColumnSpecification plain, String names) {
        ColumnSpecification all = plain;
        for (String name : Settings.elements(names)) {
            all = all.acceptingEncryption(encryption(name));
        }
        return all;
    }

    private static JweAlgorithm algorithm(String name) {
        return known(name, JweAlgorithm::named, "A256KW");
    }

    private static ContentEncryption encryption(String name) {
        return known(name, ContentEncryption::named, "A256GCM");
    }

    private static <A> A known(String name, Function<String, Optional<A>> named, String example) {
        return named.apply(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected an algorithm in the spelling of RFC 7518, such as " + example));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected a whole number", e);
        }
    }

    private static Duration duration(String text) {
        return Duration.ofSeconds(JavaUtils.timeStringAsSec(text));
    }
}
