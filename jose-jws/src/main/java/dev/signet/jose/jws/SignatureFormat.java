package dev.signet.jose.jws;

import dev.signet.jose.core.internal.DerElement;
import java.math.BigInteger;

/**
 * The form that the signatures of an algorithm have, checked before a provider sees one and after a signer made one.
 *
 * <p>Providers have accepted what they must not: R or S of zero (CVE-2022-21449), an extra octet at the end of an
 * Ed25519 signature. These checks do not depend on them. Immutable.
 */
sealed interface SignatureFormat {

    /** The length of RSA signatures by a key whose modulus is not known. */
    int UNKNOWN = 0;

    /** Returns how many octets a signature has, or {@link #UNKNOWN}. */
    int octets();

    /** Refuses, with {@link IllegalStateException}, what a signer returned if it is not of this form. */
    void requireFromSigner(byte[] signature);

    /** Returns what a signature of another length may be, to follow a message; empty if there is nothing to say. */
    default String remark(byte[] signature) {
        return "";
    }

    /** The form of signatures that are verified with a public key. */
    sealed interface Asymmetric extends SignatureFormat {

        /** Returns whether this could be a signature at all: its length is right, and its values are in range. */
        boolean accepts(byte[] signature);
    }

    /**
     * R || S of ECDSA (RFC 7518 section 3.4): both of the same length, both from 1 to n - 1.
     *
     * @param order the order n of the curve
     * @param half the octets of R, and of S
     */
    record RAndS(BigInteger order, int half) implements Asymmetric {

        @Override
        public int octets() {
            return 2 * half;
        }

        @Override
        public boolean accepts(byte[] signature) {
            return signature.length == octets() && inRange(signature, 0) && inRange(signature, half);
        }

        @Override
        public void requireFromSigner(byte[] signature) {
            if (signature.length != octets()) {
                throw new IllegalStateException(
                        "the signer returned " + signature.length + " octets, expected R || S of " + octets()
                                + (isDer(signature) ? " (DER? Ecdsa.fromDer converts it)" : ""));
            }
        }

        @Override
        public String remark(byte[] signature) {
            return isDer(signature) ? " (DER? A JWS has R || S, RFC 7518 section 3.4)" : "";
        }

        /** Returns whether this may be Ecdsa-Sig-Value (RFC 3279 section 2.2.3), which begins as a SEQUENCE. */
        private static boolean isDer(byte[] signature) {
            return signature.length > 2 && signature[0] == DerElement.SEQUENCE;
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
    record Edwards(byte[] order) implements Asymmetric {

        @Override
        public int octets() {
            return 2 * order.length;
        }

        @Override
        public boolean accepts(byte[] signature) {
            if (signature.length != octets()) {
                return false;
            }
            for (int i = 0; i < order.length; i++) {
                int limit = order[i] & 0xff;
                int octet = signature[signature.length - 1 - i] & 0xff;
                if (limit != octet) {
                    return octet < limit;
                }
            }
            return false;
        }

        @Override
        public void requireFromSigner(byte[] signature) {
            if (signature.length != octets()) {
                throw new IllegalStateException(
                        "the signer returned " + signature.length + " octets, expected R || S of " + octets());
            }
        }
    }

    /**
     * One integer as long as the modulus (RFC 8017); the provider compares the rest.
     *
     * @param octets the octets of the modulus, or {@link #UNKNOWN} where a signer does not tell
     */
    record Modulus(int octets) implements Asymmetric {

        private static final int SHORTEST = 256;

        @Override
        public boolean accepts(byte[] signature) {
            return signature.length == octets;
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
     * A string of octets of one length, whose inner form the provider decodes: ML-DSA (FIPS 204 algorithm 27).
     *
     * @param octets that length
     */
    record FixedLength(int octets) implements Asymmetric {

        @Override
        public boolean accepts(byte[] signature) {
            return signature.length == octets;
        }

        @Override
        public void requireFromSigner(byte[] signature) {
            if (signature.length != octets) {
                throw new IllegalStateException(
                        "the signer returned " + signature.length + " octets, expected a signature of " + octets);
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
        public void requireFromSigner(byte[] signature) {
            if (signature.length != octets) {
                throw new IllegalStateException(
                        "the signer returned " + signature.length + " octets, expected a MAC of " + octets);
            }
        }
    }
}
