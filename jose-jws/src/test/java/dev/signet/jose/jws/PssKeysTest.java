package dev.signet.jose.jws;

import static dev.signet.jose.jws.RsaPkcs1.RS256;
import static dev.signet.jose.jws.RsaPss.PS256;
import static dev.signet.jose.jws.RsaPss.PS384;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.RsaJwk;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Security;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;

/** Keys whose object identifier is id-RSASSA-PSS are limited to RSASSA-PSS (RFC 4055 section 1.2). */
class PssKeysTest {

    private static final byte[] PAYLOAD = "payload".getBytes(StandardCharsets.US_ASCII);
    private static final KeyPair ANY_HASH = pair(null);
    private static final KeyPair SHA_256 =
            pair(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
    private static final String LIMITED = "RS256 needs an RSA key, this is an RSA key limited to RSASSA-PSS";

    @Test
    void signs_and_verifies_with_key_objects_of_the_platform() throws Exception {
        for (KeyPair pair : new KeyPair[] {ANY_HASH, SHA_256}) {
            String token = PS256.signer((RSAPrivateKey) pair.getPrivate()).sign(PAYLOAD);

            assertThat(PS256.verifier((RSAPublicKey) pair.getPublic())
                            .verify(token)
                            .payload())
                    .isEqualTo(PAYLOAD);
        }
    }

    @Test
    void signs_and_verifies_with_a_jwk_in_any_provider() throws Exception {
        CryptoProviders foreign = CryptoProviders.only(new BouncyCastleProvider());
        RsaJwk key = (RsaJwk) Jwk.of(SHA_256);
        String ours = PS256.signer(key).sign(PAYLOAD);
        String theirs = PS256.signer(key).withProviders(foreign).sign(PAYLOAD);

        assertThat(PS256.verifier(key.toPublic())
                        .withProviders(foreign)
                        .verify(ours)
                        .payload())
                .isEqualTo(PAYLOAD);
        assertThat(PS256.verifier(key.toPublic()).verify(theirs).payload()).isEqualTo(PAYLOAD);
    }

    @Test
    void signs_with_a_handle_beside_its_provider() throws Exception {
        String token = PS256.signer(ANY_HASH.getPrivate(), Security.getProvider("SunRsaSign"))
                .sign(PAYLOAD);

        assertThat(PS256.verifier((RSAPublicKey) ANY_HASH.getPublic())
                        .verify(token)
                        .payload())
                .isEqualTo(PAYLOAD);
    }

    @Test
    void does_not_sign_with_the_other_padding() {
        RsaJwk key = (RsaJwk) Jwk.of(ANY_HASH);

        refuses(LIMITED, () -> RS256.signer((RSAPrivateKey) ANY_HASH.getPrivate()));
        refuses(LIMITED, () -> RS256.signer(ANY_HASH.getPrivate(), Security.getProvider("SunRsaSign")));
        refuses(LIMITED, () -> RS256.signer(key));
        refuses(LIMITED, () -> JwsSigner.of(key, RS256));
    }

    @Test
    void does_not_verify_with_the_other_padding() {
        refuses(LIMITED, () -> RS256.verifier((RSAPublicKey) ANY_HASH.getPublic()));
        refuses(LIMITED, () -> JwsVerifier.of(Jwk.of(ANY_HASH.getPublic()), RS256));
    }

    @Test
    void serves_no_token_with_the_other_padding_in_a_set() throws Exception {
        RsaJwk limited = (RsaJwk) Jwk.of(ANY_HASH);
        RsaJwk free = (RsaJwk) Jwk.of(limited.privateMembers());
        String token = RS256.signer(free).sign(PAYLOAD);

        assertThat(JwsVerifier.of(JwkSet.of(free), RS256, PS256).verify(token).payload())
                .isEqualTo(PAYLOAD);
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(
                        () -> JwsVerifier.of(JwkSet.of(limited), RS256, PS256).verify(token))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.KEY_NOT_FOUND));
    }

    @Test
    void serves_the_hash_that_it_names_and_no_other() {
        String limited = "PS384 needs an RSA key, this is an RSA key limited to RSASSA-PSS with SHA-256";

        refuses(limited, () -> PS384.signer((RSAPrivateKey) SHA_256.getPrivate()));
        refuses(limited, () -> PS384.signer(SHA_256.getPrivate(), Security.getProvider("SunRsaSign")));
        refuses(limited, () -> PS384.verifier((RSAPublicKey) SHA_256.getPublic()));
        refuses(limited, () -> PS384.signer((RsaJwk) Jwk.of(SHA_256)));
    }

    private static void refuses(String message, ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }

    private static KeyPair pair(PSSParameterSpec parameters) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSASSA-PSS");
            generator.initialize(new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4, parameters));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
