package dev.signet.jose.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import java.io.IOException;
import java.util.Set;

/** Lets the registered claims (RFC 7519 section 4.1) pass at the top of a claims set. Immutable. */
final class RegisteredClaims extends DeserializationProblemHandler {

    private static final Set<String> NAMES = Set.of("iss", "sub", "aud", "exp", "nbf", "iat", "jti");

    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context,
            JsonParser parser,
            JsonDeserializer<?> deserializer,
            Object beanOrClass,
            String propertyName)
            throws IOException {
        if (!NAMES.contains(propertyName) || !isAtTop(parser)) {
            return false;
        }
        parser.skipChildren();
        return true;
    }

    /** Whether the member is one of the outermost object; the parser stands at its value, which may have begun. */
    private static boolean isAtTop(JsonParser parser) {
        var here = parser.getParsingContext();
        if (parser.currentToken().isStructStart()) {
            here = here.getParent();
        }
        return here.inObject() && here.getParent() != null && here.getParent().inRoot();
    }
}
