package dev.signet.jose.jwt;

import dev.signet.jose.core.InvalidTokenException.ClaimFailure;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.registry.JsonType;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/**
 * A Security Event Token (RFC 8417): a statement about an event, which grants no access.
 *
 * <pre>{@code
 * JwtDecoder events = Jwt.verifiedBy(keysOfTheTransmitter)
 *     .issuer("https://transmitter.example")
 *     .audience("https://receiver.example")
 *     .profile(SecurityEvent.rfc8417())
 *     .maxAge(Duration.ofDays(1))
 *     .rejectingReplays(store)
 *     .build();
 * }</pre>
 *
 * <p>The token must have the {@code typ} {@code secevent+jwt} and the claims {@code iss}, {@code iat}, {@code jti} and
 * {@code events}, an object with at least one member, each named by a URI and itself an object. {@code exp} may be
 * absent. The issuer cannot be waived; the audience can. Immutable.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8417#section-2.2">RFC 8417, section 2.2</a>
 */
public final class SecurityEvent implements JwtProfile {

    private static final String EVENTS =
            "an object whose members have URIs as names and objects as values, at least one";

    private SecurityEvent() {}

    /**
     * Returns the profile.
     *
     * @return the rules of RFC 8417
     */
    public static SecurityEvent rfc8417() {
        return new SecurityEvent();
    }

    @Override
    public void applyTo(JwtDecoderBuilder<?> decoder) {
        decoder.requireIssuer();
        decoder.type("secevent+jwt").noExpiryNeeded().require("iat", "jti", "events");
        decoder.profileRule(TokenRules.nameIfPresent("jti"));
        decoder.profileRule(SecurityEvent::checkEvents);
        decoder.profileRule(TokenRules.timeIfPresent("toe"));
        decoder.profileRule(TokenRules.textIfPresent("txn"));
    }

    private static void checkEvents(TokenContext context, JwtClaims claims, List<ClaimFailure> failures) {
        Object events = claims.toObject().value("events").orElse(JsonObject.empty());
        if (claims.has("events") && !(events instanceof JsonObject object && areEvents(object))) {
            failures.add(new ClaimFailure(
                    "events",
                    Code.MALFORMED,
                    EVENTS,
                    JsonType.inWords(claims.toObject().value("events"))));
        }
    }

    private static boolean areEvents(JsonObject events) {
        for (String name : events.names()) {
            if (!isUri(name) || !(events.value(name).orElse("") instanceof JsonObject)) {
                return false;
            }
        }
        return events.size() > 0;
    }

    private static boolean isUri(String name) {
        try {
            return new URI(name).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
