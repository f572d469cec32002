package dev.signet.jose.jackson;

import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.signet.jose.core.JsonObject;
import java.util.Set;

/**
 * Exception for the registered claims (RFC 7519 section 4.1) at the top of a claims set, where unknown members are
 * refused. They are removed from the outermost object and the rest is read once more, so that only an object whose
 * other members the type has is accepted. The parser cannot tell the depth of a member: Jackson buffers the unknown
 * members of a record until all components are read.
 */
final class RegisteredClaims {

    private static final Set<String> NAMES = Set.of("iss", "sub", "aud", "exp", "nbf", "iat", "jti");

    private RegisteredClaims() {}

    /** Returns the object without the registered claim that the outermost type does not know, or the same object. */
    static JsonObject without(JsonObject object, UnrecognizedPropertyException unknown) {
        boolean passes = unknown.getPath().size() == 1 && NAMES.contains(unknown.getPropertyName());
        return passes ? object.without(unknown.getPropertyName()) : object;
    }
}
