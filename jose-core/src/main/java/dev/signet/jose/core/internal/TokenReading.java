package dev.signet.jose.core.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import java.util.Collection;
import java.util.Objects;
import java.util.function.Function;

/** Reads the octets of a token as headers, payloads and serializations; refuses them as an invalid token. */
public final class TokenReading {

    private TokenReading() {}

    /**
     * Returns the header that decoded octets hold.
     *
     * @param json the decoded header
     * @param limits the bounds
     * @return the header
     * @throws InvalidTokenException {@code TOO_LARGE} if the header is longer than its limit, {@code MALFORMED} if it
     *     is not one strict JSON object whose registered parameters have their types
     */
    public static JoseHeader header(byte[] json, TokenLimits limits) {
        if (json.length > limits.headerOctets()) {
            throw new InvalidTokenException(
                    Reason.TOO_LARGE, "expected a header of at most " + limits.headerOctets() + " octets");
        }
        Function<String, InvalidTokenException> refusal = TokenReading::malformedHeader;
        return JoseHeader.of(JsonObject.parse(json, limits, refusal), refusal);
    }

    /**
     * Returns the JSON object that a payload or a plaintext holds.
     *
     * @param json the octets
     * @param limits the bounds
     * @return the object
     * @throws InvalidTokenException {@code MALFORMED} if it is not one strict JSON object within the bounds
     */
    public static JsonObject payload(byte[] json, TokenLimits limits) {
        return JsonObject.parse(
                json, limits, message -> new InvalidTokenException(Reason.MALFORMED, "the payload: " + message));
    }

    /**
     * Returns the object that a JWS or JWE in JSON serialization is.
     *
     * @param token the whole token
     * @param limits the bounds
     * @return the object
     * @throws InvalidTokenException {@code TOO_LARGE} if the token is longer than its limit, {@code MALFORMED} if it is
     *     not one strict JSON object within the bounds
     */
    public static JsonObject serialization(String token, TokenLimits limits) {
        Objects.requireNonNull(token, "json");
        if (token.length() > limits.tokenOctets()) {
            throw tooLarge(limits);
        }
        try {
            return JsonObject.parse(token, limits);
        } catch (IllegalArgumentException e) {
            // The reader has refused more octets than the limit as well, where characters have several.
            if (token.getBytes(UTF_8).length > limits.tokenOctets()) {
                throw tooLarge(limits);
            }
            throw new InvalidTokenException(
                    Reason.MALFORMED, CopiedText.complaintOfJson(token).orElse(String.valueOf(e.getMessage())));
        }
    }

    /**
     * Returns the refusal of a token whose {@code alg} or {@code enc} is not listed. The message names it if it is
     * registered, and does not repeat any other text.
     *
     * @param parameter {@code alg} or {@code enc}
     * @param listed the names that are accepted
     * @param named the name in the token
     * @return the exception to throw
     */
    public static InvalidTokenException notAllowed(String parameter, Collection<String> listed, String named) {
        return new InvalidTokenException(
                Reason.ALGORITHM_NOT_ALLOWED,
                "\"" + parameter + "\": expected one of " + listed + ", the token names "
                        + (AlgorithmSpec.named(named).isPresent() ? named : "another"));
    }

    /**
     * Returns the refusal of a token whose text a reader did not accept.
     *
     * @param complaint the exception of the reader; its message repeats no input
     * @return the exception to throw, without the reader's as its cause
     */
    public static InvalidTokenException malformed(IllegalArgumentException complaint) {
        return new InvalidTokenException(Reason.MALFORMED, String.valueOf(complaint.getMessage()));
    }

    private static InvalidTokenException tooLarge(TokenLimits limits) {
        return new InvalidTokenException(
                Reason.TOO_LARGE, "expected a token of at most " + limits.tokenOctets() + " octets");
    }

    private static InvalidTokenException malformedHeader(String message) {
        return new InvalidTokenException(Reason.MALFORMED, "the header: " + message);
    }
}
