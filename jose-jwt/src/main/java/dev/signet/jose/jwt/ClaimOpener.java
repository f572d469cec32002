package dev.signet.jose.jwt;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwe.DecryptedJwe;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwe.JweSeriesDecrypter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Opens sealed claims of a token that was accepted. Everything that can be seen without a key is looked at first, for all
 * claims, so that a claim from elsewhere never gets near a key. Immutable.
 *
 * @param openings which claims are opened with which keys
 */
record ClaimOpener(List<Opening> openings) {

    static final ClaimOpener NOTHING = new ClaimOpener(List.of());

    /** What an entry for another recipient may fail with, the least telling first. */
    private static final List<Reason> NOT_OURS =
            List.of(Reason.ALGORITHM_NOT_ALLOWED, Reason.KEY_NOT_FOUND, Reason.DECRYPTION_FAILED);

    /** Some claims with one recipient's keys. */
    private record Opening(JweDecrypter decrypter, List<ClaimPath> paths) {}

    /**
     * Returns an opener for some claims more.
     *
     * @throws IllegalArgumentException if a claim cannot be sealed, is named twice, or is part of another that is opened
     */
    ClaimOpener and(JweDecrypter decrypter, String first, String... more) {
        List<Opening> longer = new ArrayList<>(openings);
        longer.add(new Opening(decrypter, ClaimPath.of(first, more)));
        List<ClaimPath> paths =
                longer.stream().flatMap(opening -> opening.paths.stream()).toList();
        if (new HashSet<>(paths).size() != paths.size()) {
            throw new IllegalArgumentException("expected each claim once; several keys for one go into one decrypter");
        }
        for (ClaimPath path : paths) {
            if (SealedClaim.READABLE.contains(path.root())) {
                throw new IllegalArgumentException("\"" + path.root() + "\" is never sealed");
            }
        }
        ClaimSealer.requireApart(paths);
        return new ClaimOpener(List.copyOf(longer));
    }

    /**
     * Returns the claims with what was sealed in the place of each seal.
     *
     * @throws InvalidTokenException {@code CLAIM_REJECTED} with all claims that are not sealed, or not for this place;
     *     what a {@link JweDecrypter} throws if none of a claim's recipients can be opened
     */
    JwtClaims open(JwtClaims claims) {
        if (openings.isEmpty()) {
            return claims;
        }
        requireInPlace(claims);
        JsonObject opened = claims.toObject();
        for (Opening opening : openings) {
            try (JweSeriesDecrypter series = opening.decrypter.series(Set.of(SealedClaim.PARAMETER))) {
                for (ClaimPath path : opening.paths) {
                    Optional<Object> sealed = path.find(opened);
                    if (sealed.isPresent()) {
                        opened = path.replace(opened, open(path, SealedClaim.entries(sealed.get()), series));
                    }
                }
            }
        }
        return JwtClaims.of(opened);
    }

    private void requireInPlace(JwtClaims claims) {
        List<ClaimFailure> failures = new ArrayList<>(0);
        boolean sealed = false;
        for (Opening opening : openings) {
            for (ClaimPath path : opening.paths) {
                sealed |= look(path, claims.toObject(), failures);
            }
        }
        if (sealed && claims.jwtId().isEmpty()) {
            failures.add(new ClaimFailure("jti", Code.MISSING, "present where claims are sealed", "missing"));
        }
        if (!failures.isEmpty()) {
            throw new InvalidTokenException(failures);
        }
    }

    /** Looks at one claim without any key, and returns whether it is there. */
    private static boolean look(ClaimPath path, JsonObject members, List<ClaimFailure> failures) {
        Optional<Object> value;
        try {
            value = path.find(members);
        } catch (IllegalArgumentException e) {
            failures.add(new ClaimFailure(path.toString(), Code.MALFORMED, "a member of an object", "something else"));
            return false;
        }
        if (value.isEmpty()) {
            return false;
        }
        List<String> entries = SealedClaim.entries(value.get());
        if (entries.isEmpty()) {
            failures.add(new ClaimFailure(path.toString(), Code.NOT_SEALED, "a sealed claim", "something else"));
        } else if (entries.size() > SealedClaim.MOST_RECIPIENTS) {
            failures.add(new ClaimFailure(
                    path.toString(), Code.MALFORMED, "at most " + SealedClaim.MOST_RECIPIENTS + " recipients", "more"));
        } else {
            JsonObject place = SealedClaim.place(path, members);
            entries.forEach(entry -> look(path, SealedClaim.header(entry), place, failures));
        }
        return true;
    }

    private static void look(ClaimPath path, JoseHeader header, JsonObject place, List<ClaimFailure> failures) {
        JsonObject parameters = header.parameters();
        Object said = parameters.valueOr(SealedClaim.PARAMETER, "");
        boolean critical =
                parameters.valueOr("crit", "") instanceof List<?> names && names.contains(SealedClaim.PARAMETER);
        if (!header.isContentType(SealedClaim.CONTENT_TYPE)
                || parameters.has("zip")
                || !critical
                || !(said instanceof JsonObject)) {
            failures.add(new ClaimFailure(
                    path.toString(), Code.MALFORMED, "a sealed claim whose header has all its parameters", "another"));
        } else if (!said.equals(place)) {
            failures.add(new ClaimFailure(
                    path.toString(), Code.SEALED_ELSEWHERE, "sealed for this claim of this token", "another place"));
        }
    }

    /** Tries the recipients in their order; one that is not ours decides nothing. */
    private static Object open(ClaimPath path, List<String> entries, JweSeriesDecrypter series) {
        Set<Reason> met = EnumSet.noneOf(Reason.class);
        for (String entry : entries) {
            try {
                return value(path, series.decrypt(entry));
            } catch (InvalidTokenException e) {
                if (!NOT_OURS.contains(e.reason())) {
                    throw e.failures().isEmpty()
                            ? new InvalidTokenException(e.reason(), path + ": " + e.getMessage())
                            : e;
                }
                met.add(e.reason());
            }
        }
        Reason reason = NOT_OURS.stream()
                .filter(met::contains)
                .reduce((one, later) -> later)
                .orElseThrow();
        throw new InvalidTokenException(reason, path + ": this sealed claim cannot be opened with this key");
    }

    private static Object value(ClaimPath path, DecryptedJwe jwe) {
        try {
            return SealedClaim.value(jwe.plaintext());
        } catch (IllegalArgumentException e) {
            throw new InvalidTokenException(List.of(
                    new ClaimFailure(path.toString(), Code.MALFORMED, "one JSON value under the seal", "another")));
        }
    }
}
