package dev.signet.jose.cli;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.internal.ClaimPath;
import dev.signet.jose.jwt.internal.SealedClaimFormat;
import java.util.ArrayList;
import java.util.List;

/** Describes the sealed claims of a token: which they are, and for which keys. Has no instances. */
final class SealDescriptions {

    private static final int SHOWN_SEALS = 100;

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
            ClaimPath path = ClaimPath.of(claim);
            Object value = path.find(object).orElseThrow();
            for (Object seal : value instanceof List<?> several ? several : List.of(value)) {
                lines.add("  " + Printable.text(claim) + "  " + words(seal, SealedClaimFormat.binding(path, object)));
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

    private static String words(Object seal, JsonObject binding) {
        try {
            JoseHeader header =
                    CompactParts.of(seal instanceof String text ? text : "").header();
            return "for "
                    + header.keyId().map(kid -> "kid " + Printable.text(kid)).orElse("a key without kid") + ", "
                    + Printable.text(header.algorithm().orElse("")) + ", "
                    + Printable.text(header.encryption().orElse("enc is missing")) + ": "
                    + (header.parameters()
                                    .value(SealedClaimFormat.PARAMETER)
                                    .orElse("")
                                    .equals(binding)
                            ? "it says that it was made for this claim of this token"
                            : "MADE FOR ANOTHER CLAIM OR TOKEN, for which a decoder refuses it");
        } catch (InvalidTokenException e) {
            return "NO SEAL beside others, for which a decoder refuses it";
        }
    }
}
