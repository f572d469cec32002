package dev.signet.jose.examples.kms;

import dev.signet.jose.examples.kms.AzureSdk.CryptographyClient;
import dev.signet.jose.examples.kms.AzureSdk.HttpResponseException;
import dev.signet.jose.examples.kms.AzureSdk.KeyWrapAlgorithm;
import dev.signet.jose.examples.kms.AzureSdk.SignResult;
import dev.signet.jose.examples.kms.AzureSdk.SignatureAlgorithm;
import dev.signet.jose.examples.kms.AzureSdk.UnwrapResult;
import dev.signet.jose.jwe.ExternalUnwrapper;
import dev.signet.jose.jws.ExternalSigner;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;

final class AzureKeyVaultTest extends RecipeContract {

    private final InMemoryVault vault = new InMemoryVault();

    @Override
    ExternalSigner es256() {
        return AzureKeyVault.es256(vault);
    }

    @Override
    ExternalSigner ps256() {
        return AzureKeyVault.ps256(vault);
    }

    @Override
    ExternalUnwrapper rsaOaep256() {
        return AzureKeyVault.rsaOaep256(vault);
    }

    @Override
    void goAway() {
        vault.status = 503;
    }

    private static final class InMemoryVault implements CryptographyClient {

        private int status = 200;

        @Override
        public SignResult signData(SignatureAlgorithm algorithm, byte[] data) {
            requireThere();
            try {
                byte[] signature = algorithm == SignatureAlgorithm.ES256
                        ? InMemoryKeys.ecdsaAsRAndS(data)
                        : InMemoryKeys.pss(MessageDigest.getInstance("SHA-256").digest(data), 32);
                return () -> signature;
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public UnwrapResult unwrapKey(KeyWrapAlgorithm algorithm, byte[] encryptedKey) {
            requireThere();
            try {
                byte[] key = InMemoryKeys.oaep(encryptedKey);
                return () -> key;
            } catch (GeneralSecurityException e) {
                throw new HttpResponseException(400);
            }
        }

        private void requireThere() {
            if (status != 200) {
                throw new HttpResponseException(status);
            }
        }
    }
}
