package dev.signet.jose.jwe;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.internal.AlgorithmSpec;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.KeyOperation;
import dev.signet.jose.jwk.OkpJwk;
import java.security.Key;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.XECPrivateKey;
import java.security.interfaces.XECPublicKey;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Key agreement with Elliptic Curve Diffie-Hellman Ephemeral Static (RFC 7518 section 4.6) on P-256, P-384, P-521,
 * X25519 and X448 (RFC 8037 section 3.2). Each message has a new ephemeral key on the recipient's curve.
 *
 * <p>Without {@code +…KW} the agreed key encrypts the content; with it, it wraps a content encryption key. Immutable.
 */
public enum EcdhEs implements JweAlgorithm {
    /** The agreed key is the content encryption key. */
    ECDH_ES("ECDH-ES"),
    /** The agreed key of 16 octets wraps the content encryption key. */
    ECDH_ES_A128KW("ECDH-ES+A128KW"),
    /** The agreed key of 24 octets wraps the content encryption key. */
    ECDH_ES_A192KW("ECDH-ES+A192KW"),
    /** The agreed key of 32 octets wraps the content encryption key. */
    ECDH_ES_A256KW("ECDH-ES+A256KW");

    private final String jwaName;

    EcdhEs(String jwaName) {
        this.jwaName = jwaName;
    }

    @Override
    public String jwaName() {
        return jwaName;
    }

    /**
     * Returns an encrypter to the owner of a key.
     *
     * @param key on P-256, P-384 or P-521
     * @param encryption the content encryption algorithm
     * @return an encrypter
     * @throws IllegalArgumentException if the key is on another curve, or no point of its curve
     */
    public JweEncrypter encrypter(ECPublicKey key, ContentEncryption encryption) {
        return encrypter(EcJwk.of(key), encryption);
    }

    /**
     * Returns an encrypter to the owner of a key.
     *
     * @param key on X25519 or X448
     * @param encryption the content encryption algorithm
     * @return an encrypter
     * @throws IllegalArgumentException if the key is of small order
     */
    public JweEncrypter encrypter(XECPublicKey key, ContentEncryption encryption) {
        return encrypter(OkpJwk.of(key), encryption);
    }

    /**
     * Returns an encrypter to the owner of a key; the JWK's {@code kid}, if any, goes into the header.
     *
     * @param key on P-256, P-384 or P-521
     * @param encryption the content encryption algorithm
     * @return an encrypter
     * @throws IllegalArgumentException if the key is on another curve, has another {@code alg}, or its {@code use} or
     *     {@code key_ops} permit neither to derive nor, with {@code +A…KW}, to wrap keys
     */
    public JweEncrypter encrypter(EcJwk key, ContentEncryption encryption) {
        return JweEncrypter.of(key, this, encryption);
    }

    /**
     * Returns an encrypter to the owner of a key; the JWK's {@code kid}, if any, goes into the header.
     *
     * @param key on X25519 or X448
     * @param encryption the content encryption algorithm
     * @return an encrypter
     * @throws IllegalArgumentException if the key is on another curve, has another {@code alg}, or its {@code use} or
     *     {@code key_ops} permit neither to derive nor, with {@code +A…KW}, to wrap keys
     */
    public JweEncrypter encrypter(OkpJwk key, ContentEncryption encryption) {
        return JweEncrypter.of(key, this, encryption);
    }

    /**
     * Returns a decrypter.
     *
     * @param key on P-256, P-384 or P-521
     * @param first a content encryption algorithm to accept
     * @param more others to accept
     * @return a decrypter
     * @throws IllegalArgumentException if the key is on another curve
     */
    public JweDecrypter decrypter(ECPrivateKey key, ContentEncryption first, ContentEncryption... more) {
        return JweDecrypter.of(this, EnumSet.of(first, more), Optional.empty(), unwrapping(curveOf(key), key));
    }

    /**
     * Returns a decrypter.
     *
     * @param key on X25519 or X448
     * @param first a content encryption algorithm to accept
     * @param more others to accept
     * @return a decrypter
     * @throws IllegalArgumentException if the key is on another curve
     */
    public JweDecrypter decrypter(XECPrivateKey key, ContentEncryption first, ContentEncryption... more) {
        return JweDecrypter.of(this, EnumSet.of(first, more), Optional.empty(), unwrapping(curveOf(key), key));
    }

    /**
     * Returns a decrypter.
     *
     * @param key on P-256, P-384 or P-521, with its private part
     * @param first a content encryption algorithm to accept
     * @param more others to accept
     * @return a decrypter
     * @throws IllegalArgumentException if the JWK is public, on another curve, has another {@code alg}, or its
     *     {@code use} or {@code key_ops} permit neither to derive nor, with {@code +A…KW}, to unwrap keys
     */
    public JweDecrypter decrypter(EcJwk key, ContentEncryption first, ContentEncryption... more) {
        return JweDecrypter.of(key, this, first, more);
    }

    /**
     * Returns a decrypter.
     *
     * @param key on X25519 or X448, with its private part
     * @param first a content encryption algorithm to accept
     * @param more others to accept
     * @return a decrypter
     * @throws IllegalArgumentException if the JWK is public, on another curve, has another {@code alg}, or its
     *     {@code use} or {@code key_ops} permit neither to derive nor, with {@code +A…KW}, to unwrap keys
     */
    public JweDecrypter decrypter(OkpJwk key, ContentEncryption first, ContentEncryption... more) {
        return JweDecrypter.of(key, this, first, more);
    }

    /**
     * Returns a decrypter whose key is somewhere else.
     *
     * @param curve the curve of the key, P-256, P-384, P-521, X25519 or X448
     * @param external agrees on the shared secret
     * @param first a content encryption algorithm to accept
     * @param more others to accept
     * @return a decrypter
     * @throws IllegalArgumentException if {@code curve} is another one
     */
    public JweDecrypter decrypter(
            Curve curve, ExternalKeyAgreement external, ContentEncryption first, ContentEncryption... more) {
        requireCurve(curve);
        EcdhEsKeys.Agreement agreement = other -> Ecdh.sound(curve, ExternalKey.ask(() -> external.agree(other)));
        return JweDecrypter.of(
                this,
                EnumSet.of(first, more),
                Optional.empty(),
                providers -> new EcdhEsKeys(jwaName, providers).unwrapper(curve, agreement));
    }

    KeyManagement keyManagement() {
        return new Management(this, AlgorithmSpec.of(jwaName).wrappingOctets() == 0);
    }

    /**
     * Keys for agreement.
     *
     * @param isDirect whether the agreed key is the content encryption key
     */
    private record Management(EcdhEs algorithm, boolean isDirect) implements KeyManagement {

        @Override
        public Optional<String> encryptingMismatch(Jwk key, ContentEncryption encryption) {
            return mismatch(key, KeyOperation.WRAP_KEY);
        }

        @Override
        public Optional<String> decryptingMismatch(Jwk key, Optional<ContentEncryption> encryption) {
            return mismatch(key, KeyOperation.UNWRAP_KEY)
                    .or(() -> key.isPrivate()
                            ? Optional.empty()
                            : Optional.of(algorithm.jwaName + ": decryption needs a private key, this JWK is public"));
        }

        /** The key derives; where what it derives wraps another key, {@code key_ops} may name that instead. */
        private Optional<String> mismatch(Jwk key, KeyOperation wrapping) {
            List<KeyOperation> deriving = List.of(KeyOperation.DERIVE_KEY, KeyOperation.DERIVE_BITS);
            List<KeyOperation> all = List.of(KeyOperation.DERIVE_KEY, KeyOperation.DERIVE_BITS, wrapping);
            return KeyManagement.mismatch(key, algorithm.jwaName, isDirect ? deriving : all);
        }

        @Override
        public Function<CryptoProviders, CekWrapper> wrapping(Jwk key) {
            CurveKey pair = CurveKey.of(key);
            return providers -> {
                Ecdh ecdh = new Ecdh(pair.curve(), providers);
                PublicKey recipient = ecdh.taken(algorithm.jwaName, pair.publicKey());
                return new EcdhEsKeys(algorithm.jwaName, providers)
                        .wrapper(ecdh, Ecdh.generator(pair.curve(), providers), recipient);
            };
        }

        @Override
        public Function<CryptoProviders, CekUnwrapper> unwrapping(Jwk key) {
            CurveKey pair = CurveKey.of(key);
            return algorithm.unwrapping(pair.curve(), pair.privateKey().orElseThrow());
        }

        @Override
        public void requireUnwrapping(CryptoProviders providers) {
            Ecdh.requireAny(providers);
            ConcatKdf.require(providers);
            if (!isDirect) {
                Rfc3394.requireUnwrapping(providers);
            }
        }
    }

    private Function<CryptoProviders, CekUnwrapper> unwrapping(Curve curve, PrivateKey key) {
        return providers -> {
            Ecdh ecdh = new Ecdh(curve, providers);
            PrivateKey taken = ecdh.taken(jwaName, key);
            return new EcdhEsKeys(jwaName, providers).unwrapper(curve, other -> ecdh.agree(taken, ecdh.own(other)));
        };
    }

    private Curve curveOf(Key key) {
        return requireCurve(Curve.of(key).orElseThrow(() -> wrongCurve("one that JOSE does not know")));
    }

    private Curve requireCurve(Curve curve) {
        if (!Ecdh.serves(curve)) {
            throw wrongCurve(curve.jwaName());
        }
        return curve;
    }

    private IllegalArgumentException wrongCurve(String actual) {
        return new IllegalArgumentException(jwaName + " needs "
                + AlgorithmSpec.of(jwaName).keyDescription() + ", the curve of this one is " + actual);
    }
}
