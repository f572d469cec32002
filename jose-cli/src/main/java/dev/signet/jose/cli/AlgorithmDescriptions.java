package dev.signet.jose.cli;

import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.internal.AlgorithmSpec;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.JweAlgorithm;
import dev.signet.jose.jws.JwsAlgorithm;
import java.util.Map;
import java.util.Optional;

/** Describes the names of algorithms in a header. Thread-safe. */
final class AlgorithmDescriptions {

    /** Those that are not like the rest of their family, or are not in the library. */
    private static final Map<String, String> SPECIAL = Map.of(
            "none", "no signature at all: anyone can have written this, and no verifier here accepts it",
            "EdDSA", "EdDSA signature on Ed25519 or Ed448; the older name, which leaves the curve open",
            "RSA1_5", "the content key is encrypted to an RSA key with PKCS #1 v1.5, which is broken in practice",
            "ECDH-ES", "the content key comes from a key agreement with the recipient's key on a curve");

    private static final String UNKNOWN = "a name that this tool does not know";

    private AlgorithmDescriptions() {}

    /** Returns what the algorithm of JWS or of JWE key management with this name does. */
    static String ofAlgorithm(String name) {
        return Optional.ofNullable(SPECIAL.get(name))
                .or(() -> JwsAlgorithm.named(name).map(AlgorithmDescriptions::describe))
                .or(() -> JweAlgorithm.named(name).map(AlgorithmDescriptions::describe))
                .or(() -> AlgorithmSpec.named(name)
                        .filter(AlgorithmSpec::isDraft)
                        .map(AlgorithmDescriptions::describeDraft))
                .orElse(UNKNOWN);
    }

    /** Returns whether a JWE with this header should have an {@code enc}, and has none. */
    static boolean lacksEncryption(JoseHeader header) {
        return header.encryption().isEmpty()
                && header.algorithm()
                        .flatMap(AlgorithmSpec::named)
                        .filter(AlgorithmDescriptions::isIntegrated)
                        .isEmpty();
    }

    private static boolean isIntegrated(AlgorithmSpec algorithm) {
        return algorithm.use() == AlgorithmSpec.Use.INTEGRATED_ENCRYPTION;
    }

    private static String describeDraft(AlgorithmSpec algorithm) {
        return (isIntegrated(algorithm)
                        ? "HPKE encrypts the content itself, without enc, initialization vector and tag"
                        : "the content key is encrypted with HPKE")
                + ", by a draft that this tool does not decrypt";
    }

    /** Returns what the content encryption algorithm with this name does. */
    static String ofEncryption(String name) {
        return ContentEncryption.named(name)
                .map(AlgorithmDescriptions::describe)
                .orElse(UNKNOWN);
    }

    /** Each is named here, so that a new one does not compile under the description of another. */
    private static String describe(ContentEncryption encryption) {
        return switch (encryption) {
            case A128CBC_HS256, A192CBC_HS384, A256CBC_HS512 ->
                "AES-" + 4 * encryption.cekOctets() + " in CBC mode, then HMAC with "
                        + AlgorithmSpec.of(encryption.jwaName()).hash().orElseThrow();
            case A128GCM, A192GCM, A256GCM -> "AES-" + 8 * encryption.cekOctets() + " in Galois/Counter mode";
        };
    }

    private static String describe(JwsAlgorithm algorithm) {
        return AlgorithmFamily.of(algorithm).describe(AlgorithmSpec.of(algorithm.jwaName()));
    }

    private static String describe(JweAlgorithm algorithm) {
        return AlgorithmFamily.of(algorithm).describe(AlgorithmSpec.of(algorithm.jwaName()));
    }
}
