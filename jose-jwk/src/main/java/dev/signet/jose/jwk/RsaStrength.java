package dev.signet.jose.jwk;

import dev.signet.jose.core.internal.RsaSize;
import java.math.BigInteger;

/** RSA public keys that are too short, too long, or known to be weak (RFC 7518 section 3.3, FIPS 186-5). */
final class RsaStrength {

    /**
     * For the keys of a set, which is read again at each refresh: four times what NIST SP 800-57 asks for beyond 2030.
     */
    static final int MOST_BITS_IN_SET = 8192;

    /** For a key inside a token, which costs its recipient computation with each token. */
    static final int MOST_BITS_IN_TOKEN = 4096;

    private static final BigInteger THREE = BigInteger.valueOf(3);
    private static final BigInteger F4 = BigInteger.valueOf(65_537);

    /** Above 3,072 bits of n the JDK takes 64 bits of e, against keys that are slow to verify with. */
    private static final int LONG_MODULUS_BITS = 3072;

    /** Modulo each prime up to this one, 65537 generates a group that is small enough for CVE-2017-15361. */
    private static final int LAST_ROCA_PRIME = 167;

    private static final boolean[][] POWERS_OF_F4 = powersOfF4();

    private static final FermatFactorization FERMAT = new FermatFactorization(IntegerRoot::floor);

    private RsaStrength() {}

    static void requireStrong(BigInteger n, BigInteger e, boolean acceptsSmallExponents) {
        RsaSize.require(n.bitLength());
        if (n.signum() < 0 || !n.testBit(0)) {
            throw new IllegalArgumentException("\"n\": expected an odd modulus");
        }
        requireExponent(n, e, acceptsSmallExponents);
        SmallPrimes.Residues residues = SmallPrimes.residues(n);
        if (residues.hasFactor()) {
            throw new IllegalArgumentException("\"n\": expected a modulus without a prime factor below 752");
        }
        // Of other keys one in a hundred million is such a power.
        if (hasRocaFingerprint(residues)) {
            throw new IllegalArgumentException(
                    "\"n\": expected a modulus without the ROCA fingerprint (CVE-2017-15361), make another key");
        }
        if (FERMAT.findsFactors(n, residues)) {
            throw new IllegalArgumentException("\"n\": expected primes that are not close to each other");
        }
    }

    /** Refuses a public key of others before anything is computed with it. */
    static void requireAtMost(int mostBits, BigInteger n) {
        if (n.bitLength() > mostBits) {
            throw new IllegalArgumentException(
                    "\"n\": expected at most " + mostBits + " bits in a public key of others," + " was " + n.bitLength()
                            + "; Jwk.parse reads one key of up to " + RsaSize.LONGEST_BITS);
        }
    }

    private static void requireExponent(BigInteger n, BigInteger e, boolean acceptsSmallExponents) {
        if (e.signum() <= 0 || !e.testBit(0)) {
            throw new IllegalArgumentException("\"e\": expected an odd exponent");
        }
        int longest = n.bitLength() > LONG_MODULUS_BITS ? 64 : 256;
        if (e.bitLength() > longest) {
            throw new IllegalArgumentException("\"e\": expected at most " + longest + " bits, was " + e.bitLength());
        }
        BigInteger least = acceptsSmallExponents ? THREE : F4;
        if (e.compareTo(least) < 0) {
            throw new IllegalArgumentException("\"e\": expected at least " + least + ", was " + e
                    + (e.compareTo(THREE) < 0
                            ? ""
                            : "; JwkSet.reader().acceptingSmallExponents() reads such public keys of a set"));
        }
    }

    /** Returns whether an exponent is one that is accepted for verification only. */
    static boolean isSmall(BigInteger e) {
        return e.compareTo(F4) < 0;
    }

    /** Returns whether n is a power of 65537 modulo each prime up to the last. */
    private static boolean hasRocaFingerprint(SmallPrimes.Residues n) {
        for (int i = 0; i < POWERS_OF_F4.length; i++) {
            if (!POWERS_OF_F4[i][n.modulo(i)]) {
                return false;
            }
        }
        return true;
    }

    private static boolean[][] powersOfF4() {
        int primes = 0;
        while (SmallPrimes.prime(primes) < LAST_ROCA_PRIME) {
            primes++;
        }
        boolean[][] powers = new boolean[primes + 1][];
        for (int i = 0; i < powers.length; i++) {
            powers[i] = powersOfF4(SmallPrimes.prime(i));
        }
        return powers;
    }

    private static boolean[] powersOfF4(int prime) {
        boolean[] powers = new boolean[prime];
        for (int power = 1; !powers[power]; power = (int) ((long) power * F4.intValue() % prime)) {
            powers[power] = true;
        }
        return powers;
    }
}
