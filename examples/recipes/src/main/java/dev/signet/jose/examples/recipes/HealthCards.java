package dev.signet.jose.examples.recipes;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jws.JwsVerifier;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** A verifier of SMART Health Cards: tokens whose claims are compressed before they are signed. Thread-safe. */
final class HealthCards {

    /** A card that fits a QR code has 1,195 characters, one in a file may be longer. */
    private static final int MOST_CHARACTERS = 65_536;

    /** What a card may inflate to. DEFLATE makes up to a thousand octets of one. */
    private static final int MOST_OCTETS = 262_144;

    private static final Pattern NUMERIC = Pattern.compile("shc:/[0-9]+");

    private final Map<String, JwsVerifier> issuers;
    private final Clock clock;

    /** @param issuers the verifiers of trusted issuers by their {@code iss}, each with the keys of that issuer alone */
    HealthCards(Map<String, JwsVerifier> issuers, Clock clock) {
        this.issuers = Map.copyOf(issuers);
        this.clock = clock;
    }

    /** Returns the claims of a card, or throws {@link InvalidTokenException}. */
    JsonObject verify(String jws) {
        JsonObject claims = unverified(jws);
        JwsVerifier verifier = Optional.ofNullable(
                        issuers.get(claims.value("iss").orElse("")))
                .orElseThrow(HealthCards::unknownIssuer);
        requireDeflated(verifier.verify(jws).header());
        requireValidNow(claims);
        return claims;
    }

    /** Returns the JWS in the text of a QR code, which has two digits for each character: its code less 45. */
    static String jws(String qr) {
        if (qr.length() > 2 * MOST_CHARACTERS
                || qr.length() % 2 == 0
                || !NUMERIC.matcher(qr).matches()) {
            throw malformed("expected shc:/ and an even number of digits");
        }
        StringBuilder jws = new StringBuilder();
        for (int i = "shc:/".length(); i < qr.length(); i += 2) {
            jws.append((char) (Integer.parseInt(qr, i, i + 2, 10) + 45));
        }
        return jws.toString();
    }

    /** Returns the claims before the signature is verified, since the issuer, whose keys verify it, is one of them. */
    private static JsonObject unverified(String jws) {
        int payload = jws.indexOf('.') + 1;
        int signature = jws.lastIndexOf('.');
        if (jws.length() > MOST_CHARACTERS) {
            throw new InvalidTokenException(
                    Reason.TOO_LARGE, "expected a card of at most " + MOST_CHARACTERS + " characters");
        }
        if (payload > signature) {
            throw malformed("expected three parts with dots between them");
        }
        try {
            return JsonObject.parse(inflated(Base64Url.decode(jws, payload, signature)));
        } catch (IllegalArgumentException e) {
            throw malformed("the payload: " + e.getMessage());
        }
    }

    /** Raw DEFLATE (RFC 1951), without the header of zlib or gzip. */
    private static byte[] inflated(byte[] payload) {
        Inflater inflater = new Inflater(true);
        try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(payload), inflater)) {
            byte[] octets = in.readNBytes(MOST_OCTETS + 1);
            if (octets.length > MOST_OCTETS) {
                throw new InvalidTokenException(
                        Reason.TOO_LARGE, "expected a payload that inflates to at most " + MOST_OCTETS + " octets");
            }
            return octets;
        } catch (IOException e) {
            throw malformed("the payload: expected raw DEFLATE");
        } finally {
            inflater.end();
        }
    }

    private static void requireDeflated(JoseHeader header) {
        if (!header.parameters().value("zip").equals(Optional.of("DEF"))) {
            throw new InvalidTokenException(Reason.UNSUPPORTED, "\"zip\": expected DEF");
        }
    }

    private void requireValidNow(JsonObject claims) {
        Instant now = clock.instant();
        if (time(claims, "nbf")
                .orElseThrow(() -> failed("nbf", Code.MISSING, "a time", "missing"))
                .isAfter(now)) {
            throw failed("nbf", Code.NOT_YET_VALID, "a time that is not in the future", "in the future");
        }
        if (time(claims, "exp").filter(end -> !end.isAfter(now)).isPresent()) {
            throw failed("exp", Code.EXPIRED, "a time in the future", "in the past");
        }
    }

    private static Optional<Instant> time(JsonObject claims, String name) {
        try {
            return claims.instant(name);
        } catch (IllegalArgumentException e) {
            throw failed(name, Code.MALFORMED, "seconds since the epoch", "another type");
        }
    }

    private static InvalidTokenException unknownIssuer() {
        return failed("iss", Code.UNKNOWN_ISSUER, "a trusted issuer", "another one");
    }

    private static InvalidTokenException failed(String claim, Code code, String expected, String actual) {
        return new InvalidTokenException(List.of(new ClaimFailure(claim, code, expected, actual)));
    }

    private static InvalidTokenException malformed(String message) {
        return new InvalidTokenException(Reason.MALFORMED, message);
    }
}
