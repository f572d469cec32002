package dev.signet.jose.jwt;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.jwe.DecryptedJwe;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwe.internal.DecryptionSeries;
import dev.signet.jose.jwk.internal.JwkSetLookup;
import dev.signet.jose.jwt.internal.ClaimPath;
import dev.signet.jose.jwt.internal.SealedClaimFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The opening of sealed claims of a token that met every rule. Everything that can be checked without a key is checked
 * first, for all claims, so that no key is used for a claim that was sealed for another token. Immutable.
 *
 * @param openings the claims that must be opened, with their keys
 * @param others the keys that open any other claim that was sealed for them
 */
record ClaimOpener(List<Opening> openings, List<JweDecrypter> others) implements ClaimsTransformation {

    static final ClaimOpener NOTHING = new ClaimOpener(List.of(), List.of());

    /** The greatest number of uses of the keys of {@link #others} for one token. */
    static final int MOST_TRIES = 100;

    /** The reasons with which an entry for another recipient may fail, the least specific first. */
    private static final List<Reason> NOT_OURS =
            List.of(Reason.ALGORITHM_NOT_ALLOWED, Reason.KEY_NOT_FOUND, Reason.DECRYPTION_FAILED);

    /** Some claims, and the keys of one recipient. */
    private record Opening(JweDecrypter decrypter, List<ClaimPath> paths) {}

    /** Not by {@code equals}: comparing records loads some sixty classes, in a process that has only one decoder. */
    boolean opensNothing() {
        return openings.isEmpty() && others.isEmpty();
    }

    /**
     * Returns an opener for some claims more.
     *
     * @throws IllegalArgumentException if a claim cannot be sealed, is named twice, or is part of another that is
     *     opened
     */
    ClaimOpener and(JweDecrypter decrypter, String first, String... more) {
        List<Opening> longer = new ArrayList<>(openings);
        longer.add(new Opening(understanding(decrypter), ClaimPath.of(first, more)));
        ClaimOpener opener = new ClaimOpener(List.copyOf(longer), others);
        List<ClaimPath> paths = opener.named();
        if (new HashSet<>(paths).size() != paths.size()) {
            throw new IllegalArgumentException("expected each claim once; several keys for one go into one decrypter");
        }
        for (ClaimPath path : paths) {
            if (SealedClaimFormat.NEVER_SEALED.contains(path.root())) {
                throw new IllegalArgumentException("\"" + path.root() + "\" is never sealed");
            }
        }
        ClaimSealer.requireApart(paths);
        return opener;
    }

    /** Returns an opener with more keys for claims that were not named. */
    ClaimOpener andOthers(JweDecrypter first, JweDecrypter... more) {
        List<JweDecrypter> longer = new ArrayList<>(others);
        longer.add(understanding(first));
        for (JweDecrypter another : more) {
            longer.add(understanding(another));
        }
        return new ClaimOpener(openings, List.copyOf(longer));
    }

    /**
     * Returns the claims with the opened value in the place of each seal that was opened.
     *
     * @throws InvalidTokenException {@code CLAIM_REJECTED} with all claims that are not sealed, or not for this place;
     *     what a {@link JweDecrypter} throws if none of a named claim's recipients can be opened; {@code TOO_LARGE} if
     *     the keys would be used too often
     */
    @Override
    public OpenedClaims apply(OpenedClaims before, JwkSetLookup keySets) {
        JwtClaims claims = before.claims();
        // All seals are listed before the first is opened: an opened value is not searched for further seals.
        List<ClaimPath> named = named();
        List<ClaimPath> found = others.isEmpty() ? List.of() : unnamed(claims, named);
        List<ClaimPath> all = new ArrayList<>(named);
        all.addAll(found);
        SealBinding.require(all, claims);
        OpenedClaims opened = before;
        for (Opening opening : openings) {
            opened = openNamed(opening, opened, keySets);
        }
        return openOthers(found, opened, keySets);
    }

    private static JweDecrypter understanding(JweDecrypter decrypter) {
        return decrypter.understanding(SealedClaimFormat.PARAMETER);
    }

    private List<ClaimPath> named() {
        return openings.stream().flatMap(opening -> opening.paths.stream()).toList();
    }

    private static List<ClaimPath> unnamed(JwtClaims claims, List<ClaimPath> named) {
        return SealedPaths.in(claims.toObject()).stream()
                .filter(path -> !named.contains(path) && named.stream().noneMatch(path::isNestedWith))
                .toList();
    }

    private static OpenedClaims openNamed(Opening opening, OpenedClaims before, JwkSetLookup keySets) {
        OpenedClaims opened = before;
        try (DecryptionSeries<DecryptedJwe> series = DecryptionSeries.of(opening.decrypter, keySets)) {
            for (ClaimPath path : opening.paths) {
                Optional<Object> sealed = path.find(opened.claims().toObject());
                if (sealed.isPresent()) {
                    Tries tries = new Tries(SealedClaimFormat.MOST_RECIPIENTS);
                    Object value = open(path, sealed.get(), series, tries).orElseThrow(() -> tries.refusal(path));
                    opened = opened.and(path, value);
                }
            }
        }
        return opened;
    }

    private OpenedClaims openOthers(List<ClaimPath> found, OpenedClaims before, JwkSetLookup keySets) {
        OpenedClaims opened = before;
        List<ClaimPath> closed = new ArrayList<>(found);
        Tries tries = new Tries(MOST_TRIES);
        for (JweDecrypter decrypter : others) {
            try (DecryptionSeries<DecryptedJwe> series = DecryptionSeries.of(decrypter, keySets)) {
                for (ClaimPath path : List.copyOf(closed)) {
                    Object sealed = path.find(opened.claims().toObject()).orElseThrow();
                    Optional<Object> value = open(path, sealed, series, tries);
                    if (value.isPresent()) {
                        opened = opened.and(path, value.get());
                        closed.remove(path);
                    }
                }
            }
        }
        return opened;
    }

    /** Tries the recipients in their order; an entry for another recipient is skipped. */
    private static Optional<Object> open(
            ClaimPath path, Object sealed, DecryptionSeries<DecryptedJwe> series, Tries tries) {
        for (String entry : SealedClaim.entries(sealed)) {
            try {
                DecryptedJwe jwe = series.decrypt(entry);
                tries.add();
                return Optional.of(value(path, jwe));
            } catch (InvalidTokenException e) {
                if (!NOT_OURS.contains(e.reason())) {
                    throw e.failures().isEmpty()
                            ? new InvalidTokenException(e.reason(), path + ": " + e.getMessage())
                            : e;
                }
                tries.add(e);
            }
        }
        return Optional.empty();
    }

    private static Object value(ClaimPath path, DecryptedJwe jwe) {
        try {
            return SealedClaim.value(jwe.plaintext());
        } catch (IllegalArgumentException e) {
            throw new InvalidTokenException(List.of(
                    new ClaimFailure(path.toString(), Code.MALFORMED, "one JSON value under the seal", "another")));
        }
    }

    /** The number of uses of keys, and the reasons with which seals could not be opened. For one thread. */
    private static final class Tries {

        private final int most;
        private final Set<Reason> met = EnumSet.noneOf(Reason.class);
        private @Nullable Instant keySourceFailedAt;
        private int used;

        Tries(int most) {
            this.most = most;
        }

        /** Counts a seal that was not opened; only one of the reasons costs a use of a key. */
        void add(InvalidTokenException refusal) {
            met.add(refusal.reason());
            refusal.keySourceFailedAt().ifPresent(time -> keySourceFailedAt = time);
            if (refusal.reason() == Reason.DECRYPTION_FAILED) {
                add();
            }
        }

        /** Counts a use of a key. */
        void add() {
            used++;
            if (used > most) {
                throw new InvalidTokenException(
                        Reason.TOO_LARGE,
                        "expected at most " + most
                                + " uses of a key for the sealed claims of one token; name the claims"
                                + " that are needed with opening(..)");
            }
        }

        InvalidTokenException refusal(ClaimPath path) {
            Reason reason = NOT_OURS.stream()
                    .filter(met::contains)
                    .reduce((one, later) -> later)
                    .orElseThrow();
            String message = path + ": this sealed claim cannot be opened with this key";
            return reason == Reason.KEY_NOT_FOUND
                    ? InvalidTokenException.keyNotFound(message, Optional.ofNullable(keySourceFailedAt))
                    : new InvalidTokenException(reason, message);
        }
    }
}
