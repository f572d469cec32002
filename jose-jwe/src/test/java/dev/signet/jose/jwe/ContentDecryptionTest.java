package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.internal.AlgorithmSpec;
import dev.signet.jose.core.internal.Octets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Content and its key, with an unwrapper that shows what becomes of the key. */
final class ContentDecryptionTest {

    private static final byte[] AAD = "header".getBytes(US_ASCII);
    private static final byte[] PLAINTEXT = "plaintext".getBytes(US_ASCII);

    /** The two ways in which content is decrypted. */
    private enum Way {
        AT_ONCE {
            @Override
            byte[] decrypt(EncryptedContent content, AcceptedHeader accepted, CekUnwrapper unwrapper) {
                return ContentDecryption.of(false, EnumSet.allOf(ContentEncryption.class))
                        .decrypt(content, new byte[0], accepted, unwrapper);
            }
        },
        STREAMED {
            @Override
            byte[] decrypt(EncryptedContent content, AcceptedHeader accepted, CekUnwrapper unwrapper)
                    throws IOException {
                ByteArrayOutputStream plaintext = new ByteArrayOutputStream();
                ContentStream cipher = accepted.contentEncryption().stream(CryptoProviders.standard());
                try (CiphertextSpool spool = new CiphertextSpool(CiphertextSpool.Place.standard())) {
                    spool.write(content.ciphertext());
                    ContentDecryption.decrypt(content, new byte[0], accepted, unwrapper, cipher, spool, plaintext);
                }
                return plaintext.toByteArray();
            }
        };

        abstract byte[] decrypt(EncryptedContent content, AcceptedHeader accepted, CekUnwrapper unwrapper)
                throws IOException;
    }

    static Stream<Arguments> ways() {
        return Arrays.stream(Way.values())
                .flatMap(way -> Arrays.stream(ContentEncryption.values()).map(one -> arguments(way, one)));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void overwrites_the_key_of_content_that_was_decrypted(Way way, ContentEncryption encryption) throws Exception {
        byte[] cek = Octets.random(encryption.cekOctets());
        EncryptedContent content = encrypted(encryption, cek);

        assertThat(way.decrypt(content, accepted(encryption), (header, encryptedKey, enc) -> cek))
                .isEqualTo(PLAINTEXT);
        assertThat(cek).containsOnly(0);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void overwrites_the_key_of_content_that_is_refused(Way way, ContentEncryption encryption) throws Exception {
        byte[] cek = Octets.random(encryption.cekOctets());
        EncryptedContent content = encrypted(encryption, cek);
        EncryptedContent spoilt = with(content, content.iv(), Tokens.flipped(content.tag(), 0));

        assertRefused(Reason.DECRYPTION_FAILED, way, spoilt, encryption, (header, encryptedKey, enc) -> cek);
        assertThat(cek).containsOnly(0);
    }

    /** Its octets are still a secret, perhaps another message's. */
    @ParameterizedTest
    @MethodSource("ways")
    void overwrites_a_key_of_another_length(Way way, ContentEncryption encryption) throws Exception {
        byte[] cek = Octets.random(encryption.cekOctets());
        EncryptedContent content = encrypted(encryption, cek);
        byte[] longer = Octets.concat(cek, new byte[] {1});

        assertRefused(Reason.DECRYPTION_FAILED, way, content, encryption, (header, encryptedKey, enc) -> longer);
        assertThat(longer).containsOnly(0);
    }

    /** A token that can be seen to be wrong costs no unwrapping. */
    @ParameterizedTest
    @MethodSource("ways")
    void uses_no_key_for_content_of_other_lengths(Way way, ContentEncryption encryption) throws Exception {
        byte[] cek = Octets.random(encryption.cekOctets());
        EncryptedContent content = encrypted(encryption, cek);
        byte[] iv = Arrays.copyOf(content.iv(), content.iv().length - 1);
        byte[] tag = Arrays.copyOf(content.tag(), content.tag().length - 1);
        List<JoseHeader> unwrapped = new ArrayList<>();
        CekUnwrapper recording = (header, encryptedKey, enc) -> {
            unwrapped.add(header);
            return cek;
        };

        assertRefused(Reason.MALFORMED, way, with(content, iv, content.tag()), encryption, recording);
        assertRefused(Reason.MALFORMED, way, with(content, content.iv(), tag), encryption, recording);
        assertThat(unwrapped).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void looks_at_the_lengths_of_content_whose_key_was_unwrapped_before(ContentEncryption encryption) throws Exception {
        ContentDecryption decryption = ContentDecryption.of(false, EnumSet.of(encryption));
        byte[] cek = Octets.random(encryption.cekOctets());
        EncryptedContent content = encrypted(encryption, cek);
        EncryptedContent shorter = with(content, content.iv(), new byte[encryption.tagOctets() - 1]);

        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> decryption.decrypt(shorter, encryption, cek))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.MALFORMED));
        assertThat(decryption.decrypt(content, encryption, cek)).isEqualTo(PLAINTEXT);
    }

    private static void assertRefused(
            Reason reason, Way way, EncryptedContent content, ContentEncryption encryption, CekUnwrapper unwrapper) {
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> way.decrypt(content, accepted(encryption), unwrapper))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    private static EncryptedContent encrypted(ContentEncryption encryption, byte[] cek) throws Exception {
        byte[] iv = Octets.random(encryption.ivOctets());
        ContentCipher.Ciphertext encrypted =
                encryption.cipher(CryptoProviders.standard(), false).encrypt(cek, iv, AAD, PLAINTEXT);
        return new EncryptedContent(AAD, iv, encrypted.ciphertext(), encrypted.tag());
    }

    private static EncryptedContent with(EncryptedContent content, byte[] iv, byte[] tag) {
        return new EncryptedContent(content.aad(), iv, content.ciphertext(), tag);
    }

    private static AcceptedHeader accepted(ContentEncryption encryption) {
        return new AcceptedHeader(JoseHeader.empty(), AlgorithmSpec.of("dir"), Optional.of(encryption), 0);
    }
}
