package dev.signet.jose.columns;

import static dev.signet.jose.columns.Cells.ENCRYPTER;
import static dev.signet.jose.columns.Cells.opener;
import static dev.signet.jose.columns.Cells.reason;
import static dev.signet.jose.columns.Cells.sealer;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.signet.jose.core.InvalidTokenException.Reason;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is opened equals what was sealed, and nothing else is opened. */
class TypesTest {

    private static final int VALUES = 150;

    static Stream<Arguments> randomValues() {
        return Stream.of(
                arguments(ColumnType.TEXT, (Function<Random, Object>) TypesTest::text),
                arguments(ColumnType.BINARY, (Function<Random, Object>) random -> octets(random, 100)),
                arguments(ColumnType.INTEGER, (Function<Random, Object>)
                        random -> random.nextLong() >> random.nextInt(64)),
                arguments(ColumnType.DECIMAL, (Function<Random, Object>)
                        random -> new BigDecimal(new BigInteger(random.nextInt(400), random), random.nextInt(257) - 128)
                                .multiply(random.nextBoolean() ? BigDecimal.ONE : BigDecimal.ONE.negate())),
                arguments(ColumnType.BOOLEAN, (Function<Random, Object>) Random::nextBoolean),
                arguments(ColumnType.JSON, (Function<Random, Object>) TypesTest::json));
    }

    @ParameterizedTest
    @MethodSource("randomValues")
    void what_is_opened_equals_what_was_sealed(ColumnType<Object> type, Function<Random, Object> values) {
        Random random = new Random(16);
        Column<Object> column = Column.of("t.c", type);
        try (ColumnSealer<Object> sealer = sealer(column);
                ColumnOpener<Object> opener = opener(column)) {
            for (int i = 0; i < VALUES; i++) {
                Object value = values.apply(random);
                Object opened = opener.open(sealer.seal(value));
                // Arrays are compared by their elements, decimal numbers with their scale.
                assertThat(opened).isEqualTo(value);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("randomValues")
    void a_cell_of_one_type_is_opened_as_no_other(ColumnType<Object> type, Function<Random, Object> values) {
        String cell = sealer(Column.of("t.c", type)).seal(values.apply(new Random(1)));

        for (ColumnType<?> another : ColumnType.all()) {
            if (another.equals(type)) {
                assertThat(opener(Column.of("t.c", another)).tryOpen(cell).reason())
                        .isEmpty();
            } else {
                assertThat(reason(opener(Column.of("t.c", another)), cell)).isEqualTo(Reason.CLAIM_REJECTED);
            }
        }
    }

    static Stream<Arguments> plaintextsOfNoValue() {
        return Stream.of(
                arguments(ColumnType.TEXT, "\u00ff", "text"),
                arguments(ColumnType.TEXT, "\u00ed\u00a0\u0080", "\u00ef\u00bf\u00bd"),
                arguments(ColumnType.INTEGER, "1234567", "12345678"),
                arguments(ColumnType.INTEGER, "123456789", "12345678"),
                arguments(ColumnType.INTEGER, "", "12345678"),
                arguments(ColumnType.BOOLEAN, "\u0002", "\u0001"),
                arguments(ColumnType.BOOLEAN, "\u0001\u0001", "\u0000"),
                arguments(ColumnType.BOOLEAN, "", "\u0001"),
                arguments(ColumnType.DECIMAL, "1", "1               "),
                arguments(ColumnType.DECIMAL, "                ", "0               "),
                arguments(ColumnType.DECIMAL, "", "0               "),
                arguments(ColumnType.DECIMAL, " 1              ", "1               "),
                arguments(ColumnType.DECIMAL, "1              \n", "1               "),
                arguments(ColumnType.DECIMAL, "1" + " ".repeat(31), "1               "),
                arguments(ColumnType.DECIMAL, "+1              ", "1               "),
                arguments(ColumnType.DECIMAL, "01              ", "1               "),
                arguments(ColumnType.DECIMAL, "1e3             ", "1E+3            "),
                arguments(ColumnType.DECIMAL, "1E+999999999    ", "1E+99           "),
                arguments(ColumnType.DECIMAL, "1".repeat(144), "1".repeat(128)),
                arguments(ColumnType.DECIMAL, "1".repeat(160), "1".repeat(128)),
                arguments(ColumnType.JSON, "{", "{}"),
                arguments(ColumnType.JSON, "", "null"),
                arguments(ColumnType.JSON, "{\"a\":1,\"a\":1}", "{\"a\":1,\"b\":1}"),
                arguments(ColumnType.JSON, "\"\u00ff\"", "\"\u00c3\u00bf\""));
    }

    /** As a sender with the key can make them. The sibling, which differs in the plaintext alone, is opened. */
    @ParameterizedTest
    @MethodSource("plaintextsOfNoValue")
    void a_plaintext_that_is_of_no_value_is_malformed(ColumnType<?> type, String plaintext, String good) {
        Column<?> column = Column.of("t.c", type);

        assertThat(reason(opener(column), made(column, plaintext))).isEqualTo(Reason.MALFORMED);
        assertThat(opener(column).tryOpen(made(column, good)).reason()).isEmpty();
    }

    @Test
    void types_are_found_by_the_names_that_stand_in_cells() {
        assertThat(ColumnType.all())
                .extracting(ColumnType::name)
                .containsExactly("text", "binary", "integer", "decimal", "boolean", "json");
        for (ColumnType<?> type : ColumnType.all()) {
            assertThat(ColumnType.named(type.name()).orElseThrow() == type).isTrue();
        }
        assertThat(ColumnType.named("Text")).isEmpty();
    }

    private static String made(Column<?> column, String octets) {
        return ENCRYPTER
                .withCriticalHeader("col", List.of(column.name(), column.type().name()))
                .encrypt(octets.getBytes(ISO_8859_1));
    }

    private static byte[] octets(Random random, int bound) {
        byte[] octets = new byte[random.nextInt(bound)];
        random.nextBytes(octets);
        return octets;
    }

    /** Any code points but surrogates. */
    private static String text(Random random) {
        return random.ints(random.nextInt(40), 0, 0x110000)
                .filter(point -> point < 0xd800 || point > 0xdfff)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String json(Random random) {
        String text = new String(text(random).getBytes(UTF_8), UTF_8)
                .codePoints()
                .filter(point -> point >= ' ' && point != '"' && point != '\\')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return switch (random.nextInt(4)) {
            case 0 -> " \"" + text + "\"\n";
            case 1 -> "[" + random.nextInt() + ", " + random.nextInt() + ".50]";
            case 2 -> "{\"" + text + "\" : null}";
            default -> String.valueOf(random.nextBoolean());
        };
    }
}
