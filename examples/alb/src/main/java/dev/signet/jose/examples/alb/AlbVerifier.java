package dev.signet.jose.examples.alb;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A verifier of the field {@code x-amzn-oidc-data} of an AWS Application Load Balancer. Its text has the three parts of
 * a JWS, but each is padded, and the signature is over the padded text (unlike RFC 7515 section 2). The padding must be
 * that of the load balancer, so that one token has one spelling. Thread-safe if the source of keys is.
 */
final class AlbVerifier {

    private static final int LONGEST = 16_384;

    /** A UUID, the only text that may become part of an address. */
    private static final Pattern KEY_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Map<String, String> expected;
    private final Function<String, ECPublicKey> source;
    private final Clock clock;

    /** Keys that have verified a token of this load balancer; keys of other accounts are never added. */
    private final Map<String, ECPublicKey> proven = new ConcurrentHashMap<>();

    /**
     * @param signer the ARN of the load balancer. Every account's load balancers have their keys at the same address:
     *     without this, the load balancer of another account could sign
     * @param issuer the identity provider
     * @param client the client ID at the identity provider
     * @param source finds a key by its {@code kid}, such as {@link AlbKeys}
     */
    AlbVerifier(String signer, String issuer, String client, Function<String, ECPublicKey> source, Clock clock) {
        this.expected = Map.of("signer", signer, "iss", issuer, "client", client);
        this.source = source;
        this.clock = clock;
    }

    /** Returns the user's claims, or throws {@link InvalidTokenException}. */
    JsonObject verify(String data) {
        String[] parts = data.length() > LONGEST ? new String[0] : data.split("\\.", -1);
        if (parts.length != 3) {
            throw refused(Reason.MALFORMED, "expected three parts with dots between them, at most 16,384 characters");
        }
        byte[] claims = octets(parts[1]);
        byte[] signature = octets(parts[2]);
        String keyId = checked(object(octets(parts[0])));
        ECPublicKey key = proven.containsKey(keyId) ? proven.get(keyId) : source.apply(keyId);
        if (!isSigned(parts[0] + '.' + parts[1], signature, key)) {
            throw refused(Reason.SIGNATURE_INVALID, "the signature does not belong to this header and these claims");
        }
        proven.put(keyId, key);
        return object(claims);
    }

    /** Returns the {@code kid} of a header that is in order. */
    private String checked(JsonObject header) {
        if (!header.value("alg").orElse("").equals("ES256")) {
            throw refused(Reason.ALGORITHM_NOT_ALLOWED, "\"alg\": expected ES256");
        }
        if (header.has("crit")) {
            throw refused(Reason.UNSUPPORTED, "\"crit\": expected no extension");
        }
        expected.forEach((name, value) -> {
            if (!header.value(name).orElse("").equals(value)) {
                throw refused(Reason.CLAIM_REJECTED, "\"" + name + "\" in the header: expected " + value);
            }
        });
        if (!expires(header).isAfter(clock.instant())) {
            throw refused(Reason.EXPIRED, "\"exp\" in the header: expected a time after now");
        }
        if (header.value("kid").orElse("") instanceof String keyId
                && KEY_ID.matcher(keyId).matches()) {
            return keyId;
        }
        throw refused(Reason.KEY_NOT_FOUND, "\"kid\": expected a UUID");
    }

    private static Instant expires(JsonObject header) {
        try {
            return header.instant("exp").orElseThrow(() -> new IllegalArgumentException("\"exp\": missing"));
        } catch (IllegalArgumentException e) {
            throw refused(Reason.CLAIM_REJECTED, String.valueOf(e.getMessage()));
        }
    }

    private static JsonObject object(byte[] part) {
        try {
            return JsonObject.parse(part);
        } catch (IllegalArgumentException e) {
            throw refused(Reason.MALFORMED, String.valueOf(e.getMessage()));
        }
    }

    /** The decoder of the JDK reads padding that is missing and bits that are not zero; writing them again tells. */
    private static byte[] octets(String part) {
        try {
            byte[] octets = Base64.getUrlDecoder().decode(part);
            if (Base64.getUrlEncoder().encodeToString(octets).equals(part)) {
                return octets;
            }
        } catch (IllegalArgumentException e) {
            // Refused as what is spelt in another way.
        }
        throw refused(Reason.MALFORMED, "expected base64url with padding in each part");
    }

    private static boolean isSigned(String input, byte[] signature, ECPublicKey key) {
        try {
            Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
            verifier.initVerify(key);
            verifier.update(input.getBytes(US_ASCII));
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // how providers refuse a signature of another length
        }
    }

    private static InvalidTokenException refused(Reason reason, String message) {
        return new InvalidTokenException(reason, message);
    }
}
