package dev.signet.jose.examples.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.signet.jose.examples.kms.GoogleSdk.ApiException;
import dev.signet.jose.examples.kms.GoogleSdk.AsymmetricDecryptResponse;
import dev.signet.jose.examples.kms.GoogleSdk.AsymmetricSignResponse;
import dev.signet.jose.examples.kms.GoogleSdk.ByteString;
import dev.signet.jose.examples.kms.GoogleSdk.Digest;
import dev.signet.jose.examples.kms.GoogleSdk.InvalidArgumentException;
import dev.signet.jose.examples.kms.GoogleSdk.KeyManagementServiceClient;
import dev.signet.jose.jwe.ExternalUnwrapper;
import dev.signet.jose.jws.Ecdsa;
import dev.signet.jose.jws.ExternalSigner;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;

final class GoogleCloudKmsTest extends RecipeContract {

    private static final String RING = "projects/p/locations/global/keyRings/r/cryptoKeys/";
    private static final String EC = RING + "ec/cryptoKeyVersions/1";
    private static final String PSS = RING + "pss/cryptoKeyVersions/1";
    private static final String OAEP = RING + "oaep/cryptoKeyVersions/1";

    private final InMemoryKms kms = new InMemoryKms();

    @Override
    ExternalSigner es256() {
        return GoogleCloudKms.es256(kms, EC);
    }

    @Override
    ExternalSigner ps256() {
        return GoogleCloudKms.ps256(kms, PSS);
    }

    @Override
    ExternalUnwrapper rsaOaep256() {
        return GoogleCloudKms.rsaOaep256(kms, OAEP);
    }

    @Override
    void goAway() {
        kms.away = true;
    }

    @Test
    void der_as_it_comes_is_refused() {
        // The recipe for RSA, which hands on what comes, used with a key for ECDSA.
        ExternalSigner unconverted = GoogleCloudKms.ps256(kms, EC);

        assertThatIllegalStateException()
                .isThrownBy(() -> Ecdsa.ES256.signer(unconverted).sign(new byte[] {1, 2, 3}))
                .withMessageContaining("R || S of 64");
    }

    private static final class InMemoryKms implements KeyManagementServiceClient {

        private boolean away;

        @Override
        public AsymmetricSignResponse asymmetricSign(String name, Digest digest) {
            requireThere();
            byte[] sha256 = digest.getSha256().toByteArray();
            assertThat(sha256).hasSize(32);
            try {
                ByteString signature = ByteString.copyFrom(
                        name.equals(EC) ? InMemoryKeys.ecdsaInDer(sha256) : InMemoryKeys.pss(sha256, 32));
                return () -> signature;
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public AsymmetricDecryptResponse asymmetricDecrypt(String name, ByteString ciphertext) {
            requireThere();
            assertThat(name).isEqualTo(OAEP);
            try {
                ByteString plaintext = ByteString.copyFrom(InMemoryKeys.oaep(ciphertext.toByteArray()));
                return () -> plaintext;
            } catch (GeneralSecurityException e) {
                throw new InvalidArgumentException("Decryption failed");
            }
        }

        private void requireThere() {
            if (away) {
                throw new ApiException("UNAVAILABLE");
            }
        }
    }
}
