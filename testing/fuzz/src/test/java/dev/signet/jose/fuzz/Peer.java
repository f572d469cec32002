package dev.signet.jose.fuzz;

import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.MACVerifier;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jws.JsonWebSignature;

/** Another implementation of JOSE that reads compact tokens with HS256, or with dir and A256GCM. */
enum Peer {
    NIMBUS {
        @Override
        Read jws(SecretKey key, String token) throws Exception {
            JWSObject jws = JWSObject.parse(token);
            if (!jws.verify(new MACVerifier(key))) {
                throw new IllegalArgumentException("the signature is wrong");
            }
            return new Read(jws.getHeader().toJSONObject(), jws.getPayload().toBytes());
        }

        @Override
        Read jwe(SecretKey key, String token) throws Exception {
            JWEObject jwe = JWEObject.parse(token);
            jwe.decrypt(new DirectDecrypter(key));
            return new Read(jwe.getHeader().toJSONObject(), jwe.getPayload().toBytes());
        }
    },
    JOSE4J {
        @Override
        Read jws(SecretKey key, String token) throws Exception {
            JsonWebSignature jws = new JsonWebSignature();
            jws.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, "HS256"));
            jws.setCompactSerialization(token);
            jws.setKey(key);
            if (!jws.verifySignature()) {
                throw new IllegalArgumentException("the signature is wrong");
            }
            return new Read(JsonUtil.parseJson(jws.getHeaders().getFullHeaderAsJsonString()), jws.getPayloadBytes());
        }

        @Override
        Read jwe(SecretKey key, String token) throws Exception {
            JsonWebEncryption jwe = new JsonWebEncryption();
            jwe.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, "dir"));
            jwe.setContentEncryptionAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, "A256GCM"));
            jwe.setCompactSerialization(token);
            jwe.setKey(key);
            byte[] plaintext = jwe.getPlaintextBytes();
            return new Read(JsonUtil.parseJson(jwe.getHeaders().getFullHeaderAsJsonString()), plaintext);
        }
    };

    /**
     * What a peer reads.
     *
     * @param header the members of the protected header
     * @param content the payload or the plaintext
     */
    record Read(Map<String, Object> header, byte[] content) {}

    /** Returns what a peer reads; fails with any exception if it does not accept the token. */
    abstract Read jws(SecretKey key, String token) throws Exception;

    /** Returns what a peer reads; fails with any exception if it does not accept the token. */
    abstract Read jwe(SecretKey key, String token) throws Exception;

    /** Returns what a peer reads; empty if it does not accept the token. */
    final Optional<Read> read(boolean signed, SecretKey key, String token) {
        try {
            return Optional.of(signed ? jws(key, token) : jwe(key, token));
        } catch (Exception e) {
            return Optional.empty();
        }
    }
}
