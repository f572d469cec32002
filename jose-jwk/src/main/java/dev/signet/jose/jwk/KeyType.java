package dev.signet.jose.jwk;

import dev.signet.jose.core.internal.MlDsaParameters;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A type of keys and the members of a JWK that hold such a key (RFC 7518 section 6, RFC 8037 section 2, RFC 9964
 * section 3): one line a type. What a type needs beyond its line does not compile until it is there: {@link JwkReader}
 * has a branch for each, and its class answers the abstract methods of {@link Jwk}. Immutable.
 */
enum KeyType {
    EC("EC", List.of("crv", "x", "y"), List.of("d")),
    RSA("RSA", List.of("e", "n"), List.of("d", "p", "q", "dp", "dq", "qi", "oth")),
    OKP("OKP", List.of("crv", "x"), List.of("d")),
    AKP("AKP", List.of("alg", "pub"), List.of("priv")),
    OCT("oct", List.of("k"), List.of("k"));

    /** Part of the key in AKP, and a parameter of keys of all other types. */
    private static final String ALGORITHM = "alg";

    private static final Set<String> SECRET;
    private static final Set<String> MATERIAL;

    static {
        // Loops: the first key of a process would pay for streams.
        Set<String> secret = new HashSet<>();
        Set<String> material = new HashSet<>();
        for (KeyType type : values()) {
            secret.addAll(type.secret);
            material.addAll(type.secret);
            material.addAll(type.required);
        }
        material.remove(ALGORITHM);
        SECRET = Set.copyOf(secret);
        MATERIAL = Set.copyOf(material);
    }

    private final String jwkName;
    private final List<String> required;
    private final List<String> secret;

    /**
     * A type.
     *
     * @param jwkName the text of {@code kty}
     * @param required the members that every key of the type has, of which its thumbprint is made with {@code kty} (RFC
     *     7638 section 3.2)
     * @param secret the members that are never published
     */
    KeyType(String jwkName, List<String> required, List<String> secret) {
        this.jwkName = jwkName;
        this.required = required;
        this.secret = secret;
    }

    /** Returns the type of that name; empty for any other text. */
    static Optional<KeyType> named(String jwkName) {
        for (KeyType type : values()) {
            if (type.jwkName.equals(jwkName)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** Returns the type of a key of any provider; empty for one that no JWK can hold. */
    static Optional<KeyType> of(PublicKey key) {
        if (key instanceof ECPublicKey) {
            return Optional.of(EC);
        }
        if (key instanceof RSAPublicKey) {
            return Optional.of(RSA);
        }
        return Curve.of(key)
                .filter(curve -> !curve.isElliptic())
                .map(curve -> OKP)
                .or(() -> Optional.ofNullable(key.getEncoded())
                        .flatMap(MlDsaParameters::ofKey)
                        .map(parameters -> AKP));
    }

    /** Returns the names of all types, for messages. */
    static String names() {
        List<String> names = Arrays.stream(values()).map(KeyType::jwkName).collect(Collectors.toList());
        String last = names.remove(names.size() - 1);
        return String.join(", ", names) + " or " + last;
    }

    /** Returns whether a member of that name holds a part of a key of some type, and nothing else in any type. */
    static boolean isKeyMaterial(String member) {
        return MATERIAL.contains(member);
    }

    /** Returns whether a member of that name holds private or symmetric material of some type. */
    static boolean isSecret(String member) {
        return SECRET.contains(member);
    }

    /** Returns the text of {@code kty}. */
    String jwkName() {
        return jwkName;
    }

    /** Returns the members that a thumbprint is made of, without {@code kty}. */
    List<String> required() {
        return required;
    }

    /** Returns whether every member that holds such a key is secret, so that there is nothing to publish. */
    boolean isSymmetric() {
        return secret.containsAll(required);
    }

    /** Returns whether a member of that name holds a part of a key of this type. */
    boolean has(String member) {
        return required.contains(member) || secret.contains(member);
    }
}
