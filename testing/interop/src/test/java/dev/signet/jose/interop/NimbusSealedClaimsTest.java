package dev.signet.jose.interop;

import static dev.signet.jose.jwe.ContentEncryption.A256GCM;
import static dev.signet.jose.jwe.RsaOaep.RSA_OAEP_256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSADecrypter;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.RsaJwk;
import dev.signet.jose.jws.Hmac;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtClaims;
import java.security.PrivateKey;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A sealed claim is a JWE like others, for those who say that they know what {@code sealed} means. */
final class NimbusSealedClaimsTest {
    private static final RsaJwk KEY = RsaJwk.generate(2048);
    private static final PrivateKey PRIVATE = KEY.privateKey().orElseThrow();

    @Test
    void opens_a_seal_when_it_is_told_of_its_critical_parameter() throws Exception {
        JWEObject seal = seal();

        seal.decrypt(new RSADecrypter(PRIVATE, Set.of("sealed")));

        assertThat(seal.getPayload().toString().strip()).isEqualTo("\"078-05-1120\"");
        assertThat(seal.getHeader().getCustomParam("sealed")).asString().contains("claim=[ssn]", "jti=t-1");
    }

    @Test
    void refuses_a_seal_otherwise() throws Exception {
        JWEObject seal = seal();

        assertThatThrownBy(() -> seal.decrypt(new RSADecrypter(PRIVATE))).isInstanceOf(JOSEException.class);
    }

    private static JWEObject seal() throws Exception {
        String token = Jwt.signedWith(Hmac.HS256.signer(OctJwk.generate(32)))
                .sealing(RSA_OAEP_256.encrypter(KEY, A256GCM), "ssn")
                .encode(JwtClaims.builder()
                        .jwtId("t-1")
                        .claim("ssn", "078-05-1120")
                        .build());
        return JWEObject.parse(
                (String) JWSObject.parse(token).getPayload().toJSONObject().get("ssn"));
    }
}
