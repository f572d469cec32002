package dev.signet.jose.jws;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.TokenLimits;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Verifies JWS JSON Serializations, flattened and general (RFC 7515 section 7.2), under a policy that says which of their
 * signatures must be right.
 *
 * <p>Stricter than the RFC in one thing: {@code alg} must stand in the protected header, so a JWS without one is refused
 * (RFC 7515 section 10.7 tells why). A {@code kid} may stand outside it, where it can do no more than pick a key.
 * Members that are not known are ignored, names that come twice refused. Immutable and thread-safe; build it once.
 */
public final class JwsJsonVerifier {

    /** What one verifier refuses and another may accept; of several such refusals the last in this order is told. */
    private static final List<Reason> ELSEWHERE =
            List.of(Reason.ALGORITHM_NOT_ALLOWED, Reason.UNSUPPORTED, Reason.KEY_NOT_FOUND);

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
     * @param verifier the algorithms and keys that are accepted
     * @param more further algorithms and keys; a signature is verified by the first that supports its header, allows its
     *     algorithm and has its key. The bounds are those of the first
     * @return the verifier
     */
    public static JwsJsonVerifier of(SignaturePolicy policy, JwsVerifier verifier, JwsVerifier... more) {
        List<JwsVerifier> all = new ArrayList<>();
        all.add(verifier);
        all.addAll(List.of(more));
        return new JwsJsonVerifier(policy, List.copyOf(all), verifier.limits());
    }

    /**
     * Returns the JWS that a JSON text holds, once its signatures meet the policy.
     *
     * @param json a JWS JSON Serialization
     * @return the payload and the signatures that were verified
     * @throws InvalidTokenException with the reason {@code MALFORMED}, {@code TOO_LARGE}, {@code UNSUPPORTED},
     *     {@code ALGORITHM_NOT_ALLOWED}, {@code KEY_NOT_FOUND} or {@code SIGNATURE_INVALID}
     * @throws dev.signet.jose.core.KeySourceException if the keys could not be had
     */
    public VerifiedJwsJson verify(String json) {
        JwsJson jws = JwsJson.read(json, limits);
        return met(jws, jws.payloadOctets());
    }

    /**
     * Returns the JWS that a JSON text without {@code payload} and a payload that came another way are together (RFC 7515
     * appendix F), once its signatures meet the policy.
     *
     * @param json a JWS JSON Serialization without the member {@code payload}
     * @param payload the payload
     * @return the payload and the signatures that were verified
     * @throws InvalidTokenException as {@link #verify}; {@code MALFORMED} also if the JWS has a payload of its own
     * @throws dev.signet.jose.core.KeySourceException if the keys could not be had
     */
    public VerifiedJwsJson verifyDetached(String json, byte[] payload) {
        JwsJson jws = JwsJson.read(json, limits);
        if (jws.payload().isPresent()) {
            throw new InvalidTokenException(
                    Reason.MALFORMED, "expected a detached JWS, without the member \"payload\" (RFC 7515 appendix F)");
        }
        return met(jws, payload.clone());
    }

    /** Returns the policy and the verifiers, and nothing of the keys. */
    @Override
    public String toString() {
        return "JwsJsonVerifier[" + policy + ", " + verifiers + "]";
    }

    private VerifiedJwsJson met(JwsJson jws, byte[] payload) {
        List<VerifiedSignature> verified = switch (policy.mode()) {
            case ALL -> all(jws, payload);
            case ANY -> List.of(any(jws, payload));
            case THESE -> these(jws, payload);
        };
        return new VerifiedJwsJson(verified, payload, limits);
    }

    private List<VerifiedSignature> all(JwsJson jws, byte[] payload) {
        List<VerifiedSignature> verified = new ArrayList<>();
        for (JsonSignature signature : jws.signatures()) {
            verified.add(verified(signature, payload));
        }
        return List.copyOf(verified);
    }

    /** The refusal, if it comes to that, is the one of the signature that got furthest. */
    private VerifiedSignature any(JwsJson jws, byte[] payload) {
        InvalidTokenException refusal = null;
        for (JsonSignature signature : jws.signatures()) {
            try {
                return verified(signature, payload);
            } catch (InvalidTokenException e) {
                if (refusal == null || e.reason() == Reason.SIGNATURE_INVALID) {
                    refusal = e;
                }
            }
        }
        throw refusal == null
                ? new InvalidTokenException(Reason.MALFORMED, "\"signatures\": expected at least one")
                : refusal;
    }

    private List<VerifiedSignature> these(JwsJson jws, byte[] payload) {
        List<VerifiedSignature> verified = new ArrayList<>();
        for (SignaturePolicy.Name name : policy.names()) {
            verified.add(named(jws, name, payload));
        }
        return List.copyOf(verified);
    }

    private VerifiedSignature named(JwsJson jws, SignaturePolicy.Name name, byte[] payload) {
        InvalidTokenException refusal = null;
        for (JsonSignature signature : jws.signatures()) {
            boolean called = signature
                            .protectedHeader()
                            .algorithm()
                            .equals(Optional.of(name.algorithm().jwaName()))
                    && signature.allParameters().keyId().equals(name.keyId());
            if (!called) {
                continue;
            }
            try {
                return verified(signature, payload);
            } catch (InvalidTokenException e) {
                refusal = e;
            }
        }
        throw refusal == null
                ? new InvalidTokenException(
                        Reason.SIGNATURE_INVALID,
                        "a signature that the policy names is missing: one with "
                                + name.algorithm().jwaName())
                : refusal;
    }

    /** Tries the verifiers in turn until one supports the header and has algorithm and key; what that one says counts. */
    private VerifiedSignature verified(JsonSignature signature, byte[] payload) {
        InvalidTokenException refusal = null;
        for (JwsVerifier verifier : verifiers) {
            try {
                return verifier.verify(signature, PayloadSource.of(ByteBuffer.wrap(payload)));
            } catch (InvalidTokenException e) {
                if (!ELSEWHERE.contains(e.reason())) {
                    throw e;
                }
                refusal = refusal == null || tellsMore(e, refusal) ? e : refusal;
            }
        }
        throw refusal == null ? new IllegalStateException("there is always one verifier") : refusal;
    }

    private static boolean tellsMore(InvalidTokenException one, InvalidTokenException other) {
        return one.reason() == other.reason()
                ? one.keySourceFailedAt().isPresent()
                : ELSEWHERE.indexOf(one.reason()) > ELSEWHERE.indexOf(other.reason());
    }
}
