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
 * The keys of a login service: the newest signs, and the previous one is still published, so that its tokens are
 * accepted until they expire. A real service keeps them in an HSM or in an encrypted file.
 */
final class SigningKeys {

    private final AtomicReference<List<EcJwk>> newestLast = new AtomicReference<>(List.of(generate()));

    /** Returns a signer of tokens of a type, with the current key. */
    SignedJwtEncoder encoder(String type) {
        List<EcJwk> keys = newestLast.get();
        return Jwt.signedWith(ES256.signer(keys.get(keys.size() - 1)).withType(type));
    }

    /** Returns the public keys. */
    JwkSet published() {
        return JwkSet.of(newestLast.get()).publicOnly();
    }

    /** Replaces the signing key by a new one, and returns its {@code kid}. */
    String rotate() {
        EcJwk next = generate();
        newestLast.updateAndGet(keys -> List.of(keys.get(keys.size() - 1), next));
        return next.keyId().orElseThrow();
    }

    private static EcJwk generate() {
        return EcJwk.generate(Curve.P_256).withThumbprintKeyId();
    }
}
