package dev.signet.jose.columns;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwe.JweEncrypter;
import java.util.List;

/**
 * The header parameter that binds a cell to its column: an array of the name and the type. It is critical, so a reader
 * that does not compare it refuses the cell instead of opening it elsewhere (RFC 7516 section 4.1.13).
 */
final class ColumnParameter {

    private static final String NAME = "col";

    private ColumnParameter() {}

    /**
     * Returns an encrypter whose messages are cells of a column.
     *
     * @throws IllegalArgumentException if its header has the parameter already
     */
    static JweEncrypter in(JweEncrypter encrypter, Column<?> column) {
        return column.isBound()
                ? encrypter.withCriticalHeader(
                        NAME, List.of(column.name(), column.type().name()))
                : encrypter;
    }

    /** Returns a decrypter for the cells of a column; {@link #require} compares the parameter. */
    static JweDecrypter understoodBy(JweDecrypter decrypter, Column<?> column) {
        return column.isBound() ? decrypter.understanding(NAME) : decrypter;
    }

    /**
     * Refuses a header that is not of a cell of the column.
     *
     * @throws InvalidTokenException {@code CLAIM_REJECTED}, with a code for each cause
     */
    static void require(Column<?> column, JoseHeader header) {
        if (!column.isBound()) {
            return;
        }
        JsonObject parameters = header.parameters();
        boolean critical = parameters.value("crit").orElse("") instanceof List<?> names && names.contains(NAME);
        Object bound = parameters.value(NAME).orElse("");
        if (!critical) {
            throw refusal(Code.MISSING, "a cell that is bound to its column by a critical parameter", "another");
        }
        if (!(bound instanceof List<?> place) || place.size() != 2) {
            throw refusal(Code.MALFORMED, "an array of the name and the type of a column", "another value");
        }
        if (!place.get(0).equals(column.name())) {
            throw refusal(Code.SEALED_ELSEWHERE, "a cell of this column", "one of another column");
        }
        if (!place.get(1).equals(column.type().name())) {
            throw refusal(Code.UNEXPECTED, "a cell of the type " + column.type(), "one of another type");
        }
    }

    private static InvalidTokenException refusal(Code code, String expected, String actual) {
        return new InvalidTokenException(List.of(new ClaimFailure(NAME, code, expected, actual)));
    }
}
