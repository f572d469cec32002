package dev.signet.jose.examples.alb;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;

/** What a load balancer does: a header and claims, each in base64url with padding, and a signature over that text. */
record LoadBalancer(String arn, EcJwk key) {

    static final String ARN =
            "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/orders/50dc6c495c0c9188";
    static final String ISSUER = "https://login.example";
    static final String CLIENT = "client-10";
    static final String KEY_ID = "c2f80c8b-c05c-4068-af14-17299f7896b1";
    static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    /** Lengths that leave one and two characters of padding. */
    static final JsonObject CLAIMS = JsonObject.parse("{\"sub\":\"alice\",\"email\":\"a@b.c\"}");

    private static final Base64.Encoder PADDED = Base64.getUrlEncoder();

    static LoadBalancer at(String arn) {
        return new LoadBalancer(arn, EcJwk.generate(Curve.P_256));
    }

    JsonObject header() {
        return JsonObject.builder()
                .put("typ", "JWT")
                .put("kid", KEY_ID)
                .put("alg", "ES256")
                .put("iss", ISSUER)
                .put("client", CLIENT)
                .put("signer", arn)
                .put("exp", NOW.getEpochSecond() + 120)
                .build();
    }

    String sign(JsonObject header) {
        return sign(PADDED.encodeToString(header.toOctets()), PADDED.encodeToString(CLAIMS.toOctets()));
    }

    /** Signs two parts as they stand. */
    String sign(String header, String claims) {
        String input = header + '.' + claims;
        return input + '.' + PADDED.encodeToString(signature("SHA256withECDSAinP1363Format", input));
    }

    byte[] signature(String algorithm, String input) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key.privateKey().orElseThrow());
            signature.update(input.getBytes(US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String padded(String text) {
        return PADDED.encodeToString(text.getBytes(UTF_8));
    }
}
