package dev.signet.jose.jwk;

import static dev.signet.jose.core.internal.DerElement.BIT_STRING;
import static dev.signet.jose.core.internal.DerElement.INTEGER;
import static dev.signet.jose.core.internal.DerElement.OCTET_STRING;
import static dev.signet.jose.core.internal.DerElement.SEQUENCE;

import dev.signet.jose.core.internal.RsaLimit;
import dev.signet.jose.jwk.encoding.Der;
import java.math.BigInteger;
import java.util.HexFormat;

/**
 * RSA keys that are limited to RSASSA-PSS, in SubjectPublicKeyInfo and PKCS#8 (RFC 4055, RFC 8017 appendix A.1).
 * Providers make key objects of numbers as well, but not all of them keep the parameters then.
 */
final class RsaEncodings {

    /** id-RSASSA-PSS. */
    private static final String OID = "0609" + RsaLimit.OID;

    /**
     * hashAlgorithm, maskGenAlgorithm with the same hash, and saltLength; the two gaps are the hash's and the salt's.
     */
    private static final String PARAMETERS = "3034a00f300d06096086480165030402%1$s0500"
            + "a11c301a06092a864886f70d010108300d06096086480165030402%1$s0500a2030201%2$s";

    private RsaEncodings() {}

    static byte[] subjectPublicKeyInfo(BigInteger n, BigInteger e, RsaLimit limit) {
        byte[] key = Der.element(SEQUENCE, integer(n), integer(e));
        return Der.element(SEQUENCE, algorithm(limit), Der.element(BIT_STRING, new byte[1], key));
    }

    static byte[] pkcs8(BigInteger n, BigInteger e, RsaSecret secret, RsaSecret.Primes primes, RsaLimit limit) {
        byte[] version = integer(BigInteger.ZERO);
        byte[] key = Der.element(
                SEQUENCE,
                version,
                integer(n),
                integer(e),
                integer(secret.d()),
                integer(primes.p()),
                integer(primes.q()),
                integer(primes.dp()),
                integer(primes.dq()),
                integer(primes.qi()));
        return Der.element(SEQUENCE, version, algorithm(limit), Der.element(OCTET_STRING, key));
    }

    private static byte[] algorithm(RsaLimit limit) {
        String parameters = switch (limit) {
            case PS256 -> String.format(PARAMETERS, "01", "20");
            case PS384 -> String.format(PARAMETERS, "02", "30");
            case PS512 -> String.format(PARAMETERS, "03", "40");
            case NONE, RSASSA_PSS -> "";
        };
        return Der.element(SEQUENCE, HexFormat.of().parseHex(OID + parameters));
    }

    private static byte[] integer(BigInteger number) {
        return Der.element(INTEGER, number.toByteArray());
    }
}
