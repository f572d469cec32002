package dev.signet.jose.jwe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.testsupport.Compilation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes that the compiler catches, and beside them the lines that are right. */
class MisuseTest {

    @Test
    void compiles_what_is_right() {
        assertThat(snippet("""
                        RsaOaep.RSA_OAEP_256.encrypter(rsaPublic, gcm).encrypt(new byte[1]);
                        RsaOaep.RSA_OAEP_256.encrypter(rsaJwk, gcm);
                        RsaOaep.RSA_OAEP_256.decrypter(rsaPrivate, gcm, ContentEncryption.A128GCM);
                        RsaOaep.RSA_OAEP_256.decrypter(wrapped -> wrapped, gcm);
                        EcdhEs.ECDH_ES.encrypter(ecPublic, gcm);
                        EcdhEs.ECDH_ES.decrypter(xPrivate, gcm);
                        EcdhEs.ECDH_ES.decrypter(Curve.P_256, epk -> new byte[32], gcm);
                        AesKeyWrap.A256KW.encrypter(secret, gcm);
                        Direct.DIR.decrypter(octJwk, gcm);
                        Pbes2.PBES2_HS256_A128KW.encrypter(password, gcm);
                        Pbes2.PBES2_HS256_A128KW.decrypter(password, 2_000_000, gcm);
                        JweDecrypter.of(keys, RsaOaep.RSA_OAEP_256, gcm, ContentEncryption.A128GCM);
                        JweDecrypter.of(keys, Set.of(RsaOaep.RSA_OAEP_256, EcdhEs.ECDH_ES), gcm);
                        JweDecrypter.of(rsaJwk, gcm);
                        DecryptedJwe jwe = InsecureRsa15.RSA1_5.decrypter(rsaPrivate, gcm).decrypt("");
                        """).errors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // The wrong half of a key.
                "RsaOaep.RSA_OAEP_256.encrypter(rsaPrivate, gcm);",
                "RsaOaep.RSA_OAEP_256.decrypter(rsaPublic, gcm);",
                // The wrong family.
                "RsaOaep.RSA_OAEP_256.encrypter(ecPublic, gcm);",
                "RsaOaep.RSA_OAEP_256.encrypter(anyPublic, gcm);",
                "RsaOaep.RSA_OAEP_256.encrypter(octJwk, gcm);",
                "EcdhEs.ECDH_ES.encrypter(rsaPublic, gcm);",
                "EcdhEs.ECDH_ES.decrypter(edPrivate, gcm);",
                "AesKeyWrap.A256KW.encrypter(rsaPublic, gcm);",
                "Direct.DIR.decrypter(rsaJwk, gcm);",
                // A password that cannot be overwritten, or is no password.
                "Pbes2.PBES2_HS256_A128KW.encrypter(\"password\", gcm);",
                "Pbes2.PBES2_HS256_A128KW.decrypter(secret, gcm);",
                // What to accept was left out.
                "RsaOaep.RSA_OAEP_256.decrypter(rsaPrivate);",
                "JweDecrypter.of(keys, gcm);",
                "JweDecrypter.of(keys, Set.of(RsaOaep.RSA_OAEP_256));",
                // A curve was left out.
                "EcdhEs.ECDH_ES.decrypter(epk -> new byte[32], gcm);",
                // What no caller may make, implement or do.
                "new DecryptedJwe(null, null, null, new byte[1], null);",
                "JweDecrypter own = token -> null;",
                "JweAlgorithm own = () -> \"none\";",
                "InsecureRsa15.RSA1_5.encrypter(rsaPublic, gcm);",
                "RsaOaep.RSA_OAEP_256.encrypter(rsaPublic, gcm).drawing(null);"
            })
    void does_not_compile(String wrong) {
        assertThat(snippet(wrong).errors())
                .isNotEmpty()
                .allSatisfy(error -> assertThat(error).doesNotContain("cannot find symbol\n  symbol:   class"));
    }

    private static Compilation snippet(String statements) {
        return Compilation.of(
                """
                RSAPublicKey rsaPublic = null;
                RSAPrivateKey rsaPrivate = null;
                ECPublicKey ecPublic = null;
                EdECPrivateKey edPrivate = null;
                XECPrivateKey xPrivate = null;
                PublicKey anyPublic = null;
                SecretKey secret = null;
                char[] password = null;
                JwkSet keys = null;
                RsaJwk rsaJwk = null;
                OctJwk octJwk = null;
                ContentEncryption gcm = ContentEncryption.A256GCM;
                """ + statements,
                "dev.signet.jose.jwe.*",
                "dev.signet.jose.jwk.*",
                "java.security.*",
                "java.security.interfaces.*",
                "java.util.Set",
                "javax.crypto.SecretKey");
    }
}
