package dev.signet.jose.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Provider;
import java.security.Security;
import org.junit.jupiter.api.Test;

/** With BouncyCastle on the class path, as it is for most users. */
final class CryptoProvidersTest {

    @Test
    void does_not_insert_bouncycastle_into_the_platform() {
        assertThat(CryptoProviders.standard().additional()).isPresent();

        assertThat(Security.getProvider("BC")).isNull();
    }

    @Test
    void searches_once() {
        assertThat(CryptoProviders.standard()).isSameAs(CryptoProviders.standard());
    }

    @Test
    void says_which_choice_it_is() {
        assertThat(CryptoProviders.standard()).hasToString("CryptoProviders[STANDARD, BC]");
        assertThat(CryptoProviders.platform()).hasToString("CryptoProviders[PLATFORM]");
        assertThat(CryptoProviders.only(Security.getProvider("SunEC"))).hasToString("CryptoProviders[ONLY, SunEC]");
    }

    @Test
    void shows_the_provider_beside_those_of_the_platform() {
        Provider pin = Security.getProvider("SunEC");

        assertThat(CryptoProviders.standard().additional().map(Provider::getName))
                .contains("BC");
        assertThat(CryptoProviders.platform().additional()).isEmpty();
        assertThat(CryptoProviders.only(pin).additional()).containsSame(pin);
    }

    @Test
    void is_pinned_to_one_provider_only_where_that_was_asked_for() {
        assertThat(CryptoProviders.only(Security.getProvider("SunEC")).isPinned())
                .isTrue();
        assertThat(CryptoProviders.standard().isPinned()).isFalse();
        assertThat(CryptoProviders.platform().isPinned()).isFalse();
    }
}
