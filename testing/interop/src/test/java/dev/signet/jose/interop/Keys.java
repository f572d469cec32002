package dev.signet.jose.interop;

import dev.signet.jose.jwk.AkpJwk;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.OkpJwk;
import dev.signet.jose.jwk.RsaJwk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One key of each sort, as JWK: {@code RSA}, the name of a curve or of an algorithm of ML-DSA, {@code oct-} and a number
 * of octets, and {@code password}, whose JWK (RFC 7518 section 4.8) is the password's characters. None that Signet
 * made says what it is for, so that it can serve several algorithms, but a key of ML-DSA, which has one. Immutable.
 */
final class Keys {
    private static final List<Integer> OCTETS = List.of(16, 24, 32, 48, 64);

    private final Map<String, Jwk> keys;

    private Keys(Map<String, Jwk> keys) {
        this.keys = Map.copyOf(keys);
    }

    /** Returns keys that were made just now. */
    static Keys generated() {
        Map<String, Jwk> keys = new HashMap<>();
        keys.put("RSA", RsaJwk.generate(2048));
        for (Curve curve : Curve.values()) {
            keys.put(
                    curve.jwaName(),
                    switch (curve) {
                        case P_256, P_384, P_521, SECP256K1 -> EcJwk.generate(curve);
                        case ED25519, ED448, X25519, X448 -> OkpJwk.generate(curve);
                    });
        }
        OCTETS.forEach(octets -> keys.put("oct-" + octets, OctJwk.generate(octets)));
        Case.ML_DSA.forEach(alg -> keys.put(alg, AkpJwk.generate(alg)));
        return withPassword(keys);
    }

    /** Returns one key that was made elsewhere, with what it says about itself. */
    static Keys of(Case test, String jwk) {
        return new Keys(Map.of(test.key(), Jwk.parse(jwk)));
    }

    /** Returns the keys in a folder's files, which are called as the sort of key and {@code .jwk}. */
    static Keys in(Path folder) throws IOException {
        Map<String, Jwk> keys = new HashMap<>();
        try (var files = Files.newDirectoryStream(folder, "*.jwk")) {
            for (Path file : files) {
                Jwk key = Jwk.parse(Files.readAllBytes(file));
                String name = file.getFileName().toString().replace(".jwk", "");
                keys.put(
                        name,
                        key instanceof AkpJwk
                                ? key
                                : Jwk.of(key.privateMembers().without("alg").without("use")));
            }
        }
        return withPassword(keys);
    }

    private static Keys withPassword(Map<String, Jwk> keys) {
        byte[] password = "Entrez, c'est tout droit et puis à gauche".getBytes(StandardCharsets.UTF_8);
        keys.put("password", OctJwk.of(password));
        return new Keys(keys);
    }

    /** Returns the key that makes a token: private to sign, the recipient's public one to encrypt. */
    String toMake(Case test) {
        return test.isSignature() || isSecret(test)
                ? key(test).privateJson()
                : key(test).toJson();
    }

    /** Returns the key that opens a token: the signer's public one to verify, private to decrypt. */
    String toOpen(Case test) {
        return !test.isSignature() || isSecret(test)
                ? key(test).privateJson()
                : key(test).toJson();
    }

    private Jwk key(Case test) {
        Jwk key = keys.get(test.key());
        // JJWT takes octets that do not say what they are for to be a key of AES.
        return test.isSignature() && isSecret(test) ? key.withAlgorithm(test.alg()) : key;
    }

    private boolean isSecret(Case test) {
        return keys.get(test.key()).isSymmetric();
    }
}
