package dev.signet.jose.vectors;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.Pem;
import dev.signet.jose.jws.BareSignatures;
import dev.signet.jose.jws.Ecdsa;
import dev.signet.jose.jws.JwsAlgorithm;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Signatures and MACs over bare messages. */
final class Signatures {

    private static final Map<String, Ecdsa> ECDSA = Map.of(
            "secp256r1 SHA-256", Ecdsa.ES256,
            "secp384r1 SHA-384", Ecdsa.ES384,
            "secp521r1 SHA-512", Ecdsa.ES512,
            "secp256k1 SHA-256", Ecdsa.ES256K);
    private static final Map<String, String> EDWARDS = Map.of("edwards25519", "Ed25519", "edwards448", "Ed448");
    private static final Map<String, Integer> HASH_OCTETS = Map.of("SHA-256", 32, "SHA-384", 48, "SHA-512", 64);
    private static final int SMALLEST_RSA = 2048;
    private static final String SMALL_RSA = "RSA under 2048 bits";
    private static final String WITH_CONTEXT = "with a context: that of JOSE is empty";

    private Signatures() {}

    static Schema.Cases ecdsa(JsonObject file, JsonObject group) {
        return ecdsa(group, (algorithm, signature) -> signature);
    }

    static Schema.Cases ecdsaInDer(JsonObject file, JsonObject group) {
        return ecdsa(group, Ecdsa::fromDer);
    }

    private interface Conversion {
        byte[] converted(Ecdsa algorithm, byte[] signature);
    }

    private static Schema.Cases ecdsa(JsonObject group, Conversion conversion) {
        String curve = Members.text(Members.object(group, "publicKey"), "curve");
        String hash = Members.text(group, "sha");
        Ecdsa algorithm = ECDSA.get(curve + " " + hash);
        if (algorithm == null) {
            return Schema.skipping("no algorithm of JOSE: ECDSA on " + curve + " with " + hash);
        }
        BareSignatures signatures = BareSignatures.of(algorithm, publicKey(group, "publicKeyJwk"));
        return test -> {
            byte[] message = Members.hex(test, "msg");
            byte[] signature = Members.hex(test, "sig");
            return Answer.acceptedIf(signatures.verify(message, conversion.converted(algorithm, signature)));
        };
    }

    static Schema.Cases edDsa(JsonObject file, JsonObject group) {
        String name = EDWARDS.get(Members.text(Members.object(group, "publicKey"), "curve"));
        return verifying(BareSignatures.of(named(name), publicKey(group, "publicKeyJwk")));
    }

    static Schema.Cases rsaPkcs1(JsonObject file, JsonObject group) {
        return rsa(group, "RS", Members.text(group, "sha"));
    }

    static Schema.Cases rsaPss(JsonObject file, JsonObject group) {
        String hash = Members.text(group, "sha");
        if (!hash.equals(Members.text(group, "mgfSha"))
                || !Integer.valueOf(Members.integer(group, "sLen")).equals(HASH_OCTETS.get(hash))) {
            return Schema.skipping("no algorithm of JOSE: RSASSA-PSS with other parameters");
        }
        return rsa(group, "PS", hash);
    }

    private static Schema.Cases rsa(JsonObject group, String family, String hash) {
        if (!HASH_OCTETS.containsKey(hash)) {
            return Schema.skipping("no algorithm of JOSE: RSA signatures with " + hash);
        }
        if (Members.integer(group, "keySize") < SMALLEST_RSA) {
            return Schema.skipping(SMALL_RSA);
        }
        JwsAlgorithm algorithm = named(family + hash.substring("SHA-".length()));
        return verifying(BareSignatures.of(algorithm, Pem.key(Members.text(group, "publicKeyPem"))));
    }

    static Schema.Cases hmac(JsonObject file, JsonObject group) {
        String hash = Members.text(file, "algorithm").replace("HMACSHA", "SHA-");
        Integer octets = HASH_OCTETS.get(hash);
        if (octets == null) {
            return Schema.skipping("no algorithm of JOSE: " + Members.text(file, "algorithm"));
        }
        if (Members.integer(group, "tagSize") != octets * Byte.SIZE) {
            return Schema.skipping("truncated MAC");
        }
        if (Members.integer(group, "keySize") < octets * Byte.SIZE) {
            return Schema.skipping("HMAC key shorter than the hash");
        }
        JwsAlgorithm algorithm = named("HS" + hash.substring("SHA-".length()));
        return test -> {
            byte[] message = Members.hex(test, "msg");
            byte[] tag = Members.hex(test, "tag");
            BareSignatures macs = BareSignatures.of(algorithm, OctJwk.of(Members.hex(test, "key")));
            // What verifies is also what is made: MACs are deterministic.
            return macs.verify(message, tag) ? Answer.accepted(Arrays.equals(macs.sign(message), tag)) : Answer.REFUSED;
        };
    }

    static Schema.Cases mlDsa(JsonObject file, JsonObject group) {
        return mlDsa(BareSignatures.of(named(Members.text(file, "algorithm")), akp(file, group, JsonObject.empty())));
    }

    /** The key is read in both forms, and its own signature must verify beside the vector's. */
    static Schema.Cases mlDsaWithSeed(JsonObject file, JsonObject group) {
        byte[] seed = Members.hex(group, "privateSeed");
        Jwk key = akp(
                file,
                group,
                JsonObject.builder().put("priv", Base64Url.encode(seed)).build());
        Optional<byte[]> pkcs8 =
                group.has("privateKeyPkcs8") ? Optional.of(Members.hex(group, "privateKeyPkcs8")) : Optional.empty();
        if (pkcs8.isPresent() && !Pem.key(pem(pkcs8.get())).equals(key)) {
            throw new AssertionError("PKCS #8 and seed are read to different keys");
        }
        BareSignatures signatures = BareSignatures.of(named(Members.text(file, "algorithm")), key);
        Schema.Cases verifying = mlDsa(signatures);
        return test -> {
            Answer answer = verifying.answer(test);
            if (answer.kind() != Answer.Kind.ACCEPTED) {
                return answer;
            }
            byte[] message = Members.hex(test, "msg");
            return Answer.accepted(signatures.verify(message, signatures.sign(message)));
        };
    }

    /** The private key is expanded and has no seed, so that no JWK holds it: the signatures are verified. */
    static Schema.Cases mlDsaWithoutSeed(JsonObject file, JsonObject group) {
        if (!group.has("publicKey")) {
            return Schema.skipping("private key without its seed");
        }
        Schema.Cases verifying = mlDsa(file, group);
        return test -> test.has("sig") && !Members.text(test, "sig").isEmpty()
                ? verifying.answer(test)
                : Answer.skipped("private key without its seed");
    }

    private static Schema.Cases mlDsa(BareSignatures signatures) {
        Schema.Cases verifying = verifying(signatures);
        return test -> {
            if (!test.string("ctx").orElse("").isEmpty()) {
                return Answer.skipped(WITH_CONTEXT);
            }
            return test.has("msg") ? verifying.answer(test) : Answer.skipped("a message that was hashed outside");
        };
    }

    private static Jwk akp(JsonObject file, JsonObject group, JsonObject more) {
        return Jwk.of(JsonObject.builder()
                .put("kty", "AKP")
                .put("alg", Members.text(file, "algorithm"))
                .put("pub", Base64Url.encode(Members.hex(group, "publicKey")))
                .putAll(more)
                .build());
    }

    private static Schema.Cases verifying(BareSignatures signatures) {
        return test -> Answer.acceptedIf(signatures.verify(Members.hex(test, "msg"), Members.hex(test, "sig")));
    }

    /** The JWK of a group, or its PEM in the files that have none. */
    private static Jwk publicKey(JsonObject group, String jwk) {
        return group.has(jwk) ? Jwk.of(Members.object(group, jwk)) : Pem.key(Members.text(group, "publicKeyPem"));
    }

    private static String pem(byte[] pkcs8) {
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(pkcs8)
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static JwsAlgorithm named(String name) {
        return JwsAlgorithm.named(name).orElseThrow(() -> new AssertionError("no algorithm " + name));
    }
}
