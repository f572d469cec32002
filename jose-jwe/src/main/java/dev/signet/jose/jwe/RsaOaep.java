package dev.signet.jose.jwe;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.core.internal.AlgorithmSpec;
import dev.signet.jose.core.internal.CryptoOperation;
import dev.signet.jose.core.internal.InstancePool;
import dev.signet.jose.core.internal.KeyFamily;
import dev.signet.jose.core.internal.KeyTranslation;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.core.internal.ProviderLookup;
import dev.signet.jose.core.internal.RsaLimit;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.KeyOperation;
import dev.signet.jose.jwk.RsaJwk;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.interfaces.RSAKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/**
 * Key encryption with RSAES OAEP (RFC 7518 section 4.3). The hash in the name is that of OAEP <em>and</em> of MGF1; the
 * label is empty. Keys have 2048 bits or more; the encrypted key is exactly as long as the modulus. Immutable.
 */
public enum RsaOaep implements JweAlgorithm {
    /** With SHA-1 and MGF1 with SHA-1, whose collisions do not matter here; for peers that have nothing else. */
    RSA_OAEP("RSA-OAEP"),
    /** With SHA-256 and MGF1 with SHA-256: the one to choose. */
    RSA_OAEP_256("RSA-OAEP-256"),
    /** With SHA-384 and MGF1 with SHA-384 (registered by the Web Cryptography API). */
    RSA_OAEP_384("RSA-OAEP-384"),
    /** With SHA-512 and MGF1 with SHA-512 (registered by the Web Cryptography API). */
    RSA_OAEP_512("RSA-OAEP-512");

    /**
     * Asked for by this name and explicit parameters: the JDK's {@code OAEPWithSHA-256AndMGF1Padding} means MGF1 with
     * SHA-1.
     */
    private static final String TRANSFORMATION = "RSA/ECB/OAEPPadding";

    /** BouncyCastle and ACCP, beside the JDK. */
    private static final Set<String> WIPING = Set.of("BC", "AmazonCorrettoCryptoProvider");

    private final String jwaName;
    private final OAEPParameterSpec parameters;

    RsaOaep(String jwaName) {
        this.jwaName = jwaName;
        String hash = AlgorithmSpec.of(jwaName).hash().orElseThrow();
        this.parameters = new OAEPParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), PSource.PSpecified.DEFAULT);
    }

    @Override
    public String jwaName() {
        return jwaName;
    }

    /**
     * Returns an encrypter to the owner of a key.
     *
     * @param key of 2048 to 16384 bits
     * @param encryption the content encryption algorithm
     * @return an encrypter
     * @throws IllegalArgumentException if the key is too small, too large, or limited to RSASSA-PSS
     */
    public JweEncrypter encrypter(RSAPublicKey key, ContentEncryption encryption) {
        RsaKeySize.modulusOctets(key, jwaName);
        return JweEncrypter.of(this, encryption, wrapping(key));
    }

    /**
     * Returns an encrypter to the owner of a key; the JWK's {@code kid}, if any, goes into the header.
     *
     * @param key of 2048 to 16384 bits
     * @param encryption the content encryption algorithm
     * @return an encrypter
     * @throws IllegalArgumentException if the key is too small, too large or limited to RSASSA-PSS, has another
     *     {@code alg}, or its {@code use} or {@code key_ops} do not permit to wrap keys
     */
    public JweEncrypter encrypter(RsaJwk key, ContentEncryption encryption) {
        return JweEncrypter.of(key, this, encryption);
    }

    /**
     * Returns a decrypter.
     *
     * @param key of 2048 to 16384 bits
     * @param first a content encryption algorithm to accept
     * @param more others to accept
     * @return a decrypter
     * @throws IllegalArgumentException if the key is too small, too large, or limited to RSASSA-PSS
     */
    public JweDecrypter decrypter(RSAPrivateKey key, ContentEncryption first, ContentEncryption... more) {
        return JweDecrypter.of(this, EnumSet.of(first, more), Optional.empty(), unwrapping(key));
    }

    /**
     * Returns a decrypter.
     *
     * @param key of 2048 to 16384 bits, with its private parameters
     * @param first a content encryption algorithm to accept
     * @param more others to accept
     * @return a decrypter
     * @throws IllegalArgumentException if the JWK is public, too small, too large or limited to RSASSA-PSS, has
     *     another {@code alg}, or its {@code use} or {@code key_ops} do not permit to unwrap keys
     */
    public JweDecrypter decrypter(RsaJwk key, ContentEncryption first, ContentEncryption... more) {
        return JweDecrypter.of(key, this, first, more);
    }

    /**
     * Returns a decrypter with a private key that lives in a provider, for example in a cloud HSM's. The JDK's
     * SunPKCS11 has no OAEP padding: for its keys see {@code docs/pkcs11.md} and {@link #decrypter(ExternalUnwrapper,
     * ContentEncryption, ContentEncryption...)}.
     *
     * @param handle the key
     * @param home the provider it lives in
     * @param first a content encryption algorithm to accept
     * @param more others to accept
     * @return a decrypter
     * @throws IllegalArgumentException if the provider has no OAEP, or the key can be seen and is too small, too large,
     *     or limited to RSASSA-PSS
     */
    public JweDecrypter decrypter(
            PrivateKey handle, Provider home, ContentEncryption first, ContentEncryption... more) {
        RsaLimit.of(handle).requirePermits(jwaName);
        OptionalInt modulusOctets =
                handle instanceof RSAKey rsa ? OptionalInt.of(RsaKeySize.octets(rsa, jwaName)) : OptionalInt.empty();
        requireOaep(home);
        // Whatever a provider throws once it has begun counts as a refusal of the input: it may report a wrong padding
        // by an exception of its own, and another answer to that would be an oracle.
        CekUnwrapper inProvider = (header, encryptedKey, encryption) -> {
            // Where the key does not show its modulus, the provider alone can tell.
            requireLength(encryptedKey, modulusOctets.orElse(encryptedKey.length));
            return begun(handle, home).doFinal(encryptedKey);
        };
        return JweDecrypter.of(this, EnumSet.of(first, more), Optional.empty(), providers -> inProvider);
    }

    /**
     * Returns a decrypter whose key is somewhere else.
     *
     * @param external unwraps with RSAES OAEP and this algorithm's hash for both OAEP and MGF1
     * @param first a content encryption algorithm to accept
     * @param more others to accept
     * @return a decrypter
     */
    public JweDecrypter decrypter(ExternalUnwrapper external, ContentEncryption first, ContentEncryption... more) {
        return JweDecrypter.of(
                this,
                EnumSet.of(first, more),
                Optional.empty(),
                providers ->
                        (header, encryptedKey, encryption) -> ExternalKey.ask(() -> external.unwrap(encryptedKey)));
    }

    KeyManagement keyManagement() {
        return new Management(this);
    }

    /** Keys whose owner published the modulus. */
    private record Management(RsaOaep algorithm) implements KeyManagement {

        @Override
        public Optional<String> encryptingMismatch(Jwk key, ContentEncryption encryption) {
            return key.mismatch(KeyOperation.WRAP_KEY, algorithm.jwaName);
        }

        @Override
        public Optional<String> decryptingMismatch(Jwk key, Optional<ContentEncryption> encryption) {
            return key.mismatch(KeyOperation.UNWRAP_KEY, algorithm.jwaName);
        }

        @Override
        public Function<CryptoProviders, CekWrapper> wrapping(Jwk key) {
            return algorithm.wrapping(((RsaJwk) key).publicKey());
        }

        @Override
        public Function<CryptoProviders, CekUnwrapper> unwrapping(Jwk key) {
            return algorithm.unwrapping(((RsaJwk) key).privateKey().orElseThrow());
        }

        @Override
        public void requireUnwrapping(CryptoProviders providers) {
            ProviderLookup.of(providers).provider(CryptoOperation.UNWRAP, KeyFamily.RSA, "Cipher", TRANSFORMATION);
        }
    }

    private Function<CryptoProviders, CekWrapper> wrapping(RSAPublicKey key) {
        return providers -> ProviderLookup.of(providers)
                .made(
                        CryptoOperation.WRAP,
                        KeyFamily.RSA,
                        "Cipher",
                        List.of(TRANSFORMATION),
                        found -> wrapper(key, found.provider()));
    }

    private Function<CryptoProviders, CekUnwrapper> unwrapping(RSAPrivateKey key) {
        int modulusOctets = RsaKeySize.modulusOctets(key, jwaName);
        return providers -> ProviderLookup.of(providers)
                .made(
                        CryptoOperation.UNWRAP,
                        KeyFamily.RSA,
                        "Cipher",
                        List.of(TRANSFORMATION),
                        found -> unwrapper(key, modulusOctets, found.provider()));
    }

    private void requireOaep(Provider home) {
        try {
            Cipher.getInstance(TRANSFORMATION, home);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "provider " + home.getName() + " has no " + TRANSFORMATION + ", which " + jwaName + " needs");
        }
    }

    private CekWrapper wrapper(RSAPublicKey key, Provider provider) {
        PublicKey taken =
                TakenKeys.taken(jwaName, provider, () -> KeyTranslation.translated((PublicKey) key, provider, "RSA"));
        InstancePool.Maker<Cipher> wrapping = () -> {
            Cipher cipher = Cipher.getInstance(TRANSFORMATION, provider);
            // Not to encrypt: BouncyCastle's FIPS provider only wraps with RSA.
            cipher.init(Cipher.WRAP_MODE, taken, parameters, Octets.randomness());
            return cipher;
        };
        InstancePool<Cipher> ciphers =
                wipes(provider) ? InstancePool.keeping(wrapping) : InstancePool.forgetting(wrapping);
        ciphers.giveBack(TakenKeys.taken(jwaName, provider, ciphers::take));
        return (encryption, header, random) -> {
            byte[] cek = random.contentKey(encryption.cekOctets());
            Cipher cipher = ciphers.take();
            byte[] encrypted = cipher.wrap(new SecretKeySpec(cek, "AES"));
            ciphers.giveBack(cipher);
            return new WrappedCek(cek, encrypted);
        };
    }

    /**
     * Returns whether the ciphers of a provider keep nothing of what they have encrypted, so that one that waits knows
     * no more than a public key. Conscrypt's keep the last content encryption key.
     */
    private static boolean wipes(Provider provider) {
        return ProviderLookup.isOfTheJdk(provider) || WIPING.contains(provider.getName());
    }

    private CekUnwrapper unwrapper(RSAPrivateKey key, int modulusOctets, Provider provider) {
        PrivateKey taken =
                TakenKeys.taken(jwaName, provider, () -> KeyTranslation.translated((PrivateKey) key, provider, "RSA"));
        TakenKeys.taken(jwaName, provider, () -> decrypting(taken, provider));
        return (header, encryptedKey, encryption) -> {
            requireLength(encryptedKey, modulusOctets);
            return decrypting(taken, provider).doFinal(encryptedKey);
        };
    }

    /** RFC 8017 section 7.1.2, step 1: providers take a number without its leading zeros as well. */
    private static void requireLength(byte[] encryptedKey, int modulusOctets) throws InvalidKeyException {
        if (encryptedKey.length != modulusOctets) {
            throw new InvalidKeyException();
        }
    }

    /** No input has been seen yet: that the key cannot be used, because a session has ended, is no fault of a token. */
    private Cipher begun(PrivateKey handle, Provider home) {
        try {
            return decrypting(handle, home);
        } catch (GeneralSecurityException | RuntimeException | AssertionError e) {
            throw new KeySourceException("the key in the provider " + home.getName() + " could not be used", e);
        }
    }

    private Cipher decrypting(PrivateKey key, Provider provider) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(TRANSFORMATION, provider);
        cipher.init(Cipher.DECRYPT_MODE, key, parameters);
        return cipher;
    }
}
