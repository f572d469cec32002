package dev.signet.jose.fuzz;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.JweAlgorithm;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jws.JwsAlgorithm;
import dev.signet.jose.jws.JwsSigner;
import dev.signet.jose.jws.JwsVerifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A random algorithm with a key, a header and a content. Immutable.
 *
 * @param name the algorithms
 * @param header the members of the header beside those of the algorithms
 * @param content the payload or the plaintext
 * @param write makes a token of the content
 * @param read verifies or decrypts a token
 */
record RandomCase(
        String name, JsonObject header, byte[] content, Function<byte[], String> write, Function<String, Read> read) {

    /** Names of algorithms, each as often as it is cheap: the costly ones take milliseconds. */
    private static final List<String> WEIGHTED = weighted();

    /**
     * What was read from a token.
     *
     * @param header the protected header
     * @param content the payload or the plaintext
     */
    record Read(JsonObject header, byte[] content) {}

    static RandomCase of(RandomKeys keys, Randomness random) {
        String name = random.one(WEIGHTED);
        if (name.startsWith("HPKE")) {
            return RandomHpke.of(name, keys, random);
        }
        Optional<JwsAlgorithm> signature = JwsAlgorithm.named(name);
        return signature.isPresent()
                ? signed(signature.get(), keys, random)
                : encrypted(JweAlgorithm.named(name).orElseThrow(), keys, random);
    }

    private static RandomCase signed(JwsAlgorithm algorithm, RandomKeys keys, Randomness random) {
        Jwk key = keys.of(algorithm, random);
        JsonObject extensions = random.extensions();
        JwsSigner signer = JwsSigner.of(key, algorithm);
        for (String name : extensions.names()) {
            signer = signer.withHeader(name, extensions.value(name).orElseThrow());
        }
        JwsVerifier verifier = JwsVerifier.of(key.isSymmetric() ? key : key.toPublic(), algorithm);
        return new RandomCase(algorithm.jwaName(), extensions, random.content(), signer::sign, token -> {
            var jws = verifier.verify(token);
            return new Read(jws.header().parameters(), jws.payload());
        });
    }

    private static RandomCase encrypted(JweAlgorithm algorithm, RandomKeys keys, Randomness random) {
        ContentEncryption encryption = random.one(ContentEncryption.all());
        Jwk key = keys.of(algorithm, encryption, random);
        return encrypted(
                algorithm.jwaName() + " " + encryption.jwaName(),
                JweEncrypter.of(key.isSymmetric() ? key : key.toPublic(), algorithm, encryption),
                JweDecrypter.of(key, algorithm, encryption),
                random);
    }

    /** Returns a case of two that belong together. */
    static RandomCase encrypted(String name, JweEncrypter bare, JweDecrypter decrypter, Randomness random) {
        JsonObject extensions = random.extensions();
        JweEncrypter encrypter = bare;
        for (String extension : extensions.names()) {
            encrypter =
                    encrypter.withHeader(extension, extensions.value(extension).orElseThrow());
        }
        return new RandomCase(name, extensions, random.content(), encrypter::encrypt, token -> {
            var jwe = decrypter.decrypt(token);
            return new Read(jwe.header().parameters(), jwe.plaintext());
        });
    }

    /** Without PBES2, of which one token takes half a second by design, and RSA1_5, which is never written. */
    private static List<String> weighted() {
        List<String> names = new ArrayList<>();
        add(names, 220, "HS256", "HS384", "HS512");
        add(names, 120, "dir");
        add(names, 30, "A128KW", "A192KW", "A256KW", "A128GCMKW", "A192GCMKW", "A256GCMKW");
        add(names, 6, "EdDSA", "Ed25519", "ES256");
        add(names, 3, "ES384", "ES256K", "Ed448");
        add(names, 2, "RS256", "PS256");
        add(names, 1, "RS384", "RS512", "PS384", "PS512", "ES512", "ML-DSA-44", "ML-DSA-65", "ML-DSA-87");
        add(names, 1, "RSA-OAEP", "RSA-OAEP-256", "RSA-OAEP-384", "RSA-OAEP-512");
        add(names, 1, "ECDH-ES", "ECDH-ES+A128KW", "ECDH-ES+A192KW", "ECDH-ES+A256KW");
        RandomHpke.NAMES.forEach(name -> add(names, 1, name));
        return List.copyOf(names);
    }

    private static void add(List<String> names, int weight, String... more) {
        for (String name : more) {
            names.addAll(Collections.nCopies(weight, name));
        }
    }
}
