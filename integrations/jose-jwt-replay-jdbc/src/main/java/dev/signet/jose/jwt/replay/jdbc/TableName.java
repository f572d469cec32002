package dev.signet.jose.jwt.replay.jdbc;

import java.util.regex.Pattern;

/** Names of tables, which stand in statements as they are. */
final class TableName {

    /** PostgreSQL's names have up to 63 characters, and that of an index has eleven more than its table's. */
    private static final Pattern NAMES =
            Pattern.compile("(?:[A-Za-z_][A-Za-z0-9_]{0,62}\\.)?[A-Za-z_][A-Za-z0-9_]{0,51}");

    private TableName() {}

    /**
     * Returns a name.
     *
     * @throws IllegalArgumentException if it is none
     */
    static String checked(String table) {
        if (!NAMES.matcher(table).matches()) {
            throw new IllegalArgumentException(
                    "expected the name of a table: ASCII letters, digits and underscores, with at most one dot");
        }
        return table;
    }
}
