package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything pinned to BouncyCastle, which differs from the JDK in what it throws and when. */
class OtherProviderTest {

    private static final byte[] PLAINTEXT = "Live long and prosper.".getBytes(UTF_8);

    private static final CryptoProviders BOUNCY_CASTLE =
            CryptoProviders.only(ServiceLoader.load(Provider.class).stream()
                    .filter(offer -> offer.type().getName().startsWith("org.bouncycastle.jce."))
                    .findFirst()
                    .orElseThrow()
                    .get());

    static Stream<Pair> pairs() {
        return Stream.of(ContentEncryption.A256GCM, ContentEncryption.A192CBC_HS384)
                .flatMap(Pair::with);
    }

    static Stream<UniformFailureTest.Fault> faults() throws GeneralSecurityException {
        return UniformFailureTest.faults();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void decrypts_what_the_jdk_encrypted(Pair pair) {
        String token = pair.encrypter().encrypt(PLAINTEXT);
        assertThat(pair.decrypter().withProviders(BOUNCY_CASTLE).decrypt(token).plaintext())
                .isEqualTo(PLAINTEXT);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void encrypts_for_the_jdk(Pair pair) {
        String token = pair.encrypter().withProviders(BOUNCY_CASTLE).encrypt(PLAINTEXT);
        assertThat(pair.decrypter().decrypt(token).plaintext()).isEqualTo(PLAINTEXT);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void fails_alike(UniformFailureTest.Fault fault) {
        assertThat(Refusal.of(fault.decrypter().withProviders(BOUNCY_CASTLE), fault.token()))
                .isEqualTo(Refusal.DECRYPTION_FAILED);
    }

    /** BouncyCastle overwrites what it decrypts before it has seen the tag. */
    @Test
    void tries_each_of_two_keys_with_the_encrypted_key_and_the_content_as_they_came() {
        SecretKey key = Keys.secret(16);
        String json = JweJsonEncrypter.flattened(AesGcmKeyWrap.A128GCMKW.encrypter(key, ContentEncryption.A256GCM))
                .encrypt(PLAINTEXT);
        JweDecrypter ours = unwrapping(key);
        JweDecrypter other = unwrapping(Keys.secret(16));

        assertThat(JweJsonDecrypter.of(other, ours).decrypt(json).plaintext()).isEqualTo(PLAINTEXT);
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> JweJsonDecrypter.of(other, other).decrypt(json))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.DECRYPTION_FAILED));
    }

    private static JweDecrypter unwrapping(SecretKey key) {
        return AesGcmKeyWrap.A128GCMKW.decrypter(key, ContentEncryption.A256GCM).withProviders(BOUNCY_CASTLE);
    }
}
