package dev.signet.jose.jwt;

import dev.signet.jose.core.JoseHeader;
import java.time.Duration;
import java.time.Instant;

/**
 * The context of a {@link ClaimRule}, beside the claims: the header of the token, and the time at which it is
 * validated. Made by the decoder. Immutable.
 */
public final class TokenContext {

    private final JoseHeader header;
    private final String algorithm;
    private final Instant now;
    private final Duration clockSkew;

    TokenContext(JoseHeader header, String algorithm, Instant now, Duration clockSkew) {
        this.header = header;
        this.algorithm = algorithm;
        this.now = now;
        this.clockSkew = clockSkew;
    }

    /**
     * Returns the header of the token.
     *
     * @return the protected header of the JWS, or of the JWE if the token is not signed
     */
    public JoseHeader header() {
        return header;
    }

    /**
     * Returns the time at which the token is validated, the same for all rules.
     *
     * @return the time by the clock of the decoder
     */
    public Instant now() {
        return now;
    }

    /**
     * Returns by how much the clocks of the issuer and of the decoder may differ.
     *
     * @return the skew that the decoder was built with, from zero to 10 minutes
     */
    public Duration clockSkew() {
        return clockSkew;
    }

    /** Returns the time, and nothing of the token. */
    @Override
    public String toString() {
        return "TokenContext[" + now + "]";
    }

    /**
     * Returns the fully-specified algorithm of the signature (RFC 9864): {@code Ed25519} or {@code Ed448} by the key
     * where {@code alg} says {@code EdDSA}; empty if the token is not signed.
     */
    String algorithm() {
        return algorithm;
    }

    /** Returns the latest time that may count as now. */
    Instant latest() {
        return Instant.ofEpochSecond(
                now.getEpochSecond() + clockSkew.getSeconds(), (long) now.getNano() + clockSkew.getNano());
    }

    /** Returns the earliest time that may count as now. */
    Instant earliest() {
        return Instant.ofEpochSecond(
                now.getEpochSecond() - clockSkew.getSeconds(), (long) now.getNano() - clockSkew.getNano());
    }
}
