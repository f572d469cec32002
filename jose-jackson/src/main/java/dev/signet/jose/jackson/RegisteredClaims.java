package dev.signet.jose.jackson;

import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.signet.jose.core.JsonObject;
import java.util.Set;

/**
 * Lets the registered claims (RFC 7519 section 4.1) pass at the top of a claims set. They are taken away from the
 * outermost object and the rest is read once more, so that nothing is ever accepted but an object that the type knows
 * wholly. Where a member stood cannot be asked of the parser: Jackson keeps unknown members of a record until all
 * components are there, and by then has forgotten it.
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
