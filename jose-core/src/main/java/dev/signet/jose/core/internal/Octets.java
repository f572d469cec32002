package dev.signet.jose.core.internal;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;

/** Arrays of octets: comparing, joining, integers in and out, and random ones. Thread-safe. */
public final class Octets {

    /**
     * The one source of randomness of all modules. It is thread-safe and seeds itself from the operating system. Made
     * when it is first needed: a verifier needs none.
     */
    private static final class Randomness {

        static final SecureRandom SOURCE = new SecureRandom();

        private Randomness() {}
    }

    private Octets() {}

    /**
     * Returns whether two secrets are equal, in time that depends on the length alone.
     *
     * @param a some octets
     * @param b other octets
     * @return whether they are equal
     */
    public static boolean equal(byte[] a, byte[] b) {
        return MessageDigest.isEqual(a, b);
    }

    /**
     * Returns the concatenation of arrays.
     *
     * @param parts the arrays
     * @return a new array
     */
    public static byte[] concat(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length = Math.addExact(length, part.length);
        }
        byte[] whole = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }

    /**
     * Returns new random octets.
     *
     * @param length how many
     * @return the octets, from the process's one {@link SecureRandom}
     */
    public static byte[] random(int length) {
        byte[] octets = new byte[length];
        Randomness.SOURCE.nextBytes(octets);
        return octets;
    }

    /**
     * Returns the one source of randomness of the process, for JCA objects that take one as an argument.
     *
     * @return a thread-safe generator
     */
    public static SecureRandom randomness() {
        return Randomness.SOURCE;
    }

    /**
     * Returns 32 bits in network byte order.
     *
     * @param value the bits
     * @return 4 octets
     */
    public static byte[] int32(int value) {
        return new byte[] {(byte) (value >>> 24), (byte) (value >>> 16), (byte) (value >>> 8), (byte) value};
    }

    /**
     * Returns 64 bits in network byte order.
     *
     * @param value the bits
     * @return 8 octets
     */
    public static byte[] int64(long value) {
        return concat(int32((int) (value >>> 32)), int32((int) value));
    }

    /**
     * Returns an unsigned integer in network byte order, in a given number of octets.
     *
     * @param value not negative
     * @param length how many octets
     * @return the octets, with leading zeros
     * @throws IllegalArgumentException if the value does not fit
     */
    public static byte[] unsigned(BigInteger value, int length) {
        byte[] signed = value.toByteArray();
        int skip = signed.length > 1 && signed[0] == 0 ? 1 : 0;
        int significant = signed.length - skip;
        if (value.signum() < 0 || significant > length) {
            throw new IllegalArgumentException("expected an integer of at most " + length + " octets");
        }
        byte[] octets = new byte[length];
        System.arraycopy(signed, skip, octets, length - significant, significant);
        return octets;
    }

    /**
     * Returns an unsigned integer in as few octets as it needs, at least one, big end first.
     *
     * @param value not negative
     * @return the octets, without leading zeros
     */
    public static byte[] unsigned(BigInteger value) {
        return unsigned(value, Math.max(1, (value.bitLength() + 7) / 8));
    }

    /**
     * Returns the unsigned integer that octets stand for, big end first.
     *
     * @param octets any octets
     * @return an integer that is not negative
     */
    public static BigInteger integer(byte[] octets) {
        return new BigInteger(1, octets);
    }

    /**
     * Returns a copy of the octets in reverse order: big end first for little end first.
     *
     * @param octets any octets
     * @return a new array
     */
    public static byte[] reversed(byte[] octets) {
        byte[] reversed = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            reversed[i] = octets[octets.length - 1 - i];
        }
        return reversed;
    }

    /**
     * Overwrites a secret that is no longer needed.
     *
     * @param secret the octets to overwrite with zeros
     */
    public static void wipe(byte[] secret) {
        Arrays.fill(secret, (byte) 0);
    }
}
