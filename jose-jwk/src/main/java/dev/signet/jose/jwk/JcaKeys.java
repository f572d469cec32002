package dev.signet.jose.jwk;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.internal.CryptoOperation;
import dev.signet.jose.core.internal.KeyFamily;
import dev.signet.jose.core.internal.MlDsaParameters;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.core.internal.ProviderLookup;
import dev.signet.jose.core.internal.ProviderService;
import dev.signet.jose.core.internal.RsaLimit;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.KeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPrivateKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;

/**
 * Makes the JDK's key objects from checked numbers, and new key pairs. One object for each choice of providers.
 * Immutable.
 */
final class JcaKeys {

    static final JcaKeys STANDARD = new JcaKeys(CryptoProviders.standard());

    private final CryptoProviders providers;

    JcaKeys(CryptoProviders providers) {
        this.providers = providers;
    }

    CryptoProviders providers() {
        return providers;
    }

    ECPublicKey ecPublic(Curve curve, ECPoint point) {
        return (ECPublicKey)
                publicKey(KeyFamily.ofCurve(curve.jwaName()), "EC", new ECPublicKeySpec(point, curve.parameters()));
    }

    ECPrivateKey ecPrivate(Curve curve, BigInteger d) {
        return (ECPrivateKey)
                privateKey(KeyFamily.ofCurve(curve.jwaName()), "EC", new ECPrivateKeySpec(d, curve.parameters()));
    }

    RSAPublicKey rsaPublic(BigInteger n, BigInteger e) {
        return (RSAPublicKey) publicKey(KeyFamily.RSA, "RSA", new RSAPublicKeySpec(n, e));
    }

    /** Returns a key that says itself what it is limited to. */
    RSAPublicKey rsaPublic(BigInteger n, BigInteger e, RsaLimit limit) {
        if (limit == RsaLimit.NONE) {
            return rsaPublic(n, e);
        }
        KeySpec spec = new X509EncodedKeySpec(RsaEncodings.subjectPublicKeyInfo(n, e, limit));
        return (RSAPublicKey) publicKey(KeyFamily.RSA, RsaLimit.JCA_NAME, spec);
    }

    RSAPrivateKey rsaPrivate(BigInteger n, BigInteger e, RsaSecret secret) {
        KeySpec spec = secret.primes()
                .<KeySpec>map(primes -> new RSAPrivateCrtKeySpec(
                        n, e, secret.d(), primes.p(), primes.q(), primes.dp(), primes.dq(), primes.qi()))
                .orElseGet(() -> new RSAPrivateKeySpec(n, secret.d()));
        return (RSAPrivateKey) privateKey(KeyFamily.RSA, "RSA", spec);
    }

    /** Returns a key that says itself what it is limited to. */
    RSAPrivateKey rsaPrivate(BigInteger n, BigInteger e, RsaSecret secret, RsaLimit limit) {
        if (limit == RsaLimit.NONE) {
            return rsaPrivate(n, e, secret);
        }
        if (secret.primes().isEmpty()) {
            KeySpec spec =
                    new RSAPrivateKeySpec(n, secret.d(), limit.parameters().orElse(null));
            return (RSAPrivateKey) privateKey(KeyFamily.RSA, RsaLimit.JCA_NAME, spec);
        }
        byte[] encoded = RsaEncodings.pkcs8(n, e, secret, secret.primes().orElseThrow(), limit);
        try {
            return (RSAPrivateKey) privateKey(KeyFamily.RSA, RsaLimit.JCA_NAME, new PKCS8EncodedKeySpec(encoded));
        } finally {
            Octets.wipe(encoded);
        }
    }

    PublicKey okpPublic(Curve curve, byte[] x) {
        return publicKey(
                KeyFamily.ofCurve(curve.jwaName()),
                curve.jwaName(),
                new X509EncodedKeySpec(OkpEncodings.subjectPublicKeyInfo(curve, x)));
    }

    PrivateKey okpPrivate(Curve curve, byte[] d) {
        byte[] encoded = OkpEncodings.pkcs8(curve, d);
        try {
            return privateKey(KeyFamily.ofCurve(curve.jwaName()), curve.jwaName(), new PKCS8EncodedKeySpec(encoded));
        } finally {
            Octets.wipe(encoded);
        }
    }

    PublicKey mlDsaPublic(MlDsaParameters parameters, byte[] pub) {
        return publicKey(
                KeyFamily.ML_DSA,
                parameters.algorithm(),
                new X509EncodedKeySpec(MlDsaEncodings.subjectPublicKeyInfo(parameters, pub)));
    }

    /** Returns a private key that was expanded from its seed. */
    PrivateKey mlDsaPrivate(MlDsaParameters parameters, byte[] expanded) {
        byte[] encoded = MlDsaEncodings.expandedPkcs8(parameters, expanded);
        try {
            return privateKey(KeyFamily.ML_DSA, parameters.algorithm(), new PKCS8EncodedKeySpec(encoded));
        } finally {
            Octets.wipe(encoded);
        }
    }

    /**
     * Returns the pair that a seed determines (FIPS 204 section 6.1). There is no specification of a seed that all
     * providers read (the JDK's factory takes expanded keys only until version 26), but all make one of it when they
     * generate a key. The provider is the one that reads keys.
     */
    KeyPair mlDsa(MlDsaParameters parameters, byte[] seed) {
        return ProviderLookup.of(providers)
                .made(
                        CryptoOperation.CONVERT,
                        KeyFamily.ML_DSA,
                        "KeyPairGenerator",
                        List.of(parameters.algorithm()),
                        found -> mlDsa(parameters, seed, found));
    }

    private static KeyPair mlDsa(MlDsaParameters parameters, byte[] seed, ProviderService found) {
        Echo echo = new Echo(seed);
        try {
            KeyPair pair = generate(found, new NamedParameterSpec(parameters.algorithm()), echo);
            if (echo.isUsed()) {
                return pair;
            }
        } catch (IllegalArgumentException e) {
            // Told below, without the provider's words, which might repeat the key.
        }
        throw new IllegalArgumentException("provider " + found.provider().getName() + " makes no key for "
                + parameters.algorithm() + " of a seed");
    }

    KeyPair generate(Curve curve) {
        if (!curve.isElliptic()) {
            return generate(
                    KeyFamily.ofCurve(curve.jwaName()), curve.jwaName(), new NamedParameterSpec(curve.jwaName()));
        }
        String name = switch (curve) {
            case P_256 -> "secp256r1";
            case P_384 -> "secp384r1";
            case P_521 -> "secp521r1";
            default -> curve.jwaName();
        };
        return generate(KeyFamily.ofCurve(curve.jwaName()), "EC", new ECGenParameterSpec(name));
    }

    KeyPair generateRsa(int bits) {
        return generate(KeyFamily.RSA, "RSA", new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4));
    }

    private KeyPair generate(KeyFamily family, String algorithm, AlgorithmParameterSpec parameters) {
        return ProviderLookup.of(providers)
                .made(
                        CryptoOperation.GENERATE,
                        family,
                        "KeyPairGenerator",
                        List.of(algorithm),
                        found -> generate(found, parameters, Octets.randomness()));
    }

    /**
     * Returns a pair that a provider generates.
     *
     * @throws IllegalArgumentException if it does not take the parameters: those of ACCP and Conscrypt for Ed25519 take
     *     none, that of BouncyCastle's FIPS provider refuses curves that are not approved, by an error
     */
    static KeyPair generate(ProviderService found, AlgorithmParameterSpec parameters, SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(found.algorithm(), found.provider());
            generator.initialize(parameters, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException | RuntimeException | AssertionError e) {
            throw new IllegalArgumentException(
                    "provider " + found.provider().getName() + " could not generate a key", e);
        }
    }

    private PublicKey publicKey(KeyFamily family, String algorithm, KeySpec spec) {
        KeyFactory factory = factory(family, algorithm);
        try {
            return factory.generatePublic(spec);
        } catch (GeneralSecurityException | RuntimeException | AssertionError e) {
            throw refused(factory, "public");
        }
    }

    private PrivateKey privateKey(KeyFamily family, String algorithm, KeySpec spec) {
        KeyFactory factory = factory(family, algorithm);
        try {
            return factory.generatePrivate(spec);
        } catch (GeneralSecurityException | RuntimeException | AssertionError e) {
            throw refused(factory, "private");
        }
    }

    private KeyFactory factory(KeyFamily family, String algorithm) {
        Provider provider =
                ProviderLookup.of(providers).provider(CryptoOperation.CONVERT, family, "KeyFactory", algorithm);
        try {
            return KeyFactory.getInstance(algorithm, provider);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("provider " + provider.getName() + " has no " + algorithm, e);
        }
    }

    /** Without the provider's words, which might repeat the key. */
    private static IllegalArgumentException refused(KeyFactory factory, String half) {
        return new IllegalArgumentException(
                "provider " + factory.getProvider().getName() + " refuses this " + half + " key");
    }
}
