package dev.signet.jose.cli;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwt.JwtClaims;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Where the sealed claims of a token stand. Has no instances. */
final class SealedPaths {

    /** Claims that are never sealed: somebody must read them before anything is opened ({@code docs/sealed-claims.md}). */
    private static final Set<String> READABLE = Set.of("iss", "sub", "aud", "exp", "nbf", "iat", "jti", "cnf");

    private SealedPaths() {}

    /** Returns the path of each claim that is sealed and was not opened, as a list of names. */
    static List<List<String>> in(JwtClaims claims) {
        List<List<String>> found = new ArrayList<>();
        JsonObject members = claims.toObject();
        for (String name : members.names()) {
            if (!READABLE.contains(name)) {
                find(claims, List.of(name), members.value(name).orElseThrow(), found);
            }
        }
        return found;
    }

    /** Returns a path as text, as the library reads it. */
    static String text(List<String> names) {
        return names.stream()
                .map(name -> name.replace("\\", "\\\\").replace(".", "\\."))
                .collect(Collectors.joining("."));
    }

    private static void find(JwtClaims claims, List<String> path, Object value, List<List<String>> found) {
        if (path.contains("")) {
            // A path with an empty name cannot be written, so nobody can have asked for the seal.
            return;
        }
        if (value instanceof JsonObject object) {
            for (String name : object.names()) {
                List<String> longer = new ArrayList<>(path);
                longer.add(name);
                find(claims, List.copyOf(longer), object.value(name).orElseThrow(), found);
            }
        } else if (claims.isSealed(text(path))) {
            found.add(path);
        }
    }
}
