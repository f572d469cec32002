package dev.signet.jose.jwe;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.TokenLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Decrypts JWE JSON Serializations, flattened and general (RFC 7516 section 7.2), for the recipient whose key is here.
 *
 * <p>A JWE has one content and a key for it for each recipient; {@code alg} and {@code kid} tell which recipients a
 * decrypter can be. Because recipients differ in them, they may stand outside the protected header: an {@code alg} there
 * can do no more than pick among the algorithms that the decrypters list, each with its own key. What steers the content,
 * {@code enc}, {@code zip} and {@code crit}, must be protected, so a JWE without protected header is refused.
 *
 * <p>What a token can fail with is what {@link JweDecrypter} lists, and besides:
 *
 * <ul>
 *   <li>{@code TOO_LARGE}: more recipients than {@link TokenLimits#recipients()}, or passwords' iteration counts that
 *       exceed the ceiling together;
 *   <li>{@code MALFORMED}: a parameter in two headers; members of both forms; a member that is empty rather than absent;
 *       {@code dir} or {@code ECDH-ES} among several recipients;
 *   <li>{@code ALGORITHM_NOT_ALLOWED} and {@code KEY_NOT_FOUND}: no recipient is one that these decrypters can be;
 *   <li>{@code DECRYPTION_FAILED}: some may be, and no key opened. At most as many keys are tried as there may be
 *       recipients.
 * </ul>
 *
 * <p>Members that are not known are ignored, names that come twice refused. <em>Immutable</em> and
 * <em>thread-safe.</em>
 */
public final class JweJsonDecrypter {

    private static final byte[] NONE = {};

    private final List<KeyChoice> choices;
    private final TokenLimits limits;

    /** A recipient that a decrypter accepts, and would open with a key. */
    private record Meaning(int index, JsonRecipient recipient, KeyChoice choice, AcceptedHeader accepted) {}

    private record Candidate(Meaning meaning, CekUnwrapper unwrapper) {}

    private JweJsonDecrypter(List<KeyChoice> choices) {
        this.choices = choices;
        this.limits = choices.get(0).rules().limits();
    }

    /**
     * Returns a decrypter.
     *
     * @param decrypter the algorithms and keys that are accepted
     * @param more further algorithms and keys. The bounds on the token are those of the first
     * @return the decrypter
     */
    public static JweJsonDecrypter of(JweDecrypter decrypter, JweDecrypter... more) {
        List<KeyChoice> choices = new ArrayList<>();
        choices.add(KeyChoice.of(decrypter));
        for (JweDecrypter another : more) {
            choices.add(KeyChoice.of(another));
        }
        return new JweJsonDecrypter(List.copyOf(choices));
    }

    /**
     * Decrypts one token.
     *
     * @param json a JWE JSON Serialization, flattened or general
     * @return the plaintext, the headers, and which recipient's key opened it
     * @throws InvalidTokenException if the token is not accepted, for one of the reasons in the class comment
     * @throws dev.signet.jose.core.KeySourceException if a key could not be had or used
     */
    public DecryptedJweJson decrypt(String json) {
        JweJson jwe = JweJson.read(json, limits);
        for (Candidate candidate : candidates(jwe)) {
            Optional<DecryptedJweJson> decrypted = opened(jwe, candidate);
            if (decrypted.isPresent()) {
                return decrypted.get();
            }
        }
        throw DecryptionRules.undecryptable();
    }

    /**
     * Decrypts one token of any length from a stream into another, in constant memory; otherwise as
     * {@link JweDecrypter#decrypt(InputStream, OutputStream, long)}. The limit on a token's size applies to all of the JSON
     * text but the ciphertext. Each key that is tried reads the whole ciphertext once.
     *
     * @param json a JWE JSON Serialization, flattened or general, whose member {@code ciphertext} has its name written
     *     without escapes; read to its end and not closed
     * @param plaintext where the plaintext goes; not closed
     * @param maxOctets the most octets that the ciphertext may stand for
     * @return the headers, and which recipient's key opened it
     * @throws InvalidTokenException if the token is not accepted, for one of the reasons in the class comment; nothing was
     *     written then
     * @throws dev.signet.jose.core.KeySourceException if a key could not be had or used
     * @throws IOException if a stream or the temporary file fails
     * @throws IllegalArgumentException if {@code maxOctets} is negative
     */
    public DecryptedJweStream decrypt(InputStream json, OutputStream plaintext, long maxOctets) throws IOException {
        return decrypt(json, plaintext, maxOctets, CiphertextSpool.Place.standard());
    }

    DecryptedJweStream decrypt(InputStream json, OutputStream plaintext, long maxOctets, CiphertextSpool.Place place)
            throws IOException {
        StreamedDecryption.requireBound(maxOctets);
        try (CiphertextSpool ciphertext = new CiphertextSpool(place)) {
            byte[] rest = JsonSplitter.split(new TokenReader(json), limits.tokenOctets(), ciphertext, maxOctets);
            JweJson jwe = JweJson.read(rest, limits);
            for (Candidate candidate : candidates(jwe)) {
                if (opened(jwe, candidate, ciphertext, plaintext)) {
                    return new DecryptedJweStream(decrypted(jwe, candidate, NONE), ciphertext.size());
                }
            }
        }
        throw DecryptionRules.undecryptable();
    }

    /** Returns what is accepted, and nothing of the keys. */
    @Override
    public String toString() {
        return "JweJsonDecrypter"
                + choices.stream().map(choice -> choice.rules().toString()).toList();
    }

    private Optional<DecryptedJweJson> opened(JweJson jwe, Candidate candidate) {
        Meaning meaning = candidate.meaning;
        byte[] plaintext;
        try {
            plaintext = meaning.choice
                    .rules()
                    .open(jwe.content(), meaning.recipient.encryptedKey(), meaning.accepted, candidate.unwrapper);
        } catch (InvalidTokenException e) {
            if (e.reason() == Reason.DECRYPTION_FAILED) {
                return Optional.empty();
            }
            throw e;
        }
        return Optional.of(decrypted(jwe, candidate, plaintext));
    }

    private static boolean opened(JweJson jwe, Candidate candidate, CiphertextSpool ciphertext, OutputStream plaintext)
            throws IOException {
        Meaning meaning = candidate.meaning;
        DecryptionRules rules = meaning.choice.rules();
        StreamedDecryption.requirePlain(meaning.accepted);
        ContentStream cipher = meaning.accepted.encryption().stream(rules.providers());
        if (ciphertext.size() > cipher.mostOctets()) {
            throw new InvalidTokenException(
                    Reason.TOO_LARGE, "expected a ciphertext of at most " + cipher.mostOctets() + " octets");
        }
        try {
            byte[] encryptedKey = meaning.recipient.encryptedKey();
            rules.open(
                    jwe.content(), encryptedKey, meaning.accepted, candidate.unwrapper, cipher, ciphertext, plaintext);
            return true;
        } catch (InvalidTokenException e) {
            if (e.reason() == Reason.DECRYPTION_FAILED) {
                return false;
            }
            throw e;
        }
    }

    private DecryptedJweJson decrypted(JweJson jwe, Candidate candidate, byte[] plaintext) {
        Meaning meaning = candidate.meaning;
        return new DecryptedJweJson(jwe, meaning.index, meaning.accepted, plaintext, limits);
    }

    private List<Candidate> candidates(JweJson jwe) {
        List<Meaning> meanings = meanings(jwe);
        List<Candidate> candidates = candidates(meanings);
        if (candidates.isEmpty()) {
            choices.forEach(choice -> refresh(choice, meanings));
            candidates = candidates(meanings);
        }
        if (candidates.isEmpty()) {
            throw InvalidTokenException.keyNotFound(
                    "expected a recipient that one key fits by \"alg\", \"enc\" and \"kid\"",
                    refreshFailedAt(meanings));
        }
        List<Candidate> tried = candidates.subList(0, Math.min(candidates.size(), limits.recipients()));
        // All that passwords will cost is known, and bounded, before the first of them is tried.
        long spent = 0;
        for (Candidate candidate : tried) {
            spent = candidate.unwrapper.spend(candidate.meaning.accepted.header(), spent);
        }
        return tried;
    }

    private static List<Candidate> candidates(List<Meaning> meanings) {
        List<Candidate> candidates = new ArrayList<>();
        for (Meaning meaning : meanings) {
            meaning.choice
                    .find(meaning.accepted)
                    .ifPresent(unwrapper -> candidates.add(new Candidate(meaning, unwrapper)));
        }
        return candidates;
    }

    /** Once for each decrypter and token, however many names of keys the token has. */
    @SuppressWarnings("ReferenceEquality") // Which of the decrypters it is, not whether two are alike.
    private static void refresh(KeyChoice choice, List<Meaning> meanings) {
        meanings.stream()
                .filter(meaning -> meaning.choice == choice)
                .flatMap(meaning -> meaning.accepted.header().keyId().stream())
                .findFirst()
                .ifPresent(choice::refresh);
    }

    private static Optional<Instant> refreshFailedAt(List<Meaning> meanings) {
        return meanings.stream()
                .filter(meaning -> meaning.accepted.header().keyId().isPresent())
                .flatMap(meaning -> meaning.choice.refreshFailedAt().stream())
                .max(Comparator.naturalOrder());
    }

    private List<Meaning> meanings(JweJson jwe) {
        List<Meaning> meanings = new ArrayList<>();
        InvalidTokenException refusal = null;
        for (int i = 0; i < jwe.recipients().size(); i++) {
            JsonRecipient recipient = jwe.recipients().get(i);
            for (KeyChoice choice : choices) {
                try {
                    AcceptedHeader accepted = choice.rules().accept(jwe.protectedHeader(), recipient.allParameters());
                    meanings.add(new Meaning(i, recipient, choice, accepted));
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
        if (meanings.isEmpty() && refusal != null) {
            throw refusal;
        }
        return meanings;
    }
}
