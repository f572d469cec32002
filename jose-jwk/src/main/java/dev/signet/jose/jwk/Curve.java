package dev.signet.jose.jwk;

import java.security.Key;
import java.security.interfaces.ECKey;
import java.security.interfaces.EdECKey;
import java.security.interfaces.XECKey;
import java.security.spec.ECParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A curve that a JWK can name in {@code crv} (RFC 7518 section 6.2.1.1, RFC 8037 section 2, RFC 8812). Immutable. */
public enum Curve {
    /** NIST P-256, for ES256 and ECDH-ES. */
    P_256("P-256", 32, EcDomains.p256()),
    /** NIST P-384, for ES384 and ECDH-ES. */
    P_384("P-384", 48, EcDomains.p384()),
    /** NIST P-521, for ES512 and ECDH-ES. */
    P_521("P-521", 66, EcDomains.p521()),
    /** secp256k1, for ES256K only. */
    SECP256K1("secp256k1", 32, EcDomains.secp256k1()),
    /** Ed25519, for EdDSA signatures. */
    ED25519("Ed25519", 32, null),
    /** Ed448, for EdDSA signatures. */
    ED448("Ed448", 57, null),
    /** X25519, for ECDH-ES. */
    X25519("X25519", 32, null),
    /** X448, for ECDH-ES. */
    X448("X448", 56, null);

    private final String jwaName;
    private final int octets;

    @SuppressWarnings("ImmutableEnumChecker") // The JDK's class has no setters and hands out no arrays of its own.
    private final @Nullable ECParameterSpec domain;

    Curve(String jwaName, int octets, @Nullable ECParameterSpec domain) {
        this.jwaName = jwaName;
        this.octets = octets;
        this.domain = domain;
    }

    /**
     * Returns the text of {@code crv}.
     *
     * @return for example {@code P-256}
     */
    public String jwaName() {
        return jwaName;
    }

    /**
     * Returns the length of a coordinate, which is also that of a private key.
     *
     * @return the number of octets of each of {@code x} and {@code y} for the elliptic curves, of {@code x} for the
     *     others
     */
    public int octets() {
        return octets;
    }

    /**
     * Returns the domain parameters of an elliptic curve, for the JDK's key specifications.
     *
     * @return field, coefficients, generator, order and cofactor
     * @throws IllegalStateException for Ed25519, Ed448, X25519 and X448, which the JDK identifies by name only
     */
    public ECParameterSpec parameters() {
        if (domain == null) {
            throw new IllegalStateException(jwaName + " has no ECParameterSpec, the JDK identifies it by name");
        }
        return domain;
    }

    /**
     * Returns the curve of that name.
     *
     * @param crv the text of a {@code crv} member, compared exactly
     * @return the curve, or empty
     */
    public static Optional<Curve> named(String crv) {
        for (Curve curve : values()) {
            if (curve.jwaName.equals(crv)) {
                return Optional.of(curve);
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the curve with those domain parameters. Field, coefficients, generator, order and cofactor are compared:
     * P-256 and secp256k1 have the same sizes.
     *
     * @param parameters the domain parameters of a key
     * @return the curve, or empty
     */
    public static Optional<Curve> of(ECParameterSpec parameters) {
        for (Curve curve : values()) {
            if (curve.domain != null && same(curve.domain, parameters)) {
                return Optional.of(curve);
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the curve of a key of any provider.
     *
     * @param key a public or private key
     * @return the curve; empty for a key that is on none or on another one
     */
    public static Optional<Curve> of(Key key) {
        if (key instanceof ECKey elliptic) {
            // Keys with inherited parameters have none.
            return Optional.ofNullable(elliptic.getParams()).flatMap(Curve::of);
        }
        if (key instanceof EdECKey edwards) {
            return named(edwards.getParams().getName());
        }
        if (key instanceof XECKey montgomery && montgomery.getParams() instanceof NamedParameterSpec name) {
            return named(name.getName());
        }
        return Optional.ofNullable(key.getEncoded()).flatMap(OkpEncodings::curve);
    }

    boolean isElliptic() {
        return domain != null;
    }

    private static boolean same(ECParameterSpec a, ECParameterSpec b) {
        // EllipticCurve also compares a seed, which says how a curve was found and not which one it is.
        return a.getCurve().getField().equals(b.getCurve().getField())
                && a.getCurve().getA().equals(b.getCurve().getA())
                && a.getCurve().getB().equals(b.getCurve().getB())
                && a.getGenerator().equals(b.getGenerator())
                && a.getOrder().equals(b.getOrder())
                && a.getCofactor() == b.getCofactor();
    }
}
