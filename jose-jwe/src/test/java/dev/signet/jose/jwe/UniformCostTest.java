package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.jwe.internal.DecryptionSeries;
import dev.signet.jose.jwk.internal.JwkSetLookup;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.security.spec.AlgorithmParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.MacSpi;
import javax.crypto.SecretKey;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * RFC 7516 section 11.5: whatever is wrong with an encrypted key, the content is authenticated all the same, under a
 * random key, so that a wrong encrypted key costs what a wrong tag costs. A provider records each MAC over content.
 */
class UniformCostTest {

    private static final ContentEncryption CBC = ContentEncryption.A256CBC_HS512;
    private static final byte[] PLAINTEXT = new byte[1000];

    private final Recording provider = new Recording();
    private final CryptoProviders recording = CryptoProviders.only(provider);

    /** Each algorithm that has an encrypted key, with one curve of each kind. */
    static Stream<Pair> wrapping() {
        return Pair.with(CBC)
                .filter(pair -> pair.algorithm() != Direct.DIR && pair.algorithm() != EcdhEs.ECDH_ES)
                .filter(pair -> Set.of("", "P-256", "X25519").contains(pair.key()));
    }

    @ParameterizedTest
    @MethodSource("wrapping")
    void a_wrong_encrypted_key_costs_what_a_wrong_tag_costs(Pair pair) throws Exception {
        JweDecrypter decrypter = pair.decrypter().withProviders(recording);
        String token = pair.encrypter().encrypt(PLAINTEXT);

        assertCostsOneMac(decrypter, Tokens.changing(token, Tokens.TAG, tag -> Tokens.flipped(tag, 0)));
        assertCostsOneMac(decrypter, Tokens.changing(token, Tokens.ENCRYPTED_KEY, key -> Tokens.flipped(key, 0)));
        assertCostsOneMac(decrypter, Tokens.with(token, Tokens.ENCRYPTED_KEY, ""));
    }

    @Test
    void an_encrypted_key_of_another_length_costs_what_a_wrong_tag_costs() throws Exception {
        SecretKey key = Keys.secret(32);
        JweDecrypter decrypter = AesKeyWrap.A256KW.decrypter(key, CBC).withProviders(recording);
        String token = AesKeyWrap.A256KW.encrypter(key, CBC).encrypt(PLAINTEXT);
        Rfc3394 wrapping = new Rfc3394(CryptoProviders.standard());

        for (int octets : new int[] {16, 32, 72}) {
            byte[] wrapped = wrapping.wrap(key.getEncoded(), new byte[octets]);
            assertCostsOneMac(decrypter, Tokens.with(token, Tokens.ENCRYPTED_KEY, wrapped));
        }
    }

    @Test
    void what_an_external_key_refuses_or_returns_short_costs_what_a_wrong_tag_costs() throws Exception {
        String token = RsaOaep.RSA_OAEP_256.encrypter(Keys.RSA, CBC).encrypt(PLAINTEXT);
        ExternalUnwrapper refusing = encryptedKey -> {
            throw new GeneralSecurityException();
        };
        ExternalUnwrapper tooShort = encryptedKey -> new byte[63];

        for (ExternalUnwrapper unwrapper : List.of(refusing, tooShort)) {
            assertCostsOneMac(RsaOaep.RSA_OAEP_256.decrypter(unwrapper, CBC).withProviders(recording), token);
        }
    }

    /** By each way to decrypt; in a series twice, because refused keys are remembered there. */
    private void assertCostsOneMac(JweDecrypter decrypter, String token) throws Exception {
        byte[] octets = token.getBytes(US_ASCII);
        String json = Tokens.flattened(token).toJson();
        JweJsonDecrypter jsonDecrypter = JweJsonDecrypter.of(decrypter);

        assertRefusedAfterOneMac(token, () -> decrypter.decrypt(token));
        assertRefusedAfterOneMac(
                token,
                () -> decrypter.decrypt(new ByteArrayInputStream(octets), OutputStream.nullOutputStream(), 10_000));
        assertRefusedAfterOneMac(token, () -> jsonDecrypter.decrypt(json));
        assertRefusedAfterOneMac(
                token,
                () -> jsonDecrypter.decrypt(
                        new ByteArrayInputStream(json.getBytes(US_ASCII)), OutputStream.nullOutputStream(), 10_000));
        try (DecryptionSeries<DecryptedJwe> series = DecryptionSeries.of(decrypter, JwkSetLookup.waiting())) {
            assertRefusedAfterOneMac(token, () -> series.decrypt(token));
            assertRefusedAfterOneMac(token, () -> series.decrypt(token));
        }
    }

    private void assertRefusedAfterOneMac(String token, ThrowingCallable decryption) {
        int octets = token.indexOf('.')
                + Tokens.part(token, Tokens.IV).length
                + Tokens.part(token, Tokens.CIPHERTEXT).length
                + Long.BYTES;
        provider.macs.clear();

        assertThatThrownBy(decryption)
                .isInstanceOfSatisfying(
                        InvalidTokenException.class, e -> assertThat(e.reason()).isEqualTo(Reason.DECRYPTION_FAILED));
        assertThat(provider.macs).as("octets of each MAC").containsExactly(octets);
    }

    /** Everything that the platform has, and an HMAC that records how many octets each MAC was over. */
    private static final class Recording extends Provider {

        private static final long serialVersionUID = 1;

        private final transient List<Integer> macs = new ArrayList<>();

        Recording() {
            super("Recording", "1", "");
        }

        @Override
        public Service getService(String type, String algorithm) {
            if (!type.equals("Mac")) {
                return Arrays.stream(Security.getProviders())
                        .map(provider -> provider.getService(type, algorithm))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
            }
            return new Service(this, type, algorithm, RecordingMac.class.getName(), null, null) {
                @Override
                public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
                    return new RecordingMac(Mac.getInstance(algorithm), macs);
                }
            };
        }
    }

    private static final class RecordingMac extends MacSpi {

        private final Mac mac;
        private final List<Integer> macs;
        private int octets;

        RecordingMac(Mac mac, List<Integer> macs) {
            this.mac = mac;
            this.macs = macs;
        }

        @Override
        protected int engineGetMacLength() {
            return mac.getMacLength();
        }

        @Override
        protected void engineInit(Key key, AlgorithmParameterSpec parameters) throws InvalidKeyException {
            mac.init(key);
            octets = 0;
        }

        @Override
        protected void engineUpdate(byte octet) {
            mac.update(octet);
            octets++;
        }

        @Override
        protected void engineUpdate(byte[] more, int from, int length) {
            mac.update(more, from, length);
            octets += length;
        }

        @Override
        protected byte[] engineDoFinal() {
            macs.add(octets);
            octets = 0;
            return mac.doFinal();
        }

        @Override
        protected void engineReset() {
            mac.reset();
            octets = 0;
        }
    }
}
