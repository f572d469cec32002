package dev.signet.jose.examples.kms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.ExternalUnwrapper;
import dev.signet.jose.jwe.RsaOaep;
import dev.signet.jose.jwk.RsaJwk;
import dev.signet.jose.jws.Ecdsa;
import dev.signet.jose.jws.ExternalSigner;
import dev.signet.jose.jws.RsaPss;
import org.junit.jupiter.api.Test;

/** What each KMS's recipes must do. */
abstract class RecipeContract {

    private static final byte[] HELLO = "hello".getBytes(UTF_8);

    /** More than AWS KMS takes as a message. */
    private static final byte[] LONG = new byte[10_000];

    abstract ExternalSigner es256();

    abstract ExternalSigner ps256();

    abstract ExternalUnwrapper rsaOaep256();

    /** Turns the KMS off: whatever is asked then fails as the vendor's client fails. */
    abstract void goAway();

    @Test
    void signs_es256() {
        String token = Ecdsa.ES256.signer(es256()).withKeyId("2026-11").sign(HELLO);

        assertThat(Ecdsa.ES256.verifier(InMemoryKeys.EC).verify(token).payload())
                .isEqualTo(HELLO);
    }

    @Test
    void signs_a_long_payload() {
        String token = Ecdsa.ES256.signer(es256()).sign(LONG);

        assertThat(Ecdsa.ES256.verifier(InMemoryKeys.EC).verify(token).payload())
                .isEqualTo(LONG);
    }

    @Test
    void signs_ps256() {
        String token = RsaPss.PS256.signer(ps256()).sign(HELLO);

        assertThat(RsaPss.PS256.verifier(InMemoryKeys.RSA).verify(token).payload())
                .isEqualTo(HELLO);
    }

    @Test
    void unwraps_rsa_oaep_256() {
        assertThat(decrypted(tokenFor(InMemoryKeys.RSA))).isEqualTo(HELLO);
    }

    @Test
    void an_encrypted_key_for_another_recipient_is_the_tokens_fault() {
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> decrypted(tokenFor(InMemoryKeys.OTHER_RSA)))
                .returns(Reason.DECRYPTION_FAILED, InvalidTokenException::reason);
    }

    @Test
    void a_kms_that_is_away_is_no_fault_of_the_token() {
        String token = tokenFor(InMemoryKeys.RSA);
        goAway();

        assertThatExceptionOfType(KeySourceException.class)
                .isThrownBy(() -> Ecdsa.ES256.signer(es256()).sign(HELLO))
                .havingCause()
                .isNotNull();
        assertThatExceptionOfType(KeySourceException.class)
                .isThrownBy(() -> RsaPss.PS256.signer(ps256()).sign(HELLO));
        assertThatExceptionOfType(KeySourceException.class).isThrownBy(() -> decrypted(token));
    }

    private byte[] decrypted(String token) {
        return RsaOaep.RSA_OAEP_256
                .decrypter(rsaOaep256(), ContentEncryption.A256GCM)
                .decrypt(token)
                .plaintext();
    }

    private static String tokenFor(RsaJwk key) {
        return RsaOaep.RSA_OAEP_256.encrypter(key, ContentEncryption.A256GCM).encrypt(HELLO);
    }
}
