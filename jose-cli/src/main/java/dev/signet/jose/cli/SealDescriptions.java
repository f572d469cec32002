package dev.signet.jose.cli;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwt.JwtClaims;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Describes the sealed claims of a token: which they are, and for which keys. Has no instances. */
final class SealDescriptions {

    private static final int SHOWN_SEALS = 100;
    private static final Pattern NAME = Pattern.compile("(?:[^.\\\\]|\\\\.)+", Pattern.DOTALL);

    private SealDescriptions() {}

    /** Returns lines about the claims that are sealed; none if there are none, or these are no claims. */
    static List<String> lines(JsonObject object) {
        JwtClaims claims;
        try {
            claims = JwtClaims.of(object);
        } catch (InvalidTokenException e) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        for (String claim : claims.sealedClaims()) {
            List<String> path = names(claim);
            Object value = value(object, path);
            for (Object seal : value instanceof List<?> several ? several : List.of(value)) {
                lines.add("  " + Printable.text(claim) + "  " + words(seal, place(object, path)));
            }
        }
        if (lines.isEmpty()) {
            return lines;
        }
        int more = lines.size() - SHOWN_SEALS;
        List<String> shown = new ArrayList<>(more > 0 ? lines.subList(0, SHOWN_SEALS) : lines);
        shown.add(0, "Sealed claims, each encrypted by itself for those who have the key");
        if (more > 0) {
            shown.add("  and " + more + " more");
        }
        return shown;
    }

    private static String words(Object seal, JsonObject place) {
        try {
            JoseHeader header =
                    CompactParts.of(seal instanceof String text ? text : "").header();
            return "for "
                    + header.keyId().map(kid -> "kid " + Printable.text(kid)).orElse("a key without kid") + ", "
                    + Printable.text(header.algorithm().orElse("")) + ", "
                    + Printable.text(header.encryption().orElse("enc is missing")) + ": "
                    + (header.parameters().value("sealed").orElse("").equals(place)
                            ? "it says that it was made for this claim of this token"
                            : "MADE FOR ANOTHER CLAIM OR TOKEN, for which a decoder refuses it");
        } catch (InvalidTokenException e) {
            return "NO SEAL beside others, for which a decoder refuses it";
        }
    }

    /** Returns the names of a path, in which a dot or a backslash of a name has a backslash before it. */
    private static List<String> names(String path) {
        return NAME.matcher(path)
                .results()
                .map(name -> name.group().replaceAll("\\\\(.)", "$1"))
                .toList();
    }

    private static Object value(JsonObject object, List<String> path) {
        JsonObject parent = object;
        for (String name : path.subList(0, path.size() - 1)) {
            parent = parent.object(name).orElseThrow();
        }
        return parent.value(path.get(path.size() - 1)).orElseThrow();
    }

    /** Describes the seal at a place by its header: {@code docs/sealed-claims.md}, section 3. */
    private static JsonObject place(JsonObject object, List<String> path) {
        JsonObject.Builder place = JsonObject.builder().put("claim", path);
        for (String name : List.of("iss", "sub", "jti")) {
            object.value(name).ifPresent(value -> place.put(name, value));
        }
        return place.build();
    }
}
