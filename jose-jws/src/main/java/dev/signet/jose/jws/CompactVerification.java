package dev.signet.jose.jws;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.core.internal.CompactToken;
import dev.signet.jose.core.internal.Critical;
import dev.signet.jose.core.internal.HeaderCache;
import dev.signet.jose.core.internal.Refusals;
import java.util.Set;

/**
 * What happens to a compact token, in this order and no other: its length and its dots; its header, from the cache or
 * decoded, parsed and judged; the key; the signature over the token's own octets; only then the payload is decoded; and
 * only after that does the header enter the cache, so that nobody without a key can fill or poison it.
 *
 * <p>Immutable apart from the cache, which is thread-safe.
 */
final class CompactVerification {

    private final TokenLimits limits;
    private final HeaderCache<Judged> accepted = new HeaderCache<>();

    /** What a header that was accepted before means: itself, and the key that it names. */
    private record Judged(JoseHeader header, VerificationKey key) {}

    /** Chooses the key for a header, or refuses the token. */
    interface KeyChoice {
        VerificationKey choose(String algorithm, JoseHeader header);
    }

    CompactVerification(TokenLimits limits) {
        this.limits = limits;
    }

    VerifiedJws verify(String token, KeyChoice choice) {
        CompactToken compact = CompactToken.jws(token, limits);
        byte[] octets = compact.octets();
        int headerEnd = compact.to(0);
        Judged known = accepted.find(octets, headerEnd);
        Judged judged = known == null ? judge(compact, choice) : known;
        byte[] signature = compact.decode(2);
        if (!judged.key.primitive().verify(octets, 0, compact.to(1), signature)) {
            throw new InvalidTokenException(
                    Reason.SIGNATURE_INVALID,
                    "the signature does not belong to this header and payload under the key for "
                            + judged.key.algorithm().jwaName());
        }
        VerifiedJws verified = new VerifiedJws(judged.header, compact.decode(1), judged.key, limits);
        if (known == null) {
            accepted.remember(octets, headerEnd, judged);
        }
        return verified;
    }

    private Judged judge(CompactToken compact, KeyChoice choice) {
        JoseHeader header = Refusals.header(compact.decode(0), limits);
        String algorithm = header.algorithm()
                .orElseThrow(() -> new InvalidTokenException(
                        Reason.MALFORMED, "expected the header parameter \"alg\" (RFC 7515 section 4.1.1)"));
        Critical.check(header, header, Set.of());
        return new Judged(header, choice.choose(algorithm, header));
    }
}
