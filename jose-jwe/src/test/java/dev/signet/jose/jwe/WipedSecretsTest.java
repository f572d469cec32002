package dev.signet.jose.jwe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.jwe.internal.DecryptionSeries;
import dev.signet.jose.jwe.internal.EncryptionSeries;
import dev.signet.jose.jwe.internal.KeyedEncryption;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.internal.JwkSetLookup;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys that serve one message are zeros when the message is finished, and when it could not be finished. */
final class WipedSecretsTest {

    private static final ContentEncryption GCM = ContentEncryption.A256GCM;

    private final SecretKey key = Keys.secret(Octets.random(16));
    private final Kept random = new Kept();
    private final JweEncrypter encrypter = AesKeyWrap.A128KW.encrypter(key, GCM).drawing(random);

    /** Keeps the content encryption keys that it gave out. */
    private static final class Kept implements RandomSource {
        private final List<byte[]> contentKeys = new ArrayList<>();

        @Override
        public byte[] octets(int length) {
            return SYSTEM.octets(length);
        }

        @Override
        public byte[] contentKey(int length) {
            byte[] key = SYSTEM.octets(length);
            contentKeys.add(key);
            return key;
        }

        @Override
        public KeyPair keyPair(Supplier<KeyPair> generator) {
            return SYSTEM.keyPair(generator);
        }
    }

    private static final class Broken extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("gone");
        }
    }

    @Test
    void a_derived_key_that_has_wrapped_or_unwrapped() throws Exception {
        Rfc3394 aesKw = new Rfc3394(CryptoProviders.standard());
        byte[] cek = Octets.random(32);
        byte[] secret = Octets.random(16);
        byte[] wrapping = secret.clone();
        byte[] unwrapping = secret.clone();

        byte[] wrapped = aesKw.wrap(wrapping, cek);

        assertThat(aesKw.unwrap(unwrapping, wrapped, 32)).isEqualTo(cek);
        assertThat(wrapping).containsOnly(0);
        assertThat(unwrapping).containsOnly(0);
    }

    @Test
    void a_derived_key_that_unwraps_nothing() {
        Rfc3394 aesKw = new Rfc3394(CryptoProviders.standard());
        byte[] wrongLength = Octets.random(16);
        byte[] wrongKey = Octets.random(16);

        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> aesKw.unwrap(wrongLength, new byte[39], 32));
        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> aesKw.unwrap(wrongKey, new byte[40], 32));

        assertThat(wrongLength).containsOnly(0);
        assertThat(wrongKey).containsOnly(0);
    }

    @Test
    void a_shared_secret_once_a_key_was_derived_from_it() {
        byte[] secret = Octets.random(32);
        CekUnwrapper unwrapper = new EcdhEsKeys("ECDH-ES+A128KW", CryptoProviders.standard())
                .unwrapper(Curve.P_256, ephemeral -> secret);
        String token =
                EcdhEs.ECDH_ES_A128KW.encrypter(Keys.P_256.toPublic(), GCM).encrypt(new byte[1]);
        JoseHeader header = JoseHeader.of(JsonObject.parse(Tokens.header(token)));

        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> unwrapper.unwrap(header, Tokens.part(token, Tokens.ENCRYPTED_KEY), GCM));

        assertThat(secret).containsOnly(0);
    }

    @Test
    void the_content_encryption_key_of_a_message() throws IOException {
        encrypter.encrypt(new byte[1]);
        encrypter.encrypt(InputStream.nullInputStream(), OutputStream.nullOutputStream());
        JweJsonEncrypter.flattened(encrypter).encrypt(new byte[1]);
        JweJsonEncrypter.flattened(encrypter).encrypt(InputStream.nullInputStream(), OutputStream.nullOutputStream());

        assertThat(random.contentKeys)
                .hasSize(4)
                .allSatisfy(cek -> assertThat(cek).containsOnly(0));
    }

    @Test
    void the_content_encryption_key_of_messages_with_one_header() {
        KeyedEncryption keyed = EncryptionSeries.keyed(encrypter);
        keyed.encrypt(new byte[1]);
        assertThat(random.contentKeys.get(0)).isNotEqualTo(new byte[32]);

        keyed.close();

        assertThat(random.contentKeys)
                .hasSize(1)
                .allSatisfy(cek -> assertThat(cek).containsOnly(0));
    }

    @Test
    void the_content_encryption_key_of_a_series() {
        EncryptionSeries series = EncryptionSeries.of(encrypter);
        series.encrypt(new byte[1], JsonObject.empty());
        assertThat(random.contentKeys.get(0)).isNotEqualTo(new byte[32]);

        series.close();

        assertThat(random.contentKeys)
                .hasSize(1)
                .allSatisfy(cek -> assertThat(cek).containsOnly(0));
    }

    /** The longer of both encrypted keys is more than is remembered. */
    @ParameterizedTest
    @CsvSource({"40, 1, false", "786500, 2, true"})
    void the_content_encryption_key_that_a_series_unwrapped(int octets, int unwrappings, boolean wipedAtOnce) {
        byte[] cek = Octets.random(32);
        List<byte[]> unwrapped = new ArrayList<>();
        JweDecrypter decrypter = JweDecrypter.of(
                AesKeyWrap.A128KW, Set.of(GCM), Optional.empty(), providers -> (header, encryptedKey, encryption) -> {
                    unwrapped.add(cek.clone());
                    return unwrapped.get(unwrapped.size() - 1);
                });
        String token = Tokens.with(
                AesKeyWrap.A128KW
                        .encrypter(key, GCM)
                        .drawing(Scripted.drawing(cek, new byte[12]))
                        .encrypt(new byte[1]),
                Tokens.ENCRYPTED_KEY,
                new byte[octets]);

        try (DecryptionSeries<DecryptedJwe> series = DecryptionSeries.of(
                decrypter.withLimits(TokenLimits.defaults().withTokenOctets(1 << 21)), JwkSetLookup.waiting())) {
            assertThat(series.decrypt(token).plaintext()).containsExactly(0);
            assertThat(series.decrypt(token).plaintext()).containsExactly(0);

            assertThat(unwrapped)
                    .hasSize(unwrappings)
                    .allSatisfy(kept -> assertThat(kept).isEqualTo(wipedAtOnce ? new byte[32] : cek));
        }

        assertThat(unwrapped)
                .hasSize(unwrappings)
                .allSatisfy(kept -> assertThat(kept).containsOnly(0));
    }

    @Test
    void the_content_encryption_key_that_recipients_share() {
        JweEncrypter other = AesKeyWrap.A128KW.encrypter(Keys.secret(Octets.random(16)), GCM);

        JweJsonEncrypter.general(encrypter, other).encrypt(new byte[1]);

        assertThat(random.contentKeys)
                .hasSize(1)
                .allSatisfy(cek -> assertThat(cek).containsOnly(0));
    }

    @Test
    void the_content_encryption_key_of_a_message_that_could_not_be_read() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> encrypter.encrypt(new Broken(), OutputStream.nullOutputStream()));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() ->
                        JweJsonEncrypter.flattened(encrypter).encrypt(new Broken(), OutputStream.nullOutputStream()));

        assertThat(random.contentKeys)
                .hasSize(2)
                .allSatisfy(cek -> assertThat(cek).containsOnly(0));
    }
}
