package dev.signet.jose.examples.recipes;

import static java.util.stream.Collectors.joining;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.Pem;
import dev.signet.jose.jwk.X509Chain;
import dev.signet.jose.jws.JwsAlgorithm;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jws.VerifiedJws;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A verifier of tokens that carry the certificates of their key ({@code x5c}, RFC 7515 section 4.1.6). The sender chose
 * them: their key verifies nothing until they lead to a pinned root and are certificates for this purpose. Immutable
 * and thread-safe.
 */
final class X5cVerifier {

    /** Each certificate may cost the verification of one signature. */
    private static final int MOST_CERTIFICATES = 5;

    private final Set<TrustAnchor> roots;
    private final Predicate<List<X509Certificate>> purpose;
    private final JwsAlgorithm algorithm;
    private final TokenLimits limits;

    /**
     * @param roots the trust anchors; none of a token's own certificates is trusted for being in the token
     * @param purpose accepts certificates that lead to a root, the key's own first. A public root has many customers:
     *     without this, each of them could sign
     * @param algorithm the one algorithm to accept
     */
    X5cVerifier(
            Set<TrustAnchor> roots,
            Predicate<List<X509Certificate>> purpose,
            JwsAlgorithm algorithm,
            TokenLimits limits) {
        this.roots = Set.copyOf(roots);
        this.purpose = purpose;
        this.algorithm = algorithm;
        this.limits = limits;
    }

    /** Returns the token if its certificates were valid at that time, or throws {@link InvalidTokenException}. */
    VerifiedJws verify(String token, Instant at) {
        Jwk key = keyIn(token);
        try {
            X509Chain chain = X509Chain.of(key);
            chain.validate(roots, at);
            if (!purpose.test(chain.certificates())) {
                throw new IllegalArgumentException("expected certificates for this purpose");
            }
            return JwsVerifier.of(key, algorithm).withLimits(limits).verify(token);
        } catch (IllegalArgumentException e) {
            throw new InvalidTokenException(Reason.KEY_NOT_FOUND, "\"x5c\": " + e.getMessage());
        }
    }

    /** Returns the key of the sender's choice with its certificates, of which none is validated yet. */
    private Jwk keyIn(String token) {
        int headerEnd = Math.max(token.indexOf('.'), 0);
        if (token.length() > limits.tokenOctets() || headerEnd > Base64Url.encodedLength(limits.headerOctets())) {
            throw new InvalidTokenException(Reason.TOO_LARGE, "expected a shorter token, with a shorter header");
        }
        try {
            JsonObject header = JsonObject.parse(Base64Url.decode(token, 0, headerEnd));
            List<String> certificates = header.strings("x5c").orElse(List.of());
            if (certificates.size() > MOST_CERTIFICATES) {
                throw new IllegalArgumentException("expected at most " + MOST_CERTIFICATES + " certificates");
            }
            Jwk key = Pem.key(certificates.stream().map(X5cVerifier::pem).collect(joining()));
            if (!key.publicMembers().strings("x5c").equals(Optional.of(certificates))) {
                throw new IllegalArgumentException("expected the certificates in their order");
            }
            return key;
        } catch (IllegalArgumentException e) {
            throw new InvalidTokenException(
                    Reason.MALFORMED,
                    "expected \"x5c\" in the header: 1 to 5 certificates in DER, of which each issued"
                            + " the one before it");
        }
    }

    /** {@link Pem} refuses what the JDK's reader of certificates takes too long for. */
    private static String pem(String certificate) {
        byte[] der = Base64.getDecoder().decode(certificate);
        return "-----BEGIN CERTIFICATE-----\n" + Base64.getEncoder().encodeToString(der)
                + "\n-----END CERTIFICATE-----\n";
    }
}
