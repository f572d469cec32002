package dev.signet.jose.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.signet.jose.core.CryptoProviders;
import java.security.Provider;
import java.security.Security;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CipherTransformationsTest {

    private static final Provider SUN_JCE = Security.getProvider("SunJCE");

    @ParameterizedTest
    @ValueSource(strings = {"AES/CBC/PKCS5Padding", "AES/GCM/NoPadding", "RSA/ECB/OAEPPadding", "RSA/ECB/NoPadding"})
    void finds_a_transformation_that_a_provider_lists_under_its_first_name_alone(String transformation) {
        assertThat(provider(CryptoProviders.platform(), transformation)).isEqualTo(SUN_JCE);
    }

    @Test
    void finds_it_in_a_pinned_provider() {
        assertThat(provider(CryptoProviders.only(SUN_JCE), "AES/CBC/PKCS5Padding"))
                .isEqualTo(SUN_JCE);
    }

    @Test
    void refuses_a_mode_that_a_pinned_provider_lacks() {
        assertThatIllegalStateException()
                .isThrownBy(() -> provider(CryptoProviders.only(SUN_JCE), "AES/SIV/NoPadding"))
                .withMessageContaining("SunJCE");
    }

    private static Provider provider(CryptoProviders providers, String transformation) {
        return ProviderLookup.of(providers)
                .provider(CryptoOperation.ENCRYPT_CONTENT, KeyFamily.SECRET, "Cipher", transformation);
    }
}
