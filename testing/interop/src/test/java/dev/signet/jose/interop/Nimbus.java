package dev.signet.jose.interop;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEDecrypter;
import com.nimbusds.jose.JWEEncrypter;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.AESDecrypter;
import com.nimbusds.jose.crypto.AESEncrypter;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.PasswordBasedDecrypter;
import com.nimbusds.jose.crypto.PasswordBasedEncrypter;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.crypto.factories.DefaultJWEDecrypterFactory;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.JWKGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.util.Date;
import java.util.Optional;
import java.util.Set;

/** Nimbus JOSE + JWT. */
final class Nimbus implements Partner {
    /** It asks Tink, which is optional, for the first two and another provider than the JDK for the last. */
    private static final Set<String> WITH_MORE_DEPENDENCIES = Set.of("Ed25519", "X25519", "secp256k1");

    private static final Set<String> UNKNOWN_CURVES = Set.of("Ed448", "X448");

    private static final int ITERATIONS = 1000;

    @Override
    public String name() {
        return "Nimbus JOSE + JWT " + Jars.version("com.nimbusds", "nimbus-jose-jwt");
    }

    @Override
    public boolean offers(Case test) {
        if (WITH_MORE_DEPENDENCIES.contains(test.key()) || UNKNOWN_CURVES.contains(test.key())) {
            return false;
        }
        return test.isSignature()
                ? DefaultJWSSignerFactory.SUPPORTED_ALGORITHMS.contains(JWSAlgorithm.parse(test.alg()))
                : DefaultJWEDecrypterFactory.SUPPORTED_ALGORITHMS.contains(JWEAlgorithm.parse(test.alg()))
                        && DefaultJWEDecrypterFactory.SUPPORTED_ENCRYPTION_METHODS.contains(
                                EncryptionMethod.parse(test.enc()));
    }

    @Override
    public Optional<String> generate(Case test) throws Exception {
        Algorithm alg = test.isSignature() ? JWSAlgorithm.parse(test.alg()) : JWEAlgorithm.parse(test.alg());
        JWKGenerator<? extends JWK> generator;
        if (test.hasCurve()) {
            generator = new ECKeyGenerator(Curve.parse(test.key()));
        } else if (test.octets() > 0) {
            generator = new OctetSequenceKeyGenerator(8 * test.octets());
        } else {
            generator = new RSAKeyGenerator(2048);
        }
        return Optional.of(generator
                .algorithm(alg)
                .keyUse(test.isSignature() ? KeyUse.SIGNATURE : KeyUse.ENCRYPTION)
                .keyIDFromThumbprint(true)
                .issueTime(new Date())
                .generate()
                .toJSONString());
    }

    @Override
    public Optional<String> thumbprint(String jwk) throws Exception {
        return Optional.of(JWK.parse(jwk).computeThumbprint().toString());
    }

    @Override
    public String make(Case test, String jwk, byte[] payload) throws Exception {
        JWK key = JWK.parse(jwk);
        if (test.isSignature()) {
            JWSAlgorithm alg = JWSAlgorithm.parse(test.alg());
            JWSObject jws = new JWSObject(new JWSHeader(alg), new Payload(payload));
            jws.sign(new DefaultJWSSignerFactory().createJWSSigner(key, alg));
            return jws.serialize();
        }
        JWEHeader header = new JWEHeader(JWEAlgorithm.parse(test.alg()), EncryptionMethod.parse(test.enc()));
        JWEObject jwe = new JWEObject(header, new Payload(payload));
        jwe.encrypt(encrypter(header.getAlgorithm(), key));
        return jwe.serialize();
    }

    @Override
    public byte[] open(Case test, String jwk, String token) throws Exception {
        JWK key = JWK.parse(jwk);
        if (test.isSignature()) {
            JWSObject jws = JWSObject.parse(token);
            var javaKey = key instanceof AsymmetricJWK pair
                    ? pair.toPublicKey()
                    : key.toOctetSequenceKey().toSecretKey();
            if (!jws.verify(new DefaultJWSVerifierFactory().createJWSVerifier(jws.getHeader(), javaKey))) {
                throw new Refused("the signature is wrong");
            }
            return jws.getPayload().toBytes();
        }
        JWEObject jwe = JWEObject.parse(token);
        jwe.decrypt(decrypter(jwe.getHeader().getAlgorithm(), key));
        return jwe.getPayload().toBytes();
    }

    private static JWEEncrypter encrypter(JWEAlgorithm alg, JWK key) throws Exception {
        if (JWEAlgorithm.Family.RSA.contains(alg)) {
            return new RSAEncrypter(key.toRSAKey());
        }
        if (JWEAlgorithm.Family.ECDH_ES.contains(alg)) {
            return new ECDHEncrypter(key.toECKey());
        }
        if (JWEAlgorithm.Family.PBES2.contains(alg)) {
            return new PasswordBasedEncrypter(key.toOctetSequenceKey().toByteArray(), 16, ITERATIONS);
        }
        return alg.equals(JWEAlgorithm.DIR)
                ? new DirectEncrypter(key.toOctetSequenceKey())
                : new AESEncrypter(key.toOctetSequenceKey());
    }

    private static JWEDecrypter decrypter(JWEAlgorithm alg, JWK key) throws Exception {
        if (JWEAlgorithm.Family.RSA.contains(alg)) {
            return new RSADecrypter(key.toRSAKey());
        }
        if (JWEAlgorithm.Family.ECDH_ES.contains(alg)) {
            return new ECDHDecrypter(key.toECKey());
        }
        if (JWEAlgorithm.Family.PBES2.contains(alg)) {
            return new PasswordBasedDecrypter(key.toOctetSequenceKey().toByteArray());
        }
        return alg.equals(JWEAlgorithm.DIR)
                ? new DirectDecrypter(key.toOctetSequenceKey())
                : new AESDecrypter(key.toOctetSequenceKey());
    }
}
