package dev.signet.jose.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Provider;
import java.security.Security;
import org.junit.jupiter.api.Test;

/** With BouncyCastle on the class path, as it is for most users. */
final class CryptoProvidersTest {

    @Test
    void does_not_insert_bouncycastle_into_the_platform() {
        assertThat(CryptoProviders.standard().bouncyCastle()).isPresent();

        assertThat(Security.getProvider("BC")).isNull();
    }

    @Test
    void is_one_object() {
        assertThat(CryptoProviders.standard()).isSameAs(CryptoProviders.standard());
    }

    @Test
    void says_which_choice_it_is_and_which_providers_there_are() {
        assertThat(CryptoProviders.standard().toString())
                .startsWith("CryptoProviders[STANDARD: registered SUN " + version("SUN") + ", ")
                .matches(".*; found BC [0-9.]+]");
        assertThat(CryptoProviders.platform().toString())
                .startsWith("CryptoProviders[PLATFORM: registered SUN ")
                .contains("SunEC " + version("SunEC"))
                .doesNotContain("found");
        assertThat(CryptoProviders.only(Security.getProvider("SunEC")))
                .hasToString("CryptoProviders[ONLY: SunEC " + version("SunEC") + "]");
    }

    private static String version(String provider) {
        return Security.getProvider(provider).getVersionStr();
    }

    @Test
    void has_bouncycastle_in_the_default_selection_only() {
        Provider pin = Security.getProvider("SunEC");

        assertThat(CryptoProviders.standard().bouncyCastle().map(Provider::getName))
                .contains("BC");
        assertThat(CryptoProviders.standard().bouncyCastle().orElseThrow())
                .isSameAs(CryptoProviders.standard().bouncyCastle().orElseThrow());
        assertThat(CryptoProviders.platform().bouncyCastle()).isEmpty();
        assertThat(CryptoProviders.only(pin).bouncyCastle()).isEmpty();
    }

    @Test
    void has_no_accp_where_no_jar_offers_it() {
        assertThat(CryptoProviders.standard().amazonCorretto()).isEmpty();
        assertThat(CryptoProviders.platform().amazonCorretto()).isEmpty();
    }

    @Test
    void is_pinned_to_one_provider_only_where_that_was_asked_for() {
        Provider pin = Security.getProvider("SunEC");

        assertThat(CryptoProviders.only(pin).pinned()).containsSame(pin);
        assertThat(CryptoProviders.standard().pinned()).isEmpty();
        assertThat(CryptoProviders.platform().pinned()).isEmpty();
    }
}
