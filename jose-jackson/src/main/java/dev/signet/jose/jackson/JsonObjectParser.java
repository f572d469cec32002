package dev.signet.jose.jackson;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.core.base.ParserMinimalBase;
import com.fasterxml.jackson.core.json.JsonReadContext;
import dev.signet.jose.binding.internal.ObjectCursor;
import dev.signet.jose.core.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Jackson parser over a {@link JsonObject}, so that claims are parsed once, and only by the strict reader. Not
 * thread-safe.
 */
@SuppressWarnings("InlineMeSuggester") // Jackson deprecates methods that implementations must still have.
final class JsonObjectParser extends ParserMinimalBase {

    private final ObjectCursor cursor;
    private @Nullable ObjectCodec codec;
    private JsonReadContext context = JsonReadContext.createRootContext(null);
    private boolean closed;

    /**
     * Jackson before 2.18 has no constructor with constraints; the limits of the strict reader have been applied
     * already.
     */
    @SuppressWarnings("deprecation")
    JsonObjectParser(JsonObject object, @Nullable ObjectCodec codec) {
        super(0);
        this.cursor = new ObjectCursor(object);
        this.codec = codec;
    }

    @Override
    public @Nullable JsonToken nextToken() throws IOException {
        _currToken = following();
        return _currToken;
    }

    private @Nullable JsonToken following() throws IOException {
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
            case NAME -> JsonToken.FIELD_NAME;
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
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> cursor.text();
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
            return variant.decode(cursor.text());
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
        return atNumber().number();
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
        if (!atNumber().fitsLong()) {
            reportOverflowLong();
        }
        return cursor.longValue();
    }

    @Override
    public BigInteger getBigIntegerValue() throws IOException {
        return atNumber().integer();
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
        return atNumber().decimal();
    }

    private ObjectCursor atNumber() throws IOException {
        if (!cursor.isNumber()) {
            throw _constructError("expected a number");
        }
        return cursor;
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
