package dev.signet.jose.core.internal;

import java.util.Set;

/**
 * The names in the registry "JSON Web Signature and Encryption Algorithms" that a token may have in {@code alg} or
 * {@code enc} (RFC 7518 section 7.1, RFC 8037, RFC 8812, RFC 9864): those that a message may repeat.
 */
final class RegisteredAlgorithms {

    private static final Set<String> NAMES = Set.of(
            ("none HS256 HS384 HS512 RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 ES256K EdDSA Ed25519 Ed448 "
                            + "RSA1_5 RSA-OAEP RSA-OAEP-256 RSA-OAEP-384 RSA-OAEP-512 dir A128KW A192KW A256KW "
                            + "A128GCMKW A192GCMKW A256GCMKW ECDH-ES ECDH-ES+A128KW ECDH-ES+A192KW ECDH-ES+A256KW "
                            + "PBES2-HS256+A128KW PBES2-HS384+A192KW PBES2-HS512+A256KW "
                            + "A128GCM A192GCM A256GCM A128CBC-HS256 A192CBC-HS384 A256CBC-HS512")
                    .split(" ", -1));

    private RegisteredAlgorithms() {}

    static boolean contains(String name) {
        return NAMES.contains(name);
    }
}
