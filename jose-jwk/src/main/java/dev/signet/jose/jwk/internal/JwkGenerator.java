package dev.signet.jose.jwk.internal;

import dev.signet.jose.core.internal.AlgorithmSpec;
import dev.signet.jose.core.internal.AlgorithmSpec.Use;
import dev.signet.jose.core.internal.RsaSize;
import dev.signet.jose.jwk.AkpJwk;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.OkpJwk;
import dev.signet.jose.jwk.RsaJwk;
import java.util.List;
import java.util.function.Supplier;

/**
 * A generator of keys for one algorithm. Their curve or length is the usual one, unless the caller chooses another that
 * the algorithm takes: the first curve of those that it lists, the shortest secret, RSA as {@link RsaJwk#generate()}.
 * Immutable.
 */
public final class JwkGenerator {

    /** Longer than the block of any hash, from which on HMAC hashes a key to a shorter one. */
    private static final int LONGEST_SECRET_BITS = 4096;

    private static final int USUAL_CONTENT_ENCRYPTION_BITS = 256;

    private final AlgorithmSpec algorithm;
    private final Supplier<Jwk> generation;

    private JwkGenerator(AlgorithmSpec algorithm, Supplier<Jwk> generation) {
        this.algorithm = algorithm;
        this.generation = generation;
    }

    /**
     * Returns a generator for an algorithm. With {@code dir} the content encryption decides the length; without a
     * choice the key has 256 bits, for A256GCM or A128CBC-HS256.
     *
     * @param algorithm the algorithm
     * @return the generator
     * @throws IllegalArgumentException if the algorithm takes no key, or a password
     */
    public static JwkGenerator of(AlgorithmSpec algorithm) {
        return switch (algorithm.material()) {
            case SECRET -> secret(algorithm, Byte.SIZE * algorithm.keyOctets());
            case CONTENT_ENCRYPTION_KEY -> secret(algorithm, USUAL_CONTENT_ENCRYPTION_BITS);
            case RSA -> new JwkGenerator(algorithm, RsaJwk::generate);
            case CURVE -> on(Curve.named(algorithm.curves().get(0)).orElseThrow(), algorithm);
            case ALGORITHM_KEY_PAIR -> new JwkGenerator(algorithm, () -> AkpJwk.generate(algorithm.name()));
            case PASSWORD -> throw new IllegalArgumentException(algorithm + " takes a password, and no generated key");
            case NONE -> throw new IllegalArgumentException(algorithm + " takes no key");
        };
    }

    /**
     * Returns a generator of keys on a curve.
     *
     * @param curve one that the algorithm takes
     * @return the generator
     * @throws IllegalArgumentException if the algorithm has no keys on the curve, or none on any curve
     */
    public JwkGenerator withCurve(Curve curve) {
        if (algorithm.curves().isEmpty()) {
            throw new IllegalArgumentException("a key for " + algorithm + " has no curve");
        }
        if (!algorithm.curves().contains(curve.jwaName())) {
            throw new IllegalArgumentException(algorithm + " has no keys on " + curve.jwaName());
        }
        return on(curve, algorithm);
    }

    /**
     * Returns a generator of keys of a length.
     *
     * @param bits the length of a secret, or of the modulus for RSA
     * @return the generator
     * @throws IllegalArgumentException if the algorithm has no keys of that length, or leaves no choice
     */
    public JwkGenerator withBits(int bits) {
        return switch (algorithm.material()) {
            case SECRET -> secret(algorithm, requireLength(bits));
            case CONTENT_ENCRYPTION_KEY -> secret(algorithm, requireContentEncryptionLength(bits));
            case RSA -> {
                RsaSize.require(bits);
                yield new JwkGenerator(algorithm, () -> RsaJwk.generate(bits));
            }
            case CURVE -> throw new IllegalArgumentException("the curve decides the size of a key for " + algorithm);
            case ALGORITHM_KEY_PAIR -> throw new IllegalArgumentException(algorithm + " has keys of one size");
            case PASSWORD, NONE -> throw new IllegalStateException(algorithm + " has no generator");
        };
    }

    /**
     * Returns a new key.
     *
     * @return a private or symmetric key without parameters, but for the {@code alg} of an {@link AkpJwk}
     * @throws IllegalStateException if no provider has the algorithm or the curve; the message names what is missing
     */
    public Jwk generate() {
        return generation.get();
    }

    private static JwkGenerator on(Curve curve, AlgorithmSpec algorithm) {
        return new JwkGenerator(algorithm, () -> switch (curve) {
            case P_256, P_384, P_521, SECP256K1 -> EcJwk.generate(curve);
            case ED25519, ED448, X25519, X448 -> OkpJwk.generate(curve);
        });
    }

    private static JwkGenerator secret(AlgorithmSpec algorithm, int bits) {
        return new JwkGenerator(algorithm, () -> OctJwk.generate(bits / Byte.SIZE));
    }

    private int requireLength(int bits) {
        int least = Byte.SIZE * algorithm.keyOctets();
        if (algorithm.hasFixedLength() && bits != least) {
            throw new IllegalArgumentException(algorithm + " needs " + least + " bits");
        }
        if (bits < least || bits > LONGEST_SECRET_BITS || bits % Byte.SIZE != 0) {
            throw new IllegalArgumentException(
                    algorithm + " needs a multiple of 8 from " + least + " to " + LONGEST_SECRET_BITS + " bits");
        }
        return bits;
    }

    private int requireContentEncryptionLength(int bits) {
        List<Integer> lengths = contentEncryptionBits();
        if (!lengths.contains(bits)) {
            throw new IllegalArgumentException(algorithm + " needs one of " + lengths + " bits");
        }
        return bits;
    }

    private static List<Integer> contentEncryptionBits() {
        return AlgorithmSpec.all().stream()
                .filter(one -> one.use() == Use.CONTENT_ENCRYPTION)
                .map(one -> Byte.SIZE * one.keyOctets())
                .distinct()
                .sorted()
                .toList();
    }
}
