package dev.signet.jose.jwt;

import static dev.signet.jose.jwe.ContentEncryption.A256GCM;
import static dev.signet.jose.jwe.RsaOaep.RSA_OAEP_256;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.RsaJwk;
import dev.signet.jose.jws.Ecdsa;
import dev.signet.jose.jws.JwsSigner;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jws.RsaPkcs1;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** JWTs that are encrypted, and JWTs that are signed and then encrypted. */
class EncryptedJwtTest {

    private static final RsaJwk CLIENT = RsaJwk.generate(2048).withKeyId("client");
    private static final EcJwk ISSUER = EcJwk.generate(Curve.P_256).withKeyId("issuer");
    private static final JweEncrypter ENCRYPTER = RSA_OAEP_256.encrypter(CLIENT, A256GCM);
    private static final JweDecrypter DECRYPTER = RSA_OAEP_256.decrypter(CLIENT, A256GCM);
    private static final JwsSigner SIGNER = Ecdsa.ES256.signer(ISSUER);
    private static final JwsVerifier VERIFIER = JwsVerifier.of(JwkSet.of(ISSUER.toPublic()), Ecdsa.ES256);

    private static final JwtClaims CLAIMS = JwtClaims.builder()
            .issuer("https://login.example")
            .subject("alice")
            .audience("client-1")
            .lifetime(Duration.ofMinutes(5))
            .build();

    private static final JwtDecoder NESTED = Jwt.decryptedBy(DECRYPTER)
            .thenVerifiedBy(VERIFIER)
            .issuer("https://login.example")
            .audience("client-1")
            .build();

    private static final UnsignedJwtDecoder UNSIGNED = Jwt.decryptedBy(DECRYPTER)
            .unsigned()
            .issuer("https://login.example")
            .audience("client-1")
            .build();

    private static void assertRefused(Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        InvalidTokenException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void what_is_signed_and_encrypted_is_decrypted_and_verified() {
        VerifiedJwt jwt = NESTED.decode(
                Jwt.signedWith(SIGNER).thenEncryptedWith(ENCRYPTER).encode(CLAIMS));

        assertThat(jwt.claims()).isEqualTo(CLAIMS);
        assertThat(jwt.keyId()).contains("issuer");
        assertThat(jwt.header().algorithm()).contains("ES256");
        assertThat(jwt.encryptionHeader())
                .hasValueSatisfying(
                        outer -> assertThat(outer.isContentType("JWT")).isTrue());
    }

    @Test
    void what_is_only_encrypted_is_an_unsigned_JWT() {
        UnsignedJwt jwt = UNSIGNED.decode(Jwt.encryptedWith(ENCRYPTER).encode(CLAIMS));

        assertThat(jwt.claims()).isEqualTo(CLAIMS);
        assertThat(jwt.header().type()).contains("JWT");
    }

    @Test
    void an_unsigned_JWT_never_passes_where_a_signature_is_demanded() {
        assertRefused(
                Reason.MALFORMED,
                () -> NESTED.decode(Jwt.encryptedWith(ENCRYPTER).encode(CLAIMS)));
        assertRefused(
                Reason.MALFORMED,
                () -> NESTED.decode(
                        Jwt.encryptedWith(ENCRYPTER.withContentType("JWT")).encode(CLAIMS)));
    }

    @Test
    void an_unsecured_JWT_inside_is_refused() {
        String none =
                "eyJhbGciOiJub25lIn0." + Base64Url.encode(CLAIMS.toObject().toOctets()) + ".";

        assertRefused(
                Reason.ALGORITHM_NOT_ALLOWED,
                () -> NESTED.decode(ENCRYPTER.withContentType("JWT").encrypt(none.getBytes(UTF_8))));
    }

    @Test
    void a_nested_JWT_must_say_so_in_cty() {
        String signed = Jwt.signedWith(SIGNER).encode(CLAIMS);

        assertThat(NESTED.decode(ENCRYPTER.withContentType("jwt").encrypt(signed.getBytes(UTF_8))))
                .isNotNull();
        assertRefused(Reason.MALFORMED, () -> NESTED.decode(ENCRYPTER.encrypt(signed.getBytes(UTF_8))));
        assertRefused(
                Reason.MALFORMED,
                () -> NESTED.decode(ENCRYPTER.withContentType("json").encrypt(signed.getBytes(UTF_8))));
    }

    @Test
    void a_nested_JWT_is_not_read_as_an_unsigned_one() {
        assertRefused(
                Reason.MALFORMED,
                () -> UNSIGNED.decode(
                        Jwt.signedWith(SIGNER).thenEncryptedWith(ENCRYPTER).encode(CLAIMS)));
    }

    @Test
    void nesting_goes_one_level_and_no_further() {
        String once = Jwt.signedWith(SIGNER).thenEncryptedWith(ENCRYPTER).encode(CLAIMS);
        String twice = ENCRYPTER.withContentType("JWT").encrypt(once.getBytes(UTF_8));

        assertThat(NESTED.decode(once)).isNotNull();
        assertRefused(Reason.MALFORMED, () -> NESTED.decode(twice));
    }

    @Test
    void a_signed_token_is_told_where_to_go() {
        assertThatThrownBy(() -> NESTED.decode(Jwt.signedWith(SIGNER).encode(CLAIMS)))
                .isInstanceOf(InvalidTokenException.class)
                .hasMessageContaining("Jwt.verifiedBy");
        assertThatThrownBy(() -> UNSIGNED.decode(Jwt.signedWith(SIGNER).encode(CLAIMS)))
                .isInstanceOf(InvalidTokenException.class)
                .hasMessageContaining("Jwt.verifiedBy");
    }

    @Test
    void the_rules_hold_inside_an_encryption_too() {
        JwtClaims expired = JwtClaims.builder()
                .issuer("https://login.example")
                .audience("client-1")
                .expiresAt(Instant.EPOCH)
                .build();

        assertRefused(
                Reason.EXPIRED,
                () -> NESTED.decode(
                        Jwt.signedWith(SIGNER).thenEncryptedWith(ENCRYPTER).encode(expired)));
        assertRefused(
                Reason.EXPIRED,
                () -> UNSIGNED.decode(Jwt.encryptedWith(ENCRYPTER).encode(expired)));
    }

    @Test
    void a_signature_by_another_key_inside_is_refused() {
        EcJwk other = EcJwk.generate(Curve.P_256).withKeyId("issuer");

        assertRefused(
                Reason.SIGNATURE_INVALID,
                () -> NESTED.decode(Jwt.signedWith(Ecdsa.ES256.signer(other))
                        .thenEncryptedWith(ENCRYPTER)
                        .encode(CLAIMS)));
    }

    @Test
    void an_encryption_to_the_verification_key_is_no_signature() {
        // Sign/encrypt confusion: anyone can encrypt to a public key; a decoder of signed tokens must not decrypt.
        JwtDecoder rsaOnly = Jwt.verifiedBy(RsaPkcs1.RS256.verifier(CLIENT))
                .anyIssuer()
                .anyAudience()
                .build();

        assertRefused(
                Reason.MALFORMED,
                () -> rsaOnly.decode(Jwt.encryptedWith(ENCRYPTER).encode(CLAIMS)));
    }

    @Test
    void claims_repeated_in_the_header_must_be_those_inside() {
        String same = Jwt.encryptedWith(ENCRYPTER.withHeader("iss", "https://login.example"))
                .encode(CLAIMS);
        String other = Jwt.encryptedWith(ENCRYPTER.withHeader("iss", "https://other.example"))
                .encode(CLAIMS);
        String none = Jwt.encryptedWith(ENCRYPTER.withHeader("sub", "mallory")).encode(CLAIMS);

        assertThat(UNSIGNED.decode(same).claims()).isEqualTo(CLAIMS);
        assertRefused(Reason.CLAIM_REJECTED, () -> UNSIGNED.decode(other));
        assertRefused(Reason.CLAIM_REJECTED, () -> UNSIGNED.decode(none));
    }
}
