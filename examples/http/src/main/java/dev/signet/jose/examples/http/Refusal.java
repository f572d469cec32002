package dev.signet.jose.examples.http;

import dev.signet.jose.core.InvalidTokenException;
import java.util.Map;

/**
 * The reason why a request is refused, in the form of RFC 6750 section 3. Its text depends on the reason alone and has
 * nothing of the token.
 */
record Refusal(int status, String parameters) {

    /** No token came: RFC 6750 section 3.1 wants no error code then. */
    static Refusal noToken() {
        return new Refusal(401, "");
    }

    static Refusal invalidRequest() {
        return error(400, "invalid_request", "expected one Authorization header: Bearer and a token");
    }

    static Refusal invalidToken(InvalidTokenException e) {
        return error(
                401,
                "invalid_token",
                switch (e.reason()) {
                    case EXPIRED -> "the token has expired";
                    case NOT_YET_VALID -> "the token is not valid yet";
                    case CLAIM_REJECTED -> "the token is for another service or from another issuer";
                    case KEY_NOT_FOUND, ALGORITHM_NOT_ALLOWED, SIGNATURE_INVALID ->
                        "the token is not signed by the login service";
                    default -> "the token is malformed";
                });
    }

    static Refusal insufficientScope(String needed) {
        Refusal refusal = error(403, "insufficient_scope", "the token does not allow this");
        return new Refusal(refusal.status(), refusal.parameters() + ", scope=\"" + needed + "\"");
    }

    private static Refusal error(int status, String code, String description) {
        return new Refusal(status, ", error=\"" + code + "\", error_description=\"" + description + "\"");
    }

    Reply toReply(String realm) {
        String error = status == 403 ? "forbidden" : status == 400 ? "bad_request" : "unauthorized";
        return new Reply(
                status,
                Map.of("WWW-Authenticate", "Bearer realm=\"" + realm + "\"" + parameters),
                Reply.failure(status, error).body());
    }
}
