package dev.signet.jose.jwt;

import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwe.internal.EncryptionSeries;
import dev.signet.jose.jwt.internal.ClaimPath;
import dev.signet.jose.jwt.internal.SealedClaimFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The sealing of claims of a token, each for its recipients. All claims of one sealing share one content encryption
 * key, which is made for this token and wrapped once. Immutable.
 *
 * @param sealings the recipients with their claims
 */
record ClaimSealer(List<Sealing> sealings) {

    static final ClaimSealer NOTHING = new ClaimSealer(List.of());

    /** Some claims for one recipient. */
    private record Sealing(JweEncrypter encrypter, List<ClaimPath> paths) {}

    /**
     * Returns a sealer for some claims more.
     *
     * @throws IllegalArgumentException if a claim must stay readable, is named twice, is part of another that is
     *     sealed, or has more recipients than an opener tries; or if the header of the encrypter has a parameter of the
     *     seal
     */
    ClaimSealer and(JweEncrypter encrypter, String first, String... more) {
        List<ClaimPath> paths = ClaimPath.of(first, more);
        if (new HashSet<>(paths).size() != paths.size()) {
            throw new IllegalArgumentException("expected each claim once for one encrypter");
        }
        for (ClaimPath path : paths) {
            if (SealedClaimFormat.NEVER_SEALED.contains(path.root())) {
                throw new IllegalArgumentException(
                        "\"" + path.root() + "\" cannot be sealed: others must read it before a claim is opened");
            }
        }
        List<Sealing> longer = new ArrayList<>(sealings);
        longer.add(new Sealing(typed(encrypter), paths));
        List<ClaimPath> all =
                longer.stream().flatMap(sealing -> sealing.paths.stream()).toList();
        requireApart(all);
        for (ClaimPath path : paths) {
            if (Collections.frequency(all, path) > SealedClaimFormat.MOST_RECIPIENTS) {
                throw new IllegalArgumentException(
                        "expected at most " + SealedClaimFormat.MOST_RECIPIENTS + " recipients of one claim");
            }
        }
        return new ClaimSealer(List.copyOf(longer));
    }

    /**
     * Returns the claims as they are in the token.
     *
     * @throws IllegalArgumentException if a claim that is to be sealed is absent, or its place is too long for a header
     */
    JsonObject seal(JwtClaims claims) {
        JsonObject members = claims.toObject();
        if (sealings.isEmpty()) {
            return members;
        }
        JsonObject identified = claims.jwtId().isPresent() ? members : members.with("jti", JwtClaims.randomId());
        // All of them are found before the first is sealed.
        sealings.forEach(sealing -> sealing.paths.forEach(path -> required(path, identified)));
        Map<ClaimPath, List<String>> entries = new LinkedHashMap<>();
        for (Sealing sealing : sealings) {
            try (EncryptionSeries series = EncryptionSeries.of(sealing.encrypter)) {
                for (ClaimPath path : sealing.paths) {
                    JsonObject place = SealedClaimFormat.binding(path, identified);
                    String entry = series.encrypt(
                            SealedClaim.plaintext(required(path, identified)),
                            JsonObject.builder()
                                    .put(SealedClaimFormat.PARAMETER, place)
                                    .build());
                    entries.computeIfAbsent(path, key -> new ArrayList<>(1)).add(SealedClaim.requireReadable(entry));
                }
            }
        }
        JsonObject sealed = identified;
        for (Map.Entry<ClaimPath, List<String>> entry : entries.entrySet()) {
            List<String> recipients = entry.getValue();
            sealed = entry.getKey().replace(sealed, recipients.size() == 1 ? recipients.get(0) : recipients);
        }
        return sealed;
    }

    /**
     * Refuses claims of which one is part of another.
     *
     * @throws IllegalArgumentException if there are such
     */
    static void requireApart(List<ClaimPath> paths) {
        for (ClaimPath one : paths) {
            for (ClaimPath other : paths) {
                if (one.isNestedWith(other)) {
                    throw new IllegalArgumentException(
                            "expected no sealed claim inside another: \"" + one + "\" and \"" + other + "\"");
                }
            }
        }
    }

    private static Object required(ClaimPath path, JsonObject members) {
        return path.find(members)
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected the claim \"" + path + "\", which is to be sealed, was missing"));
    }

    private static JweEncrypter typed(JweEncrypter encrypter) {
        JoseHeader header = encrypter.header();
        if (header.type().isPresent()
                || header.contentType().isPresent()
                || header.parameters().has(SealedClaimFormat.PARAMETER)) {
            throw new IllegalArgumentException(
                    "expected an encrypter without \"typ\", \"cty\" and \"sealed\", which the seal sets");
        }
        return encrypter.withType(SealedClaimFormat.TYPE).withContentType(SealedClaimFormat.CONTENT_TYPE);
    }
}
