package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.JoseException;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.CritParameter;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.core.internal.registry.HeaderParameter;
import dev.signet.jose.jwe.ContentCipher.Ciphertext;
import dev.signet.jose.jwe.internal.EncryptionSeries;
import dev.signet.jose.jwe.internal.KeyedEncryption;
import dev.signet.jose.jwk.Jwk;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Encrypts to one recipient: one key, one key management algorithm, one content encryption algorithm, unless {@link
 * HpkeDraft} encrypts the content itself.
 *
 * <p>Each message has a content encryption key and an initialization vector of its own, from the operating system's
 * random generator (with {@link Direct} the key is the shared one). Nothing is compressed: the length of a compressed
 * plaintext tells about its content (RFC 8725 section 3.6).
 *
 * <p>Made by the constants of the algorithms, for example {@code RSA_OAEP_256.encrypter(publicKey, A256GCM)}. Each
 * method that sets something returns a new encrypter. Immutable and thread-safe.
 */
public final class JweEncrypter extends EncryptionSeries.Source {

    /** Beyond this the text is made piece by piece, so that there is no array for the ciphertext. */
    private static final int LARGE = 1 << 16;

    /** Room for all that a token has beside its header and its ciphertext. */
    private static final int ROOM = 4096;

    /** Parameters with a method of their own. */
    private static final Map<String, String> REFUSED = Map.of(
            "kid", "use withKeyId(String)",
            "typ", "use withType(String)",
            "cty", "use withContentType(String)");

    private static final byte[] NONE = {};

    private final Function<CryptoProviders, ? extends SenderHalf> halves;
    private final CryptoProviders providers;
    private final RandomSource random;
    private final JweAlgorithm algorithm;
    private final JoseHeader header;

    private final SenderHalf half;
    private final CompactJwe tokens = new CompactJwe();

    /** The header segment, if it is the same for all messages; not to be changed. */
    private final byte[] encodedHeader;

    private JweEncrypter(
            JweAlgorithm algorithm,
            JoseHeader header,
            Function<CryptoProviders, ? extends SenderHalf> halves,
            CryptoProviders providers,
            RandomSource random) {
        this.algorithm = algorithm;
        this.header = header;
        this.halves = halves;
        this.providers = providers;
        this.random = random;
        this.half = halves.apply(providers);
        this.encodedHeader = encode(header);
    }

    /** Joins algorithms with the key's half, made for whichever providers. */
    static JweEncrypter of(
            JweAlgorithm algorithm, ContentEncryption encryption, Function<CryptoProviders, CekWrapper> wrappers) {
        JoseHeader header = JoseHeader.of(JsonObject.builder()
                .put("alg", algorithm.jwaName())
                .put("enc", encryption.jwaName())
                .build());
        boolean keyInMemory = JweAlgorithms.hasKeyInMemory(algorithm);
        return new JweEncrypter(
                algorithm,
                header,
                providers -> new CekEncryption(
                        encryption, wrappers.apply(providers), encryption.cipher(providers, keyInMemory)),
                CryptoProviders.standard(),
                RandomSource.SYSTEM);
    }

    /** Joins an algorithm that encrypts the content itself with the key's half, made for whichever providers. */
    static JweEncrypter integrated(JweAlgorithm algorithm, Function<CryptoProviders, ContentSealer> sealers) {
        JoseHeader header = JoseHeader.of(
                JsonObject.builder().put("alg", algorithm.jwaName()).build());
        return new JweEncrypter(algorithm, header, sealers, CryptoProviders.standard(), RandomSource.SYSTEM);
    }

    /**
     * Returns an encrypter for a JWK whose type is known only at run time; its {@code kid}, if any, goes into the
     * header.
     *
     * @param key a public, private or secret JWK
     * @param algorithm the key management algorithm
     * @param encryption the content encryption algorithm
     * @return an encrypter
     * @throws IllegalArgumentException if the key does not fit the algorithm, or the algorithm takes no JWK
     */
    public static JweEncrypter of(Jwk key, JweAlgorithm algorithm, ContentEncryption encryption) {
        KeyManagement ofJwks = JweAlgorithms.ofJwks(algorithm);
        ofJwks.encryptingMismatch(key, encryption).ifPresent(mismatch -> {
            throw new IllegalArgumentException(mismatch);
        });
        JweEncrypter encrypter = of(algorithm, encryption, ofJwks.wrapping(key));
        return key.keyId().map(encrypter::withKeyId).orElse(encrypter);
    }

    /**
     * Returns an encrypter for a JWK that names its algorithm; its {@code kid}, if any, goes into the header.
     *
     * @param key a public, private or secret JWK whose {@code alg} is a key management algorithm of JWE
     * @param encryption the content encryption algorithm
     * @return an encrypter
     * @throws IllegalArgumentException if the key has no such {@code alg}, or does not fit it
     */
    public static JweEncrypter of(Jwk key, ContentEncryption encryption) {
        return of(key, JweAlgorithms.of(key), encryption);
    }

    /**
     * Returns the protected header of every JWE that this encrypter makes, without what is made for each message.
     *
     * @return the header
     */
    public JoseHeader header() {
        return header;
    }

    /**
     * Returns the key management algorithm.
     *
     * @return {@code alg} of every JWE that this encrypter makes
     */
    public JweAlgorithm algorithm() {
        return algorithm;
    }

    /**
     * Returns the content encryption algorithm.
     *
     * @return {@code enc} of every JWE that this encrypter makes; empty with {@link HpkeDraft}, which encrypts the
     *     content itself
     */
    public Optional<ContentEncryption> encryption() {
        return half instanceof CekEncryption ceks ? Optional.of(ceks.encryption()) : Optional.empty();
    }

    /**
     * Returns the key ID by which the recipient finds its key.
     *
     * @return {@code kid}; empty if there is none in the header
     */
    public Optional<String> keyId() {
        return header.keyId();
    }

    /**
     * Returns this encrypter with a key ID in the header, by which the recipient finds its key.
     *
     * @param kid the {@code kid} (RFC 7516 section 4.1.6)
     * @return a new encrypter
     * @throws IllegalArgumentException if {@code kid} cannot stand in JSON
     */
    public JweEncrypter withKeyId(String kid) {
        return with("kid", kid);
    }

    /**
     * Returns this encrypter with a media type of the whole token in the header.
     *
     * @param mediaType the {@code typ} (RFC 7516 section 4.1.11), for example {@code "JWT"}
     * @return a new encrypter
     * @throws IllegalArgumentException if {@code mediaType} cannot stand in JSON
     */
    public JweEncrypter withType(String mediaType) {
        return with("typ", mediaType);
    }

    /**
     * Returns this encrypter with a media type of the plaintext in the header.
     *
     * @param mediaType the {@code cty} (RFC 7516 section 4.1.12); {@code "JWT"} if the plaintext is one
     * @return a new encrypter
     * @throws IllegalArgumentException if {@code mediaType} cannot stand in JSON
     */
    public JweEncrypter withContentType(String mediaType) {
        return with("cty", mediaType);
    }

    /**
     * Returns this encrypter with another parameter in the header, which is authenticated but readable by all.
     *
     * @param name the name
     * @param value a value as {@link JsonObject.Builder#put} takes it
     * @return a new encrypter
     * @throws IllegalArgumentException if {@code name} is set by the algorithms ({@code alg}, {@code enc}, {@code zip},
     *     {@code crit}, {@code b64}, {@code epk}, {@code jwk}, {@code apu}, {@code apv}, {@code iv}, {@code tag},
     *     {@code p2s}, {@code p2c}, {@code ek}, {@code psk_id}) or has a method of its own, or if {@code value} cannot
     *     stand in JSON or has not the registered type
     */
    public JweEncrypter withHeader(String name, Object value) {
        if (HeaderParameter.isSetByLibrary(name)) {
            throw new IllegalArgumentException("\"" + name + "\" is set by the algorithms alone");
        }
        if (REFUSED.containsKey(name)) {
            throw new IllegalArgumentException("\"" + name + "\": " + REFUSED.get(name));
        }
        return with(name, value);
    }

    /**
     * Returns this encrypter with another parameter in the header, which {@code crit} names: recipients that do not
     * process it must refuse the JWE (RFC 7516 section 4.1.13).
     *
     * @param name the name; none that RFC 7515, 7516, 7518 or 7797 defines
     * @param value a value as {@link JsonObject.Builder#put} takes it
     * @return a new encrypter
     * @throws IllegalArgumentException if {@code crit} must not name the parameter, or it is in the header already, or
     *     if {@code value} cannot stand in JSON
     * @see JweDecrypter#understanding
     */
    public JweEncrypter withCriticalHeader(String name, Object value) {
        return with(CritParameter.with(header, name, value));
    }

    /**
     * Returns this encrypter with information about the sender that goes into the derivation of the key: the decoded
     * {@code apu} (RFC 7518 section 4.6.1.2).
     *
     * @param octets for example a name; not retained
     * @return a new encrypter
     * @throws IllegalStateException if the algorithm is none of {@link EcdhEs}
     */
    public JweEncrypter withAgreementPartyUInfo(byte[] octets) {
        return withPartyInfo("apu", octets);
    }

    /**
     * Returns this encrypter with information about the recipient that goes into the derivation of the key: the decoded
     * {@code apv} (RFC 7518 section 4.6.1.3).
     *
     * @param octets for example a name; not retained
     * @return a new encrypter
     * @throws IllegalStateException if the algorithm is none of {@link EcdhEs}
     */
    public JweEncrypter withAgreementPartyVInfo(byte[] octets) {
        return withPartyInfo("apv", octets);
    }

    /**
     * Returns this encrypter with other providers.
     *
     * @param others which provider serves an operation
     * @return a new encrypter
     * @throws IllegalStateException if they lack what the algorithms need
     */
    public JweEncrypter withProviders(CryptoProviders others) {
        return new JweEncrypter(algorithm, header, halves, others, random);
    }

    /**
     * Encrypts one message.
     *
     * @param plaintext any octets, also none; not retained
     * @return the JWE Compact Serialization: header, encrypted key, initialization vector, ciphertext and tag in
     *     base64url, joined by dots
     * @throws IllegalStateException if a provider cannot do what it offers
     * @see <a href="https://www.rfc-editor.org/rfc/rfc7516#section-7.1">RFC 7516, section 7.1</a>
     */
    public String encrypt(byte[] plaintext) {
        if (half instanceof ContentSealer) {
            SealedContent sealed = seal(encodedHeader, plaintext);
            int length = sealed.ciphertext().length;
            return tokens.of(encodedHeader, sealed.encapsulated(), NONE, new Ciphertext(sealed.ciphertext(), length));
        }
        if (plaintext.length > LARGE) {
            return encryptInPieces(plaintext);
        }
        WrappedCek key = wrap(random);
        try {
            byte[] aad = encodedHeader(key);
            byte[] iv = iv();
            return tokens.of(aad, key.encryptedKey(), iv, encrypt(key.cek(), iv, aad, plaintext));
        } finally {
            Octets.wipe(key.cek());
        }
    }

    /**
     * Encrypts one message of any length from a stream into another, in constant memory.
     *
     * @param plaintext any octets, read to the end and not closed
     * @param token receives the JWE Compact Serialization, in ASCII; flushed and not closed. If this method throws,
     *     what was written is no token
     * @throws IOException if a stream fails
     * @throws IllegalArgumentException if the plaintext has more than 2<sup>36</sup> - 32 octets, the most that AES-GCM
     *     encrypts under one key and initialization vector
     * @throws IllegalStateException if a provider cannot do what it offers, or the algorithm is one of {@link
     *     HpkeDraft}, which encrypt the content as a whole
     */
    public void encrypt(InputStream plaintext, OutputStream token) throws IOException {
        WrappedCek key = wrap(random);
        try {
            byte[] encoded = encodedHeader(key);
            byte[] iv = iv();
            ContentStream stream = stream();
            ContentStream.Encryption streamed = begin(stream, key.cek(), iv, encoded);
            token.write(encoded);
            String next = '.' + Base64Url.encode(key.encryptedKey()) + '.' + Base64Url.encode(iv) + '.';
            token.write(next.getBytes(US_ASCII));
            byte[] tag = encrypt(stream, streamed, plaintext, token);
            token.write(('.' + Base64Url.encode(tag)).getBytes(US_ASCII));
            token.flush();
        } finally {
            Octets.wipe(key.cek());
        }
    }

    /**
     * Encrypts one message of any length from a channel into a stream; otherwise as
     * {@link #encrypt(InputStream, OutputStream)}.
     *
     * @param plaintext any octets, read to the end and not closed; in blocking mode
     * @param token receives the JWE Compact Serialization, in ASCII; flushed and not closed
     * @throws java.nio.channels.IllegalBlockingModeException if the channel is in non-blocking mode
     * @throws IOException if the channel or the stream fails
     */
    public void encrypt(ReadableByteChannel plaintext, OutputStream token) throws IOException {
        encrypt(Channels.newInputStream(plaintext), token);
    }

    @Override
    protected EncryptionSeries series() {
        CekMessages messages = new CekMessages(
                wrap(random), CekSeries.distinct(this::iv), this::encrypt, tokens, KeyedEncryption.MOST_MESSAGES);
        return new CekSeries(toString(), header, messages);
    }

    @Override
    protected KeyedEncryption keyed() {
        return keyed(KeyedEncryption.MOST_MESSAGES);
    }

    KeyedEncryption keyed(int mostMessages) {
        ContentCipher cipher = contentEncryption().cipher(providers, true);
        CekMessages.Content content = (cek, iv, aad, plaintext) -> encrypt(cipher, cek, iv, aad, plaintext);
        WrappedCek key = wrap(random);
        CekMessages messages = new CekMessages(key, this::iv, content, tokens, mostMessages);
        return new KeyedContentEncryption(toString(), encodedHeader(key), messages);
    }

    /** Returns which algorithms are used, and nothing of the key. */
    @Override
    public String toString() {
        return "JweEncrypter[" + algorithm.jwaName()
                + encryption().map(enc -> ", " + enc.jwaName()).orElse("") + "]";
    }

    /** Replaces the randomness: for tests that repeat an RFC's example. */
    JweEncrypter drawing(RandomSource other) {
        return new JweEncrypter(algorithm, header, halves, providers, other);
    }

    /** Returns a content encryption key on its way to this encrypter's recipient. */
    WrappedCek wrap(RandomSource source) {
        CekEncryption ceks = ceks();
        try {
            return ceks.wrapper().wrap(ceks.encryption(), header, source);
        } catch (GeneralSecurityException | RuntimeException | AssertionError e) {
            throw failure(e);
        }
    }

    /** Encrypts content under a key on its way to this encrypter's recipient. */
    Ciphertext encrypt(byte[] cek, byte[] iv, byte[] aad, byte[] plaintext) {
        return encrypt(ceks().cipher(), cek, iv, aad, plaintext);
    }

    private Ciphertext encrypt(ContentCipher cipher, byte[] cek, byte[] iv, byte[] aad, byte[] plaintext) {
        try {
            return cipher.encrypt(cek, iv, aad, plaintext);
        } catch (GeneralSecurityException | RuntimeException | AssertionError e) {
            throw failure(e);
        }
    }

    /** Encrypts content where the algorithm does it itself. */
    SealedContent seal(byte[] aad, byte[] plaintext) {
        try {
            return ((ContentSealer) half).seal(aad, plaintext);
        } catch (GeneralSecurityException | RuntimeException | AssertionError e) {
            throw failure(e);
        }
    }

    /** Begins content of any length. */
    ContentStream.Encryption begin(ContentStream stream, byte[] cek, byte[] iv, byte[] aad) {
        try {
            return stream.encryption(cek, iv, aad);
        } catch (GeneralSecurityException | RuntimeException | AssertionError e) {
            throw failure(e);
        }
    }

    /** Encrypts content of any length, and returns the tag. */
    byte[] encrypt(ContentStream stream, ContentStream.Encryption begun, InputStream plaintext, OutputStream token)
            throws IOException {
        try {
            return StreamedEncryption.encrypt(stream, begun, plaintext, token);
        } catch (GeneralSecurityException | AssertionError e) {
            // Runtime exceptions may be those of the caller's streams.
            throw failure(e);
        }
    }

    /** A provider throws what it likes: BouncyCastle's FIPS provider refuses by an {@link AssertionError}. */
    private RuntimeException failure(Throwable cause) {
        if (cause instanceof JoseException known) {
            return known;
        }
        String which = providers
                .pinned()
                .map(Provider::getName)
                .map("the provider "::concat)
                .orElse("a provider");
        return new IllegalStateException(which + " failed to encrypt with " + this, cause);
    }

    /**
     * Returns {@code enc} where there is a content encryption key.
     *
     * @throws IllegalStateException if the algorithm encrypts the content itself
     */
    ContentEncryption contentEncryption() {
        return ceks().encryption();
    }

    /** Returns an initialization vector for one message. */
    byte[] iv() {
        return random.octets(contentEncryption().ivOctets());
    }

    ContentStream stream() {
        return contentEncryption().stream(providers);
    }

    RandomSource random() {
        return random;
    }

    private CekEncryption ceks() {
        if (half instanceof CekEncryption ceks) {
            return ceks;
        }
        throw new IllegalStateException(algorithm.jwaName() + " encrypts each message as a whole, without a content"
                + " encryption key: use HpkeDraftKeyEncryption for streams and for sealed claims");
    }

    private byte[] encodedHeader(WrappedCek key) {
        return ceks().wrapper().addsParameters() ? encode(key.parameters()) : encodedHeader;
    }

    private String encryptInPieces(byte[] plaintext) {
        int room = Math.addExact(Base64Url.encodedLength(plaintext.length), encodedHeader.length + ROOM);
        ByteArrayOutputStream token = new ByteArrayOutputStream(room);
        try {
            encrypt(new ByteArrayInputStream(plaintext), token);
        } catch (IOException e) {
            throw new AssertionError("expected no failure from arrays", e);
        }
        return token.toString(ISO_8859_1);
    }

    private JweEncrypter withPartyInfo(String name, byte[] octets) {
        if (!(algorithm instanceof EcdhEs)) {
            throw new IllegalStateException(
                    "\"" + name + "\" belongs to key agreement, " + algorithm.jwaName() + " has none");
        }
        return with(name, Base64Url.encode(octets));
    }

    /** Returns this encrypter with a parameter in the header, which has its type. */
    JweEncrypter with(String name, Object value) {
        return with(header.with(name, value));
    }

    private JweEncrypter with(JoseHeader other) {
        return new JweEncrypter(algorithm, other, halves, providers, random);
    }

    /** The header of one message: what all have, and what the key management algorithm adds. */
    private byte[] encode(JsonObject added) {
        JsonObject all = header.parameters().toBuilder().putAll(added).build();
        return Base64Url.encode(all.toOctets()).getBytes(US_ASCII);
    }

    private static byte[] encode(JoseHeader header) {
        return Base64Url.encode(header.parameters().toOctets()).getBytes(US_ASCII);
    }
}
