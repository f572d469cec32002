package dev.signet.jose.columns;

import dev.signet.jose.core.JsonObject;
import java.io.Serializable;
import java.util.Objects;

/**
 * A column: the name and the type that its cells are bound to.
 *
 * <p>Each cell of a bound column says both in its protected header, in the critical parameter {@code col}, and is
 * opened in no other column. Two columns of the same name are one column in this sense, so a name has the table in it:
 * {@code "patients.ssn"}. A cell does not say its row: a cell that was moved to another row of its column opens there.
 *
 * <p>An object that is serialized is checked like a new one where it is read. Immutable and thread-safe.
 *
 * @param name the name of the column, 1 to 256 characters, compared exactly
 * @param type the type of its values
 * @param isBound whether cells say name and type; if not, they are JWEs with {@code alg}, {@code enc} and {@code kid}
 *     and nothing else, for readers that understand no {@code crit}, and any such JWE is opened
 * @param <T> the class of the values
 */
public record Column<T>(String name, ColumnType<T> type, boolean isBound) implements Serializable {

    private static final int LONGEST_NAME = 256;

    /**
     * Constructs a column.
     *
     * @param name the name of the column
     * @param type the type of its values
     * @param isBound whether cells say name and type
     * @throws IllegalArgumentException if the name is empty, too long, or cannot stand in JSON
     */
    public Column {
        Objects.requireNonNull(type, "type");
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("expected the name of a column of 1 to " + LONGEST_NAME + " characters");
        }
        // Refuses what cannot stand in JSON.
        JsonObject.builder().put("name", name).build();
    }

    /**
     * Returns a column whose cells are bound to it.
     *
     * @param name the name of the column, with that of its table, for example {@code "patients.ssn"}
     * @param type the type of its values
     * @param <T> the class of the values
     * @return the column
     * @throws IllegalArgumentException if the name is empty, too long, or cannot stand in JSON
     */
    public static <T> Column<T> of(String name, ColumnType<T> type) {
        return new Column<>(name, type, true);
    }

    /**
     * Returns a column of text whose cells are bound to it.
     *
     * @param name the name of the column, with that of its table, for example {@code "patients.ssn"}
     * @return the column
     * @throws IllegalArgumentException if the name is empty, too long, or cannot stand in JSON
     */
    public static Column<String> text(String name) {
        return of(name, ColumnType.TEXT);
    }

    /**
     * Returns this column with cells that say neither column nor type: a cell of another column opens here, if it is
     * under the same key and its plaintext can be read as this type.
     *
     * @return a new column
     */
    public Column<T> unbound() {
        return new Column<>(name, type, false);
    }
}
