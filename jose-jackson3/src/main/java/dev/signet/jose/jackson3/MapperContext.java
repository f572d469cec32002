package dev.signet.jose.jackson3;

import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TreeNode;
import tools.jackson.core.type.ResolvedType;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JavaType;
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
        return (T) mapper.readTree(parser);
    }

    @Override
    public <T> T readValue(JsonParser parser, Class<T> type) {
        return mapper.readValue(parser, type);
    }

    @Override
    public <T> T readValue(JsonParser parser, TypeReference<T> type) {
        return mapper.readValue(parser, type);
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // The signature is Jackson's.
    public <T> T readValue(JsonParser parser, ResolvedType type) {
        return mapper.readValue(parser, (JavaType) type);
    }
}
