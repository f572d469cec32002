package dev.signet.jose.jws;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.registry.HeaderParameter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;

/**
 * Signs payloads and returns them in JWS JSON Serialization (RFC 7515 section 7.2): flattened with one signature,
 * general with several over the same payload.
 *
 * <p>Immutable; thread-safe if the keys are.
 */
public final class JwsJsonSigner {

    private final boolean general;
    private final List<Part> parts;

    /** One signer and its unprotected header. */
    private record Part(JwsSigner signer, JoseHeader unprotectedHeader) {}

    private JwsJsonSigner(boolean general, List<Part> parts) {
        this.general = general;
        this.parts = parts;
    }

    /**
     * Returns a signer of flattened serializations, with one signature.
     *
     * @param signer the key and the protected header
     * @return the signer
     */
    public static JwsJsonSigner flattened(JwsSigner signer) {
        return new JwsJsonSigner(false, List.of(new Part(signer, JoseHeader.empty())));
    }

    /**
     * Returns a signer of general serializations, with any number of signatures.
     *
     * @param signer the key and the protected header of the first signature
     * @param more those of further signatures
     * @return the signer
     * @throws IllegalArgumentException if some encode the payload and some do not (RFC 7797 section 3)
     */
    public static JwsJsonSigner general(JwsSigner signer, JwsSigner... more) {
        JwsJsonSigner general = new JwsJsonSigner(true, List.of(new Part(signer, JoseHeader.empty())));
        for (JwsSigner another : more) {
            general = general.and(another, JoseHeader.empty());
        }
        return general;
    }

    /**
     * Returns a signer of general serializations with one more signature.
     *
     * @param signer the key and the protected header
     * @param unprotectedHeader parameters that the signature will not cover; none that is protected too, or decides how
     *     the JWS is processed
     * @return another signer
     * @throws IllegalArgumentException if this one is flattened, if the two headers have a name in common, if a
     *     parameter must be protected, or if some signers encode the payload and some do not
     */
    public JwsJsonSigner and(JwsSigner signer, JoseHeader unprotectedHeader) {
        if (!general) {
            throw new IllegalArgumentException("a flattened JWS has one signature; begin with general(..)");
        }
        if (signer.encodesPayload() != parts.get(0).signer.encodesPayload()) {
            throw new IllegalArgumentException("\"b64\": expected the same for all signatures (RFC 7797 section 3)");
        }
        List<Part> longer = new ArrayList<>(parts);
        longer.add(part(signer, unprotectedHeader));
        return new JwsJsonSigner(true, List.copyOf(longer));
    }

    /**
     * Returns a signer whose last signature has an unprotected header.
     *
     * @param unprotectedHeader parameters that the signature will not cover
     * @return another signer
     * @throws IllegalArgumentException if the two headers have a name in common, or a parameter must be protected
     */
    public JwsJsonSigner withUnprotectedHeader(JoseHeader unprotectedHeader) {
        List<Part> changed = new ArrayList<>(parts);
        Part last = changed.remove(changed.size() - 1);
        changed.add(part(last.signer, unprotectedHeader));
        return new JwsJsonSigner(general, List.copyOf(changed));
    }

    /**
     * Returns a JWS with its payload.
     *
     * @param payload any octets; not retained. With {@linkplain JwsSigner#withUnencodedPayload unencoded} signers,
     *     UTF-8
     * @return one JSON object
     * @throws dev.signet.jose.core.KeySourceException if a key could not be used
     * @throws IllegalArgumentException if an unencoded payload is not UTF-8; detach it instead
     */
    public String sign(byte[] payload) {
        String text = parts.get(0).signer.encodesPayload() ? Base64Url.encode(payload) : text(payload);
        return signed(JsonObject.builder().put("payload", text), payload);
    }

    /**
     * Returns a JWS without its payload, which is transferred separately (RFC 7515 appendix F).
     *
     * @param payload any octets; not retained
     * @return one JSON object
     * @throws dev.signet.jose.core.KeySourceException if a key could not be used
     */
    public String signDetached(byte[] payload) {
        return signed(JsonObject.builder(), payload);
    }

    /**
     * Returns a JWS without its payload, which may have any length. Memory is constant.
     *
     * @param payload the payload, read once to its end and not closed
     * @return one JSON object
     * @throws IllegalArgumentException if a key needs the whole payload at once (EdDSA, ML-DSA, an
     *     {@link ExternalSigner}) and it is longer than 16 MiB
     * @throws dev.signet.jose.core.KeySourceException if a key could not be used
     * @throws IOException if the payload cannot be read
     */
    public String signDetached(InputStream payload) throws IOException {
        return PayloadSource.reading(payload, this::streamed);
    }

    /**
     * Returns a JWS without its payload, which may have any length. Memory is constant.
     *
     * @param payload the payload, for example a {@link java.nio.channels.FileChannel}, read once from its position to
     *     its end and not closed; in blocking mode
     * @return one JSON object
     * @throws IllegalArgumentException as {@link #signDetached(InputStream)}
     * @throws dev.signet.jose.core.KeySourceException if a key could not be used
     * @throws java.nio.channels.IllegalBlockingModeException if the channel is in non-blocking mode
     * @throws IOException if the payload cannot be read
     */
    public String signDetached(ReadableByteChannel payload) throws IOException {
        return PayloadSource.reading(payload, this::streamed);
    }

    /** Returns the signers, and nothing of their keys. */
    @Override
    public String toString() {
        return "JwsJsonSigner" + parts.stream().map(Part::signer).toList();
    }

    private String signed(JsonObject.Builder jws, byte[] payload) {
        return written(
                jws,
                parts.stream()
                        .map(part -> part.signer.signature(PayloadSource.of(ByteBuffer.wrap(payload))))
                        .toList());
    }

    private String streamed(PayloadSource payload) {
        if (parts.stream().anyMatch(part -> part.signer.needsWholePayload())) {
            byte[] whole =
                    SigningInput.whole(payload).orElseThrow(() -> new IllegalArgumentException(SigningInput.TOO_LONG));
            return signed(JsonObject.builder(), whole);
        }
        List<SigningPrimitive.Operation> operations =
                parts.stream().map(part -> part.signer.startSigning()).toList();
        MessageSink all = (octets, length) -> operations.forEach(one -> one.update(octets, length));
        SigningInput.feed(all, parts.get(0).signer.encodesPayload(), payload, Long.MAX_VALUE);
        return written(
                JsonObject.builder(),
                operations.stream().map(SigningPrimitive.Operation::sign).toList());
    }

    private String written(JsonObject.Builder jws, List<byte[]> signatures) {
        if (!general) {
            return written(jws, parts.get(0), signatures.get(0)).build().toJson();
        }
        List<JsonObject> elements = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            elements.add(written(JsonObject.builder(), parts.get(i), signatures.get(i))
                    .build());
        }
        return jws.put("signatures", elements).build().toJson();
    }

    private static JsonObject.Builder written(JsonObject.Builder target, Part part, byte[] signature) {
        target.put("protected", new String(part.signer.headerSegment(), ISO_8859_1));
        if (part.unprotectedHeader.parameters().size() > 0) {
            target.put("header", part.unprotectedHeader.parameters());
        }
        return target.put("signature", Base64Url.encode(signature));
    }

    private static Part part(JwsSigner signer, JoseHeader unprotectedHeader) {
        if (signer.header().overlaps(unprotectedHeader)) {
            throw new IllegalArgumentException(
                    "expected no header parameter both protected and unprotected (RFC 7515 section 7.2.1)");
        }
        for (String name : unprotectedHeader.parameters().names()) {
            if (HeaderParameter.isSetByLibrary(name)) {
                throw new IllegalArgumentException("\"" + name + "\" steers processing and must be protected");
            }
        }
        return new Part(signer, unprotectedHeader);
    }

    private static String text(byte[] payload) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(payload)).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("expected an unencoded payload in UTF-8; send other payloads detached");
        }
    }
}
