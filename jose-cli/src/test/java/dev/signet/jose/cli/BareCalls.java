package dev.signet.jose.cli;

import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Pem;
import dev.signet.jose.jwt.JwtClaims;

/** Calls that need a jar which a class path may lack. Public, for {@link Without} to find them. */
public final class BareCalls {

    private BareCalls() {}

    /** Can be made of any claims with a subject. */
    public record Session(String sub) {}

    public static void bindsClaims(String... none) {
        JwtClaims.builder().subject("alice").build().as(Session.class);
    }

    public static void generatesSecp256k1(String... none) {
        EcJwk.generate(Curve.SECP256K1);
    }

    public static void readsPem(String... pem) {
        Pem.key(pem[0], "correct".toCharArray());
    }
}
