package dev.signet.jose.jwk;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The odd primes below 752, and the residues of large numbers modulo each of them.
 *
 * <p>The primes are taken in groups whose product has at most 31 bits. A large number is cut into limbs of 24 bits; its
 * residue modulo a product is the sum of the limbs, each multiplied by the residue of its place value. For 2,048 bits
 * that is 86 multiplications and one division for each of some forty groups.
 */
final class SmallPrimes {

    /** NIST SP 800-89 section 5.3.3: a modulus must have no factor below 752. */
    private static final int BOUND = 752;

    private static final int LIMB_OCTETS = 3;

    /** The limbs of one sum: so many products of 24 by 31 bits, and one of 31 by 31 bits, fit in 63 bits. */
    private static final int LIMBS = 128;

    private static final int[] PRIMES = odd();
    private static final Group[] GROUPS = groups();

    private SmallPrimes() {}

    /**
     * Primes that follow one another.
     *
     * @param end the index behind the last prime
     * @param product the product of the primes
     * @param weights the place values of limbs modulo the product, the least first; one more than a sum has limbs
     */
    private record Group(int end, int product, int[] weights) {

        static Group of(int end, int product) {
            int[] weights = new int[LIMBS + 1];
            long weight = 1;
            for (int i = 0; i <= LIMBS; i++) {
                weights[i] = (int) weight;
                weight = (weight << (8 * LIMB_OCTETS)) % product;
            }
            return new Group(end, product, weights);
        }

        int residue(int[] limbs) {
            long residue = 0;
            for (int from = (limbs.length - 1) / LIMBS * LIMBS; from >= 0; from -= LIMBS) {
                long sum = residue * weights[LIMBS];
                int length = Math.min(LIMBS, limbs.length - from);
                for (int i = 0; i < length; i++) {
                    sum += (long) limbs[from + i] * weights[i];
                }
                residue = sum % product;
            }
            return (int) residue;
        }
    }

    /** A number modulo each of the primes, computed group by group when it is needed. For one thread. */
    static final class Residues {

        private final int[] limbs;
        private final int[] modulo = new int[PRIMES.length];
        private int known;
        private int groups;

        private Residues(BigInteger number) {
            this.limbs = limbs(number.toByteArray());
        }

        /** Returns the number modulo the prime at an index. */
        int modulo(int i) {
            while (i >= known) {
                Group group = GROUPS[groups++];
                int residue = group.residue(limbs);
                for (; known < group.end; known++) {
                    modulo[known] = residue % PRIMES[known];
                }
            }
            return modulo[i];
        }

        /** Returns whether one of the primes divides the number. */
        boolean hasFactor() {
            for (int i = 0; i < PRIMES.length; i++) {
                if (modulo(i) == 0) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Returns the number of primes. */
    static int count() {
        return PRIMES.length;
    }

    /** Returns the prime at an index; they ascend. */
    static int prime(int i) {
        return PRIMES[i];
    }

    /** Returns the residues of a number that is not negative. */
    static Residues residues(BigInteger number) {
        return new Residues(number);
    }

    /** Returns the limbs of an integer that is given big end first, the least limb first. */
    private static int[] limbs(byte[] octets) {
        int[] limbs = new int[octets.length / LIMB_OCTETS + 1];
        int end = octets.length;
        for (int i = 0; i < limbs.length - 1; i++, end -= LIMB_OCTETS) {
            limbs[i] = (octets[end - 3] & 0xff) << 16 | (octets[end - 2] & 0xff) << 8 | (octets[end - 1] & 0xff);
        }
        for (int i = 0; i < end; i++) {
            limbs[limbs.length - 1] = limbs[limbs.length - 1] << 8 | (octets[i] & 0xff);
        }
        return limbs;
    }

    private static int[] odd() {
        BitSet composite = new BitSet(BOUND);
        for (int i = 3; i * i < BOUND; i += 2) {
            for (int multiple = i * i; multiple < BOUND; multiple += i) {
                composite.set(multiple);
            }
        }
        return IntStream.range(3, BOUND)
                .filter(number -> number % 2 == 1 && !composite.get(number))
                .toArray();
    }

    private static Group[] groups() {
        List<Group> groups = new ArrayList<>();
        long product = 1;
        for (int i = 0; i < PRIMES.length; i++) {
            if (product * PRIMES[i] > Integer.MAX_VALUE) {
                groups.add(Group.of(i, (int) product));
                product = 1;
            }
            product *= PRIMES[i];
        }
        groups.add(Group.of(PRIMES.length, (int) product));
        return groups.toArray(Group[]::new);
    }
}
