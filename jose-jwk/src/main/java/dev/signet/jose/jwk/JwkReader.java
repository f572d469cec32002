package dev.signet.jose.jwk;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.DisplayText;
import dev.signet.jose.core.internal.MlDsaParameters;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.core.internal.RsaSize;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Optional;

/** Reads keys of all types: determines the {@link KeyType} and calls the class of that type. Immutable. */
final class JwkReader {

    static final JwkReader STANDARD = new JwkReader(JcaKeys.STANDARD);

    /** For the elements of a set. */
    static final JwkReader SET = new JwkReader(JcaKeys.STANDARD, RsaStrength.MOST_BITS_IN_SET);

    /** For a key in the header or the claims of a token. */
    static final JwkReader TOKEN = new JwkReader(JcaKeys.STANDARD, RsaStrength.MOST_BITS_IN_TOKEN);

    private final JcaKeys keys;
    private final KeyEncodings encodings;
    private final int mostPublicRsaBits;

    JwkReader(JcaKeys keys) {
        this(keys, RsaSize.LONGEST_BITS);
    }

    private JwkReader(JcaKeys keys, int mostPublicRsaBits) {
        this.keys = keys;
        this.encodings = new KeyEncodings(keys);
        this.mostPublicRsaBits = mostPublicRsaBits;
    }

    /** Returns the key that a JSON object holds; no fault is tolerated. */
    Jwk read(JsonObject members) {
        return read(members, Leniency.none());
    }

    Jwk read(JsonObject members, Leniency leniency) {
        String name = members.string("kty").orElseThrow(() -> withoutKeyType(members));
        KeyType type = KeyType.named(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"kty\": expected " + KeyType.names() + ", was \"" + DisplayText.of(name) + "\""));
        Jwk key = switch (type) {
            case EC -> EcJwk.read(keys, members, leniency);
            case RSA -> RsaJwk.read(keys, members, leniency, mostPublicRsaBits);
            case OKP -> OkpJwk.read(keys, members, leniency);
            case AKP -> AkpJwk.read(keys, members, leniency);
            case OCT -> OctJwk.read(members, leniency);
        };
        if (key.isPrivate()) {
            key.requirePair();
        }
        return key;
    }

    /** Returns the public key that a JSON object holds; no fault is tolerated. */
    Jwk readPublic(JsonObject members) {
        return readPublic(members, Leniency.none());
    }

    Jwk readPublic(JsonObject members, Leniency leniency) {
        for (String name : members.names()) {
            if (KeyType.isSecret(name)) {
                throw new IllegalArgumentException("\"" + name + "\": expected a public key, without such a member");
            }
        }
        return read(members, leniency);
    }

    Jwk read(PublicKey key) {
        return switch (type(key)) {
            case EC -> EcJwk.of(keys, (ECPublicKey) key);
            case RSA -> RsaJwk.of(keys, (RSAPublicKey) key);
            case OKP -> OkpJwk.of(keys, key);
            case AKP -> AkpJwk.of(keys, key);
            case OCT -> throw unknown();
        };
    }

    Jwk read(PublicKey publicKey, PrivateKey privateKey) {
        return switch (type(publicKey)) {
            case EC -> EcJwk.of(keys, (ECPublicKey) publicKey, half(ECPrivateKey.class, privateKey, "an EC"));
            case RSA -> RsaJwk.of(keys, (RSAPublicKey) publicKey, half(RSAPrivateKey.class, privateKey, "an RSA"));
            case OKP -> OkpJwk.of(keys, publicKey, privateKey);
            case AKP -> AkpJwk.of(keys, publicKey, privateKey);
            case OCT -> throw unknown();
        };
    }

    /** Returns the key of the first certificate, with the chain as its {@code x5c}. */
    Jwk certified(List<X509Certificate> chain) {
        return read(encodings.publicKey(chain.get(0))).withX509Chain(chain);
    }

    /** Returns the public key that a SubjectPublicKeyInfo holds. */
    Jwk publicKey(byte[] encoded) {
        return read(encodings.publicKey(encoded));
    }

    /**
     * Returns the private key that a PKCS#8 PrivateKeyInfo holds, with its public half.
     *
     * @param encoded PKCS#8 in DER, which is wiped
     */
    Jwk privateKey(byte[] encoded) {
        try {
            Optional<MlDsaParameters> mlDsa = MlDsaParameters.ofKey(encoded);
            if (mlDsa.isPresent()) {
                // Not by a provider's key object, which may have expanded the key and forgotten its seed.
                return AkpJwk.ofPkcs8(keys, mlDsa.get(), encoded);
            }
            KeyPair pair = encodings.keyPair(encoded);
            return read(pair.getPublic(), pair.getPrivate());
        } finally {
            Octets.wipe(encoded);
        }
    }

    private static KeyType type(PublicKey key) {
        return KeyType.of(key).orElseThrow(JwkReader::unknown);
    }

    private static IllegalArgumentException unknown() {
        return new IllegalArgumentException(
                "expected an EC, RSA, Ed25519, Ed448, X25519, X448 or ML-DSA key, was of another kind");
    }

    private static IllegalArgumentException withoutKeyType(JsonObject members) {
        return members.has("keys")
                ? new IllegalArgumentException(
                        "\"kty\": expected a string, was absent; this is a JWK Set, which JwkSet.parse reads")
                : KeyMembers.absent("kty");
    }

    private static <T extends PrivateKey> T half(Class<T> type, PrivateKey key, String kind) {
        if (!type.isInstance(key)) {
            throw new IllegalArgumentException(
                    "expected " + kind + " private key that can be read, not one of another kind or in an HSM");
        }
        return type.cast(key);
    }
}
