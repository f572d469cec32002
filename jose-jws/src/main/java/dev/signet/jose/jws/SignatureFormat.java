package dev.signet.jose.jws;

import java.math.BigInteger;

/**
 * What a signature of an algorithm looks like, checked before a provider sees one and after a signer made one.
 *
 * <p>Providers have accepted what they must not: R or S of zero (CVE-2022-21449), an extra octet at the end of an
 * Ed25519 signature. These checks do not depend on them. Immutable.
 */
sealed interface SignatureFormat {

    /** Returns whether this could be a signature at all. */
    boolean accepts(byte[] signature);

    /** Refuses, with {@link IllegalStateException}, what a signer returned if it is not of this shape. */
    void requireFromSigner(byte[] signature);

    /**
     * R || S of ECDSA (RFC 7518 section 3.4): both of the same length, both from 1 to n - 1.
     *
     * @param order the order n of the curve
     * @param half the octets of R, and of S
     */
    record RAndS(BigInteger order, int half) implements SignatureFormat {

        @Override
        public boolean accepts(byte[] signature) {
            return signature.length == 2 * half && inRange(signature, 0) && inRange(signature, half);
        }

        @Override
        public void requireFromSigner(byte[] signature) {
            if (signature.length != 2 * half) {
                throw new IllegalStateException("the signer returned " + signature.length + " octets, not R || S of "
                        + 2 * half + (isDer(signature) ? " (DER? Ecdsa.fromDer converts it)" : ""));
            }
        }

        /** Returns whether this may be Ecdsa-Sig-Value (RFC 3279 section 2.2.3), which begins as a SEQUENCE. */
        static boolean isDer(byte[] signature) {
            return signature.length > 2 && signature[0] == 0x30;
        }

        private boolean inRange(byte[] signature, int from) {
            BigInteger value = new BigInteger(1, signature, from, half);
            return value.signum() > 0 && value.compareTo(order) < 0;
        }
    }

    /**
     * R || S of EdDSA (RFC 8032 sections 5.1.7 and 5.2.7): S, little end first, is below the group order, so that each
     * signature has one form.
     *
     * @param order the group order L, big end first, in as many octets as S has
     */
    record Edwards(byte[] order) implements SignatureFormat {

        @Override
        public boolean accepts(byte[] signature) {
            if (signature.length != 2 * order.length) {
                return false;
            }
            for (int i = 0; i < order.length; i++) {
                int ours = order[i] & 0xff;
                int theirs = signature[signature.length - 1 - i] & 0xff;
                if (ours != theirs) {
                    return theirs < ours;
                }
            }
            return false;
        }

        @Override
        public void requireFromSigner(byte[] signature) {
            if (signature.length != 2 * order.length) {
                throw new IllegalStateException(
                        "the signer returned " + signature.length + " octets, expected R || S of " + 2 * order.length);
            }
        }
    }

    /** One integer as long as the modulus (RFC 8017): the length is the key's, the provider compares the rest. */
    record Modulus() implements SignatureFormat {

        private static final int SHORTEST = 256;

        @Override
        public boolean accepts(byte[] signature) {
            return signature.length >= SHORTEST;
        }

        @Override
        public void requireFromSigner(byte[] signature) {
            if (signature.length < SHORTEST) {
                throw new IllegalStateException("the signer returned " + signature.length
                        + " octets, expected an RSA signature of at least " + SHORTEST);
            }
        }
    }

    /**
     * A MAC, which has the length of its hash.
     *
     * @param octets that length
     */
    record Mac(int octets) implements SignatureFormat {

        @Override
        public boolean accepts(byte[] signature) {
            return signature.length == octets;
        }

        @Override
        public void requireFromSigner(byte[] signature) {
            if (signature.length != octets) {
                throw new IllegalStateException(
                        "the signer returned " + signature.length + " octets, expected a MAC of " + octets);
            }
        }
    }
}
