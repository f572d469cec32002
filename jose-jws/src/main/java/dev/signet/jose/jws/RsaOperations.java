package dev.signet.jose.jws;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.internal.AlgorithmSpec;
import dev.signet.jose.core.internal.CryptoOperation;
import dev.signet.jose.core.internal.KeyFamily;
import dev.signet.jose.core.internal.RsaLimit;
import dev.signet.jose.core.internal.RsaSize;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.RsaJwk;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.interfaces.RSAKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.List;
import java.util.Optional;

/** The operations of both families of RSA signatures: they share the keys, and signatures as long as the modulus. */
record RsaOperations(AlgorithmSpec algorithm, JcaSignature jca) implements KeyOperations {

    static final SignatureFormat.Modulus UNKNOWN_MODULUS = new SignatureFormat.Modulus(SignatureFormat.UNKNOWN);

    static RsaOperations pkcs1(AlgorithmSpec algorithm) {
        String jcaName = algorithm.hash().orElseThrow().replace("-", "") + "withRSA";
        return of(algorithm, JcaSignature.Name.of(jcaName));
    }

    static RsaOperations pss(AlgorithmSpec algorithm, int saltOctets) {
        String hash = algorithm.hash().orElseThrow();
        PSSParameterSpec parameters = new PSSParameterSpec(
                hash, "MGF1", new MGF1ParameterSpec(hash), saltOctets, PSSParameterSpec.TRAILER_FIELD_BC);
        return of(
                algorithm,
                JcaSignature.Name.with("RSASSA-PSS", parameters),
                JcaSignature.Name.with(hash.replace("-", "") + "withRSA/PSS", parameters));
    }

    private static RsaOperations of(AlgorithmSpec algorithm, JcaSignature.Name... names) {
        return new RsaOperations(algorithm, new JcaSignature(algorithm.name(), List.of(names), "RSA", KeyFamily.RSA));
    }

    @Override
    public void requireVerifying(CryptoProviders providers) {
        jca.require(CryptoOperation.VERIFY, providers);
    }

    @Override
    public VerifyingPrimitive verifying(Jwk key, CryptoProviders providers) {
        RsaJwk rsa = (RsaJwk) key;
        return jca.<VerifyingPrimitive>made(
                CryptoOperation.VERIFY,
                providers,
                service -> JcaVerifyingPrimitive.of(service, format(rsa.publicKey()), rsa.publicKey()),
                Optional::empty);
    }

    @Override
    public SigningPrimitive signing(Jwk key, CryptoProviders providers) {
        return signing(((RsaJwk) key).privateKey().orElseThrow(), providers);
    }

    SigningPrimitive signing(RSAPrivateKey key, CryptoProviders providers) {
        return jca.<SigningPrimitive>made(
                CryptoOperation.SIGN,
                providers,
                service -> JcaSigningPrimitive.of(service, format(key), key),
                Optional::empty);
    }

    SigningPrimitive signingAt(Provider home, PrivateKey handle) {
        requireUsable(handle);
        SignatureFormat format = handle instanceof RSAKey rsa ? format(rsa) : UNKNOWN_MODULUS;
        return JcaSigningPrimitive.at(home, jca, format, handle);
    }

    /** Refuses a key that is limited to other algorithms, or whose size can be seen and is wrong. */
    void requireUsable(PrivateKey key) {
        RsaLimit limit = RsaLimit.of(key);
        if (!limit.permits(algorithm.name())) {
            throw new IllegalArgumentException(
                    algorithm.name() + " needs " + algorithm.keyDescription() + ", this is " + limit.description());
        }
        if (key instanceof RSAKey rsa) {
            RsaSize.require(algorithm.name(), rsa.getModulus().bitLength());
        }
    }

    private static SignatureFormat.Modulus format(RSAKey key) {
        return new SignatureFormat.Modulus((key.getModulus().bitLength() + 7) / 8);
    }
}
