package dev.signet.jose.jackson3;

import dev.signet.jose.binding.internal.ObjectCursor;
import dev.signet.jose.core.JsonObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Base64Variant;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.Version;
import tools.jackson.core.base.ParserMinimalBase;
import tools.jackson.core.json.JsonReadContext;

/**
 * Jackson parser over a {@link JsonObject}, so that claims are parsed once, and only by the strict reader. Not
 * thread-safe.
 */
final class JsonObjectParser extends ParserMinimalBase {

    private final ObjectCursor cursor;
    private JsonReadContext context = JsonReadContext.createRootContext(null);

    JsonObjectParser(JsonObject object, ObjectReadContext reading) {
        super(reading);
        this.cursor = new ObjectCursor(object);
    }

    @Override
    public @Nullable JsonToken nextToken() {
        _currToken = following();
        return _currToken;
    }

    private @Nullable JsonToken following() {
        ObjectCursor.Token token = cursor.next();
        switch (token) {
            case NAME -> context.setCurrentName(cursor.name());
            case END_OBJECT, END_ARRAY -> context = context.clearAndGetParent();
            case END -> {}
            default -> begin(token);
        }
        return jackson(token);
    }

    private static @Nullable JsonToken jackson(ObjectCursor.Token token) {
        return switch (token) {
            case START_OBJECT -> JsonToken.START_OBJECT;
            case END_OBJECT -> JsonToken.END_OBJECT;
            case START_ARRAY -> JsonToken.START_ARRAY;
            case END_ARRAY -> JsonToken.END_ARRAY;
            case NAME -> JsonToken.PROPERTY_NAME;
            case STRING -> JsonToken.VALUE_STRING;
            case INTEGER -> JsonToken.VALUE_NUMBER_INT;
            case DECIMAL -> JsonToken.VALUE_NUMBER_FLOAT;
            case TRUE -> JsonToken.VALUE_TRUE;
            case FALSE -> JsonToken.VALUE_FALSE;
            case NULL -> JsonToken.VALUE_NULL;
            case END -> null;
        };
    }

    private void begin(ObjectCursor.Token token) {
        if (context.inArray()) {
            context.expectComma();
        }
        if (token == ObjectCursor.Token.START_OBJECT) {
            context = context.createChildObjectContext(-1, -1);
        } else if (token == ObjectCursor.Token.START_ARRAY) {
            context = context.createChildArrayContext(-1, -1);
        }
    }

    @Override
    public JsonReadContext streamReadContext() {
        return context;
    }

    @Override
    public @Nullable Object currentValue() {
        return context.currentValue();
    }

    @Override
    public void assignCurrentValue(@Nullable Object value) {
        context.assignCurrentValue(value);
    }

    @Override
    public @Nullable Object streamReadInputSource() {
        return null;
    }

    @Override
    public @Nullable String currentName() {
        if (_currToken == JsonToken.START_OBJECT || _currToken == JsonToken.START_ARRAY) {
            JsonReadContext outer = context.getParent();
            return outer == null ? null : outer.currentName();
        }
        return context.currentName();
    }

    @Override
    public @Nullable String getString() {
        if (_currToken == null) {
            return null;
        }
        return switch (_currToken) {
            case PROPERTY_NAME -> currentName();
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> cursor.text();
            default -> _currToken.asString();
        };
    }

    @Override
    public char[] getStringCharacters() {
        return String.valueOf(getString()).toCharArray();
    }

    @Override
    public boolean hasStringCharacters() {
        return false;
    }

    @Override
    public int getStringLength() {
        return String.valueOf(getString()).length();
    }

    @Override
    public int getStringOffset() {
        return 0;
    }

    @Override
    public byte[] getBinaryValue(Base64Variant variant) {
        if (_currToken != JsonToken.VALUE_STRING) {
            throw _constructReadException("expected a string of base64");
        }
        try {
            return variant.decode(cursor.text());
        } catch (IllegalArgumentException e) {
            throw _constructReadException("expected a string of base64");
        }
    }

    @Override
    public NumberType getNumberType() {
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
    public NumberTypeFP getNumberTypeFP() {
        // A caller that leaves the type open gets the number without loss.
        return _currToken == JsonToken.VALUE_NUMBER_FLOAT ? NumberTypeFP.BIG_DECIMAL : NumberTypeFP.UNKNOWN;
    }

    @Override
    public Number getNumberValue() {
        return atNumber().number();
    }

    @Override
    public int getIntValue() {
        long wide = getLongValue();
        if (wide != (int) wide) {
            _reportOverflowInt();
        }
        return (int) wide;
    }

    @Override
    public long getLongValue() {
        if (!atNumber().fitsLong()) {
            _reportOverflowLong();
        }
        return cursor.longValue();
    }

    @Override
    public BigInteger getBigIntegerValue() {
        return atNumber().integer();
    }

    @Override
    public float getFloatValue() {
        return getNumberValue().floatValue();
    }

    @Override
    public double getDoubleValue() {
        return getNumberValue().doubleValue();
    }

    @Override
    public BigDecimal getDecimalValue() {
        return atNumber().decimal();
    }

    private ObjectCursor atNumber() {
        if (!cursor.isNumber()) {
            throw _constructReadException("expected a number");
        }
        return cursor;
    }

    @Override
    public boolean isNaN() {
        return false;
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public TokenStreamLocation currentLocation() {
        return TokenStreamLocation.NA;
    }

    @Override
    public TokenStreamLocation currentTokenLocation() {
        return TokenStreamLocation.NA;
    }

    @Override
    protected void _closeInput() {
        // The object is in memory.
    }

    @Override
    protected void _releaseBuffers() {
        // There are none.
    }

    @Override
    protected void _handleEOF() {
        // The object is complete.
    }
}
