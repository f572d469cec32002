package dev.signet.jose.jwe;

import static dev.signet.jose.jwe.HpkeSuite.AES_128_GCM;
import static dev.signet.jose.jwe.HpkeSuite.AES_256_GCM;
import static dev.signet.jose.jwe.HpkeSuite.CHACHA20_POLY1305;
import static dev.signet.jose.jwe.HpkeSuite.DHKEM_P256;
import static dev.signet.jose.jwe.HpkeSuite.DHKEM_P384;
import static dev.signet.jose.jwe.HpkeSuite.DHKEM_P521;
import static dev.signet.jose.jwe.HpkeSuite.DHKEM_X25519;
import static dev.signet.jose.jwe.HpkeSuite.DHKEM_X448;
import static dev.signet.jose.jwe.HpkeSuite.HKDF_SHA256;
import static dev.signet.jose.jwe.HpkeSuite.HKDF_SHA384;
import static dev.signet.jose.jwe.HpkeSuite.HKDF_SHA512;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.internal.AlgorithmSpec;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSource;
import dev.signet.jose.jwk.KeyOperation;
import java.security.GeneralSecurityException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * <strong>Draft:</strong> integrated encryption with HPKE (RFC 9180) as draft-ietf-jose-hpke-encrypt-22 section 5 has
 * it. Until the draft is an RFC, its names and the octets of its tokens may change, and this class with them: store
 * nothing that is encrypted so.
 *
 * <p>HPKE encrypts the content itself, to one recipient. The header has no {@code enc}, and initialization vector and
 * tag are empty. The content is encrypted and decrypted as a whole, not from a stream.
 *
 * <p>{@link JweAlgorithm#named} and {@link JweAlgorithm#all} do not have these algorithms, and no {@code alg} of a key
 * leads to them: a program names them in Java. The arithmetic is BouncyCastle's ({@code bcprov-jdk18on}), which
 * claims no constant time for P-256, P-384 and P-521. Immutable.
 */
public enum HpkeDraft implements JweAlgorithm {
    /** With P-256, HKDF SHA-256 and AES-128-GCM. */
    HPKE_0("HPKE-0", new HpkeSuite(DHKEM_P256, HKDF_SHA256, AES_128_GCM)),
    /** With P-384, HKDF SHA-384 and AES-256-GCM. */
    HPKE_1("HPKE-1", new HpkeSuite(DHKEM_P384, HKDF_SHA384, AES_256_GCM)),
    /** With P-521, HKDF SHA-512 and AES-256-GCM. */
    HPKE_2("HPKE-2", new HpkeSuite(DHKEM_P521, HKDF_SHA512, AES_256_GCM)),
    /** With X25519, HKDF SHA-256 and AES-128-GCM. */
    HPKE_3("HPKE-3", new HpkeSuite(DHKEM_X25519, HKDF_SHA256, AES_128_GCM)),
    /** With X25519, HKDF SHA-256 and ChaCha20-Poly1305. */
    HPKE_4("HPKE-4", new HpkeSuite(DHKEM_X25519, HKDF_SHA256, CHACHA20_POLY1305)),
    /** With X448, HKDF SHA-512 and AES-256-GCM. */
    HPKE_5("HPKE-5", new HpkeSuite(DHKEM_X448, HKDF_SHA512, AES_256_GCM)),
    /** With X448, HKDF SHA-512 and ChaCha20-Poly1305. */
    HPKE_6("HPKE-6", new HpkeSuite(DHKEM_X448, HKDF_SHA512, CHACHA20_POLY1305)),
    /** With P-256, HKDF SHA-256 and AES-256-GCM. */
    HPKE_7("HPKE-7", new HpkeSuite(DHKEM_P256, HKDF_SHA256, AES_256_GCM));

    private final String jwaName;
    private final HpkeSuite suite;

    HpkeDraft(String jwaName, HpkeSuite suite) {
        this.jwaName = jwaName;
        this.suite = suite;
    }

    @Override
    public String jwaName() {
        return jwaName;
    }

    /**
     * Returns an encrypter in the mode base; the JWK's {@code kid}, if any, goes into the header.
     *
     * @param key on the algorithm's curve
     * @return an encrypter
     * @throws IllegalArgumentException if the key is on another curve or of another type, has another {@code alg}, or
     *     its {@code use} or {@code key_ops} do not permit to encrypt
     * @throws IllegalStateException if BouncyCastle is not there; the message names the jar
     */
    public JweEncrypter encrypter(Jwk key) {
        return encrypter(key, HpkeDraftInputs.none());
    }

    /**
     * Returns an encrypter; the JWK's {@code kid}, if any, goes into the header.
     *
     * @param key on the algorithm's curve
     * @param inputs application information, and at most one pre-shared key
     * @return an encrypter
     * @throws IllegalArgumentException as {@link #encrypter(Jwk)}, and if there are several pre-shared keys
     * @throws IllegalStateException if BouncyCastle is not there; the message names the jar
     */
    public JweEncrypter encrypter(Jwk key, HpkeDraftInputs inputs) {
        key.mismatch(KeyOperation.ENCRYPT, jwaName).ifPresent(mismatch -> {
            throw new IllegalArgumentException(mismatch);
        });
        Optional<PreSharedKey> psk = inputs.onlyPreSharedKey();
        Function<CryptoProviders, BouncyCastleHpke.Sealing> sealing = HpkeKeys.sealing(suite, key, psk);
        JweEncrypter encrypter = JweEncrypter.integrated(this, providers -> {
            BouncyCastleHpke.Sealing ready = sealing.apply(providers);
            return (aad, plaintext) -> ready.seal(inputs.info(), aad, plaintext);
        });
        return naming(key, psk, encrypter);
    }

    /**
     * Returns a decrypter in the mode base.
     *
     * @param key on the algorithm's curve, with its private part
     * @return a decrypter, which refuses tokens with {@code psk_id}
     * @throws IllegalArgumentException if the JWK is public, on another curve or of another type, has another {@code
     *     alg}, or its {@code use} or {@code key_ops} do not permit to decrypt
     * @throws IllegalStateException if BouncyCastle is not there; the message names the jar
     */
    public JweDecrypter decrypter(Jwk key) {
        return decrypter(key, HpkeDraftInputs.none());
    }

    /**
     * Returns a decrypter.
     *
     * @param key on the algorithm's curve, with its private part
     * @param inputs application information, and the pre-shared keys to accept. With any, tokens without {@code psk_id}
     *     are refused
     * @return a decrypter
     * @throws IllegalArgumentException as {@link #decrypter(Jwk)}
     * @throws IllegalStateException if BouncyCastle is not there; the message names the jar
     */
    public JweDecrypter decrypter(Jwk key, HpkeDraftInputs inputs) {
        Keys keys = new Keys(this, inputs);
        keys.decryptingMismatch(key, Optional.empty()).ifPresent(mismatch -> {
            throw new IllegalArgumentException(mismatch);
        });
        return JweDecrypter.integrated(this, key.keyId(), keys.unwrapping(key));
    }

    /**
     * Returns a decrypter in the mode base that selects the key from a key set that may change, as {@link
     * JweDecrypter#of(JwkSource, Set, ContentEncryption, ContentEncryption...)} does. That method takes these
     * algorithms beside others.
     *
     * @param source where the set comes from
     * @param first an algorithm to accept
     * @param more others to accept
     * @return a decrypter, which refuses tokens with {@code psk_id}
     * @throws IllegalStateException if BouncyCastle is not there; the message names the jar
     */
    public static JweDecrypter decrypter(JwkSource source, HpkeDraft first, HpkeDraft... more) {
        Map<AlgorithmSpec, RecipientKeys> keys = new LinkedHashMap<>();
        EnumSet.of(first, more).forEach(algorithm -> keys.put(JweAlgorithms.spec(algorithm), algorithm.keys()));
        return JweDecrypter.of(source, keys, Set.of());
    }

    /** Returns the keys of a set that decrypt in the mode base. */
    RecipientKeys keys() {
        return new Keys(this, HpkeDraftInputs.none());
    }

    HpkeSuite suite() {
        return suite;
    }

    /** Returns an encrypter whose header names the keys by which the recipient decrypts. */
    static JweEncrypter naming(Jwk key, Optional<PreSharedKey> psk, JweEncrypter encrypter) {
        JweEncrypter named = key.keyId().map(encrypter::withKeyId).orElse(encrypter);
        return psk.map(shared -> named.with(HpkeDraftInputs.PSK_ID, Base64Url.encode(shared.id())))
                .orElse(named);
    }

    private record Keys(HpkeDraft algorithm, HpkeDraftInputs inputs) implements RecipientKeys {

        @Override
        public Optional<String> decryptingMismatch(Jwk key, Optional<ContentEncryption> encryption) {
            return key.mismatch(KeyOperation.DECRYPT, algorithm.jwaName);
        }

        @Override
        public Function<CryptoProviders, ContentOpener> unwrapping(Jwk key) {
            return providers -> {
                BouncyCastleHpke hpke = algorithm.suite.with(providers);
                return new Opener(algorithm, inputs, hpke, HpkeKeys.opening(hpke, key));
            };
        }

        @Override
        public void requireUnwrapping(CryptoProviders providers) {
            algorithm.suite.with(providers);
        }
    }

    private record Opener(
            HpkeDraft algorithm, HpkeDraftInputs inputs, BouncyCastleHpke hpke, BouncyCastleHpke.Opening opening)
            implements ContentOpener {

        @Override
        public byte[] open(JoseHeader header, byte[] encapsulated, EncryptedContent content)
                throws GeneralSecurityException {
            require(content.iv().length == 0, "no initialization vector");
            require(content.tag().length == 0, "no authentication tag, which is a part of the ciphertext,");
            require(!header.parameters().has("ek"), "no \"ek\"");
            require(
                    encapsulated.length == hpke.encapsulatedOctets(),
                    "an encrypted key of " + hpke.encapsulatedOctets() + " octets");
            Optional<PreSharedKey> psk = inputs.preSharedKey(header);
            return opening.open(psk, encapsulated, inputs.info(), content.aad(), content.ciphertext());
        }

        private void require(boolean isSo, String expected) {
            if (!isSo) {
                throw new InvalidTokenException(
                        Reason.MALFORMED, "expected " + expected + " with " + algorithm.jwaName);
            }
        }

        /** Shows nothing. */
        @Override
        public String toString() {
            return "Opener";
        }
    }
}
