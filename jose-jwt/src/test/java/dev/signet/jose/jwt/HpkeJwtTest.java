package dev.signet.jose.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.HpkeDraft;
import dev.signet.jose.jwe.HpkeDraftKeyEncryption;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jws.Ecdsa;
import dev.signet.jose.jws.JwsSigner;
import org.junit.jupiter.api.Test;

/** JWTs that are encrypted with HPKE, whose header need not have an {@code enc}. */
class HpkeJwtTest {

    private static final ContentEncryption GCM = ContentEncryption.A256GCM;
    private static final EcJwk SIGNING = EcJwk.generate(Curve.P_256);
    private static final EcJwk READER = EcJwk.generate(Curve.P_256);

    private final JwsSigner signer = Ecdsa.ES256.signer(SIGNING);
    private final JwtClaims claims =
            JwtClaims.builder().subject("alice").claim("ssn", "078").build();

    @Test
    void a_signed_token_is_encrypted_by_integrated_encryption() {
        String token = Jwt.signedWith(signer)
                .thenEncryptedWith(HpkeDraft.HPKE_0.encrypter(READER))
                .encode(claims);

        assertThat(decoder(HpkeDraft.HPKE_0.decrypter(READER))
                        .decode(token)
                        .claims()
                        .subject())
                .contains("alice");
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> decoder(HpkeDraft.HPKE_7.decrypter(READER)).decode(token))
                .extracting(InvalidTokenException::reason)
                .isEqualTo(Reason.ALGORITHM_NOT_ALLOWED);
    }

    @Test
    void claims_are_sealed_by_key_encryption_and_not_by_integrated_encryption() {
        JweEncrypter wrapping = HpkeDraftKeyEncryption.HPKE_0_KE.encrypter(READER, GCM);
        String token = Jwt.signedWith(signer).sealing(wrapping, "ssn").encode(claims);
        JwtDecoder opening = Jwt.verifiedBy(Ecdsa.ES256.verifier(SIGNING.toPublic()))
                .anyIssuer()
                .anyAudience()
                .noExpiryNeeded()
                .opening(HpkeDraftKeyEncryption.HPKE_0_KE.decrypter(READER, GCM), "ssn")
                .build();

        assertThat(opening.decode(token).claims().string("ssn")).contains("078");
        assertThatIllegalStateException()
                .isThrownBy(() -> Jwt.signedWith(signer)
                        .sealing(HpkeDraft.HPKE_0.encrypter(READER), "ssn")
                        .encode(claims))
                .withMessageContaining("use HpkeDraftKeyEncryption");
    }

    private static JwtDecoder decoder(JweDecrypter decrypter) {
        return Jwt.decryptedBy(decrypter)
                .thenVerifiedBy(Ecdsa.ES256.verifier(SIGNING.toPublic()))
                .anyIssuer()
                .anyAudience()
                .noExpiryNeeded()
                .build();
    }
}
