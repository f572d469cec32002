package dev.signet.jose.jwt;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure;
import dev.signet.jose.core.JoseHeader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a decoder demands of claims once the token was verified or decrypted, and in which order. Immutable.
 *
 * @param issuers the issuers by name, empty if they are not known by name
 * @param checks every rule, in the order in which failures are reported
 * @param opened the rules that hold also once sealed claims are opened
 * @param opener what opens sealed claims when all rules have held
 * @param replays the check that comes after everything else
 */
record ClaimsValidation(
        Set<String> issuers,
        List<TokenRule> checks,
        List<TokenRule> opened,
        ClaimOpener opener,
        Optional<ReplayCheck> replays) {

    /**
     * Returns the claims to hand out.
     *
     * @param header what the token says of itself
     * @param encryption the header of the JWE around the claims, if there is one
     * @throws InvalidTokenException with every failure
     */
    OpenedClaims accept(TokenHeader header, @Nullable JoseHeader encryption, JwtClaims claims) {
        requireAll(checks, header, claims);
        if (encryption != null) {
            ReplicatedClaims.require(encryption, claims);
        }
        OpenedClaims result = opener.open(claims);
        if (!result.paths().isEmpty()) {
            requireAll(opened, header, result.claims());
        }
        replays.ifPresent(last -> last.look(claims));
        return result;
    }

    private static void requireAll(List<TokenRule> checks, TokenHeader header, JwtClaims claims) {
        List<ClaimFailure> failures = new ArrayList<>(0);
        for (TokenRule check : checks) {
            check.look(header, claims, failures);
        }
        if (!failures.isEmpty()) {
            // Two rules that miss the same claim say so once.
            throw new InvalidTokenException(List.copyOf(new LinkedHashSet<>(failures)));
        }
    }
}
