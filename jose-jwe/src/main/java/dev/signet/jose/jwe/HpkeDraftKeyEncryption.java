package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.KeyOperation;
import java.security.GeneralSecurityException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * <strong>Draft:</strong> key encryption with HPKE (RFC 9180) as draft-ietf-jose-hpke-encrypt-22 section 6 has it.
 * Until the draft is an RFC, its names and the octets of its tokens may change, and this class with them: store nothing
 * that is encrypted so.
 *
 * <p>HPKE encrypts the content encryption key, so that these algorithms stand beside others in a JWE with several
 * recipients, and content comes from streams. The draft has none with ChaCha20-Poly1305 ({@code HPKE-4-KE}, {@code
 * HPKE-6-KE}) since its version 22.
 *
 * <p>{@link JweAlgorithm#named} and {@link JweAlgorithm#all} do not have these algorithms, and no {@code alg} of a key
 * leads to them: a program names them in Java. The arithmetic is BouncyCastle's ({@code bcprov-jdk18on}), which
 * claims no constant time for P-256, P-384 and P-521. Immutable.
 */
public enum HpkeDraftKeyEncryption implements JweAlgorithm {
    /** With P-256, HKDF SHA-256 and AES-128-GCM. */
    HPKE_0_KE("HPKE-0-KE", HpkeDraft.HPKE_0),
    /** With P-384, HKDF SHA-384 and AES-256-GCM. */
    HPKE_1_KE("HPKE-1-KE", HpkeDraft.HPKE_1),
    /** With P-521, HKDF SHA-512 and AES-256-GCM. */
    HPKE_2_KE("HPKE-2-KE", HpkeDraft.HPKE_2),
    /** With X25519, HKDF SHA-256 and AES-128-GCM. */
    HPKE_3_KE("HPKE-3-KE", HpkeDraft.HPKE_3),
    /** With X448, HKDF SHA-512 and AES-256-GCM. */
    HPKE_5_KE("HPKE-5-KE", HpkeDraft.HPKE_5),
    /** With P-256, HKDF SHA-256 and AES-256-GCM. */
    HPKE_7_KE("HPKE-7-KE", HpkeDraft.HPKE_7);

    private static final byte[] LABEL = "JOSE-HPKE rcpt".getBytes(US_ASCII);
    private static final byte[] SEPARATOR = {(byte) 0xff};
    private static final byte[] NO_AAD = {};

    private final String jwaName;
    private final HpkeSuite suite;

    HpkeDraftKeyEncryption(String jwaName, HpkeDraft integrated) {
        this.jwaName = jwaName;
        this.suite = integrated.suite();
    }

    @Override
    public String jwaName() {
        return jwaName;
    }

    /**
     * Returns an encrypter in the mode base; the JWK's {@code kid}, if any, goes into the header.
     *
     * @param key on the algorithm's curve
     * @param encryption the content encryption algorithm
     * @return an encrypter
     * @throws IllegalArgumentException if the key is on another curve or of another type, has another {@code alg}, or
     *     its {@code use} or {@code key_ops} do not permit to wrap keys
     * @throws IllegalStateException if BouncyCastle is not there; the message names the jar
     */
    public JweEncrypter encrypter(Jwk key, ContentEncryption encryption) {
        return encrypter(key, HpkeDraftInputs.none(), encryption);
    }

    /**
     * Returns an encrypter; the JWK's {@code kid}, if any, goes into the header.
     *
     * @param key on the algorithm's curve
     * @param inputs application information, and at most one pre-shared key
     * @param encryption the content encryption algorithm
     * @return an encrypter
     * @throws IllegalArgumentException as {@link #encrypter(Jwk, ContentEncryption)}, and if there are several
     *     pre-shared keys
     * @throws IllegalStateException if BouncyCastle is not there; the message names the jar
     */
    public JweEncrypter encrypter(Jwk key, HpkeDraftInputs inputs, ContentEncryption encryption) {
        KeyManagement management = new Management(this, inputs);
        management.encryptingMismatch(key, encryption).ifPresent(mismatch -> {
            throw new IllegalArgumentException(mismatch);
        });
        JweEncrypter encrypter = JweEncrypter.of(this, encryption, management.wrapping(key));
        return HpkeDraft.naming(key, inputs.onlyPreSharedKey(), encrypter);
    }

    /**
     * Returns a decrypter in the mode base.
     *
     * @param key on the algorithm's curve, with its private part
     * @param first a content encryption algorithm to accept
     * @param more others to accept
     * @return a decrypter, which refuses tokens with {@code psk_id}
     * @throws IllegalArgumentException if the JWK is public, on another curve or of another type, has another {@code
     *     alg}, or its {@code use} or {@code key_ops} do not permit to unwrap keys
     * @throws IllegalStateException if BouncyCastle is not there; the message names the jar
     */
    public JweDecrypter decrypter(Jwk key, ContentEncryption first, ContentEncryption... more) {
        return decrypter(key, HpkeDraftInputs.none(), first, more);
    }

    /**
     * Returns a decrypter.
     *
     * @param key on the algorithm's curve, with its private part
     * @param inputs application information, and the pre-shared keys to accept. With any, tokens without {@code psk_id}
     *     are refused
     * @param first a content encryption algorithm to accept
     * @param more others to accept
     * @return a decrypter
     * @throws IllegalArgumentException as {@link #decrypter(Jwk, ContentEncryption, ContentEncryption...)}
     * @throws IllegalStateException if BouncyCastle is not there; the message names the jar
     */
    public JweDecrypter decrypter(Jwk key, HpkeDraftInputs inputs, ContentEncryption first, ContentEncryption... more) {
        Set<ContentEncryption> encryptions = EnumSet.of(first, more);
        Management management = new Management(this, inputs);
        management.decryptingMismatch(key, Optional.of(first)).ifPresent(mismatch -> {
            throw new IllegalArgumentException(mismatch);
        });
        return JweDecrypter.of(this, encryptions, key.keyId(), management.unwrapping(key));
    }

    KeyManagement keyManagement() {
        return new Management(this, HpkeDraftInputs.none());
    }

    /** Recipient_structure of the draft's section 6.1, which binds the key to what it is for. */
    static byte[] info(ContentEncryption encryption, HpkeDraftInputs inputs) {
        byte[] enc = encryption.jwaName().getBytes(US_ASCII);
        return Octets.concat(LABEL, SEPARATOR, enc, SEPARATOR, inputs.info());
    }

    private record Management(HpkeDraftKeyEncryption algorithm, HpkeDraftInputs inputs) implements KeyManagement {

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
            return HpkeKeys.sealing(algorithm.suite, key, inputs.onlyPreSharedKey())
                    .andThen(sealing -> new Wrapper(inputs, sealing));
        }

        @Override
        public Function<CryptoProviders, CekUnwrapper> unwrapping(Jwk key) {
            return providers -> {
                BouncyCastleHpke hpke = algorithm.suite.with(providers);
                return new Unwrapper(inputs, hpke, HpkeKeys.opening(hpke, key));
            };
        }

        @Override
        public void requireUnwrapping(CryptoProviders providers) {
            algorithm.suite.with(providers);
        }
    }

    private record Wrapper(HpkeDraftInputs inputs, BouncyCastleHpke.Sealing sealing) implements CekWrapper {

        @Override
        public WrappedCek wrap(ContentEncryption encryption, JoseHeader header, RandomSource random)
                throws GeneralSecurityException {
            byte[] cek = random.contentKey(encryption.cekOctets());
            SealedContent sealed = sealing.seal(info(encryption, inputs), NO_AAD, cek);
            JsonObject ek = JsonObject.builder()
                    .put("ek", Base64Url.encode(sealed.encapsulated()))
                    .build();
            return new WrappedCek(cek, sealed.ciphertext(), ek);
        }

        @Override
        public boolean addsParameters() {
            return true;
        }
    }

    private record Unwrapper(HpkeDraftInputs inputs, BouncyCastleHpke hpke, BouncyCastleHpke.Opening opening)
            implements CekUnwrapper {

        @Override
        public byte[] unwrap(JoseHeader header, byte[] encryptedKey, ContentEncryption encryption)
                throws GeneralSecurityException {
            byte[] encapsulated = HeaderParameters.required(header, "ek", hpke.encapsulatedOctets());
            Optional<PreSharedKey> psk = inputs.preSharedKey(header);
            return opening.open(psk, encapsulated, info(encryption, inputs), NO_AAD, encryptedKey);
        }

        @Override
        public boolean readsParameters() {
            return true;
        }

        /** Shows nothing. */
        @Override
        public String toString() {
            return "Unwrapper";
        }
    }
}
