package dev.signet.jose.jwe;

import dev.signet.jose.core.CryptoProviders;
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
import java.util.function.Function;

/**
 * Key agreement with Elliptic Curve Diffie-Hellman Ephemeral Static (RFC 7518 section 4.6) on P-256, P-384, P-521, X25519
 * and X448 (RFC 8037 section 3.2). Each message has a new ephemeral key on the recipient's curve.
 *
 * <p>Without {@code +…KW} the agreed key encrypts the content; with it, it wraps a content encryption key. Immutable.
 */
public enum EcdhEs implements JweAlgorithm {
    /** The agreed key is the content encryption key. */
    ECDH_ES("ECDH-ES", 0),
    /** The agreed key of 16 octets wraps the content encryption key. */
    ECDH_ES_A128KW("ECDH-ES+A128KW", 16),
    /** The agreed key of 24 octets wraps the content encryption key. */
    ECDH_ES_A192KW("ECDH-ES+A192KW", 24),
    /** The agreed key of 32 octets wraps the content encryption key. */
    ECDH_ES_A256KW("ECDH-ES+A256KW", 32);

    private final String jwaName;
    private final int keyOctets;

    EcdhEs(String jwaName, int keyOctets) {
        this.jwaName = jwaName;
        this.keyOctets = keyOctets;
    }

    @Override
    public String jwaName() {
        return jwaName;
    }

    /**
     * Returns an encrypter to the owner of a key.
     *
     * @param key on P-256, P-384 or P-521
     * @param encryption how content is encrypted
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
     * @param encryption how content is encrypted
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
     * @param encryption how content is encrypted
     * @return an encrypter
     * @throws IllegalArgumentException if the key is on another curve, has another {@code alg}, or its {@code use} or
     *     {@code key_ops} permit neither to derive nor, with {@code +A…KW}, to wrap keys
     */
    public JweEncrypter encrypter(EcJwk key, ContentEncryption encryption) {
        requireCurve(key.curve());
        return encrypter(key, key.curve(), key.publicKey(), encryption);
    }

    /**
     * Returns an encrypter to the owner of a key; the JWK's {@code kid}, if any, goes into the header.
     *
     * @param key on X25519 or X448
     * @param encryption how content is encrypted
     * @return an encrypter
     * @throws IllegalArgumentException if the key is on another curve, has another {@code alg}, or its {@code use} or
     *     {@code key_ops} permit neither to derive nor, with {@code +A…KW}, to wrap keys
     */
    public JweEncrypter encrypter(OkpJwk key, ContentEncryption encryption) {
        requireCurve(key.curve());
        return encrypter(key, key.curve(), key.publicKey(), encryption);
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
        return SingleKeyDecrypter.of(this, EnumSet.of(first, more), unwrapping(curveOf(key), key));
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
        return SingleKeyDecrypter.of(this, EnumSet.of(first, more), unwrapping(curveOf(key), key));
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
        return JweAlgorithms.decrypter(this, key, EnumSet.of(first, more));
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
        return JweAlgorithms.decrypter(this, key, EnumSet.of(first, more));
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
        return SingleKeyDecrypter.of(
                this,
                EnumSet.of(first, more),
                providers -> new EcdhEsKeys(this, providers).unwrapper(curve, agreement));
    }

    Function<CryptoProviders, CekUnwrapper> unwrapping(EcJwk key) {
        requireCurve(key.curve());
        permitting(key, KeyOperation.UNWRAP_KEY);
        return unwrapping(key.curve(), key.privateKey().orElseThrow(() -> JwkRules.notPrivate(jwaName)));
    }

    Function<CryptoProviders, CekUnwrapper> unwrapping(OkpJwk key) {
        requireCurve(key.curve());
        permitting(key, KeyOperation.UNWRAP_KEY);
        return unwrapping(key.curve(), key.privateKey().orElseThrow(() -> JwkRules.notPrivate(jwaName)));
    }

    /** Whether the agreed key is the content encryption key. */
    boolean isDirect() {
        return keyOctets == 0;
    }

    /** The length of the agreed key where it wraps another. */
    int keyOctets() {
        return keyOctets;
    }

    private JweEncrypter encrypter(Jwk key, Curve curve, PublicKey recipient, ContentEncryption encryption) {
        permitting(key, KeyOperation.WRAP_KEY);
        JweEncrypter encrypter = JweEncrypter.of(
                this,
                encryption,
                providers -> new EcdhEsKeys(this, providers)
                        .wrapper(new Ecdh(curve, providers), Ecdh.generator(curve, providers), recipient));
        return JwkRules.named(encrypter, key);
    }

    private Function<CryptoProviders, CekUnwrapper> unwrapping(Curve curve, PrivateKey key) {
        return providers -> {
            Ecdh ecdh = new Ecdh(curve, providers);
            ecdh.requireTaken(jwaName, key);
            return new EcdhEsKeys(this, providers).unwrapper(curve, other -> ecdh.agree(key, other));
        };
    }

    /** The key derives; where what it derives wraps another key, {@code key_ops} may name that instead. */
    private void permitting(Jwk key, KeyOperation wrapping) {
        if (isDirect()) {
            JwkRules.permitting(key, jwaName, KeyOperation.DERIVE_KEY, KeyOperation.DERIVE_BITS);
        } else {
            JwkRules.permitting(key, jwaName, KeyOperation.DERIVE_KEY, KeyOperation.DERIVE_BITS, wrapping);
        }
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
        return new IllegalArgumentException(
                jwaName + " needs a key on P-256, P-384, P-521, X25519 or X448, the curve of this one is " + actual);
    }
}
