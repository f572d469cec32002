package dev.signet.jose.jackson;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.core.base.ParserMinimalBase;
import com.fasterxml.jackson.core.json.JsonReadContext;
import dev.signet.jose.core.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Jackson parser over a {@link JsonObject}, so that claims are parsed once, and only by the strict reader. Not
 * thread-safe.
 */
@SuppressWarnings("InlineMeSuggester") // Jackson deprecates methods that implementations must still have.
final class JsonObjectParser extends ParserMinimalBase {

    private @Nullable ObjectCodec codec;
    private @Nullable Level level;
    private @Nullable Object value;
    private JsonReadContext context = JsonReadContext.createRootContext(null);
    private @Nullable JsonObject unread;
    private boolean closed;

    /** An object or array that has begun and not ended; an array has no names. */
    private static final class Level {

        final @Nullable List<String> names;
        final List<Object> values;
        final @Nullable Level outer;
        int next;

        Level(@Nullable List<String> names, List<Object> values, @Nullable Level outer) {
            this.names = names;
            this.values = values;
            this.outer = outer;
        }
    }

    /**
     * Jackson before 2.18 has no constructor with constraints; the limits of the strict reader have been applied
     * already.
     */
    @SuppressWarnings("deprecation")
    JsonObjectParser(JsonObject object, ObjectCodec codec) {
        super(0);
        this.unread = object;
        this.codec = codec;
    }

    @Override
    public @Nullable JsonToken nextToken() throws IOException {
        _currToken = following();
        return _currToken;
    }

    private @Nullable JsonToken following() throws IOException {
        if (_currToken == JsonToken.FIELD_NAME) {
            return begun(value);
        }
        Level here = level;
        if (here == null) {
            JsonObject object = unread;
            unread = null;
            return object == null ? null : begun(object);
        }
        if (here.next == here.values.size()) {
            level = here.outer;
            context = context.clearAndGetParent();
            return here.names == null ? JsonToken.END_ARRAY : JsonToken.END_OBJECT;
        }
        value = here.values.get(here.next);
        if (here.names == null) {
            here.next++;
            context.expectComma();
            return begun(value);
        }
        context.setCurrentName(here.names.get(here.next++));
        return JsonToken.FIELD_NAME;
    }

    @SuppressWarnings("unchecked") // A list in a JsonObject is a List<Object>.
    private JsonToken begun(@Nullable Object next) {
        if (next instanceof String) {
            return JsonToken.VALUE_STRING;
        }
        if (next instanceof Long || next instanceof BigInteger) {
            return JsonToken.VALUE_NUMBER_INT;
        }
        if (next instanceof BigDecimal) {
            return JsonToken.VALUE_NUMBER_FLOAT;
        }
        if (next instanceof Boolean truth) {
            return truth ? JsonToken.VALUE_TRUE : JsonToken.VALUE_FALSE;
        }
        if (next instanceof JsonObject object) {
            level = new Level(object.names(), object.values(), level);
            context = context.createChildObjectContext(-1, -1);
            return JsonToken.START_OBJECT;
        }
        if (next instanceof List<?> elements) {
            level = new Level(null, (List<Object>) elements, level);
            context = context.createChildArrayContext(-1, -1);
            return JsonToken.START_ARRAY;
        }
        return JsonToken.VALUE_NULL;
    }

    @Override
    public JsonReadContext getParsingContext() {
        return context;
    }

    @Override
    public @Nullable String currentName() {
        if (_currToken == JsonToken.START_OBJECT || _currToken == JsonToken.START_ARRAY) {
            JsonReadContext outer = context.getParent();
            return outer == null ? null : outer.getCurrentName();
        }
        return context.getCurrentName();
    }

    @Override
    @Deprecated
    public @Nullable String getCurrentName() {
        return currentName();
    }

    @Override
    @Deprecated
    public void overrideCurrentName(String name) {
        throw new UnsupportedOperationException("a JsonObject is immutable");
    }

    @Override
    public @Nullable String getText() {
        if (_currToken == null) {
            return null;
        }
        return switch (_currToken) {
            case FIELD_NAME -> currentName();
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> String.valueOf(value);
            default -> _currToken.asString();
        };
    }

    @Override
    public char[] getTextCharacters() {
        return String.valueOf(getText()).toCharArray();
    }

    @Override
    public boolean hasTextCharacters() {
        return false;
    }

    @Override
    public int getTextLength() {
        return String.valueOf(getText()).length();
    }

    @Override
    public int getTextOffset() {
        return 0;
    }

    @Override
    public byte[] getBinaryValue(Base64Variant variant) throws IOException {
        if (_currToken != JsonToken.VALUE_STRING) {
            throw _constructError("expected a string of base64");
        }
        try {
            return variant.decode(String.valueOf(value));
        } catch (IllegalArgumentException e) {
            throw _constructError("expected a string of base64");
        }
    }

    @Override
    public NumberType getNumberType() throws IOException {
        Number number = getNumberValue();
        if (number instanceof Integer) {
            return NumberType.INT;
        }
        if (number instanceof Long) {
            return NumberType.LONG;
        }
        return number instanceof BigInteger ? NumberType.BIG_INTEGER : NumberType.BIG_DECIMAL;
    }

    @Override
    public NumberTypeFP getNumberTypeFP() throws IOException {
        // A caller that leaves the type open gets the number without loss.
        return _currToken == JsonToken.VALUE_NUMBER_FLOAT ? NumberTypeFP.BIG_DECIMAL : NumberTypeFP.UNKNOWN;
    }

    @Override
    public Number getNumberValue() throws IOException {
        if (_currToken != JsonToken.VALUE_NUMBER_INT && _currToken != JsonToken.VALUE_NUMBER_FLOAT) {
            throw _constructError("expected a number");
        }
        Number number = (Number) Objects.requireNonNull(value);
        return number instanceof Long && number.longValue() == number.intValue() ? number.intValue() : number;
    }

    @Override
    public int getIntValue() throws IOException {
        long wide = getLongValue();
        if (wide != (int) wide) {
            reportOverflowInt();
        }
        return (int) wide;
    }

    @Override
    public long getLongValue() throws IOException {
        Number number = getNumberValue();
        if (!(number instanceof Long) && !(number instanceof Integer)) {
            BigDecimal decimal = getDecimalValue();
            if (decimal.compareTo(BigDecimal.valueOf(Long.MIN_VALUE)) < 0
                    || decimal.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
                reportOverflowLong();
            }
            return decimal.longValue();
        }
        return number.longValue();
    }

    @Override
    public BigInteger getBigIntegerValue() throws IOException {
        Number number = getNumberValue();
        return number instanceof BigInteger integer
                ? integer
                : getDecimalValue().toBigInteger();
    }

    @Override
    public float getFloatValue() throws IOException {
        return getNumberValue().floatValue();
    }

    @Override
    public double getDoubleValue() throws IOException {
        return getNumberValue().doubleValue();
    }

    @Override
    public BigDecimal getDecimalValue() throws IOException {
        Number number = getNumberValue();
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        return number instanceof BigInteger integer ? new BigDecimal(integer) : BigDecimal.valueOf(number.longValue());
    }

    @Override
    public @Nullable ObjectCodec getCodec() {
        return codec;
    }

    @Override
    public void setCodec(ObjectCodec codec) {
        this.codec = codec;
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public JsonLocation currentLocation() {
        return JsonLocation.NA;
    }

    @Override
    public JsonLocation currentTokenLocation() {
        return JsonLocation.NA;
    }

    @Override
    @Deprecated
    public JsonLocation getCurrentLocation() {
        return JsonLocation.NA;
    }

    @Override
    @Deprecated
    public JsonLocation getTokenLocation() {
        return JsonLocation.NA;
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    protected void _handleEOF() {
        // The object is complete.
    }
}
