package dev.signet.jose.jwt;

import dev.signet.jose.jwt.internal.ClaimPath;
import java.util.ArrayList;
import java.util.List;

/**
 * The claims of an accepted token, of which some were opened. Immutable.
 *
 * @param claims the claims, with the opened value in the place of each seal that was opened
 * @param paths the claims that were opened, in that order
 */
record OpenedClaims(JwtClaims claims, List<ClaimPath> paths) {

    /** Returns claims of which nothing was opened. */
    static OpenedClaims none(JwtClaims claims) {
        return new OpenedClaims(claims, List.of());
    }

    /** Returns the claims with one more opened. */
    OpenedClaims and(ClaimPath path, Object value) {
        List<ClaimPath> longer = new ArrayList<>(paths);
        longer.add(path);
        return new OpenedClaims(JwtClaims.of(path.replace(claims.toObject(), value)), List.copyOf(longer));
    }

    /** Returns the paths as text. */
    List<String> opened() {
        return paths.stream().map(ClaimPath::toString).toList();
    }
}
