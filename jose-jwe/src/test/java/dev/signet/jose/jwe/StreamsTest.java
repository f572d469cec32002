package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.OctJwk;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plaintexts and tokens of any length, from stream to stream. */
class StreamsTest {

    private static final ContentEncryption GCM = ContentEncryption.A256GCM;
    private static final int THRESHOLD = 1000;

    private final SecretKey key = Keys.secret(16);
    private final JweEncrypter encrypter = AesKeyWrap.A128KW.encrypter(key, GCM);
    private final JweDecrypter decrypter = AesKeyWrap.A128KW.decrypter(key, GCM);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void decrypts_what_it_encrypted(ContentEncryption encryption) throws IOException {
        byte[] plaintext = Octets.random(70_001);
        String token = encrypted(AesKeyWrap.A128KW.encrypter(key, encryption), plaintext);
        JweDecrypter owner = AesKeyWrap.A128KW.decrypter(key, encryption);
        assertThat(spooled(owner, token)).isEqualTo(plaintext);
        assertThat(owner.decrypt(token).plaintext()).isEqualTo(plaintext);
    }

    @ParameterizedTest
    @EnumSource
    void decrypts_what_was_encrypted_at_once(ContentEncryption encryption) throws IOException {
        byte[] plaintext = Octets.random(70_001);
        String token = AesKeyWrap.A128KW.encrypter(key, encryption).encrypt(plaintext);
        assertThat(spooled(AesKeyWrap.A128KW.decrypter(key, encryption), token)).isEqualTo(plaintext);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {0, 1, 15, 16, 17, THRESHOLD - 1, THRESHOLD, THRESHOLD + 1, 4095, 4096, 4097, 8192, 65_536, 65_537})
    void takes_plaintexts_of_every_length(int length) throws IOException {
        byte[] plaintext = Octets.random(length);
        assertThat(spooled(decrypter, encrypted(encrypter, plaintext))).isEqualTo(plaintext);
        JweEncrypter cbc = AesKeyWrap.A128KW.encrypter(key, ContentEncryption.A128CBC_HS256);
        JweDecrypter cbcOwner = AesKeyWrap.A128KW.decrypter(key, ContentEncryption.A128CBC_HS256);
        assertThat(spooled(cbcOwner, encrypted(cbc, plaintext))).isEqualTo(plaintext);
    }

    @Test
    void takes_streams_that_give_little_at_a_time() throws IOException {
        byte[] plaintext = Octets.random(5_000);
        ByteArrayOutputStream token = new ByteArrayOutputStream();
        encrypter.encrypt(new Trickle(plaintext), token);
        ByteArrayOutputStream decrypted = new ByteArrayOutputStream();
        decrypter.decrypt(new Trickle(token.toByteArray()), decrypted, 5_000);
        assertThat(decrypted.toByteArray()).isEqualTo(plaintext);
    }

    @Test
    void takes_a_channel() throws IOException {
        ByteArrayOutputStream token = new ByteArrayOutputStream();
        encrypter.encrypt(Channels.newChannel(new ByteArrayInputStream(new byte[10])), token);
        assertThat(decrypter.decrypt(token.toString(US_ASCII)).plaintext()).hasSize(10);

        ByteArrayOutputStream plaintext = new ByteArrayOutputStream();
        ReadableByteChannel channel = Channels.newChannel(in(token.toString(US_ASCII)));
        assertThat(decrypter.decrypt(channel, plaintext, 10).ciphertextOctets()).isEqualTo(10);
        assertThat(plaintext.toByteArray()).isEqualTo(new byte[10]);
        ReadableByteChannel bounded = Channels.newChannel(in(token.toString(US_ASCII)));
        assertThat(catchThrowable(() -> decrypter.decrypt(bounded, plaintext, 9)))
                .isInstanceOfSatisfying(
                        InvalidTokenException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE));
    }

    @Test
    void says_how_the_token_was_encrypted() throws IOException {
        DecryptedJweStream decrypted = decrypter.decrypt(
                in(encrypted(encrypter.withKeyId("k"), new byte[33])), OutputStream.nullOutputStream(), 100);
        assertThat(decrypted.header().keyId()).contains("k");
        assertThat(decrypted.algorithm()).isEqualTo(AesKeyWrap.A128KW);
        assertThat(decrypted.encryption()).contains(GCM);
        assertThat(decrypted.ciphertextOctets()).isEqualTo(33);
        assertThat(decrypted).hasToString("DecryptedJweStream[A128KW, A256GCM, 33 octets]");
    }

    @Test
    void finds_the_key_in_a_set() throws IOException {
        OctJwk jwk = OctJwk.generate(16).withKeyId("k");
        JweDecrypter set = JweDecrypter.of(JwkSet.of(jwk), AesKeyWrap.A128KW, GCM);
        String token = encrypted(AesKeyWrap.A128KW.encrypter(jwk, GCM), new byte[5]);
        assertThat(spooled(set, token)).hasSize(5);
        String strange = encrypted(AesKeyWrap.A128KW.encrypter(key, GCM).withKeyId("z"), new byte[5]);
        assertThat(refusal(set, strange).reason()).isEqualTo(Reason.KEY_NOT_FOUND);
    }

    @Test
    void writes_the_flattened_form() throws IOException {
        byte[] plaintext = Octets.random(70_001);
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        JweJsonEncrypter.flattened(encrypter).withAad(new byte[3]).encrypt(new ByteArrayInputStream(plaintext), json);
        assertThat(JweJsonDecrypter.of(decrypter)
                        .decrypt(json.toString(US_ASCII))
                        .plaintext())
                .isEqualTo(plaintext);
        assertThat(JsonObject.parse(json.toByteArray()).names()).endsWith("iv", "ciphertext", "tag");
    }

    @Test
    void keeps_a_short_ciphertext_in_memory_and_a_long_one_in_a_file() throws IOException {
        try (CiphertextSpool spool =
                new CiphertextSpool(new CiphertextSpool.Place(THRESHOLD, directory.resolve("absent")))) {
            spool.write(new byte[THRESHOLD]);
            assertThat(spool.read().readAllBytes()).hasSize(THRESHOLD);
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> spool.write(new byte[1]));
        }
    }

    @Test
    void makes_files_that_their_owner_alone_can_read() throws IOException {
        Path file = CiphertextSpool.create(directory);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void follows_no_link_in_the_place_of_a_file() throws IOException {
        Path target = Files.writeString(directory.resolve("target"), "kept");
        Path link = Files.createSymbolicLink(directory.resolve("link"), target);

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> CiphertextSpool.opened(link));

        assertThat(target).hasContent("kept");
        assertThat(link).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource
    void writes_not_one_octet_of_a_token_that_was_changed(ContentEncryption encryption) throws IOException {
        JweDecrypter owner = AesKeyWrap.A128KW.decrypter(key, encryption);
        String token = encrypted(AesKeyWrap.A128KW.encrypter(key, encryption), new byte[5_000]);
        for (int part : new int[] {Tokens.ENCRYPTED_KEY, Tokens.IV, Tokens.CIPHERTEXT, Tokens.TAG}) {
            String changed = Tokens.changing(token, part, octets -> Tokens.flipped(octets, octets.length - 1));
            assertThat(refusal(owner, changed)).isEqualTo(Refusal.DECRYPTION_FAILED);
        }
        String cut = Tokens.changing(token, Tokens.CIPHERTEXT, octets -> Arrays.copyOf(octets, octets.length - 16));
        assertThat(refusal(owner, cut)).isEqualTo(Refusal.DECRYPTION_FAILED);
        String none = Tokens.with(token, Tokens.CIPHERTEXT, new byte[0]);
        assertThat(refusal(owner, none)).isEqualTo(Refusal.DECRYPTION_FAILED);
        String header = Tokens.withHeader(token, Tokens.header(token) + " ");
        assertThat(refusal(owner, header)).isEqualTo(Refusal.DECRYPTION_FAILED);
    }

    @Test
    void writes_not_one_octet_of_authentic_content_with_wrong_padding() throws Exception {
        byte[] cek = Octets.random(32);
        byte[] iv = Octets.random(16);
        byte[] header = "{\"alg\":\"dir\",\"enc\":\"A128CBC-HS256\"}".getBytes(US_ASCII);
        String encoded = Base64Url.encode(header);
        // Ends in a zero, which no padding does.
        Cipher unpadded = Cipher.getInstance("AES/CBC/NoPadding");
        unpadded.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(cek, 16, 16, "AES"), new IvParameterSpec(iv));
        byte[] ciphertext = unpadded.doFinal(new byte[4_096]);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(cek, 0, 16, "HmacSHA256"));
        byte[] tag = Arrays.copyOf(
                mac.doFinal(
                        Octets.concat(encoded.getBytes(US_ASCII), iv, ciphertext, Octets.int64(encoded.length() * 8L))),
                16);
        String token = String.join(
                ".", encoded, "", Base64Url.encode(iv), Base64Url.encode(ciphertext), Base64Url.encode(tag));
        JweDecrypter owner = Direct.DIR.decrypter(Keys.secret(cek), ContentEncryption.A128CBC_HS256);
        assertThat(refusal(owner, token).reason()).isEqualTo(Reason.DECRYPTION_FAILED);
    }

    @Test
    void leaves_no_file_behind() throws IOException {
        String token = encrypted(encrypter, new byte[5_000]);
        spooled(decrypter, token);
        refusal(decrypter, Tokens.changing(token, Tokens.TAG, tag -> Tokens.flipped(tag, 0)));
        refusal(decrypter, token.substring(0, token.length() - 30));
        OutputStream full = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("full");
            }
        };
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> decrypter.decrypt(in(token), full, 5_000, place()));
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void leaves_the_streams_open() throws IOException {
        Trickle in = new Trickle(new byte[5]);
        encrypter.encrypt(in, OutputStream.nullOutputStream());
        assertThat(in.closed).isFalse();
    }

    @Test
    void refuses_a_ciphertext_over_the_bound() throws IOException {
        String token = encrypted(encrypter, new byte[5_000]);
        assertThat(decrypter
                        .decrypt(in(token), OutputStream.nullOutputStream(), 5_000, place())
                        .ciphertextOctets())
                .isEqualTo(5_000);
        assertThat(catchThrowable(() -> decrypter.decrypt(in(token), OutputStream.nullOutputStream(), 4_999, place())))
                .isInstanceOfSatisfying(
                        InvalidTokenException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE));
    }

    @Test
    void refuses_a_bound_below_zero() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> decrypter.decrypt(in(""), OutputStream.nullOutputStream(), -1));
    }

    @Test
    void refuses_other_parts_over_the_limit_on_tokens() {
        JweDecrypter tight = decrypter.withLimits(TokenLimits.defaults().withTokenOctets(100));
        assertThat(refusal(tight, "A".repeat(101) + "....").reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "e30", "e30....", "e30.....", "=.a.b.c.d"})
    void refuses_what_is_no_token(String token) {
        assertThat(refusal(decrypter, token).reason()).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void refuses_a_token_that_ends_too_soon_or_too_late() throws IOException {
        String token = encrypted(encrypter, new byte[50]);
        String ciphertext = token.substring(0, token.lastIndexOf('.'));
        assertThat(refusal(decrypter, ciphertext).reason()).isEqualTo(Reason.MALFORMED);
        assertThat(refusal(decrypter, ciphertext + ".").reason()).isEqualTo(Reason.MALFORMED);
        assertThat(refusal(decrypter, token + ".").reason()).isEqualTo(Reason.MALFORMED);
        assertThat(refusal(decrypter, token + "\n").reason()).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void refuses_algorithms_that_were_not_listed() throws IOException {
        String other = encrypted(AesKeyWrap.A128KW.encrypter(key, ContentEncryption.A128GCM), new byte[5]);
        assertThat(refusal(decrypter, other).reason()).isEqualTo(Reason.ALGORITHM_NOT_ALLOWED);
    }

    @Test
    void refuses_compressed_content() throws Exception {
        byte[] cek = Octets.random(32);
        byte[] header = "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"zip\":\"DEF\"}".getBytes(US_ASCII);
        String token = Tokens.encrypted(cek, GCM, header, new byte[] {3, 0});
        JweDecrypter owner = Direct.DIR.decrypter(Keys.secret(cek), GCM).inflating(100);
        assertThat(owner.decrypt(token).plaintext()).isEmpty();
        assertThat(refusal(owner, token).reason()).isEqualTo(Reason.UNSUPPORTED);
    }

    @Test
    void encrypts_no_more_with_gcm_than_is_safe() {
        ContentStream gcm = encrypter.stream();
        StreamedEncryption.requireWithin(gcm, 68_719_476_704L);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StreamedEncryption.requireWithin(gcm, 68_719_476_705L))
                .withMessageContaining("68719476704");
    }

    @ParameterizedTest
    @EnumSource(names = {"A256GCM", "A128CBC_HS256"})
    void allocates_little_but_short_lived_pieces(ContentEncryption encryption) throws IOException {
        int octets = 8 << 20;
        JweEncrypter sender = AesKeyWrap.A128KW.encrypter(key, encryption);
        InputStream token = in(encrypted(sender, new byte[octets]));
        JweDecrypter decrypter = AesKeyWrap.A128KW.decrypter(key, encryption);
        long before = allocated();
        DecryptedJweStream decrypted = decrypter.decrypt(token, OutputStream.nullOutputStream(), 2L * octets, place());
        // Each octet passes through pieces three times; the ciphertext, a copy and the plaintext at once would show.
        assertThat(allocated() - before).isLessThan(4L * octets);
        assertThat(decrypted.ciphertextOctets()).isGreaterThanOrEqualTo(octets);
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private CiphertextSpool.Place place() {
        return new CiphertextSpool.Place(THRESHOLD, directory);
    }

    private byte[] spooled(JweDecrypter decrypter, String token) throws IOException {
        ByteArrayOutputStream plaintext = new ByteArrayOutputStream();
        decrypter.decrypt(in(token), plaintext, token.length(), place());
        return plaintext.toByteArray();
    }

    private Refusal refusal(JweDecrypter decrypter, String token) {
        ByteArrayOutputStream plaintext = new ByteArrayOutputStream();
        Throwable thrown = catchThrowable(() -> decrypter.decrypt(in(token), plaintext, 1 << 20, place()));
        assertThat(thrown).isExactlyInstanceOf(InvalidTokenException.class).hasNoCause();
        assertThat(plaintext.size()).isZero();
        return new Refusal(((InvalidTokenException) thrown).reason(), thrown.getMessage());
    }

    private static String encrypted(JweEncrypter encrypter, byte[] plaintext) throws IOException {
        ByteArrayOutputStream token = new ByteArrayOutputStream();
        encrypter.encrypt(new ByteArrayInputStream(plaintext), token);
        return token.toString(US_ASCII);
    }

    private static InputStream in(String token) {
        return new ByteArrayInputStream(token.getBytes(US_ASCII));
    }

    /** Gives three octets at a time. For one thread. */
    private static final class Trickle extends ByteArrayInputStream {

        private boolean closed;

        Trickle(byte[] octets) {
            super(octets);
        }

        @Override
        public synchronized int read(byte[] target, int from, int length) {
            return super.read(target, from, Math.min(3, length));
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
