package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSource;
import dev.signet.jose.jwk.OctJwk;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What the refusal of an unknown {@code kid} tells of a key source that could not look for it. */
class FailedRefreshTest {

    private static final Instant FAILED = Instant.parse("2026-03-01T12:00:00Z");
    private static final ContentEncryption GCM = ContentEncryption.A256GCM;
    private static final byte[] PLAINTEXT = "secret".getBytes(UTF_8);

    private final OctJwk known = OctJwk.generate(32).withKeyId("known");
    private final OctJwk unknown = OctJwk.generate(32).withKeyId("unknown");
    private final JweDecrypter decrypter = decrypter(JwkSet.of(known), Optional.of(FAILED));
    private final JweEncrypter stranger = AesKeyWrap.A256KW.encrypter(unknown, GCM);

    private static JweDecrypter decrypter(JwkSet set, Optional<Instant> failed) {
        return JweDecrypter.of(source(set, failed), AesKeyWrap.A256KW, GCM);
    }

    private static JwkSource source(JwkSet set, Optional<Instant> failed) {
        return new JwkSource() {
            @Override
            public JwkSet current() {
                return set;
            }

            @Override
            public JwkSet refreshed(String missingKeyId) {
                return set;
            }

            @Override
            public Optional<Instant> refreshFailedAt() {
                return failed;
            }
        };
    }

    @Test
    void a_compact_token() {
        assertThat(failedAt(() -> decrypter.decrypt(stranger.encrypt(PLAINTEXT))))
                .contains(FAILED);
    }

    @Test
    void a_json_token() {
        String token = JweJsonEncrypter.general(stranger).encrypt(PLAINTEXT);

        assertThat(failedAt(() -> JweJsonDecrypter.of(decrypter).decrypt(token)))
                .contains(FAILED);
    }

    @Test
    void a_stream() {
        byte[] token = stranger.encrypt(PLAINTEXT).getBytes(US_ASCII);

        assertThat(failedAt(
                        () -> decrypter.decrypt(new ByteArrayInputStream(token), OutputStream.nullOutputStream(), 100)))
                .contains(FAILED);
    }

    @Test
    void nothing_where_no_refresh_failed() {
        JweDecrypter looked = decrypter(JwkSet.of(known), Optional.empty());

        assertThat(failedAt(() -> looked.decrypt(stranger.encrypt(PLAINTEXT)))).isEmpty();
    }

    @Test
    void nothing_where_nothing_was_refreshed() {
        JweDecrypter empty = decrypter(JwkSet.of(), Optional.of(FAILED));
        JweEncrypter nameless = AesKeyWrap.A256KW.encrypter(OctJwk.generate(32), GCM);

        assertThat(failedAt(() -> empty.decrypt(nameless.encrypt(PLAINTEXT)))).isEmpty();
    }

    @Test
    void nothing_of_a_source_that_was_not_asked_since_its_recipient_has_no_name() {
        JweDecrypter looked = decrypter(JwkSet.of(known), Optional.empty());
        JweDecrypter other = JweDecrypter.of(source(JwkSet.of(), Optional.of(FAILED)), AesGcmKeyWrap.A256GCMKW, GCM);
        String token = JweJsonEncrypter.general(stranger, AesGcmKeyWrap.A256GCMKW.encrypter(OctJwk.generate(32), GCM))
                .encrypt(PLAINTEXT);

        assertThat(failedAt(() -> JweJsonDecrypter.of(looked, other).decrypt(token)))
                .isEmpty();
    }

    private static Optional<Instant> failedAt(ThrowingCallable decryption) {
        InvalidTokenException refusal = catchThrowableOfType(InvalidTokenException.class, decryption);
        assertThat(refusal.reason()).isEqualTo(Reason.KEY_NOT_FOUND);
        return refusal.keySourceFailedAt();
    }
}
