package dev.signet.jose.jwe;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.internal.CryptoOperation;
import dev.signet.jose.core.internal.KeyFamily;
import dev.signet.jose.core.internal.ProviderLookup;
import dev.signet.jose.core.internal.ProviderService;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.spec.AlgorithmParameterSpec;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The choice of a provider of AES by the length of the keys. Conscrypt has GCM with 128 and 256 bits and lists it as if
 * it had 192 as well, so a provider is asked for that length before there is a message.
 */
final class AesKeyLength {

    /** The length that not all providers have. */
    private static final int ASKED_FOR = 24;

    private static final int BLOCK_OCTETS = 16;

    private AesKeyLength() {}

    /**
     * Returns the first provider that has a transformation of AES with keys of a length.
     *
     * @throws IllegalStateException if there is none; the message says what is lacking
     */
    static Provider provider(
            CryptoOperation operation, String transformation, int keyOctets, CryptoProviders providers) {
        ProviderLookup lookup = ProviderLookup.of(providers);
        if (keyOctets != ASKED_FOR) {
            return lookup.provider(operation, KeyFamily.SECRET, "Cipher", transformation);
        }
        try {
            return lookup.made(
                    operation, KeyFamily.SECRET, "Cipher", List.of(transformation), AesKeyLength::requireLength);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static Provider requireLength(ProviderService found) {
        AlgorithmParameterSpec parameters = found.algorithm().contains("/GCM/")
                ? new GCMParameterSpec(AesGcm.TAG_OCTETS * Byte.SIZE, new byte[AesGcm.IV_OCTETS])
                : new IvParameterSpec(new byte[BLOCK_OCTETS]);
        try {
            Cipher cipher = Cipher.getInstance(found.algorithm(), found.provider());
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(new byte[ASKED_FOR], "AES"), parameters);
            return found.provider();
        } catch (GeneralSecurityException | RuntimeException | AssertionError e) {
            throw new IllegalArgumentException(
                    "the provider " + found.provider().getName() + " has no " + found.algorithm()
                            + " with keys of 192 bits",
                    e);
        }
    }
}
