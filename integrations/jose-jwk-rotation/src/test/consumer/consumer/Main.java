package consumer;

import static dev.signet.jose.jws.Ecdsa.ES256;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.jwk.rotation.RotatingKey;
import dev.signet.jose.jwk.rotation.RotatingKeys;
import dev.signet.jose.jws.JwsVerifier;
import java.time.Duration;

/** Keys that rotate, in a module of its own. */
final class Main {
    private Main() {}

    public static void main(String[] args) {
        try (RotatingKeys keys = RotatingKeys.inMemory()
                .signingWith(ES256)
                .publishedBefore(Duration.ofHours(1))
                .signingFor(Duration.ofDays(30))
                .verifiedAfter(Duration.ofMinutes(10))
                .start()) {
            System.out.println(keys.keys().stream().map(RotatingKey::phase).toList());
            String token = keys.signer().sign("a payload".getBytes(UTF_8));
            System.out.println(
                    new String(JwsVerifier.of(keys, ES256).verify(token).payload(), UTF_8));
        }
    }
}
