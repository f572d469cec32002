package dev.signet.jose.examples.http;

import static dev.signet.jose.jws.Ecdsa.ES256;

import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.SignedJwtEncoder;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The keys of a login service: the newest signs, and the one before is still published, so that tokens which it signed are
 * accepted until they expire. A real service keeps them in an HSM or in an encrypted file.
 */
final class SigningKeys {

    private final AtomicReference<List<EcJwk>> newestLast = new AtomicReference<>(List.of(generate()));

    /** Returns what signs tokens of a type at this moment. */
    SignedJwtEncoder encoder(String type) {
        List<EcJwk> keys = newestLast.get();
        return Jwt.signedWith(ES256.signer(keys.get(keys.size() - 1)).withType(type));
    }

    /** Returns what everybody may know. */
    JwkSet published() {
        return JwkSet.of(newestLast.get()).publicOnly();
    }

    /** Signs with a new key from now on, and returns its name. */
    String rotate() {
        EcJwk next = generate();
        newestLast.updateAndGet(keys -> List.of(keys.get(keys.size() - 1), next));
        return next.keyId().orElseThrow();
    }

    private static EcJwk generate() {
        return EcJwk.generate(Curve.P_256).withThumbprintKeyId();
    }
}
