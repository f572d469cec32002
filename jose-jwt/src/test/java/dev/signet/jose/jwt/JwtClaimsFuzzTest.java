package dev.signet.jose.jwt;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jws.Hmac;
import dev.signet.jose.jws.JwsSigner;

/** Hostile claims under a valid signature: nothing but {@link InvalidTokenException} comes out. */
class JwtClaimsFuzzTest {

    private static final OctJwk KEY = OctJwk.generate(32);
    private static final JwsSigner SIGNER = Hmac.HS256.signer(KEY);
    private static final JwtDecoder STRICT = Jwt.verifiedBy(Hmac.HS256.verifier(KEY))
            .issuer("joe")
            .audience("orders")
            .type("at+jwt")
            .require("jti")
            .build();
    private static final JwtDecoder LAX = Jwt.verifiedBy(Hmac.HS256.verifier(KEY))
            .anyIssuer()
            .anyAudience()
            .noExpiryNeeded()
            .build();

    @FuzzTest
    void decode(byte[] claims) {
        String token = SIGNER.sign(claims);
        for (JwtDecoder decoder : new JwtDecoder[] {STRICT, LAX}) {
            try {
                JwtClaims accepted = decoder.decode(token).claims();
                accepted.audience();
                accepted.expiresAt();
                for (String name : accepted.toObject().names()) {
                    accepted.string(name);
                    accepted.instant(name);
                }
            } catch (InvalidTokenException expected) {
                // The only way out for a token that is not accepted.
            }
        }
    }
}
