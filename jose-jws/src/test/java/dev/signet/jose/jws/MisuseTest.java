package dev.signet.jose.jws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.testsupport.Compilation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes that the compiler catches, each beside the line that is right. */
class MisuseTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ecdsa.ES256.signer(ecPrivate);|Ecdsa.ES256.signer(rsaPrivate);",
                "Hmac.HS256.verifier(secret);|Hmac.HS256.verifier(rsaPublic);",
                "Hmac.HS256.verifier(secret);|Hmac.HS256.verifier(\"secret\");",
                "Ecdsa.ES256.verifier(ecPublic);|Ecdsa.ES256.verifier(ecPrivate);",
                "RsaPkcs1.RS256.verifier(rsaPublic);|RsaPkcs1.RS256.verifier(anyPublic);",
                "Ecdsa.ES256.signer(anyPrivate, provider);|Ecdsa.ES256.signer(anyPrivate);",
                "JwsVerifier.of(keys, Ecdsa.ES256);|JwsVerifier.of(keys);",
                "VerifiedJws jws = JwsVerifier.of(keys, Ecdsa.ES256).verify(\"\");|new VerifiedJws(null, null, null, null);",
                "JwsAlgorithm a = Ecdsa.ES256;|JwsAlgorithm a = () -> \"none\";"
            })
    void does_not_compile(String right, String wrong) {
        assertThat(snippet(right).errors()).isEmpty();
        assertThat(snippet(wrong).succeeded()).isFalse();
    }

    private static Compilation snippet(String statement) {
        return Compilation.of(
                """
                ECPrivateKey ecPrivate = null;
                ECPublicKey ecPublic = null;
                RSAPrivateKey rsaPrivate = null;
                RSAPublicKey rsaPublic = null;
                PublicKey anyPublic = null;
                PrivateKey anyPrivate = null;
                Provider provider = null;
                SecretKey secret = null;
                JwkSet keys = null;
                """ + statement,
                "dev.signet.jose.jws.*",
                "dev.signet.jose.jwk.JwkSet",
                "java.security.*",
                "java.security.interfaces.*",
                "javax.crypto.SecretKey");
    }
}
