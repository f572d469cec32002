package dev.signet.jose.jwe;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.core.internal.AlgorithmSpec;
import dev.signet.jose.core.internal.CompactToken;
import dev.signet.jose.core.internal.HeaderCache;
import dev.signet.jose.core.internal.TokenTexts;
import dev.signet.jose.core.internal.text.TokenText;
import dev.signet.jose.jwe.internal.DecryptionSeries;
import dev.signet.jose.jwe.internal.KeyedDecryption;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSource;
import dev.signet.jose.jwk.internal.JwkSetLookup;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Decrypts compact JWEs (RFC 7516 section 7.1) with one key or with the keys of a set.
 *
 * <p>The key management and content encryption algorithms that a decrypter accepts are fixed when it is made; a token
 * only names one of them. A token is refused for one of these reasons, checked in this order:
 *
 * <ol>
 *   <li>{@code TOO_LARGE} and {@code MALFORMED}: size, five parts, header;
 *   <li>{@code ALGORITHM_NOT_ALLOWED}: {@code alg} or {@code enc} was not listed; names are compared exactly;
 *   <li>{@code MALFORMED} and {@code UNSUPPORTED}: {@code crit}; {@code zip}, unless {@link #inflating} allows it;
 *   <li>{@code KEY_NOT_FOUND}: no key of the set fits, or several do; or the one JWK has another {@code kid} than the
 *       token names;
 *   <li>{@code MALFORMED}: what is visibly wrong without a key: base64url, an IV or tag of another length than
 *       {@code enc} has, an encrypted key with {@code dir} or {@code ECDH-ES}, a header parameter of the key management
 *       algorithm that is missing, ill-formed or too small, an {@code epk} that is no point of its curve; and
 *       {@code TOO_LARGE}: an iteration count over its ceiling;
 *   <li>{@code DECRYPTION_FAILED}: everything that involves the key. There is one message for all of it. An encrypted
 *       key that does not unwrap, or unwraps to a key of the wrong length, is replaced by a random key, and decryption
 *       goes on (RFC 7516 section 11.5); {@code docs/load.md} has what their times still tell;
 *   <li>{@code TOO_LARGE} and {@code MALFORMED}: content that was decrypted, but does not inflate within its bound.
 * </ol>
 *
 * <p>Immutable and thread-safe; build it once.
 */
public final class JweDecrypter extends DecryptionSeries.Source<DecryptedJwe> {

    private final KeySelector keys;
    private final DecryptionPolicy policy;
    private final ContentDecryption content;
    private final TokenTexts texts = new TokenTexts();

    private JweDecrypter(KeySelector keys, DecryptionPolicy policy, ContentDecryption content) {
        this.keys = keys;
        this.policy = policy;
        this.content = content;
    }

    /**
     * Returns a decrypter that selects the key from a key set that may change, by the token's {@code kid}.
     *
     * @param source where the set comes from, for example a {@link dev.signet.jose.jwk.JwkSet}
     * @param algorithm the key management algorithm to accept
     * @param first a content encryption algorithm to accept
     * @param more others to accept
     * @return a decrypter
     * @throws IllegalArgumentException if the algorithm is {@link Pbes2}, which takes no JWKs, or
     *     {@link InsecureRsa15}, which stands alone
     */
    public static JweDecrypter of(
            JwkSource source, JweAlgorithm algorithm, ContentEncryption first, ContentEncryption... more) {
        return of(source, Set.of(algorithm), first, more);
    }

    /**
     * Returns a decrypter that selects the key from a key set that may change, by the token's {@code kid}, for example
     * {@code JweDecrypter.of(keys, Set.of(RSA_OAEP_256, ECDH_ES_A256KW), A256GCM)}.
     *
     * <p>A key serves an algorithm if it has its private half, its type, curve and size are right, and its {@code alg},
     * {@code use} and {@code key_ops}, where stated, agree. A key that the provider refuses is passed over, and the
     * refusal of a token that needs it says why. A token without {@code kid} is accepted only if exactly one key fits.
     * If no key fits a token with a {@code kid}, the source is asked for a newer set once.
     *
     * @param source where the set comes from, for example a {@link dev.signet.jose.jwk.JwkSet}
     * @param algorithms the key management algorithms to accept
     * @param first a content encryption algorithm to accept
     * @param more others to accept
     * @return a decrypter
     * @throws IllegalArgumentException if there is no algorithm, or one is {@link Pbes2}, which takes no JWKs, or
     *     {@link InsecureRsa15}, which stands alone
     */
    public static JweDecrypter of(
            JwkSource source,
            Set<? extends JweAlgorithm> algorithms,
            ContentEncryption first,
            ContentEncryption... more) {
        Set<ContentEncryption> encryptions = EnumSet.of(first, more);
        Map<AlgorithmSpec, RecipientKeys> ofJwks = new LinkedHashMap<>();
        algorithms.forEach(
                algorithm -> ofJwks.put(JweAlgorithms.spec(algorithm), JweAlgorithms.recipientKeys(algorithm)));
        return of(source, ofJwks, encryptions);
    }

    /** Joins algorithms, the content encryptions to accept, and a source of keys. */
    static JweDecrypter of(
            JwkSource source, Map<AlgorithmSpec, RecipientKeys> ofJwks, Set<ContentEncryption> encryptions) {
        DecryptionPolicy policy = DecryptionPolicy.of(ofJwks.keySet(), encryptions);
        boolean keysInMemory = ofJwks.values().stream().allMatch(RecipientKeys::hasKeyInMemory);
        KeySelector keys = JwkSourceSelector.of(source, ofJwks, encryptions);
        return new JweDecrypter(keys, policy, ContentDecryption.of(keysInMemory, encryptions));
    }

    /**
     * Returns a decrypter for a JWK whose type is known only at run time.
     *
     * @param key a private or secret JWK
     * @param algorithm the key management algorithm to accept
     * @param first a content encryption algorithm to accept
     * @param more others to accept
     * @return a decrypter
     * @throws IllegalArgumentException if the key does not fit the algorithm, or the algorithm takes no JWK
     */
    public static JweDecrypter of(Jwk key, JweAlgorithm algorithm, ContentEncryption first, ContentEncryption... more) {
        KeyManagement ofJwks = JweAlgorithms.ofJwks(algorithm);
        Set<ContentEncryption> encryptions = EnumSet.of(first, more);
        for (ContentEncryption encryption : encryptions) {
            ofJwks.decryptingMismatch(key, Optional.of(encryption)).ifPresent(mismatch -> {
                throw new IllegalArgumentException(mismatch);
            });
        }
        return of(algorithm, encryptions, key.keyId(), ofJwks.unwrapping(key));
    }

    /**
     * Returns a decrypter for a JWK that names its algorithm.
     *
     * @param key a private or secret JWK whose {@code alg} is a key management algorithm of JWE, the only one to accept
     * @param first a content encryption algorithm to accept
     * @param more others to accept
     * @return a decrypter
     * @throws IllegalArgumentException if the key has no such {@code alg}, or does not fit it
     */
    public static JweDecrypter of(Jwk key, ContentEncryption first, ContentEncryption... more) {
        return of(key, JweAlgorithms.of(key), first, more);
    }

    /**
     * Joins an algorithm, the content encryptions to accept, and the key's half, made for whichever providers.
     *
     * @param keyId the name of the key, if it has one: a token that names another means another
     */
    static JweDecrypter of(
            JweAlgorithm algorithm,
            Set<ContentEncryption> encryptions,
            Optional<String> keyId,
            Function<CryptoProviders, CekUnwrapper> unwrapping) {
        return of(algorithm, encryptions, FixedKey.of(keyId, unwrapping));
    }

    /** Joins an algorithm that encrypts the content itself with the key's half; otherwise as the other method. */
    static JweDecrypter integrated(
            JweAlgorithm algorithm, Optional<String> keyId, Function<CryptoProviders, ContentOpener> opening) {
        return of(algorithm, Set.of(), FixedKey.of(keyId, opening));
    }

    private static JweDecrypter of(JweAlgorithm algorithm, Set<ContentEncryption> encryptions, FixedKey key) {
        return new JweDecrypter(
                key,
                DecryptionPolicy.of(Set.of(JweAlgorithms.spec(algorithm)), encryptions),
                ContentDecryption.of(JweAlgorithms.hasKeyInMemory(algorithm), encryptions));
    }

    /**
     * Decrypts one token.
     *
     * @param token a JWE in compact serialization, nothing before and nothing after it
     * @return header and plaintext
     * @throws InvalidTokenException if the token is not accepted, for one of the reasons in the class comment
     * @throws KeySourceException if the key is not available, for example because an HSM cannot be reached
     */
    public DecryptedJwe decrypt(String token) {
        return apply(token, JwkSetLookup.waiting());
    }

    @Override
    protected DecryptedJwe apply(String token, JwkSetLookup keySets) {
        TokenText text = texts.take();
        try {
            return decrypt(CompactToken.jwe(token, policy.limits(), text), keySets);
        } finally {
            texts.giveBack(text);
        }
    }

    /**
     * Decrypts one token of any length from a stream into another, in constant memory.
     *
     * <p>Not one octet of plaintext is written before all of the token was authenticated. Until then the
     * <em>ciphertext</em> is kept: one mebibyte in memory, more in a temporary file (in {@code java.io.tmpdir}) that
     * its owner alone can read and that is deleted before this method returns or throws. It needs as much space as the
     * ciphertext has octets. This works with the JDK's own providers.
     *
     * <p>Compressed content is {@code UNSUPPORTED} here, whatever {@link #inflating} says, and so is what {@link
     * HpkeDraft} encrypts itself. The limit on a token's size
     * applies to each of the other four parts; the ciphertext has a bound of its own.
     *
     * @param token a JWE in compact serialization, in ASCII, read to its end and not closed
     * @param plaintext receives the plaintext; not closed
     * @param maxOctets the maximum length of the decoded ciphertext in octets. A token beyond is {@code TOO_LARGE}, and
     *     no more of it is read
     * @return the header and the algorithms
     * @throws InvalidTokenException if the token is not accepted, for one of the reasons in the class comment; nothing
     *     was written then
     * @throws KeySourceException if the key is not available, for example because an HSM cannot be reached
     * @throws IOException if a stream or the temporary file fails; if it was {@code plaintext}, what was written until
     *     then is authentic, but not whole
     * @throws IllegalArgumentException if {@code maxOctets} is negative
     * @throws IllegalStateException if the providers lack what a stream needs
     */
    public DecryptedJweStream decrypt(InputStream token, OutputStream plaintext, long maxOctets) throws IOException {
        return decrypt(token, plaintext, maxOctets, CiphertextSpool.Place.standard());
    }

    /**
     * Decrypts one token of any length from a channel into a stream; otherwise as
     * {@link #decrypt(InputStream, OutputStream, long)}.
     *
     * @param token a JWE in compact serialization, in ASCII, read to its end and not closed; in blocking mode
     * @param plaintext receives the plaintext; not closed
     * @param maxOctets the maximum length of the decoded ciphertext in octets
     * @return the header and the algorithms
     * @throws InvalidTokenException if the token is not accepted, for one of the reasons in the class comment; nothing
     *     was written then
     * @throws KeySourceException if the key is not available, for example because an HSM cannot be reached
     * @throws java.nio.channels.IllegalBlockingModeException if the channel is in non-blocking mode
     * @throws IOException if the channel, the stream or the temporary file fails
     * @throws IllegalArgumentException if {@code maxOctets} is negative
     */
    public DecryptedJweStream decrypt(ReadableByteChannel token, OutputStream plaintext, long maxOctets)
            throws IOException {
        return decrypt(Channels.newInputStream(token), plaintext, maxOctets);
    }

    DecryptedJweStream decrypt(InputStream token, OutputStream plaintext, long maxOctets, CiphertextSpool.Place place)
            throws IOException {
        StreamedDecryption decryption = new StreamedDecryption(keys, policy, content);
        try (CiphertextSpool ciphertext = new CiphertextSpool(place)) {
            AcceptedHeader accepted = decryption.decrypt(token, ciphertext, plaintext, maxOctets);
            return new DecryptedJweStream(accepted, ciphertext.size());
        }
    }

    /**
     * Returns this decrypter with other providers.
     *
     * @param providers which provider serves an operation
     * @return a new decrypter
     * @throws IllegalStateException if they lack what the algorithms need; of the curves of {@link EcdhEs} one is
     *     enough for the keys of a set
     * @throws IllegalArgumentException if this decrypter has one key and they do not take it. Keys of a set that they
     *     do not take are passed over
     */
    public JweDecrypter withProviders(CryptoProviders providers) {
        return new JweDecrypter(keys.withProviders(providers), policy, content.withProviders(providers));
    }

    /**
     * Returns this decrypter with other limits.
     *
     * @param limits the bounds on a token; {@link TokenLimits#defaults()} unless this is called
     * @return a new decrypter
     */
    public JweDecrypter withLimits(TokenLimits limits) {
        return new JweDecrypter(keys.forgetful(), policy.withLimits(limits), content);
    }

    /**
     * Returns this decrypter with {@code zip: DEF} allowed (RFC 7516 section 4.1.3), which is refused otherwise: the
     * length of a plaintext that is compressed before encryption tells about its content to a party that can choose
     * part of it (RFC 8725 section 3.6). Content that is not compressed is decrypted as before.
     *
     * @param maxOctets the most that content may inflate to, at least 1. Besides, no content of more than 4,096 octets
     *     may inflate to more than 50 times its compressed size. A token beyond is {@code TOO_LARGE}, and is given up
     *     before memory is spent on it
     * @return a new decrypter
     * @throws IllegalArgumentException if {@code maxOctets} is below 1
     */
    public JweDecrypter inflating(int maxOctets) {
        return new JweDecrypter(keys.forgetful(), policy.inflating(maxOctets), content);
    }

    /**
     * Returns a decrypter that accepts {@code crit} with these names, all others being {@code UNSUPPORTED} (RFC 7516
     * section 4.1.13). The caller processes the parameters: their values are in the header of what was decrypted,
     * and their presence is not demanded.
     *
     * @param name the name of a header parameter, compared exactly
     * @param more further names
     * @return a new decrypter, which understands these names and those that this one does
     * @throws IllegalArgumentException if a name is defined by RFC 7515, 7516, 7518 or 7797: {@code crit} of a JWE must
     *     not name it
     */
    public JweDecrypter understanding(String name, String... more) {
        return new JweDecrypter(keys.forgetful(), policy.understanding(name, more), content);
    }

    @Override
    protected DecryptionSeries<DecryptedJwe> series(JwkSetLookup keySets) {
        return new CachingSeries<>(toString(), (token, unwrapped) -> {
            CompactToken parts = CompactToken.jwe(token, policy.limits());
            return decrypt(parts, select(parts, keySets).caching(unwrapped));
        });
    }

    @Override
    protected KeyedDecryption keyed(Consumer<JoseHeader> rule, int mostKeys) {
        return new KeyedContentDecryption(toString(), policy, keys, content.ofKeysInMemory(), rule, mostKeys);
    }

    /** Returns the algorithms, and nothing of the keys. */
    @Override
    public String toString() {
        return "JweDecrypter" + policy;
    }

    KeySelector keys() {
        return keys;
    }

    DecryptionPolicy policy() {
        return policy;
    }

    ContentDecryption content() {
        return content;
    }

    /** Judges the header of a token and selects its key. */
    SelectedKey select(CompactToken token, JwkSetLookup keySets) {
        AcceptedHeader accepted = policy.accept(token);
        RecipientHalf half = KeySelection.select(accepted, keys, keySets);
        return new SelectedKey(accepted, Arrays.copyOf(token.octets(), token.to(0)), half);
    }

    private DecryptedJwe decrypt(CompactToken parts, JwkSetLookup keySets) {
        int headerEnd = parts.to(0);
        KeySelector.Keys now = keys.current(keySets);
        HeaderCache<SelectedKey> acceptedHeaders = now.acceptedHeaders();
        SelectedKey known = acceptedHeaders.find(parts.octets(), headerEnd);
        SelectedKey selected = known == null ? select(parts, keySets) : known;
        DecryptedJwe decrypted = decrypt(parts, selected);
        if (known == null && !selected.half().readsParameters()) {
            acceptedHeaders.remember(parts.octets(), headerEnd, selected);
        }
        return decrypted;
    }

    /** Decrypts a token whose key was selected. */
    DecryptedJwe decrypt(CompactToken token, SelectedKey selected) {
        EncryptedContent encrypted = EncryptedContent.of(token, selected.segment());
        AcceptedHeader accepted = selected.accepted();
        byte[] authenticated = content.decrypt(encrypted, token.decode(1), accepted, selected.half());
        return new DecryptedJwe(accepted, accepted.inflated(authenticated), policy.limits());
    }
}
