package dev.signet.jose.examples.kms;

import dev.signet.jose.examples.kms.GoogleSdk.ByteString;
import dev.signet.jose.examples.kms.GoogleSdk.Digest;
import dev.signet.jose.examples.kms.GoogleSdk.InvalidArgumentException;
import dev.signet.jose.examples.kms.GoogleSdk.KeyManagementServiceClient;
import dev.signet.jose.jwe.ExternalUnwrapper;
import dev.signet.jose.jws.Ecdsa;
import dev.signet.jose.jws.ExternalSigner;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/**
 * Keys in Google Cloud KMS. ECDSA signatures come in DER. The key's version has an algorithm, which the call does not
 * repeat: {@code keyVersion} is {@code projects/../locations/../keyRings/../cryptoKeys/../cryptoKeyVersions/1}.
 * Thread-safe, as the client is.
 */
final class GoogleCloudKms {

    private GoogleCloudKms() {}

    /** A version of algorithm EC_SIGN_P256_SHA256. */
    static ExternalSigner es256(KeyManagementServiceClient kms, String keyVersion) {
        return signingInput -> Ecdsa.ES256.fromDer(sign(kms, keyVersion, signingInput));
    }

    /** A version of algorithm RSA_SIGN_PSS_2048_SHA256, or one with a longer key. */
    static ExternalSigner ps256(KeyManagementServiceClient kms, String keyVersion) {
        return signingInput -> sign(kms, keyVersion, signingInput);
    }

    private static byte[] sign(KeyManagementServiceClient kms, String keyVersion, byte[] signingInput)
            throws GeneralSecurityException {
        byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(signingInput);
        Digest digest =
                Digest.newBuilder().setSha256(ByteString.copyFrom(sha256)).build();
        return kms.asymmetricSign(keyVersion, digest).getSignature().toByteArray();
    }

    /** A version of algorithm RSA_DECRYPT_OAEP_2048_SHA256, or one with a longer key. */
    static ExternalUnwrapper rsaOaep256(KeyManagementServiceClient kms, String keyVersion) {
        return encryptedKey -> {
            try {
                return kms.asymmetricDecrypt(keyVersion, ByteString.copyFrom(encryptedKey))
                        .getPlaintext()
                        .toByteArray();
            } catch (InvalidArgumentException e) {
                throw new GeneralSecurityException("Google Cloud KMS refuses this encrypted key", e);
            }
        };
    }
}
