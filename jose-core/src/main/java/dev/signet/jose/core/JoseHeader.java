package dev.signet.jose.core;

import dev.signet.jose.core.internal.registry.HeaderParameter;
import dev.signet.jose.core.internal.registry.JsonType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A JOSE header: the parameters of RFC 7515 section 4 and RFC 7516 section 4, and any others.
 *
 * <p>The parameters that have getters here, and those that name keys, have their registered JSON types in every header:
 * one in which {@code alg} is a number or {@code x5c} is empty cannot be created. All other parameters are left to the
 * application. A header is data: {@code jwk}, {@code jku}, {@code x5c} and {@code x5u} are not trusted, and nothing is
 * fetched. Immutable.
 */
public final class JoseHeader {

    /** The parameters whose types are checked in every header. */
    private static final List<HeaderParameter> TYPED = Stream.of(HeaderParameter.values())
            .filter(HeaderParameter::isTypedEverywhere)
            .toList();

    private static final JoseHeader EMPTY = new JoseHeader();

    private final JsonObject parameters;
    private final @Nullable String algorithm;
    private final @Nullable String keyId;

    /** Without parameters to check, nor the lambda of a refusal, which the first token of a process would pay for. */
    private JoseHeader() {
        this.parameters = JsonObject.empty();
        this.algorithm = null;
        this.keyId = null;
    }

    /** The types are checked here, so that no header is without the check, however it is refused. */
    private <X extends RuntimeException> JoseHeader(JsonObject parameters, Function<String, X> refusal) {
        for (HeaderParameter parameter : TYPED) {
            Optional<Object> value = parameters.value(parameter.parameterName());
            if (value.isPresent()) {
                requireType(parameter, value.get(), refusal);
            }
        }
        if (parameters.strings("x5c").filter(List::isEmpty).isPresent()) {
            throw refusal.apply("\"x5c\": expected at least one certificate (RFC 7515 section 4.1.6)");
        }
        this.parameters = parameters;
        this.algorithm = parameters.string("alg").orElse(null);
        this.keyId = parameters.string("kid").orElse(null);
    }

    /**
     * Returns the header with these parameters.
     *
     * @param parameters the parameters, in the order in which they will be written
     * @return the header
     * @throws IllegalArgumentException if a registered parameter does not have its registered type
     */
    public static JoseHeader of(JsonObject parameters) {
        return of(parameters, IllegalArgumentException::new);
    }

    /**
     * Returns the header with these parameters, or throws an exception of the caller's choice: for headers of tokens,
     * one without a stack trace.
     *
     * @param <X> the type of the exception
     * @param parameters the parameters, in the order in which they will be written
     * @param refusal returns the exception to throw for a message, which names the parameter and repeats no value
     * @return the header
     * @throws X if a registered parameter does not have its registered type
     */
    public static <X extends RuntimeException> JoseHeader of(JsonObject parameters, Function<String, X> refusal) {
        return new JoseHeader(parameters, refusal);
    }

    /**
     * Returns the header without parameters.
     *
     * @return an empty header
     */
    public static JoseHeader empty() {
        return EMPTY;
    }

    /**
     * Returns the algorithm, {@code alg} (RFC 7515 section 4.1.1, RFC 7516 section 4.1.1).
     *
     * @return the name as it stands in the header, case included; empty if there is none
     */
    public Optional<String> algorithm() {
        return Optional.ofNullable(algorithm);
    }

    /**
     * Returns the content encryption algorithm, {@code enc} (RFC 7516 section 4.1.2).
     *
     * @return the name as it stands in the header, case included; empty if there is none
     */
    public Optional<String> encryption() {
        return parameters.string("enc");
    }

    /**
     * Returns the key ID, {@code kid} (RFC 7515 section 4.1.4). The author of the token, possibly an attacker, chose
     * it: only compare it.
     *
     * @return the key ID as it stands in the header; empty if there is none
     */
    public Optional<String> keyId() {
        return Optional.ofNullable(keyId);
    }

    /**
     * Returns the media type of the whole object, {@code typ} (RFC 7515 section 4.1.9). Compare it with
     * {@link #isType}.
     *
     * @return the type as it stands in the header; empty if there is none
     */
    public Optional<String> type() {
        return parameters.string("typ");
    }

    /**
     * Returns the media type of the payload, {@code cty} (RFC 7515 section 4.1.10). Compare it with
     * {@link #isContentType}.
     *
     * @return the type as it stands in the header; empty if there is none
     */
    public Optional<String> contentType() {
        return parameters.string("cty");
    }

    /**
     * Returns whether {@code typ} names this media type: without regard to the case of ASCII letters, and
     * {@code application/} may be left out on either side where no other slash stands (RFC 7515 section 4.1.9).
     *
     * @param mediaType for example {@code "at+jwt"} or {@code "application/at+jwt"}
     * @return {@code false} also if there is no {@code typ}
     */
    public boolean isType(String mediaType) {
        return type().filter(type -> sameMediaType(type, mediaType)).isPresent();
    }

    /**
     * Returns whether {@code cty} names this media type, compared as {@link #isType} does.
     *
     * @param mediaType for example {@code "JWT"}
     * @return {@code false} also if there is no {@code cty}
     */
    public boolean isContentType(String mediaType) {
        return contentType().filter(type -> sameMediaType(type, mediaType)).isPresent();
    }

    /**
     * Returns all parameters.
     *
     * @return the parameters in order
     */
    public JsonObject parameters() {
        return parameters;
    }

    /**
     * Returns this header with one parameter set.
     *
     * @param name the name
     * @param value a value as {@link JsonObject.Builder#put} takes it
     * @return a new header
     * @throws IllegalArgumentException if a registered parameter does not get its registered type
     */
    public JoseHeader with(String name, Object value) {
        return of(parameters.with(name, value));
    }

    /**
     * Returns whether this header and another have a name in common, which RFC 7515 section 7.2.1 forbids for the
     * headers of one signature or recipient.
     *
     * @param other another header
     * @return {@code true} if at least one name stands in both
     */
    public boolean overlaps(JoseHeader other) {
        return parameters.names().stream().anyMatch(other.parameters::has);
    }

    /** Returns whether the other is a header with equal parameters, in any order. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JoseHeader that && parameters.equals(that.parameters);
    }

    /** Returns a hash of the parameters. */
    @Override
    public int hashCode() {
        return parameters.hashCode();
    }

    /** Returns the number of parameters, and nothing of them: an attacker may have chosen them. */
    @Override
    public String toString() {
        return "JoseHeader with " + parameters.size() + " parameters";
    }

    private static <X extends RuntimeException> void requireType(
            HeaderParameter parameter, Object value, Function<String, X> refusal) {
        String name = parameter.parameterName();
        JsonType type = parameter.type();
        String expected = type == JsonType.ARRAY ? "an array of strings" : type.toString();
        if (JsonType.of(value) != type) {
            throw refusal.apply(JsonValues.typeComplaint(name, expected, value));
        }
        if (value instanceof List<?> elements) {
            for (Object element : elements) {
                if (!(element instanceof String)) {
                    throw refusal.apply(JsonValues.typeComplaint(name, expected, element));
                }
            }
        }
    }

    private static boolean sameMediaType(String a, String b) {
        return full(a).equals(full(b));
    }

    private static String full(String mediaType) {
        String lower = lower(mediaType);
        return lower.indexOf('/') < 0 ? "application/" + lower : lower;
    }

    /**
     * Unlike {@link String#toLowerCase()} this leaves look-alikes of ASCII letters as they are, such as the Kelvin
     * sign.
     */
    private static String lower(String text) {
        StringBuilder lower = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                lower.setCharAt(i, (char) (c + ('a' - 'A')));
            }
        }
        return lower.toString();
    }
}
