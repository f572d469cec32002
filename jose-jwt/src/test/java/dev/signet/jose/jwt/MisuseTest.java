package dev.signet.jose.jwt;

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
                "Jwt.signedWith(signer).thenEncryptedWith(encrypter);|Jwt.encryptedWith(encrypter).thenSignedWith(signer);",
                "Jwt.signedWith(signer).thenEncryptedWith(encrypter);|Jwt.encryptedWith(encrypter).thenEncryptedWith(encrypter);",
                "Jwt.verifiedBy(verifier).anyIssuer().anyAudience().build().decode(\"\");|Jwt.verifiedBy(verifier).anyIssuer().anyAudience().decode(\"\");",
                "Jwt.decryptedBy(decrypter).unsigned().anyIssuer().anyAudience().build();|Jwt.decryptedBy(decrypter).anyIssuer().anyAudience().build();",
                "Jwt.signedWith(signer).sealing(encrypter, \"ssn\").thenEncryptedWith(encrypter);|Jwt.signedWith(signer).thenEncryptedWith(encrypter).sealing(encrypter, \"ssn\");",
                "Jwt.signedWith(signer).sealing(encrypter, \"ssn\");|Jwt.signedWith(signer).sealing(encrypter);",
                "Jwt.verifiedBy(verifier).opening(decrypter, \"ssn\");|Jwt.verifiedBy(verifier).opening(encrypter, \"ssn\");",
                "VerifiedJwt jwt = decoder.decode(\"\");|VerifiedJwt jwt = unsignedDecoder.decode(\"\");",
                "VerifiedJwt jwt = decoder.decode(\"\");|VerifiedJwt jwt = JwtClaims.builder().build();",
                "Jwt.issuers(decoder, decoder);|Jwt.issuers(unsignedDecoder);",
                "Jwt.decryptedBy(decrypter).thenDecodedBy(decoder);|Jwt.decryptedBy(decrypter).thenDecodedBy(unsignedDecoder);",
                "IdToken profile = IdToken.forClient(\"client\").withNonce(\"nonce\");|IdToken profile = IdToken.forClient(\"client\");",
                "JwtClaims.of(Map.of(\"sub\", \"alice\"));|JwtClaims.of(\"{\\\"sub\\\":\\\"alice\\\"}\");",
                "JwtClaims.builder().claims(Map.of(\"sub\", \"alice\"));|JwtClaims.builder().claims(\"alice\");",
                "JwtClaims.builder().claim(\"city\", \"Basel\");|JwtClaims.builder().object(\"city\", \"Basel\");",
                "decoder.decode(BearerToken.of(List.of()).value());|decoder.decode(BearerToken.of(List.of()));",
                "BearerToken token = BearerToken.of(List.of());|BearerToken token = new BearerToken(\"a\");",
                "BearerRefusal.of(new KeySourceException(\"down\"));|BearerRefusal.of(new IllegalStateException(\"a mistake\"));",
                "UnsignedJwt jwt = unsignedDecoder.decode(\"\");|new UnsignedJwt(null, null);"
            })
    void does_not_compile(String right, String wrong) {
        assertThat(snippet(right).errors()).isEmpty();
        assertThat(snippet(wrong).succeeded()).isFalse();
    }

    private static Compilation snippet(String statement) {
        return Compilation.of(
                """
                JwsSigner signer = null;
                JwsVerifier verifier = null;
                JweEncrypter encrypter = null;
                JweDecrypter decrypter = null;
                JwtDecoder decoder = null;
                UnsignedJwtDecoder unsignedDecoder = null;
                """ + statement,
                "dev.signet.jose.jwt.*",
                "dev.signet.jose.jws.*",
                "dev.signet.jose.jwe.*",
                "dev.signet.jose.core.KeySourceException",
                "java.util.List",
                "java.util.Map");
    }
}
