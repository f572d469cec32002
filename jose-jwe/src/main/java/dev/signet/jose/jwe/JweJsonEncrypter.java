package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.core.internal.registry.HeaderParameter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Encrypts to JWE JSON Serializations (RFC 7516 section 7.2): flattened for one recipient, general for several, who all
 * get the same content under the same key.
 *
 * <p>Each message has a new content encryption key and a new initialization vector. With one recipient, the encrypter's
 * whole header is protected. With several, parameters that all their headers have in common are protected, {@code enc}
 * always; they may differ in {@code alg}, {@code kid}, {@code apu}, {@code apv} and {@code psk_id} alone, and these
 * stand with their recipient, unprotected, where changing them gains nothing: the key would not unwrap.
 *
 * <p>Each method that sets something returns a new encrypter. Immutable and thread-safe.
 */
public final class JweJsonEncrypter {

    private static final byte[] NONE = {};

    private final boolean general;
    private final List<Part> parts;
    private final JoseHeader sharedHeader;
    private final byte[] aad;
    private final RecipientHeaders headers;

    /** One encrypter, and what stands with its recipient besides. */
    private record Part(JweEncrypter encrypter, JoseHeader header) {}

    /** A message whose keys are wrapped and whose content is not encrypted yet. */
    record Begun(JsonObject members, byte[] cek, byte[] iv, byte[] authenticated) {}

    private JweJsonEncrypter(boolean general, List<Part> parts, JoseHeader sharedHeader, byte[] aad) {
        this.general = general;
        this.parts = parts;
        this.sharedHeader = sharedHeader;
        this.aad = aad;
        this.headers = RecipientHeaders.of(parts.stream().map(Part::encrypter).toList());
        for (Part part : parts) {
            JoseHeader made = part.encrypter.header();
            if (made.overlaps(sharedHeader) || made.overlaps(part.header) || sharedHeader.overlaps(part.header)) {
                throw new IllegalArgumentException(
                        "expected no parameter in two of the headers (RFC 7516 section 7.2.1)");
            }
        }
    }

    /**
     * Returns an encrypter of flattened serializations, for one recipient.
     *
     * @param encrypter the key and the protected header
     * @return the encrypter
     */
    public static JweJsonEncrypter flattened(JweEncrypter encrypter) {
        return new JweJsonEncrypter(false, List.of(new Part(encrypter, JoseHeader.empty())), JoseHeader.empty(), NONE);
    }

    /**
     * Returns an encrypter of general serializations, for any number of recipients.
     *
     * @param encrypter the key and the header for the first recipient
     * @param more those for further recipients
     * @return the encrypter
     * @throws IllegalArgumentException as {@link #and}
     */
    public static JweJsonEncrypter general(JweEncrypter encrypter, JweEncrypter... more) {
        JweJsonEncrypter general =
                new JweJsonEncrypter(true, List.of(new Part(encrypter, JoseHeader.empty())), JoseHeader.empty(), NONE);
        for (JweEncrypter another : more) {
            general = general.and(another, JoseHeader.empty());
        }
        return general;
    }

    /**
     * Returns an encrypter with one more recipient.
     *
     * @param encrypter the key and the header
     * @param recipientHeader further parameters that stand with this recipient, unprotected
     * @return another encrypter
     * @throws IllegalArgumentException if this one is flattened; if {@code dir}, {@code ECDH-ES} or a {@link
     *     HpkeDraft} would be among several; if the encrypters differ in {@code enc} or another parameter that must be
     *     protected; if the headers have a name in common; or if an unprotected parameter must be protected
     */
    public JweJsonEncrypter and(JweEncrypter encrypter, JoseHeader recipientHeader) {
        if (!general) {
            throw new IllegalArgumentException("a flattened JWE has one recipient; begin with general(..)");
        }
        List<Part> longer = new ArrayList<>(parts);
        longer.add(new Part(encrypter, unprotected(recipientHeader)));
        for (Part part : longer) {
            JweAlgorithm algorithm = part.encrypter.algorithm();
            if (JweAlgorithms.isDirect(algorithm)) {
                throw new IllegalArgumentException(
                        algorithm.jwaName() + " has one recipient only: there is no key for others");
            }
        }
        return new JweJsonEncrypter(true, List.copyOf(longer), sharedHeader, aad);
    }

    /**
     * Returns an encrypter whose last recipient has these further parameters, unprotected.
     *
     * @param header parameters that are not authenticated
     * @return another encrypter
     * @throws IllegalArgumentException if the headers have a name in common, or a parameter must be protected
     */
    public JweJsonEncrypter withRecipientHeader(JoseHeader header) {
        List<Part> changed = new ArrayList<>(parts);
        Part last = changed.remove(changed.size() - 1);
        changed.add(new Part(last.encrypter, unprotected(header)));
        return new JweJsonEncrypter(general, List.copyOf(changed), sharedHeader, aad);
    }

    /**
     * Returns an encrypter with these parameters for all recipients, unprotected.
     *
     * @param header parameters that are not authenticated
     * @return another encrypter
     * @throws IllegalArgumentException if the headers have a name in common, or a parameter must be protected
     */
    public JweJsonEncrypter withUnprotectedHeader(JoseHeader header) {
        return new JweJsonEncrypter(general, parts, unprotected(header), aad);
    }

    /**
     * Returns an encrypter with additional authenticated data ({@code aad}), which is readable.
     *
     * @param octets at least one; copied
     * @return another encrypter
     * @throws IllegalArgumentException if there are no octets: the member is absent rather than empty
     */
    public JweJsonEncrypter withAad(byte[] octets) {
        if (octets.length == 0) {
            throw new IllegalArgumentException("expected at least one octet of additional authenticated data");
        }
        return new JweJsonEncrypter(general, parts, sharedHeader, octets.clone());
    }

    /**
     * Encrypts one message.
     *
     * @param plaintext any octets, also none; not retained
     * @return one JSON object
     * @throws IllegalStateException if a provider cannot do what it offers
     */
    public String encrypt(byte[] plaintext) {
        if (first().encryption().isEmpty()) {
            return integrated(plaintext);
        }
        Begun message = begin();
        try {
            ContentCipher.Ciphertext content =
                    first().encrypt(message.cek, message.iv, message.authenticated, plaintext);
            return message.members
                    .with("ciphertext", Base64Url.encode(content.ciphertext()))
                    .with("tag", Base64Url.encode(content.tag()))
                    .toJson();
        } finally {
            Octets.wipe(message.cek);
        }
    }

    /**
     * Encrypts one message of any length from a stream into another, in constant memory.
     *
     * @param plaintext any octets, read to the end and not closed
     * @param token receives the JSON object, in UTF-8; flushed and not closed. If this method throws, what was
     *     written is no token
     * @throws IOException if a stream fails
     * @throws IllegalArgumentException if the plaintext has more than 2<sup>36</sup> - 32 octets, the most that AES-GCM
     *     encrypts under one key and initialization vector
     * @throws IllegalStateException if a provider cannot do what it offers, or the algorithm is one of {@link
     *     HpkeDraft}, which encrypt the content as a whole
     */
    public void encrypt(InputStream plaintext, OutputStream token) throws IOException {
        Begun message = begin();
        try {
            ContentStream stream = first().stream();
            ContentStream.Encryption streamed = first().begin(stream, message.cek, message.iv, message.authenticated);
            byte[] members = message.members.toOctets();
            token.write(members, 0, members.length - 1);
            token.write(",\"ciphertext\":\"".getBytes(US_ASCII));
            byte[] tag = first().encrypt(stream, streamed, plaintext, token);
            token.write(("\",\"tag\":\"" + Base64Url.encode(tag) + "\"}").getBytes(US_ASCII));
            token.flush();
        } finally {
            Octets.wipe(message.cek);
        }
    }

    /**
     * Encrypts one message of any length from a channel into a stream; otherwise as
     * {@link #encrypt(InputStream, OutputStream)}.
     *
     * @param plaintext any octets, read to the end and not closed; in blocking mode
     * @param token receives the JSON object, in UTF-8; flushed and not closed
     * @throws java.nio.channels.IllegalBlockingModeException if the channel is in non-blocking mode
     * @throws IOException if the channel or the stream fails
     */
    public void encrypt(ReadableByteChannel plaintext, OutputStream token) throws IOException {
        encrypt(Channels.newInputStream(plaintext), token);
    }

    /** Returns the encrypters, and nothing of their keys. */
    @Override
    public String toString() {
        return "JweJsonEncrypter" + parts.stream().map(Part::encrypter).toList();
    }

    /** Returns the encrypter whose content encryption all parts have. */
    private JweEncrypter first() {
        return parts.get(0).encrypter;
    }

    /** Puts together all that stands before the ciphertext. */
    Begun begin() {
        List<WrappedCek> wrapped = wrapped();
        byte[] iv = first().iv();
        byte[] cek = wrapped.get(0).cek();
        wrapped.subList(1, wrapped.size()).forEach(another -> Octets.wipe(another.cek()));

        JsonObject common =
                parts.size() == 1 ? joined(headers.common(), wrapped.get(0).parameters()) : headers.common();
        String protectedText = Base64Url.encode(common.toOctets());
        JsonObject.Builder members = members(protectedText, wrapped).put("iv", Base64Url.encode(iv));
        return new Begun(members.build(), cek, iv, JweJson.authenticated(protectedText, aad));
    }

    /** Encrypts where the algorithm does it itself: the one encrypted key is the encapsulated secret. */
    private String integrated(byte[] plaintext) {
        String protectedText = Base64Url.encode(headers.common().toOctets());
        SealedContent sealed = first().seal(JweJson.authenticated(protectedText, aad), plaintext);
        return members(protectedText, List.of(new WrappedCek(NONE, sealed.encapsulated())))
                .put("ciphertext", Base64Url.encode(sealed.ciphertext()))
                .build()
                .toJson();
    }

    /** Returns what stands before the initialization vector. */
    private JsonObject.Builder members(String protectedText, List<WrappedCek> wrapped) {
        JsonObject.Builder members = JsonObject.builder().put("protected", protectedText);
        if (sharedHeader.parameters().size() > 0) {
            members.put("unprotected", sharedHeader.parameters());
        }
        if (general) {
            List<JsonObject> recipients = new ArrayList<>(parts.size());
            for (int i = 0; i < parts.size(); i++) {
                recipients.add(
                        recipient(JsonObject.builder(), i, wrapped.get(i)).build());
            }
            members.put("recipients", recipients);
        } else {
            recipient(members, 0, wrapped.get(0));
        }
        if (aad.length > 0) {
            members.put("aad", Base64Url.encode(aad));
        }
        return members;
    }

    /** Wraps one content encryption key for each recipient. */
    private List<WrappedCek> wrapped() {
        JweEncrypter first = first();
        if (parts.size() == 1) {
            return List.of(first.wrap(first.random()));
        }
        SharedCek shared = new SharedCek(first.random(), first.contentEncryption());
        try {
            return parts.stream().map(part -> part.encrypter.wrap(shared)).toList();
        } finally {
            shared.wipe();
        }
    }

    private JsonObject.Builder recipient(JsonObject.Builder target, int index, WrappedCek wrapped) {
        JsonObject header =
                joined(headers.own().get(index), parts.get(index).header().parameters());
        if (parts.size() > 1) {
            header = joined(header, wrapped.parameters());
        }
        if (header.size() > 0) {
            target.put("header", header);
        }
        if (wrapped.encryptedKey().length > 0) {
            target.put("encrypted_key", Base64Url.encode(wrapped.encryptedKey()));
        }
        return target;
    }

    private static JoseHeader unprotected(JoseHeader header) {
        for (String name : header.parameters().names()) {
            if (HeaderParameter.isSetByLibrary(name)) {
                throw new IllegalArgumentException("\"" + name + "\" is set by the algorithms alone");
            }
        }
        return header;
    }

    private static JsonObject joined(JsonObject some, JsonObject others) {
        return some.toBuilder().putAll(others).build();
    }
}
