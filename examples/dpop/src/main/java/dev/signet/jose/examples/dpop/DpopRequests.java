package dev.signet.jose.examples.dpop;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jws.Ecdsa;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jwt.ClaimRule;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.jwt.ReplayStore;
import dev.signet.jose.jwt.VerifiedJwt;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The checks of a DPoP resource server (RFC 9449 section 4.3). Thread-safe if the store is. */
public final class DpopRequests {

    private final JwtDecoder accessTokens;
    private final ReplayStore used;
    private final Clock clock;

    /**
     * Makes the checks for requests.
     *
     * @param accessTokens the decoder of access tokens
     * @param used the store of used proofs, shared by all instances of the service
     * @param clock for the age of a proof
     */
    public DpopRequests(JwtDecoder accessTokens, ReplayStore used, Clock clock) {
        this.accessTokens = accessTokens;
        this.used = used;
        this.clock = clock;
    }

    /**
     * Returns the access token of a request whose sender has proven to hold the key that the token is bound to.
     *
     * @param accessToken what follows {@code DPoP} in the header {@code Authorization}
     * @param proof the value of the only header {@code DPoP}
     * @param method the method of the request
     * @param target the URI of the request without query and fragment
     * @return the access token
     * @throws InvalidTokenException if the access token or the proof is not accepted
     */
    public VerifiedJwt accept(String accessToken, String proof, String method, URI target) {
        VerifiedJwt access = accessTokens.decode(accessToken);
        Jwk key = keyIn(proof);
        proofs(key, method, target, accessToken).decode(proof);
        boolean bound =
                access.claims().confirmation().filter(cnf -> cnf.matches(key)).isPresent();
        if (!bound) {
            throw new InvalidTokenException(
                    Reason.CLAIM_REJECTED, "the access token is not bound to the key of the DPoP proof");
        }
        return access;
    }

    private JwtDecoder proofs(Jwk key, String method, URI target, String accessToken) {
        return Jwt.verifiedBy(JwsVerifier.of(key, Ecdsa.ES256))
                .type("dpop+jwt")
                .anyIssuer()
                .anyAudience()
                .noExpiryNeeded()
                .maxAge(Duration.ofMinutes(2))
                .rule(ClaimRule.of("htm", "the method of the request", claims -> has(claims, "htm", method)))
                .rule(ClaimRule.of("htu", "the URI of the request", claims -> has(claims, "htu", target.toString())))
                .rule(ClaimRule.of(
                        "ath",
                        "the hash of the access token",
                        claims -> has(claims, "ath", DpopProofs.hash(accessToken))))
                .rejectingReplays(used.forSender(key.thumbprint().toString()))
                .clock(clock)
                .build();
    }

    private static boolean has(JwtClaims claims, String name, String value) {
        return claims.toObject().string(name).equals(Optional.of(value));
    }

    /**
     * Returns a key that the sender chose: its signature and the binding of the access token are checked afterwards.
     */
    private static Jwk keyIn(String proof) {
        try {
            String header = proof.substring(0, Math.max(proof.indexOf('.'), 0));
            Jwk key = Jwk.ofPublic(JsonObject.parse(Base64Url.decode(header))
                    .object("jwk")
                    .orElseThrow(() -> new IllegalArgumentException("expected \"jwk\" in the header")));
            JwsVerifier.of(key, Ecdsa.ES256);
            return key;
        } catch (IllegalArgumentException e) {
            throw new InvalidTokenException(Reason.MALFORMED, "DPoP proof: " + e.getMessage());
        }
    }
}
