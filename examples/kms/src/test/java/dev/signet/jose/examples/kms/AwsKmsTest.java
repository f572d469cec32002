package dev.signet.jose.examples.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.examples.kms.AwsSdk.DecryptRequest;
import dev.signet.jose.examples.kms.AwsSdk.DecryptResponse;
import dev.signet.jose.examples.kms.AwsSdk.DeriveSharedSecretRequest;
import dev.signet.jose.examples.kms.AwsSdk.DeriveSharedSecretResponse;
import dev.signet.jose.examples.kms.AwsSdk.EncryptionAlgorithmSpec;
import dev.signet.jose.examples.kms.AwsSdk.InvalidCiphertextException;
import dev.signet.jose.examples.kms.AwsSdk.KeyAgreementAlgorithmSpec;
import dev.signet.jose.examples.kms.AwsSdk.KmsClient;
import dev.signet.jose.examples.kms.AwsSdk.KmsException;
import dev.signet.jose.examples.kms.AwsSdk.MessageType;
import dev.signet.jose.examples.kms.AwsSdk.SdkBytes;
import dev.signet.jose.examples.kms.AwsSdk.SignRequest;
import dev.signet.jose.examples.kms.AwsSdk.SignResponse;
import dev.signet.jose.examples.kms.AwsSdk.SigningAlgorithmSpec;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.EcdhEs;
import dev.signet.jose.jwe.ExternalUnwrapper;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwe.RsaOaep;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jws.Ecdsa;
import dev.signet.jose.jws.ExternalSigner;
import dev.signet.jose.jws.JwsSigner;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class AwsKmsTest extends RecipeContract {

    private final InMemoryKms kms = new InMemoryKms();

    @Override
    ExternalSigner es256() {
        return AwsKms.es256(kms, "alias/signing");
    }

    @Override
    ExternalSigner ps256() {
        return AwsKms.ps256(kms, "alias/rsa");
    }

    @Override
    ExternalUnwrapper rsaOaep256() {
        return AwsKms.rsaOaep256(kms, "alias/unwrapping");
    }

    @Override
    void goAway() {
        kms.away = true;
    }

    @Test
    void agrees_on_keys() {
        String token = ecdhToken();

        assertThat(agreeing().decrypt(token).plaintext()).isEqualTo(new byte[] {1, 2, 3});
    }

    @Test
    void a_kms_that_is_away_agrees_on_nothing() {
        String token = ecdhToken();
        goAway();

        assertThatExceptionOfType(KeySourceException.class)
                .isThrownBy(() -> agreeing().decrypt(token));
    }

    @Test
    void der_as_it_comes_is_refused() throws GeneralSecurityException {
        byte[] der =
                InMemoryKeys.ecdsaInDer(MessageDigest.getInstance("SHA-256").digest());

        assertThatIllegalStateException()
                .isThrownBy(() -> Ecdsa.ES256.signer(signingInput -> der).sign(new byte[] {1, 2, 3}))
                .withMessageContaining("R || S of 64");
    }

    @Test
    void reads_as_the_page_says() {
        String keyId = "alias/signing";
        String unwrapKeyId = "alias/unwrapping";

        JwsSigner signer = Ecdsa.ES256.signer(AwsKms.es256(kms, keyId)).withKeyId("2026-11");
        JweDecrypter decrypter =
                RsaOaep.RSA_OAEP_256.decrypter(AwsKms.rsaOaep256(kms, unwrapKeyId), ContentEncryption.A256GCM);

        assertThat(signer.keyId()).hasValue("2026-11");
        assertThat(decrypter).isNotNull();
    }

    private JweDecrypter agreeing() {
        return EcdhEs.ECDH_ES_A256KW.decrypter(
                Curve.P_256, AwsKms.ecdh(kms, "alias/agreement"), ContentEncryption.A256GCM);
    }

    private static String ecdhToken() {
        return EcdhEs.ECDH_ES_A256KW
                .encrypter(InMemoryKeys.EC, ContentEncryption.A256GCM)
                .encrypt(new byte[] {1, 2, 3});
    }

    /** Reads a request as the service would, and does what it says. */
    private static final class InMemoryKms implements KmsClient {

        private boolean away;

        @Override
        public SignResponse sign(Consumer<SignRequest.Builder> request) {
            requireThere();
            SignCall call = new SignCall();
            request.accept(call);
            assertThat(call.type).isEqualTo(MessageType.DIGEST);
            assertThat(call.message.asByteArray()).hasSize(32);
            try {
                byte[] signature = call.algorithm == SigningAlgorithmSpec.ECDSA_SHA_256
                        ? InMemoryKeys.ecdsaInDer(call.message.asByteArray())
                        : InMemoryKeys.pss(call.message.asByteArray(), 32);
                return new SignResponse(SdkBytes.fromByteArray(signature));
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public DecryptResponse decrypt(Consumer<DecryptRequest.Builder> request) {
            requireThere();
            DecryptCall call = new DecryptCall();
            request.accept(call);
            assertThat(call.algorithm).isEqualTo(EncryptionAlgorithmSpec.RSAES_OAEP_SHA_256);
            try {
                return new DecryptResponse(SdkBytes.fromByteArray(InMemoryKeys.oaep(call.ciphertext.asByteArray())));
            } catch (GeneralSecurityException e) {
                throw new InvalidCiphertextException("corrupted, or for another key");
            }
        }

        @Override
        public DeriveSharedSecretResponse deriveSharedSecret(Consumer<DeriveSharedSecretRequest.Builder> request) {
            requireThere();
            AgreementCall call = new AgreementCall();
            request.accept(call);
            assertThat(call.algorithm).isEqualTo(KeyAgreementAlgorithmSpec.ECDH);
            try {
                return new DeriveSharedSecretResponse(
                        SdkBytes.fromByteArray(InMemoryKeys.ecdh(call.publicKey.asByteArray())));
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }

        private void requireThere() {
            if (away) {
                throw new KmsException("connection refused");
            }
        }
    }

    private static final class SignCall implements SignRequest.Builder {
        private SdkBytes message = SdkBytes.fromByteArray(new byte[0]);
        private MessageType type = MessageType.RAW;
        private SigningAlgorithmSpec algorithm = SigningAlgorithmSpec.ECDSA_SHA_256;

        @Override
        public SignRequest.Builder keyId(String name) {
            assertThat(name).startsWith("alias/");
            return this;
        }

        @Override
        public SignRequest.Builder message(SdkBytes octets) {
            message = octets;
            return this;
        }

        @Override
        public SignRequest.Builder messageType(MessageType kind) {
            type = kind;
            return this;
        }

        @Override
        public SignRequest.Builder signingAlgorithm(SigningAlgorithmSpec name) {
            algorithm = name;
            return this;
        }
    }

    private static final class DecryptCall implements DecryptRequest.Builder {
        private SdkBytes ciphertext = SdkBytes.fromByteArray(new byte[0]);
        private EncryptionAlgorithmSpec algorithm = EncryptionAlgorithmSpec.RSAES_OAEP_SHA_256;

        @Override
        public DecryptRequest.Builder keyId(String name) {
            assertThat(name).isEqualTo("alias/unwrapping");
            return this;
        }

        @Override
        public DecryptRequest.Builder ciphertextBlob(SdkBytes octets) {
            ciphertext = octets;
            return this;
        }

        @Override
        public DecryptRequest.Builder encryptionAlgorithm(EncryptionAlgorithmSpec name) {
            algorithm = name;
            return this;
        }
    }

    private static final class AgreementCall implements DeriveSharedSecretRequest.Builder {
        private SdkBytes publicKey = SdkBytes.fromByteArray(new byte[0]);
        private KeyAgreementAlgorithmSpec algorithm = KeyAgreementAlgorithmSpec.ECDH;

        @Override
        public DeriveSharedSecretRequest.Builder keyId(String name) {
            assertThat(name).isEqualTo("alias/agreement");
            return this;
        }

        @Override
        public DeriveSharedSecretRequest.Builder publicKey(SdkBytes octets) {
            publicKey = octets;
            return this;
        }

        @Override
        public DeriveSharedSecretRequest.Builder keyAgreementAlgorithm(KeyAgreementAlgorithmSpec name) {
            algorithm = name;
            return this;
        }
    }
}
