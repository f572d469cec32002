package dev.signet.jose.jwe;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.jwk.internal.JwkSetLookup;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Decrypts JWE JSON Serializations, flattened and general (RFC 7516 section 7.2), with the key of one of the
 * recipients.
 *
 * <p>A JWE has one content, and an encrypted key for each recipient; {@code alg} and {@code kid} tell which keys of the
 * decrypters may serve a recipient. Because recipients differ in them, they may stand outside the protected header: an
 * {@code alg} there only selects among the algorithms that the decrypters list, each with its own key. The parameters
 * that decide how the content is processed, {@code enc}, {@code zip} and {@code crit}, must be protected, so a JWE
 * without a protected header is refused.
 *
 * <p>A token is refused for the reasons that {@link JweDecrypter} lists, and besides:
 *
 * <ul>
 *   <li>{@code TOO_LARGE}: more recipients than {@link TokenLimits#recipients()}, or iteration counts of passwords that
 *       exceed the ceiling together;
 *   <li>{@code MALFORMED}: a parameter in two headers; members of both forms; a member that is empty rather than
 *       absent; {@code dir}, {@code ECDH-ES} or an accepted {@link HpkeDraft} among several recipients;
 *   <li>{@code ALGORITHM_NOT_ALLOWED} and {@code KEY_NOT_FOUND}: no recipient has an algorithm that a decrypter lists,
 *       or none has a key that fits;
 *   <li>{@code DECRYPTION_FAILED}: keys fit, and none of them decrypts. At most as many keys are tried as there may be
 *       recipients;
 *   <li>{@code MALFORMED}: the key management parameters of every recipient are malformed. If those of another
 *       recipient are well-formed, a recipient with malformed ones is skipped.
 * </ul>
 *
 * <p>Unknown members are ignored; a member name that occurs twice is refused. Immutable and thread-safe.
 */
public final class JweJsonDecrypter {

    /** A key that does not decrypt, its parameters, or a pre-shared key that is not known: another may be ours. */
    private static final Set<Reason> CONCERNS_ONE_RECIPIENT =
            Set.of(Reason.DECRYPTION_FAILED, Reason.MALFORMED, Reason.KEY_NOT_FOUND);

    private final List<JweDecrypter> decrypters;
    private final TokenLimits limits;

    /** A recipient that a decrypter accepts. */
    private record Accepted(JsonRecipient recipient, JweDecrypter decrypter, AcceptedHeader accepted)
            implements KeySelection.Recipient {
        @Override
        public KeySelector keys() {
            return decrypter.keys();
        }
    }

    /** Content that was authenticated, and for which recipient. */
    private record Authenticated(Accepted recipient, byte[] content) {}

    private JweJsonDecrypter(List<JweDecrypter> decrypters) {
        this.decrypters = decrypters;
        this.limits = decrypters.get(0).policy().limits();
    }

    /**
     * Returns a decrypter.
     *
     * @param decrypter the algorithms and keys that are accepted
     * @param more further algorithms and keys. The bounds on the token are those of the first
     * @return the decrypter
     */
    public static JweJsonDecrypter of(JweDecrypter decrypter, JweDecrypter... more) {
        List<JweDecrypter> decrypters = new ArrayList<>();
        decrypters.add(decrypter);
        decrypters.addAll(List.of(more));
        return new JweJsonDecrypter(List.copyOf(decrypters));
    }

    /**
     * Decrypts one token.
     *
     * @param json a JWE JSON Serialization, flattened or general
     * @return the plaintext, the headers, and for which recipient it was decrypted
     * @throws InvalidTokenException if the token is not accepted, for one of the reasons in the class comment
     * @throws dev.signet.jose.core.KeySourceException if a key is not available
     */
    public DecryptedJweJson decrypt(String json) {
        JweJson jwe = JweJson.read(json, limits);
        Authenticated found = decrypted(candidates(jwe), candidate -> authenticated(jwe, candidate));
        AcceptedHeader accepted = found.recipient.accepted;
        // Outside the trials: content that was authenticated and does not inflate is no reason to try another key.
        byte[] plaintext = accepted.inflated(found.content);
        return new DecryptedJweJson(jwe, found.recipient.recipient, accepted, plaintext, limits);
    }

    /**
     * Decrypts one token of any length from a stream into another, in constant memory; otherwise as {@link
     * JweDecrypter#decrypt(InputStream, OutputStream, long)}. The limit on a token's size applies to all of the JSON
     * text but the ciphertext. Each key that is tried reads the whole ciphertext once.
     *
     * @param json a JWE JSON Serialization, flattened or general, whose member {@code ciphertext} has its name written
     *     without escapes; read to its end and not closed
     * @param plaintext receives the plaintext; not closed
     * @param maxOctets the maximum length of the decoded ciphertext in octets
     * @return the headers, and for which recipient it was decrypted
     * @throws InvalidTokenException if the token is not accepted, for one of the reasons in the class comment; nothing
     *     was written then
     * @throws dev.signet.jose.core.KeySourceException if a key is not available
     * @throws IOException if a stream or the temporary file fails
     * @throws IllegalArgumentException if {@code maxOctets} is negative
     */
    public DecryptedJweJsonStream decrypt(InputStream json, OutputStream plaintext, long maxOctets) throws IOException {
        return decrypt(json, plaintext, maxOctets, CiphertextSpool.Place.standard());
    }

    /**
     * Decrypts one token of any length from a channel into a stream; otherwise as
     * {@link #decrypt(InputStream, OutputStream, long)}.
     *
     * @param json a JWE JSON Serialization, as {@link #decrypt(InputStream, OutputStream, long)} takes it, read to its
     *     end and not closed; in blocking mode
     * @param plaintext receives the plaintext; not closed
     * @param maxOctets the maximum length of the decoded ciphertext in octets
     * @return the headers, and for which recipient it was decrypted
     * @throws InvalidTokenException if the token is not accepted, for one of the reasons in the class comment; nothing
     *     was written then
     * @throws dev.signet.jose.core.KeySourceException if a key is not available
     * @throws java.nio.channels.IllegalBlockingModeException if the channel is in non-blocking mode
     * @throws IOException if the channel, the stream or the temporary file fails
     * @throws IllegalArgumentException if {@code maxOctets} is negative
     */
    public DecryptedJweJsonStream decrypt(ReadableByteChannel json, OutputStream plaintext, long maxOctets)
            throws IOException {
        return decrypt(Channels.newInputStream(json), plaintext, maxOctets);
    }

    DecryptedJweJsonStream decrypt(
            InputStream json, OutputStream plaintext, long maxOctets, CiphertextSpool.Place place) throws IOException {
        StreamedDecryption.requireBound(maxOctets);
        try (CiphertextSpool ciphertext = new CiphertextSpool(place)) {
            byte[] rest = JsonSplitter.split(new TokenReader(json), limits.tokenOctets(), ciphertext, maxOctets);
            JweJson jwe = JweJson.read(rest, limits);
            return decrypted(candidates(jwe), candidate -> streamed(jwe, candidate, ciphertext, plaintext));
        }
    }

    /** Returns the algorithms, and nothing of the keys. */
    @Override
    public String toString() {
        return "JweJsonDecrypter"
                + decrypters.stream().map(JweDecrypter::policy).toList();
    }

    /** Tries one recipient with one key. */
    @FunctionalInterface
    private interface Trial<T, E extends Exception> {
        T decrypt(KeySelection.Match<Accepted> candidate) throws E;
    }

    /**
     * Returns what the first candidate that decrypts yields. Parameters of a recipient's key that are malformed concern
     * this recipient alone: another one may be ours.
     */
    private static <T, E extends Exception> T decrypted(
            List<KeySelection.Match<Accepted>> candidates, Trial<T, E> trial) throws E {
        InvalidTokenException refusal = null;
        for (KeySelection.Match<Accepted> candidate : candidates) {
            try {
                return trial.decrypt(candidate);
            } catch (InvalidTokenException e) {
                if (!CONCERNS_ONE_RECIPIENT.contains(e.reason())) {
                    throw e;
                }
                refusal = refusal == null || e.reason() == Reason.DECRYPTION_FAILED ? e : refusal;
            }
        }
        throw refusal == null ? ContentDecryption.undecryptable() : refusal;
    }

    private static Authenticated authenticated(JweJson jwe, KeySelection.Match<Accepted> candidate) {
        Accepted recipient = candidate.recipient();
        byte[] encryptedKey = recipient.recipient.encryptedKey();
        byte[] content = recipient
                .decrypter
                .content()
                .decrypt(jwe.content().copy(), encryptedKey, recipient.accepted, candidate.half());
        return new Authenticated(recipient, content);
    }

    private static DecryptedJweJsonStream streamed(
            JweJson jwe, KeySelection.Match<Accepted> candidate, CiphertextSpool ciphertext, OutputStream plaintext)
            throws IOException {
        Accepted recipient = candidate.recipient();
        AcceptedHeader accepted = recipient.accepted;
        StreamedDecryption.requireStreamable(accepted);
        ContentStream cipher = recipient.decrypter.content().stream(accepted);
        if (ciphertext.size() > cipher.mostOctets()) {
            throw new InvalidTokenException(
                    Reason.TOO_LARGE, "expected a ciphertext of at most " + cipher.mostOctets() + " octets");
        }
        byte[] encryptedKey = recipient.recipient.encryptedKey();
        ContentDecryption.decrypt(
                jwe.content(), encryptedKey, accepted, candidate.half(), cipher, ciphertext, plaintext);
        return new DecryptedJweJsonStream(jwe, recipient.recipient, accepted, ciphertext.size());
    }

    private List<KeySelection.Match<Accepted>> candidates(JweJson jwe) {
        List<KeySelection.Match<Accepted>> candidates = KeySelection.select(accepted(jwe), JwkSetLookup.waiting());
        List<KeySelection.Match<Accepted>> tried =
                candidates.subList(0, Math.min(candidates.size(), limits.recipients()));
        // The iterations of all passwords are known, and bounded, before the first of them is tried.
        long spent = 0;
        for (KeySelection.Match<Accepted> candidate : tried) {
            try {
                spent = candidate.half().spend(candidate.recipient().accepted.header(), spent);
            } catch (InvalidTokenException e) {
                // A malformed count costs nothing, and is the reason why this candidate will be refused.
                if (e.reason() != Reason.MALFORMED) {
                    throw e;
                }
            }
        }
        return tried;
    }

    private List<Accepted> accepted(JweJson jwe) {
        List<Accepted> accepted = new ArrayList<>();
        InvalidTokenException refusal = null;
        for (JsonRecipient recipient : jwe.recipients()) {
            for (JweDecrypter decrypter : decrypters) {
                try {
                    AcceptedHeader header = decrypter.policy().accept(jwe.protectedHeader(), recipient.allParameters());
                    if (header.encryption().isEmpty() && jwe.isForSeveral()) {
                        throw new InvalidTokenException(
                                Reason.MALFORMED,
                                "expected one recipient only with "
                                        + header.algorithm().name());
                    }
                    accepted.add(new Accepted(recipient, decrypter, header));
                } catch (InvalidTokenException e) {
                    // Another decrypter may accept what this one does not list or does not understand.
                    boolean elsewhere = e.reason() == Reason.ALGORITHM_NOT_ALLOWED || e.reason() == Reason.UNSUPPORTED;
                    if (!elsewhere) {
                        throw e;
                    }
                    refusal = refusal == null || e.reason() == Reason.UNSUPPORTED ? e : refusal;
                }
            }
        }
        if (accepted.isEmpty() && refusal != null) {
            throw refusal;
        }
        return accepted;
    }
}
