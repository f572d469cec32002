package dev.signet.jose.jws;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Verifies JWS JSON Serializations, flattened and general (RFC 7515 section 7.2), under a policy that says which of
 * their signatures must be right.
 *
 * <p>With several verifiers, a signature is right if one of them accepts its header and has the key that made it; their
 * order does not matter. A source of keys is asked for newer ones once for each JWS, and only if the policy needs a
 * signature that no key fits.
 *
 * <p>Stricter than the RFC in one thing: {@code alg} must be in the protected header, so a JWS without one is refused
 * (see RFC 7515 section 10.7). A {@code kid} may be outside of it, where it can do no more than select a key. Unknown
 * members are ignored, duplicate names refused. Immutable and thread-safe; build it once.
 */
public final class JwsJsonVerifier {

    private final SignaturePolicy policy;
    private final List<JwsVerifier> verifiers;
    private final TokenLimits limits;

    private JwsJsonVerifier(SignaturePolicy policy, List<JwsVerifier> verifiers, TokenLimits limits) {
        this.policy = policy;
        this.verifiers = verifiers;
        this.limits = limits;
    }

    /**
     * Returns a verifier.
     *
     * @param policy which signatures must be right
     * @param verifier the algorithms and keys that are accepted; its limits are those of the JWS
     * @param more further algorithms and keys
     * @return the verifier
     */
    public static JwsJsonVerifier of(SignaturePolicy policy, JwsVerifier verifier, JwsVerifier... more) {
        List<JwsVerifier> all = new ArrayList<>();
        all.add(verifier);
        all.addAll(List.of(more));
        return new JwsJsonVerifier(policy, List.copyOf(all), verifier.limits());
    }

    /**
     * Verifies a JWS.
     *
     * @param json a JWS JSON Serialization
     * @return the payload and the signatures that the policy demands
     * @throws InvalidTokenException with the reason {@code MALFORMED}, {@code TOO_LARGE}, {@code UNSUPPORTED},
     *     {@code ALGORITHM_NOT_ALLOWED}, {@code KEY_NOT_FOUND} or {@code SIGNATURE_INVALID}: that of the signature, and
     *     of the verifier, that got furthest
     * @throws dev.signet.jose.core.KeySourceException if keys were not available or could not be used
     */
    public VerifiedJwsJson verify(String json) {
        JwsJson jws = JwsJson.read(json, limits);
        return met(jws, jws.payloadOctets());
    }

    /**
     * Verifies a JWS whose payload was transferred separately (RFC 7515 appendix F).
     *
     * @param json a JWS JSON Serialization without the member {@code payload}
     * @param payload the payload
     * @return the payload and the signatures that the policy demands
     * @throws InvalidTokenException as {@link #verify}; {@code MALFORMED} also if the JWS has a payload of its own
     * @throws dev.signet.jose.core.KeySourceException if keys were not available or could not be used
     */
    public VerifiedJwsJson verifyDetached(String json, byte[] payload) {
        return met(detached(json), payload.clone());
    }

    /**
     * Verifies a JWS whose payload, of any length, was transferred separately. Memory is constant.
     *
     * @param json a JWS JSON Serialization without the member {@code payload}
     * @param payload the payload, read once to its end and not closed; what was read of it may be used only once this
     *     method has returned
     * @return the signatures that the policy demands, in the order of the document; an immutable list
     * @throws InvalidTokenException as {@link #verifyDetached(String, byte[])}; {@code TOO_LARGE} if the algorithm of a
     *     signature needs the whole payload at once (EdDSA, ML-DSA) and it is longer than 16 MiB
     * @throws dev.signet.jose.core.KeySourceException if keys were not available or could not be used
     * @throws IOException if the payload cannot be read
     */
    public List<VerifiedSignature> verifyDetached(String json, InputStream payload) throws IOException {
        JwsJson jws = detached(json);
        return PayloadSource.reading(payload, source -> streamed(jws, source));
    }

    /**
     * Verifies a JWS whose payload, of any length, was transferred separately. Memory is constant.
     *
     * @param json a JWS JSON Serialization without the member {@code payload}
     * @param payload the payload, for example a {@link java.nio.channels.FileChannel}, read once from its position to
     *     its end and not closed; in blocking mode
     * @return the signatures that the policy demands, in the order of the document; an immutable list
     * @throws InvalidTokenException as {@link #verifyDetached(String, InputStream)}
     * @throws dev.signet.jose.core.KeySourceException if keys were not available or could not be used
     * @throws java.nio.channels.IllegalBlockingModeException if the channel is in non-blocking mode
     * @throws IOException if the payload cannot be read
     */
    public List<VerifiedSignature> verifyDetached(String json, ReadableByteChannel payload) throws IOException {
        JwsJson jws = detached(json);
        return PayloadSource.reading(payload, source -> streamed(jws, source));
    }

    /** Returns the policy and the verifiers, and nothing of the keys. */
    @Override
    public String toString() {
        return "JwsJsonVerifier[" + policy + ", " + verifiers + "]";
    }

    private JwsJson detached(String json) {
        JwsJson jws = JwsJson.read(json, limits);
        if (jws.payload().isPresent()) {
            throw new InvalidTokenException(
                    Reason.MALFORMED, "expected a detached JWS, without the member \"payload\" (RFC 7515 appendix F)");
        }
        return jws;
    }

    private VerifiedJwsJson met(JwsJson jws, byte[] payload) {
        List<SignatureKeys> signatures = select(jws);
        return new VerifiedJwsJson(verified(signatures, inMemory(payload)), payload, limits);
    }

    private List<VerifiedSignature> streamed(JwsJson jws, PayloadSource payload) {
        List<SignatureKeys> signatures = select(jws);
        List<SignatureCandidate> candidates =
                signatures.stream().flatMap(one -> one.candidates().stream()).toList();
        boolean whole = candidates.stream().anyMatch(one -> one.primitive().needsWholeMessage());
        return verified(signatures, whole ? inMemory(whole(payload)) : read(payload, candidates));
    }

    /** Finds the keys of all signatures. Each source of keys is asked for newer ones at most once, and only in need. */
    private List<SignatureKeys> select(JwsJson jws) {
        SourceAnswers<JwsVerifier, KeySelector.Keys> keys = new SourceAnswers<>();
        List<SignatureKeys> signatures = jws.signatures().stream()
                .map(signature -> new SignatureKeys(signature, verifiers, keys))
                .toList();
        SourceAnswers<JwkSource, JwkSet> refreshed = new SourceAnswers<>();
        for (SignatureKeys signature : inNeed(signatures)) {
            // The sources may have been asked for another signature meanwhile.
            if (!signature.hasKey()) {
                signature.refresh(refreshed);
            }
        }
        signatures.forEach(SignatureKeys::select);
        return signatures;
    }

    /** Returns the signatures that need a key which is not there, if the policy is to be met. */
    private List<SignatureKeys> inNeed(List<SignatureKeys> signatures) {
        List<SignatureKeys> keyless =
                signatures.stream().filter(one -> !one.hasKey()).toList();
        return switch (policy.mode()) {
            case ALL -> keyless;
            case ANY -> keyless.size() == signatures.size() ? keyless : List.of();
            case THESE ->
                keyless.stream()
                        .filter(one -> policy.names().stream().anyMatch(one::isCalled))
                        .toList();
        };
    }

    private List<VerifiedSignature> verified(List<SignatureKeys> signatures, SignatureCandidate.Check check) {
        return switch (policy.mode()) {
            case ALL ->
                signatures.stream()
                        .map(one -> one.verified(check)
                                .orElseThrow(() -> one.refusal(missing()))
                                .verified())
                        .toList();
            case ANY -> List.of(any(signatures, check));
            case THESE -> NamedSignatures.of(policy.names(), signatures, check);
        };
    }

    private static VerifiedSignature any(List<SignatureKeys> signatures, SignatureCandidate.Check check) {
        FurthestRefusal refusal = new FurthestRefusal();
        for (SignatureKeys signature : signatures) {
            Optional<SignatureCandidate> verified = signature.verified(check);
            if (verified.isPresent()) {
                return verified.get().verified();
            }
            refusal.add(signature.refusal(missing()));
        }
        throw refusal.or(missing());
    }

    private static InvalidTokenException missing() {
        return new InvalidTokenException(Reason.MALFORMED, "\"signatures\": expected at least one");
    }

    private static SignatureCandidate.Check inMemory(byte[] payload) {
        return candidate -> candidate
                .input()
                .verify(
                        candidate.primitive(),
                        PayloadSource.of(ByteBuffer.wrap(payload)),
                        candidate.signature().octets());
    }

    private static byte[] whole(PayloadSource payload) {
        return SigningInput.whole(payload)
                .orElseThrow(() -> new InvalidTokenException(Reason.TOO_LARGE, SigningInput.TOO_LONG));
    }

    /** Reads a payload once for all candidates. */
    private static SignatureCandidate.Check read(PayloadSource payload, List<SignatureCandidate> candidates) {
        IdentityHashMap<SignatureCandidate, StreamedVerification> verifications = new IdentityHashMap<>();
        candidates.forEach(candidate -> verifications.put(candidate, new StreamedVerification(candidate)));
        // All signatures agree on the encoding, or the JWS is refused when it is read.
        boolean encoded = candidates.stream().allMatch(one -> one.accepted().encoded());
        MessageSink all = (octets, length) -> verifications.values().forEach(one -> one.update(octets, length));
        SigningInput.feed(all, encoded, payload, Long.MAX_VALUE);
        return candidate ->
                Optional.ofNullable(verifications.get(candidate)).orElseThrow().verifies();
    }
}
