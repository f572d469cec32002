package dev.signet.jose.jwe;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseException;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.core.internal.CompactToken;
import dev.signet.jose.core.internal.CritParameter;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.core.internal.TokenReading;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a decrypter accepts, and how it decrypts once a key was found: the steps of RFC 7516 section 5.2 that do not
 * depend on where the key comes from. <em>Immutable.</em>
 */
final class DecryptionRules {

    /** The value of {@link #inflatedOctets} under which compressed content is refused. */
    private static final int NOTHING = 0;

    private final Map<String, JweAlgorithm> algorithms = new TreeMap<>();
    private final Map<String, ContentEncryption> encryptions = new TreeMap<>();
    private final Map<ContentEncryption, ContentCipher> ciphers = new EnumMap<>(ContentEncryption.class);
    private final CryptoProviders providers;
    private final TokenLimits limits;
    private final int inflatedOctets;
    private final Set<String> understood;

    DecryptionRules(Set<? extends JweAlgorithm> algorithms, Set<ContentEncryption> encryptions) {
        this(algorithms, encryptions, CryptoProviders.standard(), TokenLimits.defaults(), NOTHING, Set.of());
    }

    private DecryptionRules(
            Iterable<? extends JweAlgorithm> algorithms,
            Iterable<ContentEncryption> encryptions,
            CryptoProviders providers,
            TokenLimits limits,
            int inflatedOctets,
            Set<String> understood) {
        for (JweAlgorithm algorithm : algorithms) {
            this.algorithms.put(algorithm.jwaName(), algorithm);
        }
        boolean atHand = this.algorithms.values().stream().allMatch(JweAlgorithms::holdsOpeningKey);
        for (ContentEncryption encryption : encryptions) {
            this.encryptions.put(encryption.jwaName(), encryption);
            this.ciphers.put(
                    encryption, atHand ? encryption.cipherForKeysAtHand(providers) : encryption.cipher(providers));
        }
        this.providers = providers;
        this.limits = limits;
        this.inflatedOctets = inflatedOctets;
        this.understood = understood;
    }

    DecryptionRules using(CryptoProviders others) {
        return new DecryptionRules(
                algorithms.values(), encryptions.values(), others, limits, inflatedOctets, understood);
    }

    DecryptionRules limits(TokenLimits others) {
        return new DecryptionRules(
                algorithms.values(), encryptions.values(), providers, others, inflatedOctets, understood);
    }

    DecryptionRules inflating(int maxOctets) {
        if (maxOctets < 1) {
            throw new IllegalArgumentException("expected a bound of at least 1 octet, was " + maxOctets);
        }
        return new DecryptionRules(algorithms.values(), encryptions.values(), providers, limits, maxOctets, understood);
    }

    DecryptionRules understanding(String name, String... more) {
        return new DecryptionRules(
                algorithms.values(),
                encryptions.values(),
                providers,
                limits,
                inflatedOctets,
                CritParameter.and(understood, name, more));
    }

    CryptoProviders providers() {
        return providers;
    }

    TokenLimits limits() {
        return limits;
    }

    Collection<JweAlgorithm> algorithms() {
        return algorithms.values();
    }

    Collection<ContentEncryption> encryptions() {
        return encryptions.values();
    }

    /** Cuts a token into its parts. */
    CompactToken cut(String token) {
        return CompactToken.jwe(token, limits);
    }

    /** Returns the header segment of a token by itself. */
    static byte[] segment(CompactToken token) {
        return Arrays.copyOf(token.octets(), token.to(0));
    }

    /** Reads and judges a header; no key is involved yet. */
    AcceptedHeader accept(CompactToken token) {
        JoseHeader header = TokenReading.header(token.decode(0), limits);
        return accept(header, header);
    }

    /**
     * Judges a header whose parameters are not all protected. {@code enc}, {@code zip} and {@code crit} steer what is done
     * with the content, and must be.
     *
     * @param integrityProtected the protected header
     * @param header all parameters of one recipient
     */
    AcceptedHeader accept(JoseHeader integrityProtected, JoseHeader header) {
        requireProtected("enc", integrityProtected, header);
        requireProtected("zip", integrityProtected, header);
        JweAlgorithm algorithm = listed("alg", header.algorithm(), algorithms);
        ContentEncryption encryption = listed("enc", header.encryption(), encryptions);
        CritParameter.check(integrityProtected, header, understood);
        return new AcceptedHeader(header, algorithm, encryption, deflated(header));
    }

    /**
     * Decrypts a compact token with one key.
     *
     * @param segment the token's header as received, by itself
     * @throws InvalidTokenException as {@link JweDecrypter} lists it from the fifth point on
     */
    DecryptedJwe open(CompactToken token, byte[] segment, AcceptedHeader accepted, CekUnwrapper unwrapper) {
        EncryptedContent content = new EncryptedContent(segment, token.decode(2), token.decode(3), token.decode(4));
        byte[] plaintext = open(content, token.decode(1), accepted, unwrapper);
        return new DecryptedJwe(accepted.header(), accepted.algorithm(), accepted.encryption(), plaintext, limits);
    }

    /**
     * Returns the plaintext.
     *
     * @throws InvalidTokenException as {@link JweDecrypter} lists it from the fifth point on
     */
    byte[] open(EncryptedContent content, byte[] encryptedKey, AcceptedHeader accepted, CekUnwrapper unwrapper) {
        ContentEncryption encryption = accepted.encryption();
        content.requireLengths(encryption);
        byte[] cek = cek(accepted, encryptedKey, unwrapper);
        byte[] plaintext;
        try {
            plaintext =
                    cipher(encryption).decrypt(cek, content.iv(), content.aad(), content.ciphertext(), content.tag());
        } catch (GeneralSecurityException | RuntimeException e) {
            // Providers are foreign code, and what they say may depend on the key: nobody gets to see it.
            throw undecryptable();
        } finally {
            Octets.wipe(cek);
        }
        return accepted.deflated() ? BoundedInflater.inflate(plaintext, inflatedOctets) : plaintext;
    }

    /**
     * Writes the plaintext of a ciphertext that is kept elsewhere, once all of it was authenticated.
     *
     * @throws InvalidTokenException as {@link JweDecrypter} lists it from the fifth point on
     */
    void open(
            EncryptedContent content,
            byte[] encryptedKey,
            AcceptedHeader accepted,
            CekUnwrapper unwrapper,
            ContentStream cipher,
            CiphertextSpool ciphertext,
            OutputStream plaintext)
            throws IOException {
        content.requireLengths(accepted.encryption());
        byte[] cek = cek(accepted, encryptedKey, unwrapper);
        try {
            authenticate(content, cek, cipher, ciphertext);
            cipher.decrypt(cek, content.iv(), ciphertext.read(), plaintext);
        } catch (GeneralSecurityException e) {
            throw undecryptable();
        } finally {
            Octets.wipe(cek);
        }
    }

    private static void authenticate(
            EncryptedContent content, byte[] cek, ContentStream cipher, CiphertextSpool ciphertext) throws IOException {
        try {
            cipher.authenticate(cek, content.iv(), content.aad(), ciphertext.read(), content.tag());
        } catch (GeneralSecurityException | RuntimeException e) {
            throw undecryptable();
        }
    }

    /** Returns the one refusal for everything that involves the key. */
    static InvalidTokenException undecryptable() {
        return new InvalidTokenException(Reason.DECRYPTION_FAILED, "the token cannot be decrypted with this key");
    }

    /** Returns the names of what is accepted. */
    @Override
    public String toString() {
        return algorithms.keySet() + "" + encryptions.keySet();
    }

    /**
     * Returns the CEK, or a random one of the right length if the key does not open it, so that a wrong key, a broken
     * encrypted key and a broken tag look alike (RFC 7516 section 11.5). The random one is drawn in any
     * case, unless there is no encrypted key that could be broken.
     */
    private static byte[] cek(AcceptedHeader accepted, byte[] encryptedKey, CekUnwrapper unwrapper) {
        int octets = accepted.encryption().cekOctets();
        byte[] random = unwrapper.holdsContentKey() ? new byte[0] : Octets.random(octets);
        try {
            byte[] cek = unwrapper.unwrap(accepted.header(), encryptedKey, accepted.encryption());
            return cek.length == octets ? cek : random;
        } catch (JoseException e) {
            throw e;
        } catch (GeneralSecurityException | RuntimeException e) {
            return random;
        }
    }

    private ContentCipher cipher(ContentEncryption encryption) {
        return Optional.ofNullable(ciphers.get(encryption)).orElseThrow();
    }

    private boolean deflated(JoseHeader header) {
        Optional<String> zip = header.parameters().string("zip");
        if (zip.isEmpty()) {
            return false;
        }
        if (!zip.get().equals("DEF")) {
            throw new InvalidTokenException(Reason.UNSUPPORTED, "\"zip\": expected no other method than DEF");
        }
        if (inflatedOctets == NOTHING) {
            throw new InvalidTokenException(Reason.UNSUPPORTED, "\"zip\": compressed content is not accepted here");
        }
        return true;
    }

    private static <T> T listed(String name, Optional<String> value, Map<String, T> listed) {
        if (value.isEmpty()) {
            throw new InvalidTokenException(Reason.MALFORMED, "expected \"" + name + "\" in the header");
        }
        T found = listed.get(value.get());
        if (found == null) {
            throw TokenReading.notAllowed(name, listed.keySet(), value.get());
        }
        return found;
    }

    private static void requireProtected(String name, JoseHeader integrityProtected, JoseHeader header) {
        if (header.parameters().has(name) && !integrityProtected.parameters().has(name)) {
            throw new InvalidTokenException(
                    Reason.MALFORMED, "\"" + name + "\": expected in the protected header only");
        }
    }
}
