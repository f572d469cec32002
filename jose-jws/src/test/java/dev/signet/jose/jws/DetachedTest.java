package dev.signet.jose.jws;

import static dev.signet.jose.jws.Tokens.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.jwk.Jwk;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.IllegalBlockingModeException;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Payloads that travel another way than their signature (RFC 7515 appendix F, RFC 7797). */
class DetachedTest {

    private static final Jwk KEY = JwsVectors.key("rfc7515/a1-hs256");
    private static final JwsSigner SIGNER = JwsSigner.of(KEY, Hmac.HS256);
    private static final JwsVerifier VERIFIER = JwsVerifier.of(KEY, Hmac.HS256);

    @Test
    void the_attached_token_without_its_payload_is_the_detached_one() {
        byte[] payload = "payload".getBytes(UTF_8);
        String[] parts = SIGNER.sign(payload).split("\\.");

        assertThat(SIGNER.signDetached(payload)).isEqualTo(parts[0] + ".." + parts[2]);
    }

    @Test
    void a_channel_that_does_not_block_is_refused_and_one_that_blocks_is_read() throws IOException {
        byte[] payload = "payload".getBytes(UTF_8);
        String token = SIGNER.signDetached(payload);
        Pipe pipe = Pipe.open();
        try (Pipe.SourceChannel source = pipe.source()) {
            source.configureBlocking(false);
            assertThatThrownBy(() -> SIGNER.signDetached(source)).isInstanceOf(IllegalBlockingModeException.class);
            assertThatThrownBy(() -> VERIFIER.verifyDetached(token, source))
                    .isInstanceOf(IllegalBlockingModeException.class);

            source.configureBlocking(true);
            try (Pipe.SinkChannel sink = pipe.sink()) {
                sink.write(ByteBuffer.wrap(payload));
            }
            assertThat(VERIFIER.verifyDetached(token, source).algorithm()).isEqualTo(Hmac.HS256);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.signet.jose.jws.AlgorithmsTest#all")
    void every_algorithm_signs_and_verifies_a_stream(JwsAlgorithm algorithm) throws IOException {
        Jwk key = Tokens.key(algorithm);
        byte[] payload = random(200_003);
        String token = JwsSigner.of(key, algorithm).signDetached(new ByteArrayInputStream(payload));
        JwsVerifier verifier = JwsVerifier.of(key, algorithm);

        assertThat(verifier.verifyDetached(token, payload).algorithm()).isEqualTo(algorithm);
        assertThat(verifier.verifyDetached(token, new ByteArrayInputStream(payload))
                        .keyId())
                .isEqualTo(key.keyId());
        payload[100_000] ^= 1;
        assertRefused(Reason.SIGNATURE_INVALID, () -> verifier.verifyDetached(token, payload));
        assertRefused(
                Reason.SIGNATURE_INVALID, () -> verifier.verifyDetached(token, new ByteArrayInputStream(payload)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 49_151, 49_152, 49_153, 98_304, 98_305})
    void a_stream_gives_the_same_signature_as_an_array_whatever_the_length(int length) throws IOException {
        byte[] payload = random(length);
        String token = SIGNER.signDetached(payload);

        assertThat(SIGNER.signDetached(new Dripping(payload))).isEqualTo(token);
        assertThat(SIGNER.signDetached(Channels.newChannel(new Dripping(payload))))
                .isEqualTo(token);
        assertThat(VERIFIER.verifyDetached(token, ByteBuffer.wrap(payload))).isNotNull();
        assertThat(VERIFIER.verifyDetached(token, Channels.newChannel(new Dripping(payload))))
                .isNotNull();
    }

    @Test
    void a_file_is_read_through_its_channel(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("payload");
        Files.write(file, random(300_000));
        try (FileChannel channel = FileChannel.open(file)) {
            String token = SIGNER.signDetached(channel);
            channel.position(0);
            assertThat(VERIFIER.verifyDetached(token, channel)).isNotNull();
            channel.position(1);
            assertRefused(Reason.SIGNATURE_INVALID, () -> VERIFIER.verifyDetached(token, channel));
        }
    }

    @Test
    void a_buffer_keeps_its_position() {
        ByteBuffer payload = ByteBuffer.wrap("xpayload".getBytes(UTF_8)).position(1);
        String token = SIGNER.signDetached(payload);

        assertThat(payload.remaining()).isEqualTo(7);
        assertThat(VERIFIER.verifyDetached(token, "payload".getBytes(UTF_8))).isNotNull();
    }

    @Test
    void a_token_with_a_payload_of_its_own_is_not_detached() {
        String attached = SIGNER.sign("payload".getBytes(UTF_8));

        assertRefused(Reason.MALFORMED, () -> VERIFIER.verifyDetached(attached, "payload".getBytes(UTF_8)));
    }

    @Test
    void a_detached_token_is_a_token_with_an_empty_payload_to_who_does_not_know() {
        String detached = SIGNER.signDetached("payload".getBytes(UTF_8));

        assertRefused(Reason.SIGNATURE_INVALID, () -> VERIFIER.verify(detached));
    }

    @Test
    void a_payload_that_cannot_be_read_is_an_IOException() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("broken");
            }
        };

        assertThatThrownBy(() -> SIGNER.signDetached(broken)).isExactlyInstanceOf(IOException.class);
        assertThatThrownBy(() -> VERIFIER.verifyDetached(SIGNER.signDetached(new byte[0]), broken))
                .isExactlyInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @MethodSource("dev.signet.jose.jws.DetachedTest#whole")
    void a_key_that_needs_the_whole_payload_refuses_a_long_one_and_says_why(JwsAlgorithm algorithm) throws IOException {
        Jwk key = Tokens.key(algorithm);
        String token = JwsSigner.of(key, algorithm).signDetached(new byte[0]);
        long tooLong = (16L << 20) + 1;

        assertThatThrownBy(() -> JwsSigner.of(key, algorithm).signDetached(new Zeros(tooLong)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hashes it twice");
        assertRefused(Reason.TOO_LARGE, () -> JwsVerifier.of(key, algorithm).verifyDetached(token, new Zeros(tooLong)));
    }

    static EdDsa[] whole() {
        return EdDsa.values();
    }

    @Test
    void an_unencoded_payload_stands_in_a_token_as_it_is() {
        String token = SIGNER.withUnencodedPayload().sign("hello, world!".getBytes(UTF_8));

        assertThat(token).contains(".hello, world!.");
        assertThat(VERIFIER.acceptingUnencodedPayload().verify(token).payload())
                .isEqualTo("hello, world!".getBytes(UTF_8));
        assertRefused(Reason.UNSUPPORTED, () -> VERIFIER.verify(token));
        assertRefused(
                Reason.SIGNATURE_INVALID,
                () -> VERIFIER.acceptingUnencodedPayload().verify(token.replace("hello", "Hello")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$.02", "a\nb", "\u00e9", "\u0000", "\u007f"})
    void an_unencoded_payload_that_a_token_cannot_hold_is_refused(String payload) {
        assertThatThrownBy(() -> SIGNER.withUnencodedPayload().sign(payload.getBytes(UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("detached");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"HS256\",\"b64\":false}",
                "{\"alg\":\"HS256\",\"b64\":\"false\",\"crit\":[\"b64\"]}",
                "{\"alg\":\"HS256\",\"b64\":0,\"crit\":[\"b64\"]}",
                "{\"alg\":\"HS256\",\"b64\":null,\"crit\":[\"b64\"]}"
            })
    void b64_must_be_a_boolean_that_crit_names(String header) {
        String token = Tokens.signed(KEY, Hmac.HS256, header, "payload");

        assertRefused(
                Reason.MALFORMED, () -> VERIFIER.acceptingUnencodedPayload().verify(token));
    }

    /**
     * RFC 7797 section 6: "The "crit" Header Parameter MUST be included with "b64" in its set of values when using the
     * "b64" Header Parameter to cause implementations not implementing "b64" to reject the JWS (instead of it being
     * misinterpreted)." A recipient that does not know {@code "b64": true} reads such a JWS as it is meant, and section
     * 7 calls it legal: "While it is legal to use "b64" with a "true" value, it is RECOMMENDED that "b64" simply be
     * omitted".
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"HS256\",\"b64\":true}",
                "{\"alg\":\"HS256\",\"b64\":true,\"crit\":[\"b64\"]}",
            })
    void b64_may_say_what_is_so_anyway(String header) {
        String token = Tokens.signed(KEY, Hmac.HS256, header, "payload");
        String detached = token.replaceFirst("\\.[^.]*\\.", "..");

        for (JwsVerifier verifier : List.of(VERIFIER, VERIFIER.acceptingUnencodedPayload())) {
            assertThat(verifier.verify(token).payload()).isEqualTo("payload".getBytes(UTF_8));
            assertThat(verifier.verifyDetached(detached, "payload".getBytes(UTF_8))
                            .algorithm())
                    .isEqualTo(Hmac.HS256);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u20ac", "\u0141", "\u00e9", "\ufffd", "\uff1f", "\ud800"})
    void no_other_character_passes_for_a_signed_question_mark(String other) {
        String token = SIGNER.withUnencodedPayload().sign("pay?me".getBytes(UTF_8));
        JwsVerifier verifier = VERIFIER.acceptingUnencodedPayload();

        assertThat(verifier.verify(token).payload()).isEqualTo("pay?me".getBytes(UTF_8));
        assertThatThrownBy(() -> verifier.verify(token.replace("?", other))).isInstanceOf(InvalidTokenException.class);
    }

    private static byte[] random(int length) {
        byte[] octets = new byte[length];
        new Random(7797).nextBytes(octets);
        return octets;
    }

    /** Gives a few octets at a time, as a socket does. */
    private static final class Dripping extends ByteArrayInputStream {
        Dripping(byte[] octets) {
            super(octets);
        }

        @Override
        public synchronized int read(byte[] target, int from, int length) {
            return super.read(target, from, Math.min(length, 1021));
        }
    }

    /** A long stream that takes no memory. */
    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long length) {
            this.left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] target, int from, int length) {
            if (left <= 0) {
                return -1;
            }
            int given = (int) Math.min(left, length);
            Arrays.fill(target, from, from + given, (byte) 0);
            left -= given;
            return given;
        }
    }
}
