package dev.signet.jose.jws;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.CritParameter;
import dev.signet.jose.core.internal.DisplayText;
import dev.signet.jose.core.internal.registry.HeaderParameter;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.KeyOperation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Signs payloads with one key, one algorithm and one protected header, and returns them in JWS Compact Serialization
 * (RFC 7515 section 7.1).
 *
 * <p>Obtained from an algorithm, for example by {@code ES256.signer(key)}. Methods such as {@link #withKeyId} return
 * another signer with another header and the same key. Immutable; thread-safe if the key is (an {@link ExternalSigner}
 * or a PKCS#11 token may not be).
 */
public final class JwsSigner {

    private static final Map<String, String> OWN_METHODS = Map.of(
            "kid", "withKeyId(String)",
            "typ", "withType(String)",
            "cty", "withContentType(String)",
            "jwk", "withEmbeddedPublicKey(), which writes the signer's own key and no other");

    private final JwsAlgorithm algorithm;
    private final Function<CryptoProviders, SigningPrimitive> maker;
    private final SigningPrimitive primitive;
    private final JoseHeader header;

    /** The public half of the key, if it is known. */
    private final @Nullable Jwk publicKey;

    private final boolean encoded;

    /** The header segment and its dot. */
    private final byte[] prefix;

    private final TokenBuffers buffers;

    private JwsSigner(
            JwsAlgorithm algorithm,
            Function<CryptoProviders, SigningPrimitive> maker,
            SigningPrimitive primitive,
            JoseHeader header,
            @Nullable Jwk publicKey) {
        this.algorithm = algorithm;
        this.maker = maker;
        this.primitive = primitive;
        this.header = header;
        this.publicKey = publicKey;
        this.encoded = header.parameters().bool("b64").orElse(true);
        this.prefix = (Base64Url.encode(header.parameters().toOctets()) + '.').getBytes(ISO_8859_1);
        this.buffers = new TokenBuffers(() -> primitive.beginningWith(prefix));
    }

    /** Returns a signer with a key whose material is here, so that any provider can be asked to sign with it. */
    static JwsSigner of(JwsAlgorithm algorithm, Function<CryptoProviders, SigningPrimitive> maker) {
        return of(algorithm, maker, null);
    }

    /** Returns a signer with a key that is bound to its place, whatever providers are chosen. */
    static JwsSigner boundTo(JwsAlgorithm algorithm, SigningPrimitive primitive) {
        return of(algorithm, providers -> primitive, null);
    }

    private static JwsSigner of(
            JwsAlgorithm algorithm, Function<CryptoProviders, SigningPrimitive> maker, @Nullable Jwk publicKey) {
        return new JwsSigner(
                algorithm,
                maker,
                maker.apply(CryptoProviders.standard()),
                JoseHeader.of(JsonObject.empty().with("alg", algorithm.jwaName())),
                publicKey);
    }

    /**
     * Returns a signer for a JWK that states its algorithm. Its {@code kid} goes into the header.
     *
     * @param key a private or secret JWK with an {@code alg}
     * @return the signer
     * @throws IllegalArgumentException if the key has no {@code alg}, has one that is no JWS algorithm, is not private,
     *     or does not fit it
     */
    public static JwsSigner of(Jwk key) {
        return of(key, JwsAlgorithms.statedBy(key));
    }

    /**
     * Returns a signer for a JWK whose type is known only at run time. Its {@code kid} goes into the header.
     *
     * @param key a private or secret JWK
     * @param algorithm the algorithm to sign with
     * @return the signer
     * @throws IllegalArgumentException if the key is not private or does not fit the algorithm
     */
    public static JwsSigner of(Jwk key, JwsAlgorithm algorithm) {
        KeyOperations operations = JwsAlgorithms.operations(algorithm);
        operations.requireFit(KeyOperation.SIGN, key);
        JwsSigner signer = of(
                algorithm, providers -> operations.signing(key, providers), key.isSymmetric() ? null : key.toPublic());
        return key.keyId().map(signer::withKeyId).orElse(signer);
    }

    /**
     * Returns a signer that writes a {@code kid}.
     *
     * @param keyId the value of the {@code kid} header parameter
     * @return a signer with the same key and another header
     */
    public JwsSigner withKeyId(String keyId) {
        return with("kid", keyId);
    }

    /**
     * Returns a signer that writes the media type of the JWS, for explicit typing (RFC 8725 section 3.11).
     *
     * @param type the value of the {@code typ} header parameter, for example {@code "at+jwt"}
     * @return a signer with the same key and another header
     */
    public JwsSigner withType(String type) {
        return with("typ", type);
    }

    /**
     * Returns a signer that writes the media type of the payload.
     *
     * @param contentType the value of the {@code cty} header parameter
     * @return a signer with the same key and another header
     */
    public JwsSigner withContentType(String contentType) {
        return with("cty", contentType);
    }

    /**
     * Returns a signer with another parameter in its protected header.
     *
     * @param name the name; not one that steers processing ({@code alg}, {@code crit}, {@code b64} …) or has a method
     *     of its own here, as {@code kid} and {@code jwk} have
     * @param value a value as {@link JsonObject.Builder#put} takes it
     * @return a signer with the same key and another header
     * @throws IllegalArgumentException if the name steers processing or has a method of its own, or the value is not of
     *     its registered type
     */
    public JwsSigner withHeader(String name, Object value) {
        String method = OWN_METHODS.get(name);
        if (method != null) {
            throw new IllegalArgumentException("\"" + name + "\" is set by " + method);
        }
        if (HeaderParameter.isSetByLibrary(name)) {
            throw new IllegalArgumentException("\"" + name + "\" steers processing and is not set by hand");
        }
        return with(name, value);
    }

    /**
     * Returns a signer with another parameter in its protected header, listed in {@code crit}: recipients that do not
     * process it must refuse the JWS (RFC 7515 section 4.1.11).
     *
     * @param name the name; none that RFC 7515, 7516, 7518 or 7797 defines
     * @param value a value as {@link JsonObject.Builder#put} takes it
     * @return a signer with the same key and another header
     * @throws IllegalArgumentException if {@code crit} must not name the parameter, or it is in the header already
     * @see JwsVerifier#understanding
     */
    public JwsSigner withCriticalHeader(String name, Object value) {
        return with(CritParameter.with(header, name, value));
    }

    /**
     * Returns a signer that writes its own public key into the header: {@code jwk} (RFC 7515 section 4.1.3), as DPoP
     * proofs (RFC 9449 section 4.2) and new ACME accounts (RFC 8555 section 6.2) have it. Of the JWK only {@code kty}
     * and the members of the key are written, and {@code kid} is left out, unless {@link #withKeyId(String)} is called
     * afterwards.
     *
     * @return a signer with the same key and another header
     * @throws IllegalStateException if this signer was not made from a JWK, and so does not know its public key, which
     *     {@link #withEmbeddedPublicKey(Jwk)} takes; or if the algorithm is {@link Hmac}, whose keys have no public
     *     half
     */
    public JwsSigner withEmbeddedPublicKey() {
        if (algorithm instanceof Hmac) {
            throw new IllegalStateException(algorithm.jwaName() + " has no public key to write into the header");
        }
        if (publicKey == null) {
            throw new IllegalStateException("this signer was not made from a JWK and does not know its public key:"
                    + " call withEmbeddedPublicKey(Jwk)");
        }
        return embedding(new EmbeddedKey(JwsAlgorithms.operations(algorithm), publicKey), maker, primitive);
    }

    /**
     * Returns a signer that writes its own public key into the header, for private keys from which it cannot be
     * derived: those of the JDK, in an HSM or behind an {@link ExternalSigner}. Otherwise as
     * {@link #withEmbeddedPublicKey()}.
     *
     * <p>The first signature is verified under the public key before it is handed out; one that does not verify is an
     * {@link IllegalStateException} of the method that signs.
     *
     * @param own the public half of this signer's key
     * @return a signer with the same key and another header
     * @throws IllegalArgumentException if the key is private or symmetric, does not fit the algorithm, or is not the
     *     public half of the JWK that this signer was made from
     * @throws IllegalStateException if no provider can verify with the algorithm
     */
    public JwsSigner withEmbeddedPublicKey(Jwk own) {
        EmbeddedKey embedded = new EmbeddedKey(JwsAlgorithms.operations(algorithm), own);
        if (publicKey != null) {
            if (!publicKey.thumbprint().equals(own.thumbprint())) {
                throw new IllegalArgumentException("\"jwk\": expected the signer's own public key, this is another");
            }
            return embedding(embedded, maker, primitive);
        }
        Function<CryptoProviders, SigningPrimitive> proving =
                providers -> embedded.proving(maker.apply(providers), providers);
        return embedding(embedded, proving, embedded.proving(primitive, CryptoProviders.standard()));
    }

    /**
     * Returns a signer with the same key, which other providers use; one made from an {@link ExternalSigner} or with a
     * provider of its own stays as it is.
     *
     * @param providers the choice, for example {@link CryptoProviders#only}
     * @return a signer with the same key and header
     * @throws IllegalStateException if no provider has the algorithm
     * @throws IllegalArgumentException if the provider does not take the key
     */
    public JwsSigner withProviders(CryptoProviders providers) {
        return new JwsSigner(algorithm, maker, maker.apply(providers), header, publicKey);
    }

    /**
     * Returns a signer that signs payloads without base64url encoding: {@code b64: false}, listed in {@code crit}
     * (RFC 7797). Not for JWTs.
     *
     * @return a signer with the same key and another header
     */
    public JwsSigner withUnencodedPayload() {
        return with(CritParameter.naming(header.with("b64", false), "b64"));
    }

    /**
     * Returns whether payloads are signed in base64url.
     *
     * @return {@code false} for a signer made by {@link #withUnencodedPayload()}
     */
    public boolean encodesPayload() {
        return encoded;
    }

    /**
     * Returns the algorithm.
     *
     * @return the algorithm, which is the {@code alg} of the header
     */
    public JwsAlgorithm algorithm() {
        return algorithm;
    }

    /**
     * Returns the protected header of every JWS that this signer makes.
     *
     * @return the header
     */
    public JoseHeader header() {
        return header;
    }

    /**
     * Returns the {@code kid} that this signer writes.
     *
     * @return the key ID, or empty
     */
    public Optional<String> keyId() {
        return header.keyId();
    }

    /**
     * Returns the JWS Compact Serialization of a payload: header, payload and signature in base64url, joined by dots.
     *
     * @param payload any octets; not retained. From a signer made by {@link #withUnencodedPayload()} only printable
     *     ASCII without a dot, because it is part of the token without encoding (RFC 7797 section 5.2)
     * @return the token
     * @throws dev.signet.jose.core.KeySourceException if the key could not be used, for example because an HSM is not
     *     available
     * @throws IllegalArgumentException if an unencoded payload has other octets; detach it instead
     * @throws IllegalStateException if an external signer returned something other than a signature of the algorithm,
     *     for example one in DER, or the first signature does not verify under the key given to
     *     {@link #withEmbeddedPublicKey(Jwk)}
     * @see <a href="https://www.rfc-editor.org/rfc/rfc7515#section-7.1">RFC 7515, section 7.1</a>
     */
    public String sign(byte[] payload) {
        if (!encoded) {
            return signUnencoded(payload);
        }
        int inputOctets = Math.addExact(prefix.length, Base64Url.encodedLength(payload.length));
        int room = Math.addExact(inputOctets + 1, Base64Url.encodedLength(primitive.signatureOctets()));
        TokenBuffers.Buffer buffer = buffers.take(room);
        byte[] token = buffer.octets();
        // The JDK's encoder writes at the start of an array only: encode there, then move the text to its place.
        Base64Url.encode(payload, token, 0);
        System.arraycopy(token, 0, token, prefix.length, inputOctets - prefix.length);
        System.arraycopy(prefix, 0, token, 0, prefix.length);
        byte[] signature = buffer.signing().sign(token, 0, inputOctets);
        int octets = inputOctets + 1 + Base64Url.encodedLength(signature.length);
        if (octets > token.length) {
            token = Arrays.copyOf(token, octets);
        }
        token[inputOctets] = '.';
        Base64Url.encode(signature, token, inputOctets + 1);
        String text = new String(token, 0, octets, ISO_8859_1);
        buffers.giveBack(buffer, octets);
        return text;
    }

    /**
     * Returns a JWS Compact Serialization without the payload, which is transferred separately (RFC 7515 appendix F).
     *
     * @param payload any octets; not retained
     * @return the token, with nothing between its dots
     * @throws dev.signet.jose.core.KeySourceException if the key could not be used
     */
    public String signDetached(byte[] payload) {
        return signDetached(ByteBuffer.wrap(payload));
    }

    /**
     * Returns a JWS Compact Serialization without the payload, which is transferred separately.
     *
     * @param payload the payload: what remains in the buffer, whose position does not move
     * @return the token, with nothing between its dots
     * @throws dev.signet.jose.core.KeySourceException if the key could not be used
     */
    public String signDetached(ByteBuffer payload) {
        return detached(PayloadSource.of(payload));
    }

    /**
     * Returns a JWS Compact Serialization without its payload, which may have any length; memory is constant.
     *
     * @param payload the payload, read to its end and not closed
     * @return the token, with nothing between its dots
     * @throws dev.signet.jose.core.KeySourceException if the key could not be used
     * @throws IllegalArgumentException if the key needs the whole payload at once (EdDSA, ML-DSA, an
     *     {@link ExternalSigner}) and it is longer than 16 MiB
     * @throws IOException if the payload cannot be read
     */
    public String signDetached(InputStream payload) throws IOException {
        return PayloadSource.reading(payload, this::detached);
    }

    /**
     * Returns a JWS Compact Serialization without its payload, which may have any length; memory is constant.
     *
     * @param payload the payload, for example a {@link java.nio.channels.FileChannel}, read from its position to its
     *     end and not closed; in blocking mode
     * @return the token, with nothing between its dots
     * @throws dev.signet.jose.core.KeySourceException if the key could not be used
     * @throws IllegalArgumentException as {@link #signDetached(InputStream)}
     * @throws java.nio.channels.IllegalBlockingModeException if the channel is in non-blocking mode
     * @throws IOException if the payload cannot be read
     */
    public String signDetached(ReadableByteChannel payload) throws IOException {
        return PayloadSource.reading(payload, this::detached);
    }

    /** Returns the algorithm and the key ID, escaped and shortened, and nothing of the key. */
    @Override
    public String toString() {
        return "JwsSigner[" + algorithm.jwaName()
                + keyId().map(id -> ", kid \"" + DisplayText.of(id) + "\"").orElse("") + "]";
    }

    /** Returns the header segment, without its dot. */
    byte[] headerSegment() {
        return Arrays.copyOf(prefix, prefix.length - 1);
    }

    /** Returns the signature over a payload of any length. */
    byte[] signature(PayloadSource payload) {
        return new SigningInput(headerSegment(), encoded).sign(primitive, payload);
    }

    /** Returns whether the key takes a payload only as a whole. */
    boolean needsWholePayload() {
        return primitive.needsWholeMessage();
    }

    /** Begins a signature: the payload, as it is signed, is still to be handed on. */
    SigningPrimitive.Operation startSigning() {
        SigningPrimitive.Operation operation = primitive.startSigning();
        new SigningInput(headerSegment(), encoded).begin(operation);
        return operation;
    }

    private String detached(PayloadSource payload) {
        return new String(prefix, ISO_8859_1) + "." + Base64Url.encode(signature(payload));
    }

    private String signUnencoded(byte[] payload) {
        String text = new String(payload, ISO_8859_1);
        if (!UnencodedText.fits(text)) {
            throw new IllegalArgumentException(
                    "expected an unencoded payload of printable ASCII without a dot (RFC 7797"
                            + " section 5.2); send other payloads detached");
        }
        String signature = Base64Url.encode(signature(PayloadSource.of(ByteBuffer.wrap(payload))));
        return new String(prefix, ISO_8859_1) + text + "." + signature;
    }

    private JwsSigner with(String name, Object value) {
        return with(header.with(name, value));
    }

    private JwsSigner with(JoseHeader other) {
        return new JwsSigner(algorithm, maker, primitive, other, publicKey);
    }

    private JwsSigner embedding(
            EmbeddedKey embedded, Function<CryptoProviders, SigningPrimitive> itsMaker, SigningPrimitive itsPrimitive) {
        JoseHeader other = JoseHeader.of(header.parameters().without("kid").with("jwk", embedded.members()));
        return new JwsSigner(algorithm, itsMaker, itsPrimitive, other, embedded.key());
    }
}
