package dev.signet.jose.jws;

import dev.signet.jose.jwk.Curve;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.ECPublicKey;
import java.util.Optional;
import java.util.function.Supplier;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.Ed448PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed448PublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.math.ec.rfc8032.Ed448;

/**
 * ECDSA verification and EdDSA by the classes that BouncyCastle's JCA provider uses itself. Without the provider a
 * process starts with half the classes. No other class uses them, so that all others work without BouncyCastle.
 */
final class BouncyCastleClasses {

    private BouncyCastleClasses() {}

    /**
     * Returns the verification under a public key on an elliptic curve, if BouncyCastle is there.
     *
     * @throws IllegalArgumentException if it refuses the key
     */
    static Optional<VerifyingPrimitive> verifying(
            Curve curve, ECPublicKey key, SignatureFormat.RAndS format, String hash) {
        return ifThere(() -> new EcdsaVerification(EcdsaVerification.parameters(curve, key), format, hash));
    }

    /**
     * Returns the verification under a public key on an Edwards curve, if BouncyCastle is there.
     *
     * @throws IllegalArgumentException if it refuses the key
     */
    static Optional<VerifyingPrimitive> verifying(Curve curve, byte[] x, SignatureFormat.Edwards format) {
        return ifThere(() -> new EdwardsVerification(EdwardsVerification.of(curve, x), format));
    }

    /**
     * Returns the signing with a private key on an Edwards curve, if BouncyCastle is there.
     *
     * @param d the private key, which is copied
     * @throws IllegalArgumentException if it refuses the key
     */
    static Optional<SigningPrimitive> signing(Curve curve, byte[] d, SignatureFormat.Edwards format) {
        return ifThere(() -> new EdwardsSigning(EdwardsSigning.of(curve, d), format));
    }

    private static <T> Optional<T> ifThere(Supplier<T> making) {
        try {
            return Optional.of(making.get());
        } catch (LinkageError e) {
            return Optional.empty();
        }
    }

    private record EcdsaVerification(ECPublicKeyParameters key, SignatureFormat.RAndS format, String hash)
            implements VerifyingPrimitive {

        static ECPublicKeyParameters parameters(Curve curve, ECPublicKey key) {
            X9ECParameters named = CustomNamedCurves.getByName(curve.jwaName());
            return new ECPublicKeyParameters(
                    named.getCurve()
                            .createPoint(key.getW().getAffineX(), key.getW().getAffineY()),
                    new ECDomainParameters(named));
        }

        @Override
        public boolean needsWholeMessage() {
            return false;
        }

        @Override
        public boolean verify(byte[] octets, int from, int to, byte[] signature) {
            if (!format.accepts(signature)) {
                return false;
            }
            MessageDigest digest = digest();
            digest.update(octets, from, to - from);
            return matches(digest, signature);
        }

        @Override
        public VerifyingPrimitive.Operation startVerifying() {
            MessageDigest digest = digest();
            return new VerifyingPrimitive.Operation() {
                @Override
                public void update(byte[] piece, int length) {
                    digest.update(piece, 0, length);
                }

                @Override
                public boolean verify(byte[] signature) {
                    return format.accepts(signature) && matches(digest, signature);
                }
            };
        }

        private boolean matches(MessageDigest digest, byte[] signature) {
            ECDSASigner verification = new ECDSASigner();
            verification.init(false, key);
            int half = format.half();
            return verification.verifySignature(
                    digest.digest(), new BigInteger(1, signature, 0, half), new BigInteger(1, signature, half, half));
        }

        private MessageDigest digest() {
            try {
                return MessageDigest.getInstance(hash);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has " + hash, e);
            }
        }
    }

    private record EdwardsVerification(PublicPoint key, SignatureFormat.Edwards format) implements VerifyingPrimitive {

        private interface PublicPoint {
            boolean verifies(byte[] octets, int from, int length, byte[] signature);
        }

        static PublicPoint of(Curve curve, byte[] x) {
            if (curve == Curve.ED25519) {
                Ed25519PublicKeyParameters key = new Ed25519PublicKeyParameters(x);
                return (octets, from, length, signature) ->
                        key.verify(Ed25519.Algorithm.Ed25519, null, octets, from, length, signature, 0);
            }
            Ed448PublicKeyParameters key = new Ed448PublicKeyParameters(x);
            return (octets, from, length, signature) ->
                    key.verify(Ed448.Algorithm.Ed448, new byte[0], octets, from, length, signature, 0);
        }

        @Override
        public boolean needsWholeMessage() {
            return true;
        }

        @Override
        public boolean verify(byte[] octets, int from, int to, byte[] signature) {
            return format.accepts(signature) && key.verifies(octets, from, to - from, signature);
        }

        @Override
        public VerifyingPrimitive.Operation startVerifying() {
            return VerifyingPrimitive.Operation.onWholeMessage(this);
        }
    }

    private static final class EdwardsSigning implements SigningPrimitive {

        private final Secret key;
        private final SignatureFormat.Edwards format;

        EdwardsSigning(Secret key, SignatureFormat.Edwards format) {
            this.key = key;
            this.format = format;
        }

        private interface Secret {
            void sign(byte[] octets, int from, int length, byte[] signature);
        }

        static Secret of(Curve curve, byte[] d) {
            if (curve == Curve.ED25519) {
                Ed25519PrivateKeyParameters key = new Ed25519PrivateKeyParameters(d);
                return (octets, from, length, signature) ->
                        key.sign(Ed25519.Algorithm.Ed25519, null, octets, from, length, signature, 0);
            }
            Ed448PrivateKeyParameters key = new Ed448PrivateKeyParameters(d);
            return (octets, from, length, signature) ->
                    key.sign(Ed448.Algorithm.Ed448, new byte[0], octets, from, length, signature, 0);
        }

        @Override
        public int signatureOctets() {
            return format.octets();
        }

        @Override
        public boolean needsWholeMessage() {
            return true;
        }

        @Override
        public byte[] sign(byte[] octets, int from, int to) {
            byte[] signature = new byte[format.octets()];
            key.sign(octets, from, to - from, signature);
            return signature;
        }

        @Override
        public SigningPrimitive.Operation startSigning() {
            return SigningPrimitive.Operation.onWholeMessage(this);
        }
    }
}
