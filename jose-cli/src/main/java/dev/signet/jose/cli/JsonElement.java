package dev.signet.jose.cli;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A JSON serialization, or one signature or recipient in it, taken apart for looking at. Every method that finds
 * something other than it should says so with {@code MALFORMED}, naming the member. Immutable.
 *
 * @param object its members
 */
record JsonElement(JsonObject object) {

    private static final byte[] NOTHING = {};

    static JsonElement parse(String text) {
        if (text.length() > Inputs.TOKEN_OCTETS) {
            throw new InvalidTokenException(
                    Reason.TOO_LARGE, "expected a token of at most " + Inputs.TOKEN_OCTETS + " octets");
        }
        return reading("the token", () -> new JsonElement(JsonObject.parse(text, Inputs.LIMITS)));
    }

    boolean has(String name) {
        return object.has(name);
    }

    Optional<String> text(String name) {
        return reading('"' + name + '"', () -> object.string(name));
    }

    /** Returns what a member in base64url stands for; no octets if there is no such member. */
    byte[] octets(String name) {
        return reading('"' + name + '"', () -> object.octets(name).orElse(NOTHING));
    }

    /** Returns a header that is JSON in JSON, empty if there is none. */
    JoseHeader header(String name) {
        return reading('"' + name + '"', () -> object.object(name).map(JoseHeader::of))
                .orElse(JoseHeader.empty());
    }

    /** Returns the header that is protected, empty if there is none. */
    JoseHeader protectedHeader() {
        return text("protected")
                .map(text -> reading(
                        "\"protected\"", () -> JoseHeader.of(JsonObject.parse(Base64Url.decode(text), Inputs.LIMITS))))
                .orElse(JoseHeader.empty());
    }

    /** Returns the elements of an array; with none, or more than there may be, the token is refused. */
    List<JsonElement> elements(String name, int most) {
        List<JsonElement> elements = reading(
                '"' + name + '"',
                () -> object.objects(name).orElse(List.of()).stream()
                        .map(JsonElement::new)
                        .toList());
        if (elements.isEmpty()) {
            throw malformed('"' + name + "\": expected at least one");
        }
        if (elements.size() > most) {
            throw new InvalidTokenException(Reason.TOO_LARGE, '"' + name + "\": expected at most " + most);
        }
        return elements;
    }

    /** Refuses members of the flattened form beside those of the general one. */
    void requireAbsent(String general, String... flattened) {
        for (String name : flattened) {
            if (object.has(name)) {
                throw malformed("expected either \"" + general + "\" or \"" + name + "\", not both");
            }
        }
    }

    static InvalidTokenException malformed(String message) {
        return new InvalidTokenException(Reason.MALFORMED, message);
    }

    private static <T> T reading(String what, Supplier<T> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException e) {
            throw malformed(what + ": " + e.getMessage());
        }
    }
}
