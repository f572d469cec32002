package dev.signet.jose.examples.kms;

import dev.signet.jose.examples.kms.AzureSdk.CryptographyClient;
import dev.signet.jose.examples.kms.AzureSdk.HttpResponseException;
import dev.signet.jose.examples.kms.AzureSdk.KeyWrapAlgorithm;
import dev.signet.jose.examples.kms.AzureSdk.SignatureAlgorithm;
import dev.signet.jose.jwe.ExternalUnwrapper;
import dev.signet.jose.jws.ExternalSigner;
import java.security.GeneralSecurityException;

/** Keys in Azure Key Vault and Managed HSM. ECDSA signatures come as R || S. Thread-safe, as the client is. */
final class AzureKeyVault {

    private static final int BAD_REQUEST = 400;

    private AzureKeyVault() {}

    /** A key of type EC or EC-HSM on P-256, with the operation sign. The client hashes, and sends the digest. */
    static ExternalSigner es256(CryptographyClient key) {
        return signingInput ->
                key.signData(SignatureAlgorithm.ES256, signingInput).getSignature();
    }

    /** A key of type RSA or RSA-HSM of 2048 bits or more, with the operation sign. */
    static ExternalSigner ps256(CryptographyClient key) {
        return signingInput ->
                key.signData(SignatureAlgorithm.PS256, signingInput).getSignature();
    }

    /** A key of type RSA or RSA-HSM of 2048 bits or more, with the operation unwrapKey. */
    static ExternalUnwrapper rsaOaep256(CryptographyClient key) {
        return encryptedKey -> {
            try {
                return key.unwrapKey(KeyWrapAlgorithm.RSA_OAEP_256, encryptedKey)
                        .getKey();
            } catch (HttpResponseException e) {
                if (e.getResponse().getStatusCode() == BAD_REQUEST) {
                    throw new GeneralSecurityException("Azure Key Vault refuses this encrypted key", e);
                }
                throw e;
            }
        };
    }
}
