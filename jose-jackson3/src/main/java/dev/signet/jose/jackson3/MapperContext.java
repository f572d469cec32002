package dev.signet.jose.jackson3;

import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TreeNode;
import tools.jackson.core.type.ResolvedType;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** The mapper, for deserializers that ask their parser for a value ({@link JsonParser#readValueAs(Class)}). */
final class MapperContext extends ObjectReadContext.Base {

    private final JsonMapper mapper;

    MapperContext(JsonMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"
    }) // A JsonNode, as the callers of Jackson's method expect.
    public <T extends TreeNode> T readTree(JsonParser parser) {
        return (T) reader().readTree(parser);
    }

    @Override
    public <T> T readValue(JsonParser parser, Class<T> type) {
        return reader().forType(type).readValue(parser);
    }

    @Override
    public <T> T readValue(JsonParser parser, TypeReference<T> type) {
        return reader().forType(type).readValue(parser);
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // The signature is Jackson's.
    public <T> T readValue(JsonParser parser, ResolvedType type) {
        return reader().forType((JavaType) type).readValue(parser);
    }

    /** Of a value within the object, which is followed by others. */
    private ObjectReader reader() {
        return mapper.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }
}
