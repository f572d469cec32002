package dev.signet.jose.providers;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.Direct;
import dev.signet.jose.jwe.EcdhEs;
import dev.signet.jose.jwe.JweAlgorithm;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwe.Pbes2;
import dev.signet.jose.jwe.RsaOaep;
import dev.signet.jose.jwk.AkpJwk;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.OkpJwk;
import dev.signet.jose.jwk.RsaJwk;
import dev.signet.jose.jws.JwsAlgorithm;
import dev.signet.jose.jws.JwsSigner;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jws.MlDsa;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Every operation of Signet that providers compute: a program that prints one line for each. */
final class Operations {

    /** A key on the curve that the JDK has no keys of. */
    private static final String SECP256K1 = "{\"kty\":\"EC\",\"crv\":\"secp256k1\","
            + "\"x\":\"GeGAcsWzdQKzJPJXXRVaUTwGpSV0hZtIS7PwzVVu6QY\","
            + "\"y\":\"xG3SoNAsSi-UceHDFbOn8DplhXTXMLKAlaaSYn9WmfY\","
            + "\"d\":\"_qxnb7rwjFwDjpk_Q-phlLxRGaa9jSbPfimtxp9wBZY\"}";

    private static final List<String> AGREEING = List.of("P-256", "P-384", "P-521", "X25519", "X448");

    private static final byte[] PAYLOAD = "{\"sub\":\"alice\"}".getBytes(UTF_8);

    private final CryptoProviders providers;
    private final Map<String, Jwk> keys = new HashMap<>();

    private Operations(CryptoProviders providers) {
        this.providers = providers;
    }

    /**
     * Runs the operations with keys of one process. A line holds the name of an operation and what {@link JcaRecorder}
     * recorded, or the message of the refusal.
     *
     * @param arguments as of {@link Registration}
     */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Operations operations = new Operations(Registration.of(List.of(arguments)));
        operations.keys();
        JwsAlgorithm.all().forEach(operations::signatures);
        ContentEncryption.all().forEach(operations::contentEncryption);
        JweAlgorithm.all().forEach(operations::keyManagement);
    }

    private void keys() {
        keys("RSA", () -> RsaJwk.generate(2048), SECP256K1);
        for (Curve curve : Curve.values()) {
            keys(
                    curve.jwaName(),
                    () -> switch (curve) {
                        case P_256, P_384, P_521, SECP256K1 -> EcJwk.generate(curve);
                        case ED25519, ED448, X25519, X448 -> OkpJwk.generate(curve);
                    },
                    SECP256K1);
        }
        for (MlDsa algorithm : MlDsa.values()) {
            String alg = algorithm.jwaName();
            keys(alg, () -> AkpJwk.generate(alg), publicMlDsa(algorithm));
        }
    }

    /** Returns a public key that no private one is known of. */
    private static String publicMlDsa(MlDsa algorithm) {
        byte[] pub = new byte
                [switch (algorithm) {
                    case ML_DSA_44 -> 1312;
                    case ML_DSA_65 -> 1952;
                    case ML_DSA_87 -> 2592;
                }];
        Arrays.fill(pub, (byte) 1);
        return "{\"kty\":\"AKP\",\"alg\":\"" + algorithm.jwaName() + "\",\"pub\":\"" + Base64Url.encode(pub) + "\"}";
    }

    private void keys(String name, Supplier<Jwk> generation, String otherwise) {
        String json =
                run(name + " key, generate", generation).map(Jwk::privateJson).orElse(otherwise);
        run(name + " key, read", () -> {
                    Jwk read = Jwk.parse(json);
                    if (read instanceof RsaJwk key) {
                        key.privateKey().orElseThrow();
                    } else if (read instanceof EcJwk key) {
                        key.privateKey().orElseThrow();
                    } else if (read instanceof OkpJwk key) {
                        key.privateKey().orElseThrow();
                    } else if (read instanceof AkpJwk key && key.isPrivate()) {
                        key.privateKey().orElseThrow();
                    }
                    return read;
                })
                .ifPresent(key -> keys.put(name, key));
    }

    private void signatures(JwsAlgorithm algorithm) {
        String alg = algorithm.jwaName();
        switch (alg) {
            case "HS256", "HS384", "HS512" ->
                signature(algorithm, alg, Optional.of(OctJwk.generate(Integer.parseInt(alg.substring(2)) / 8)));
            case "EdDSA" -> {
                signature(algorithm, "EdDSA with Ed25519", key("Ed25519"));
                signature(algorithm, "EdDSA with Ed448", key("Ed448"));
            }
            case "ES256" -> signature(algorithm, alg, key("P-256"));
            case "ES384" -> signature(algorithm, alg, key("P-384"));
            case "ES512" -> signature(algorithm, alg, key("P-521"));
            case "ES256K" -> signature(algorithm, alg, key("secp256k1"));
            case "Ed25519", "Ed448", "ML-DSA-44", "ML-DSA-65", "ML-DSA-87" -> signature(algorithm, alg, key(alg));
            default -> signature(algorithm, alg, key("RSA"));
        }
    }

    private void signature(JwsAlgorithm algorithm, String name, Optional<Jwk> key) {
        Optional<String> token = run(
                name + " sign",
                () -> JwsSigner.of(key.orElseThrow(Operations::notMade), algorithm)
                        .withProviders(providers)
                        .sign(PAYLOAD));
        run(
                name + " verify",
                () -> JwsVerifier.of(publicOrSecret(key.orElseThrow(Operations::notMade)), algorithm)
                        .withProviders(providers)
                        .verify(token.orElseThrow(Operations::notMade)));
    }

    private void contentEncryption(ContentEncryption encryption) {
        OctJwk key = OctJwk.generate(encryption.cekOctets());
        encryption(
                "dir with " + encryption.jwaName(),
                () -> Direct.DIR.encrypter(key, encryption),
                () -> Direct.DIR.decrypter(key, encryption));
    }

    private void keyManagement(JweAlgorithm algorithm) {
        String alg = algorithm.jwaName();
        if (algorithm instanceof Pbes2 pbes2) {
            char[] password = "Entrez, c'est tout droit".toCharArray();
            encryption(
                    alg,
                    () -> pbes2.encrypter(password, ContentEncryption.A256GCM),
                    () -> pbes2.decrypter(password, ContentEncryption.A256GCM));
        } else if (algorithm instanceof EcdhEs) {
            AGREEING.forEach(curve -> keyManagement(algorithm, alg + " with " + curve, key(curve)));
        } else if (algorithm instanceof RsaOaep) {
            keyManagement(algorithm, alg, key("RSA"));
        } else if (algorithm != Direct.DIR) {
            keyManagement(algorithm, alg, Optional.of(OctJwk.generate(Integer.parseInt(alg.substring(1, 4)) / 8)));
        }
    }

    private void keyManagement(JweAlgorithm algorithm, String name, Optional<Jwk> key) {
        encryption(
                name,
                () -> JweEncrypter.of(
                        publicOrSecret(key.orElseThrow(Operations::notMade)), algorithm, ContentEncryption.A256GCM),
                () -> JweDecrypter.of(key.orElseThrow(Operations::notMade), algorithm, ContentEncryption.A256GCM));
    }

    private void encryption(String name, Supplier<JweEncrypter> encrypter, Supplier<JweDecrypter> decrypter) {
        Optional<String> token = run(
                name + " encrypt",
                () -> encrypter.get().withProviders(providers).encrypt(PAYLOAD));
        run(
                name + " decrypt",
                () -> decrypter.get().withProviders(providers).decrypt(token.orElseThrow(Operations::notMade)));
    }

    private Optional<Jwk> key(String name) {
        return Optional.ofNullable(keys.get(name));
    }

    private static Jwk publicOrSecret(Jwk key) {
        return key.isSymmetric() ? key : key.toPublic();
    }

    private static IllegalStateException notMade() {
        return new IllegalStateException("an operation before this one was refused");
    }

    private static <T> Optional<T> run(String name, Supplier<? extends T> operation) {
        JcaRecorder.taken();
        try {
            T result = operation.get();
            System.out.println(name + ": " + String.join(", ", JcaRecorder.taken()));
            return Optional.of(result);
        } catch (RuntimeException | AssertionError e) {
            // BouncyCastle's FIPS provider refuses what is not approved with an error of that kind.
            System.out.println(name + ": refused, " + e.getClass().getSimpleName() + ": " + e.getMessage());
            return Optional.empty();
        }
    }
}
