package dev.signet.jose.interop;

import java.security.Key;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwa.AlgorithmFactoryFactory;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OctJwkGenerator;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jwk.Use;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EllipticCurves;

/** jose4j. */
final class Jose4j implements Partner {
    /** The JDK has lost this curve, and jose4j brings no other provider along. */
    private static final Set<String> WITH_MORE_DEPENDENCIES = Set.of("secp256k1");

    private static final Set<String> OCTET_KEY_PAIRS = Set.of("Ed25519", "Ed448", "X25519", "X448");

    private static final long ITERATIONS = 1000;

    private static final AlgorithmFactoryFactory ALGORITHMS = AlgorithmFactoryFactory.getInstance();

    @Override
    public String name() {
        return "jose4j " + Jars.version("org.bitbucket.b_c", "jose4j");
    }

    @Override
    public boolean offers(Case test) {
        if (WITH_MORE_DEPENDENCIES.contains(test.key())) {
            return false;
        }
        return test.isSignature()
                ? ALGORITHMS.getJwsAlgorithmFactory().isAvailable(test.alg())
                : ALGORITHMS.getJweKeyManagementAlgorithmFactory().isAvailable(test.alg())
                        && ALGORITHMS.getJweContentEncryptionAlgorithmFactory().isAvailable(test.enc());
    }

    @Override
    public Optional<String> cannotMake(Case test) {
        return test.key().equals("X448")
                ? Optional.of("jose4j writes x of an X448 key in 57 octets; RFC 8037 and RFC 7748 have 56")
                : Optional.empty();
    }

    @Override
    public Optional<String> generate(Case test) throws Exception {
        JsonWebKey key;
        if (test.octets() > 0) {
            key = OctJwkGenerator.generateJwk(8 * test.octets());
        } else if (OCTET_KEY_PAIRS.contains(test.key())) {
            key = OkpJwkGenerator.generateJwk(test.key());
        } else if (test.hasCurve()) {
            key = EcJwkGenerator.generateJwk(EllipticCurves.getSpec(test.key()));
        } else {
            key = RsaJwkGenerator.generateJwk(2048);
        }
        key.setAlgorithm(test.alg());
        key.setUse(test.isSignature() ? Use.SIGNATURE : Use.ENCRYPTION);
        return Optional.of(key.toJson(OutputControlLevel.INCLUDE_PRIVATE));
    }

    @Override
    public Optional<String> thumbprint(String jwk) throws Exception {
        return Optional.of(JsonWebKey.Factory.newJwk(jwk).calculateBase64urlEncodedThumbprint("SHA-256"));
    }

    @Override
    public String make(Case test, String jwk, byte[] payload) throws Exception {
        JsonWebKey key = JsonWebKey.Factory.newJwk(jwk);
        if (test.isSignature()) {
            JsonWebSignature jws = new JsonWebSignature();
            jws.setAlgorithmHeaderValue(test.alg());
            jws.setPayloadBytes(payload);
            jws.setKey(secret(key));
            return jws.getCompactSerialization();
        }
        JsonWebEncryption jwe = new JsonWebEncryption();
        jwe.setAlgorithmHeaderValue(test.alg());
        jwe.setEncryptionMethodHeaderParameter(test.enc());
        jwe.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        if (test.hasPassword()) {
            jwe.getHeaders().setObjectHeaderValue("p2c", ITERATIONS);
        }
        jwe.setPlaintext(payload);
        jwe.setKey(key.getKey());
        return jwe.getCompactSerialization();
    }

    @Override
    public byte[] open(Case test, String jwk, String token) throws Exception {
        JsonWebKey key = JsonWebKey.Factory.newJwk(jwk);
        if (test.isSignature()) {
            JsonWebSignature jws = new JsonWebSignature();
            jws.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, test.alg()));
            jws.setCompactSerialization(token);
            jws.setKey(key.getKey());
            if (!jws.verifySignature()) {
                throw new Refused("the signature is wrong");
            }
            return jws.getPayloadBytes();
        }
        JsonWebEncryption jwe = new JsonWebEncryption();
        jwe.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, test.alg()));
        jwe.setContentEncryptionAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, test.enc()));
        jwe.setCompactSerialization(token);
        jwe.setKey(secret(key));
        return jwe.getPlaintextBytes();
    }

    private static Key secret(JsonWebKey key) {
        return key instanceof PublicJsonWebKey pair ? pair.getPrivateKey() : key.getKey();
    }
}
