package dev.signet.jose.examples.recipes;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.jws.RsaPkcs1;
import java.security.cert.CertificateParsingException;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The metadata of authenticators (BLOB) that the FIDO Alliance signs. Immutable and thread-safe. */
final class FidoMetadata {

    private static final String HOST = "mds.fidoalliance.org";

    /** The tag of dNSName (RFC 5280 section 4.2.1.6). */
    private static final Integer DNS_NAME = 2;

    /** The BLOB has several megabytes, with icons in it. */
    private static final TokenLimits LIMITS = TokenLimits.defaults()
            .withTokenOctets(32 << 20)
            .withJsonStringOctets(1 << 20)
            .withJsonMembers(1_000_000);

    private final X5cVerifier verifier;

    /** @param roots the roots that the FIDO Alliance names, the one before too while a change is under way */
    FidoMetadata(Set<TrustAnchor> roots) {
        this.verifier = new X5cVerifier(roots, FidoMetadata::isOfService, RsaPkcs1.RS256, LIMITS);
    }

    /**
     * Returns the payload of a BLOB, or throws {@link InvalidTokenException}.
     *
     * @param last the {@code no} of the BLOB that is in use, which an older one must not replace; 0 if there is none
     */
    JsonObject verify(String blob, long last, Instant downloaded) {
        JsonObject metadata = verifier.verify(blob, downloaded).json();
        if (number(metadata) <= last) {
            throw new InvalidTokenException(
                    List.of(new ClaimFailure("no", Code.UNEXPECTED, "a number above " + last, "another value")));
        }
        return metadata;
    }

    private static long number(JsonObject metadata) {
        try {
            return metadata.integer("no").orElse(0);
        } catch (IllegalArgumentException e) {
            return 0; // not an integer
        }
    }

    private static boolean isOfService(List<X509Certificate> chain) {
        try {
            Collection<List<?>> names = chain.get(0).getSubjectAlternativeNames();
            return names != null && names.contains(List.of(DNS_NAME, HOST));
        } catch (CertificateParsingException e) {
            return false;
        }
    }
}
