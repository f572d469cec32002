package dev.signet.jose.jwt;

import dev.signet.jose.core.BearerTokenException;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure;
import dev.signet.jose.core.JoseException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Stream;

/**
 * The answer to a request whose bearer token is refused: a status code and the fields {@code WWW-Authenticate}
 * (RFC 6750 section 3) or {@code Retry-After}.
 *
 * <table>
 *   <caption>Answers</caption>
 *   <tr><th>refused with</th><th>status</th><th>{@code error}</th></tr>
 *   <tr><td>{@link BearerTokenException} {@code MISSING}, {@code OTHER_SCHEME}</td><td>401</td><td>none</td></tr>
 *   <tr><td>{@link BearerTokenException}, any other reason</td><td>400</td><td>{@code invalid_request}</td></tr>
 *   <tr><td>{@link InvalidTokenException}</td><td>401</td><td>{@code invalid_token}</td></tr>
 *   <tr><td>{@link #insufficientScope}</td><td>403</td><td>{@code insufficient_scope}</td></tr>
 *   <tr><td>{@link dev.signet.jose.core.KeySourceException}, {@link dev.signet.jose.core.ReplayStoreException}</td>
 *   <td>503, to be retried after 5 seconds</td><td>none</td></tr>
 * </table>
 *
 * <p>What the client gets depends on the reason and the code of the exception alone; its message is for the log of the
 * service. Whatever is wrong with a signature, a key or an encryption gives the same answer. Immutable.
 */
public final class BearerRefusal {

    private static final String RETRY_SECONDS = "5";

    private final int status;
    private final Optional<String> error;
    private final String description;
    private final Optional<String> realm;
    private final Optional<String> scope;
    private final Optional<String> resourceMetadata;

    private BearerRefusal(
            int status,
            Optional<String> error,
            String description,
            Optional<String> realm,
            Optional<String> scope,
            Optional<String> resourceMetadata) {
        this.status = status;
        this.error = error;
        this.description = description;
        this.realm = realm;
        this.scope = scope;
        this.resourceMetadata = resourceMetadata;
    }

    private static BearerRefusal of(int status, Optional<String> error, String description) {
        return new BearerRefusal(status, error, description, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Returns the answer to a request that {@link BearerToken#of} or a decoder refused.
     *
     * @param refused the exception
     * @return the answer, by the table above
     */
    public static BearerRefusal of(JoseException refused) {
        if (refused instanceof BearerTokenException request) {
            return of(request.reason());
        }
        if (refused instanceof InvalidTokenException token) {
            return of(401, Optional.of("invalid_token"), description(token));
        }
        return of(503, Optional.empty(), "tokens cannot be checked at the moment");
    }

    /**
     * Returns the answer to a request whose token is valid and does not allow what is asked for.
     *
     * @param scope the scope that is needed: one or more values with a space between them (RFC 6749 section 3.3)
     * @return the answer, with status 403
     * @throws IllegalArgumentException if {@code scope} has another form
     */
    public static BearerRefusal insufficientScope(String scope) {
        return of(403, Optional.of("insufficient_scope"), "the token does not allow this request")
                .withScope(scope);
    }

    /**
     * Returns this answer with the part of the service that the token is for.
     *
     * @param value the {@code realm} (RFC 9110 section 11.5): printable ASCII; quotation marks and backslashes are
     *     escaped
     * @return a new answer
     * @throws IllegalArgumentException if {@code value} has other characters
     */
    public BearerRefusal withRealm(String value) {
        if (!value.chars().allMatch(BearerRefusal::isPrintable)) {
            throw new IllegalArgumentException("realm: expected printable ASCII characters");
        }
        return new BearerRefusal(status, error, description, Optional.of(value), scope, resourceMetadata);
    }

    /**
     * Returns this answer with the scope that a token for this request needs.
     *
     * @param value one or more values with a space between them (RFC 6749 section 3.3)
     * @return a new answer
     * @throws IllegalArgumentException if {@code value} has another form
     */
    public BearerRefusal withScope(String value) {
        if (!isScope(value)) {
            throw new IllegalArgumentException(
                    "scope: expected values of printable ASCII with a space between them (RFC 6749 section 3.3)");
        }
        return new BearerRefusal(status, error, description, realm, Optional.of(value), resourceMetadata);
    }

    /**
     * Returns this answer with the address of the metadata of the service, from which a client learns which
     * authorization servers issue tokens for it (RFC 9728 section 5.1).
     *
     * @param url the value of {@code resource_metadata}: an absolute https URL with a host, without user information
     *     and without a fragment, such as {@code https://api.example/.well-known/oauth-protected-resource}
     * @return a new answer
     * @throws IllegalArgumentException if {@code url} has another form
     */
    public BearerRefusal withResourceMetadata(URI url) {
        boolean https = "https".equalsIgnoreCase(url.getScheme());
        if (!https || url.getHost() == null || url.getRawUserInfo() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException("resource_metadata: expected an absolute https URL with a host, without"
                    + " user information and without a fragment (RFC 9728 section 5.1)");
        }
        return new BearerRefusal(status, error, description, realm, scope, Optional.of(url.toASCIIString()));
    }

    /**
     * Returns the status code.
     *
     * @return 400, 401, 403 or 503
     */
    public int status() {
        return status;
    }

    /**
     * Returns the error code of RFC 6750 section 3.1.
     *
     * @return the code; empty if the request has no bearer token, and for 503
     */
    public Optional<String> error() {
        return error;
    }

    /**
     * Returns what is wrong, in words for the client. It has nothing of the request, and no character that an
     * {@code error_description} must not have.
     *
     * @return a text in English
     */
    public String description() {
        return description;
    }

    /**
     * Returns the fields of the answer, to be set on the response.
     *
     * @return an immutable map by the name of the field: {@code Retry-After} in seconds for 503, otherwise
     *     {@code WWW-Authenticate}
     */
    public Map<String, String> headers() {
        return status == 503 ? Map.of("Retry-After", RETRY_SECONDS) : Map.of("WWW-Authenticate", challenge());
    }

    /** Returns status and description. */
    @Override
    public String toString() {
        return status + ": " + description;
    }

    private String challenge() {
        Map<String, String> parameters = new LinkedHashMap<>();
        realm.ifPresent(value -> parameters.put("realm", value));
        error.ifPresent(code -> {
            parameters.put("error", code);
            parameters.put("error_description", description);
        });
        scope.ifPresent(value -> parameters.put("scope", value));
        resourceMetadata.ifPresent(value -> parameters.put("resource_metadata", value));
        if (parameters.isEmpty()) {
            return "Bearer";
        }
        StringJoiner challenge = new StringJoiner(", ", "Bearer ", "");
        parameters.forEach((name, value) -> challenge.add(name + "=\"" + escaped(value) + '"'));
        return challenge.toString();
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /** What a quoted-string of RFC 9110 section 5.6.4 holds, without tabs and without what is not ASCII. */
    private static boolean isPrintable(int c) {
        return c >= ' ' && c <= '~';
    }

    private static boolean isScope(String value) {
        return Stream.of(value.split(" ", -1))
                .allMatch(part -> !part.isEmpty() && part.chars().allMatch(BearerRefusal::isScopeCharacter));
    }

    /** RFC 6749 section 3.3. */
    private static boolean isScopeCharacter(int c) {
        return isPrintable(c) && c != ' ' && c != '"' && c != '\\';
    }

    private static BearerRefusal of(BearerTokenException.Reason reason) {
        Optional<String> invalid = Optional.of("invalid_request");
        return switch (reason) {
            // RFC 6750 section 3.1: no error code for a client that does not know that a token is needed.
            case MISSING, OTHER_SCHEME -> of(401, Optional.empty(), "a bearer token is needed");
            case REPEATED -> of(400, invalid, "expected one Authorization field");
            case MALFORMED -> of(400, invalid, "expected Bearer and a token in the Authorization field");
            case TOO_LARGE -> of(400, invalid, "the Authorization field is too long");
        };
    }

    private static String description(InvalidTokenException refused) {
        return switch (refused.reason()) {
            case MALFORMED -> "the token is malformed";
            case TOO_LARGE -> "the token is too long";
            case UNSUPPORTED -> "the token needs an extension that is not supported";
            case ALGORITHM_NOT_ALLOWED, KEY_NOT_FOUND, SIGNATURE_INVALID, DECRYPTION_FAILED ->
                "the token is not protected with a key and an algorithm that are accepted";
            case EXPIRED -> "the token has expired";
            case NOT_YET_VALID -> "the token is not valid yet";
            case CLAIM_REJECTED ->
                refused.failures().stream()
                        .findFirst()
                        .map(BearerRefusal::description)
                        .orElse("the claims of the token are not accepted");
        };
    }

    private static String description(ClaimFailure failure) {
        return switch (failure.code()) {
            case MISSING -> "the token lacks a claim";
            case MALFORMED -> "a claim of the token is malformed";
            case UNEXPECTED ->
                switch (failure.claim()) {
                    case "aud" -> "the token is for another audience";
                    case "iss" -> "the token is from another issuer";
                    case "typ" -> "the token is of another type";
                    default -> "a claim of the token is not accepted";
                };
            case UNKNOWN_ISSUER -> "the issuer of the token is not known";
            case EXPIRED -> "the token has expired";
            case NOT_YET_VALID -> "the token is not valid yet";
            case TOO_OLD -> "the token is too old";
            case LIVES_TOO_LONG -> "the token is valid for too long";
            case REPLAYED -> "the token was used before";
            case NOT_SEALED, SEALED_ELSEWHERE -> "a claim of the token is not encrypted as it must be";
        };
    }
}
