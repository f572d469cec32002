package dev.signet.jose.examples.dpop;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jws.Ecdsa;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.JwtEncoder;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;

/** The proofs of a DPoP client, one for each request (RFC 9449 section 4.2). Immutable and thread-safe. */
public final class DpopProofs {

    private final JwtEncoder proofs;
    private final Clock clock;

    /**
     * Makes the signer of the proofs of one client.
     *
     * @param key the private key of the client, to which its access tokens are bound
     * @param clock for the time of each proof
     */
    public DpopProofs(EcJwk key, Clock clock) {
        this.proofs =
                Jwt.signedWith(Ecdsa.ES256.signer(key).withType("dpop+jwt").withEmbeddedPublicKey());
        this.clock = clock;
    }

    /**
     * Returns the value of the header {@code DPoP} of one request.
     *
     * @param method the method of the request, for example {@code GET}
     * @param target the URI of the request without query and fragment
     * @param accessToken the access token that the request carries
     * @return a proof, to be used once
     */
    public String proof(String method, URI target, String accessToken) {
        return proofs.encode(JwtClaims.builder()
                .jwtId()
                .issuedAt(clock.instant())
                .claim("htm", method)
                .claim("htu", target.toString())
                .claim("ath", hash(accessToken))
                .build());
    }

    /** Returns {@code ath}: the SHA-256 of an access token, in base64url. */
    static String hash(String accessToken) {
        try {
            return Base64Url.encode(MessageDigest.getInstance("SHA-256").digest(accessToken.getBytes(US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
