package dev.signet.jose.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.jose.testsupport.PartialProvider;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.interfaces.RSAKey;
import java.security.interfaces.RSAPrivateCrtKey;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;

final class KeyTranslationTest {

    private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();
    private static final KeyPair EC = pair("EC");
    private static final KeyPair LIMITED = pair("RSASSA-PSS");

    @Test
    void makes_both_halves_the_providers_own() throws Exception {
        assertThat(KeyTranslation.translated(EC.getPrivate(), BOUNCY_CASTLE, "EC")
                        .getClass()
                        .getName())
                .startsWith("org.bouncycastle");
        assertThat(KeyTranslation.translated(EC.getPublic(), BOUNCY_CASTLE, "EC"))
                .isNotSameAs(EC.getPublic())
                .satisfies(key ->
                        assertThat(key.getEncoded()).isEqualTo(EC.getPublic().getEncoded()));
    }

    @Test
    void leaves_a_key_as_it_is_where_the_provider_has_no_factory() throws Exception {
        assertThat(KeyTranslation.translated(EC.getPrivate(), new PartialProvider(), "EC"))
                .isSameAs(EC.getPrivate());
        assertThat(KeyTranslation.translated(LIMITED.getPublic(), new PartialProvider(), "RSA"))
                .isSameAs(LIMITED.getPublic());
    }

    @Test
    void leaves_a_key_as_it_is_that_shows_no_encoding() throws Exception {
        PrivateKey handle = new PrivateKey() {
            private static final long serialVersionUID = 1;

            @Override
            public String getAlgorithm() {
                return "EC";
            }

            @Override
            public String getFormat() {
                return null;
            }

            @Override
            public byte[] getEncoded() {
                return null;
            }
        };

        assertThat(KeyTranslation.translated(handle, BOUNCY_CASTLE, "EC")).isSameAs(handle);
    }

    @Test
    void refuses_what_the_provider_does_not_take() {
        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> KeyTranslation.translated(EC.getPublic(), BOUNCY_CASTLE, "Ed25519"));
    }

    @Test
    void keeps_the_limit_of_a_key_where_the_provider_knows_it() throws Exception {
        Provider both = new PartialProvider("KeyFactory.RSA", "KeyFactory.RSASSA-PSS");

        assertThat(KeyTranslation.translated(LIMITED.getPublic(), both, "RSA").getAlgorithm())
                .isEqualTo("RSASSA-PSS");
        assertThat(KeyTranslation.translated(LIMITED.getPrivate(), both, "RSA").getAlgorithm())
                .isEqualTo("RSASSA-PSS");
    }

    @Test
    void gives_the_numbers_of_a_limited_key_to_a_provider_that_knows_no_limit() throws Exception {
        Provider plain = new PartialProvider("KeyFactory.RSA");

        assertThat(KeyTranslation.translated(LIMITED.getPublic(), plain, "RSA"))
                .satisfies(key -> assertThat(key.getAlgorithm()).isEqualTo("RSA"))
                .satisfies(key ->
                        assertThat(((RSAKey) key).getModulus()).isEqualTo(((RSAKey) LIMITED.getPublic()).getModulus()));
        assertThat(KeyTranslation.translated(LIMITED.getPrivate(), plain, "RSA"))
                .satisfies(key -> assertThat(key.getAlgorithm()).isEqualTo("RSA"))
                .satisfies(key -> assertThat(((RSAPrivateCrtKey) key).getPrimeP())
                        .isEqualTo(((RSAPrivateCrtKey) LIMITED.getPrivate()).getPrimeP()));
    }

    private static KeyPair pair(String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(algorithm.equals("EC") ? 256 : 2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
