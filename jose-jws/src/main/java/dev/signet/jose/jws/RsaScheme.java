package dev.signet.jose.jws;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.internal.CryptoOperation;
import dev.signet.jose.core.internal.KeyFamily;
import dev.signet.jose.core.internal.RsaLimit;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.RsaJwk;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.interfaces.RSAKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the two families of RSA signatures have in common: the keys, and signatures as long as the modulus. */
record RsaScheme(SignaturePrimitive.Recipe recipe) implements Scheme {

    private static final int SHORTEST_BITS = 2048;
    private static final int LONGEST_BITS = 16_384;

    RsaScheme(String jwaName, String jcaName, @Nullable AlgorithmParameterSpec parameters) {
        this(new SignaturePrimitive.Recipe(
                jwaName, jcaName, parameters, "RSA", KeyFamily.RSA, new SignatureFormat.Modulus()));
    }

    @Override
    public Optional<String> objection(Jwk key) {
        return key instanceof RsaJwk
                ? Optional.empty()
                : Optional.of(recipe.jwaName() + " needs an RSA key, this one is " + key.keyType());
    }

    @Override
    public void requireVerifying(CryptoProviders providers) {
        SignaturePrimitive.provider(recipe, CryptoOperation.VERIFY, providers);
    }

    @Override
    public Primitive verifying(Jwk key, CryptoProviders providers) {
        RsaJwk rsa = (RsaJwk) key;
        return SignaturePrimitive.verifying(
                recipe, rsa.publicKey(), octets(rsa.publicKey().getModulus()), providers);
    }

    @Override
    public Primitive signing(Jwk key, CryptoProviders providers) {
        return signing(((RsaJwk) key).privateKey().orElseThrow(), providers);
    }

    Primitive signing(RSAPrivateKey key, CryptoProviders providers) {
        requireUsable(key);
        return SignaturePrimitive.signing(recipe, key, octets(key.getModulus()), providers);
    }

    JwsSigner signer(JwsAlgorithm algorithm, RSAPrivateKey key) {
        return JwsSigner.withMaker(algorithm, providers -> signing(key, providers));
    }

    JwsSigner signerAt(JwsAlgorithm algorithm, PrivateKey handle, Provider home) {
        int octets = Primitive.UNKNOWN;
        RsaLimit.of(handle).requirePermits(recipe.jwaName());
        if (handle instanceof RSAKey rsa) {
            requireSize(rsa);
            octets = octets(rsa.getModulus());
        }
        return JwsSigner.withPrimitive(algorithm, SignaturePrimitive.signingAt(recipe, handle, octets, home));
    }

    JwsSigner signer(JwsAlgorithm algorithm, ExternalSigner external) {
        return JwsSigner.withPrimitive(
                algorithm, new ExternalPrimitive(recipe.jwaName(), external, recipe.shape(), Primitive.UNKNOWN));
    }

    private void requireUsable(RSAPrivateKey key) {
        RsaLimit.of(key).requirePermits(recipe.jwaName());
        requireSize(key);
    }

    private void requireSize(RSAKey key) {
        int bits = key.getModulus().bitLength();
        if (bits < SHORTEST_BITS || bits > LONGEST_BITS) {
            throw new IllegalArgumentException(recipe.jwaName() + " needs an RSA key of " + SHORTEST_BITS + " to "
                    + LONGEST_BITS + " bits (RFC 7518 section 3.3), this one has " + bits);
        }
    }

    private static int octets(BigInteger modulus) {
        return (modulus.bitLength() + 7) / 8;
    }
}
