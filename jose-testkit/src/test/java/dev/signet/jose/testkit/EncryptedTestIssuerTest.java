package dev.signet.jose.testkit;

import static dev.signet.jose.jwe.ContentEncryption.A128CBC_HS256;
import static dev.signet.jose.jwe.ContentEncryption.A256GCM;
import static dev.signet.jose.jwe.Direct.DIR;
import static dev.signet.jose.jwe.EcdhEs.ECDH_ES_A256KW;
import static dev.signet.jose.jwe.HpkeDraft.HPKE_0;
import static dev.signet.jose.jws.Ecdsa.ES256;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtDecoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class EncryptedTestIssuerTest {

    private static final TestIssuer SIGNER = Service.issuer(ES256);
    private static final EcJwk KEY = EcJwk.generate(Curve.P_256);
    private static final EncryptedTestIssuer ISSUER =
            SIGNER.thenEncryptedWith(ECDH_ES_A256KW.encrypter(KEY.toPublic(), A256GCM));
    private static final JwtDecoder DECODER = decoder(ECDH_ES_A256KW.decrypter(KEY, A256GCM));

    private static final OctJwk SECRET = OctJwk.generate(32);
    private static final EncryptedTestIssuer DIRECT =
            SIGNER.thenEncryptedWith(DIR.encrypter(SECRET, A128CBC_HS256).withKeyId("7"));
    private static final JwtDecoder DIRECT_DECODER = decoder(DIR.decrypter(SECRET, A128CBC_HS256));

    /** Its tokens have neither an initialization vector nor a tag of their own. */
    private static final EncryptedTestIssuer INTEGRATED = SIGNER.thenEncryptedWith(HPKE_0.encrypter(KEY.toPublic()));

    private static final JwtDecoder INTEGRATED_DECODER = decoder(HPKE_0.decrypter(KEY));

    @Test
    void a_valid_token_is_accepted() {
        assertThat(DECODER.decode(ISSUER.token("bob")).claims().subject()).contains("bob");
        assertThat(DECODER.decode(ISSUER.token(claims -> claims.claim("scope", "read")))
                        .claims()
                        .string("scope"))
                .contains("read");
        assertThat(DIRECT_DECODER.decode(DIRECT.token("bob")).claims().subject())
                .contains("bob");
        assertThat(INTEGRATED_DECODER.decode(INTEGRATED.token("bob")).claims().subject())
                .contains("bob");
    }

    @Test
    void a_token_that_is_encrypted_to_another_service_is_refused() {
        EncryptedTestIssuer other = SIGNER.thenEncryptedWith(
                ECDH_ES_A256KW.encrypter(EcJwk.generate(Curve.P_256).toPublic(), A256GCM));

        Service.assertRefused(Reason.DECRYPTION_FAILED, DECODER, other.token("bob"));
    }

    @ParameterizedTest
    @EnumSource
    void every_fault_inside_is_refused_with_its_reason(InvalidToken fault) {
        Service.assertRefused(fault.reason(), DECODER, ISSUER.token(fault));
    }

    @ParameterizedTest
    @EnumSource
    void every_fault_of_the_encryption_is_refused_with_its_reason(InvalidEncryption fault) {
        Service.assertRefused(fault.reason(), DECODER, ISSUER.token(fault));
        Service.assertRefused(fault.reason(), DIRECT_DECODER, DIRECT.token(fault));
        Service.assertRefused(fault.reason(), INTEGRATED_DECODER, INTEGRATED.token(fault));
    }

    @Test
    void its_text_has_nothing_of_the_key() {
        assertThat(DIRECT.toString())
                .startsWith("EncryptedTestIssuer[JweEncrypter[dir")
                .endsWith("]]");
    }

    private static JwtDecoder decoder(JweDecrypter decrypter) {
        return Jwt.decryptedBy(decrypter)
                .thenVerifiedBy(JwsVerifier.of(SIGNER.keys(), ES256))
                .issuer(Service.ISSUER)
                .audience(Service.AUDIENCE)
                .build();
    }
}
