package dev.signet.jose.jwe;

import static dev.signet.jose.jwe.ContentEncryption.A256GCM;
import static dev.signet.jose.jwe.InsecureRsa15.RSA1_5;
import static dev.signet.jose.jwe.RsaOaep.RSA_OAEP_256;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.RsaJwk;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Security;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Keys whose object identifier is id-RSASSA-PSS sign and do nothing else (RFC 4055 section 1.2). */
class PssKeysTest {

    @Test
    void wraps_and_unwraps_no_key_with_a_key_limited_to_signatures() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSASSA-PSS");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        RSAPublicKey publicKey = (RSAPublicKey) pair.getPublic();
        RSAPrivateKey privateKey = (RSAPrivateKey) pair.getPrivate();
        RsaJwk jwk = (RsaJwk) Jwk.of(pair);

        refuses("RSA-OAEP-256", () -> RSA_OAEP_256.encrypter(publicKey, A256GCM));
        refuses("RSA-OAEP-256", () -> RSA_OAEP_256.encrypter(jwk.toPublic(), A256GCM));
        refuses("RSA-OAEP-256", () -> RSA_OAEP_256.decrypter(privateKey, A256GCM));
        refuses("RSA-OAEP-256", () -> RSA_OAEP_256.decrypter(jwk, A256GCM));
        refuses(
                "RSA-OAEP-256",
                () -> RSA_OAEP_256.decrypter(pair.getPrivate(), Security.getProvider("SunJCE"), A256GCM));
        refuses("RSA1_5", () -> RSA1_5.decrypter(privateKey, A256GCM));
        refuses("RSA1_5", () -> RSA1_5.decrypter(jwk, A256GCM));
    }

    private static void refuses(String algorithm, ThrowingCallable call) {
        assertThatIllegalArgumentException()
                .isThrownBy(call)
                .withMessageStartingWith(algorithm)
                .withMessageContaining("an RSA key limited to RSASSA-PSS");
    }
}
