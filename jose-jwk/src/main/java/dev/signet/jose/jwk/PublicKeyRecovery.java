package dev.signet.jose.jwk;

import dev.signet.jose.core.internal.CryptoOperation;
import dev.signet.jose.core.internal.KeyFamily;
import dev.signet.jose.core.internal.KeyTranslation;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.core.internal.ProviderLookup;
import dev.signet.jose.core.internal.ProviderService;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.ECPoint;
import java.security.spec.NamedParameterSpec;
import java.util.List;
import javax.crypto.KeyAgreement;

/**
 * Computes the public half of a private key.
 *
 * <p>As in {@link KeyPairCheck}, the secret is passed to the provider only, never to arithmetic of this library. JCA
 * has no operation for this, but others come down to it: agreeing with the base point yields the public {@code u} on a
 * Montgomery curve and {@code x} on an elliptic one, of whose two points one verifies the key's signatures; and a
 * generator of Edwards keys whose random octets are the private key makes the public one. Whatever comes out is then
 * checked like any other pair, so that a provider that works otherwise leads to a refusal and never to a wrong key.
 * Immutable.
 */
final class PublicKeyRecovery {

    private final JcaKeys keys;

    PublicKeyRecovery(JcaKeys keys) {
        this.keys = keys;
    }

    /**
     * Returns the private key with its public half.
     *
     * @throws IllegalArgumentException if the key is of another kind, or its public half cannot be found
     */
    KeyPair keyPair(PrivateKey key) {
        if (key instanceof RSAPrivateKey rsa) {
            return rsa(rsa);
        }
        if (key instanceof ECPrivateKey ec) {
            return ec(ec);
        }
        Curve curve = Curve.of(key)
                .filter(known -> !known.isElliptic())
                .orElseThrow(() -> new IllegalArgumentException("PRIVATE KEY: expected a key on another curve"));
        byte[] d = OkpEncodings.d(curve, key);
        PrivateKey secret = keys.okpPrivate(curve, d);
        PublicKey found = switch (curve) {
            case X25519, X448 ->
                keys.okpPublic(curve, agreed(curve, secret, keys.okpPublic(curve, OkpPoints.montgomeryBase(curve))));
            default -> edwards(curve, d);
        };
        return new KeyPair(found, secret);
    }

    private KeyPair rsa(RSAPrivateKey key) {
        if (key instanceof RSAPrivateCrtKey crt) {
            return new KeyPair(keys.rsaPublic(crt.getModulus(), crt.getPublicExponent()), crt);
        }
        throw new IllegalArgumentException("PRIVATE KEY: expected an RSA key with its public exponent and primes");
    }

    private KeyPair ec(ECPrivateKey key) {
        Curve curve = Curve.of(key)
                .orElseThrow(() -> new IllegalArgumentException(
                        "PRIVATE KEY: expected a key on P-256, P-384, P-521 or secp256k1, was on another curve"));
        EcPoints.scalar(curve, Octets.unsigned(key.getS(), curve.octets()));
        ECPrivateKey secret = keys.ecPrivate(curve, key.getS());
        ECPublicKey base = keys.ecPublic(curve, curve.parameters().getGenerator());
        ECPoint point = EcPoints.withX(curve, Octets.integer(agreed(curve, secret, base)));
        KeyPairCheck check = new KeyPairCheck(keys.providers());
        ECPublicKey candidate = keys.ecPublic(curve, point);
        if (!check.signs(KeyFamily.ofCurve(curve.jwaName()), KeyPairCheck.ECDSA, candidate, secret)) {
            candidate = keys.ecPublic(curve, EcPoints.negated(curve, point));
        }
        return new KeyPair(candidate, secret);
    }

    private byte[] agreed(Curve curve, PrivateKey secret, PublicKey base) {
        String algorithm = curve.isElliptic() ? "ECDH" : curve.jwaName();
        String keyFactory = curve.isElliptic() ? "EC" : curve.jwaName();
        Provider provider = ProviderLookup.of(keys.providers())
                .provider(CryptoOperation.AGREE, KeyFamily.ofCurve(curve.jwaName()), "KeyAgreement", algorithm);
        try {
            KeyAgreement agreement = KeyAgreement.getInstance(algorithm, provider);
            agreement.init(KeyTranslation.translated(secret, provider, keyFactory));
            agreement.doPhase(KeyTranslation.translated(base, provider, keyFactory), true);
            return agreement.generateSecret();
        } catch (GeneralSecurityException | RuntimeException | AssertionError e) {
            throw notFound(provider);
        }
    }

    private PublicKey edwards(Curve curve, byte[] d) {
        String algorithm = curve.jwaName();
        return ProviderLookup.of(keys.providers())
                .made(
                        CryptoOperation.GENERATE,
                        KeyFamily.ofCurve(algorithm),
                        "KeyPairGenerator",
                        List.of(algorithm),
                        found -> edwards(curve, d, found));
    }

    private static PublicKey edwards(Curve curve, byte[] d, ProviderService found) {
        try {
            KeyPair pair = JcaKeys.generate(found, new NamedParameterSpec(curve.jwaName()), new Echo(d));
            // Some generators have randomness of their own.
            if (Octets.equal(OkpEncodings.d(curve, pair.getPrivate()), d)) {
                return pair.getPublic();
            }
        } catch (RuntimeException | AssertionError e) {
            // Told below, without the provider's words.
        }
        throw notFound(found.provider());
    }

    /** Without the provider's words, which might repeat the key. */
    private static IllegalArgumentException notFound(Provider provider) {
        return new IllegalArgumentException("PRIVATE KEY: expected a key whose public half provider "
                + provider.getName() + " can find; give both to Jwk.of(publicKey, privateKey)");
    }
}
