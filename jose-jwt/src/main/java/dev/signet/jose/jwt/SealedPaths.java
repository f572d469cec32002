package dev.signet.jose.jwt;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwt.internal.ClaimPath;
import dev.signet.jose.jwt.internal.SealedClaimFormat;
import java.util.ArrayList;
import java.util.List;

/** Finds the sealed claims of a token: at the top and as members of objects, not within arrays. */
final class SealedPaths {

    private SealedPaths() {}

    /** Returns the path of each sealed claim, in the order of the token. */
    static List<ClaimPath> in(JsonObject members) {
        List<ClaimPath> found = new ArrayList<>(0);
        List<String> names = members.names();
        for (int i = 0; i < names.size(); i++) {
            if (!SealedClaimFormat.NEVER_SEALED.contains(names.get(i))) {
                find(List.of(), names.get(i), members.values().get(i), found);
            }
        }
        return List.copyOf(found);
    }

    private static void find(List<String> outer, String name, Object value, List<ClaimPath> found) {
        if (name.isEmpty()) {
            // A path has no empty name (section 6 of the format), so no encoder made such a seal.
            return;
        }
        List<String> path = new ArrayList<>(outer);
        path.add(name);
        if (value instanceof JsonObject object) {
            List<String> names = object.names();
            for (int i = 0; i < names.size(); i++) {
                find(path, names.get(i), object.values().get(i), found);
            }
        } else if (SealedClaim.isSealed(value)) {
            found.add(new ClaimPath(List.copyOf(path)));
        }
    }
}
