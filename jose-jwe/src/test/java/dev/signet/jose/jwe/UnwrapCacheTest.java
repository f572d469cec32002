package dev.signet.jose.jwe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import java.security.GeneralSecurityException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnwrapCacheTest {

    private static final ContentEncryption GCM = ContentEncryption.A256GCM;
    private static final JoseHeader HEADER =
            JoseHeader.of(JsonObject.builder().put("alg", "A256KW").build());

    private final AtomicInteger uses = new AtomicInteger();
    private final UnwrapCache unwrapped = new UnwrapCache();
    private final CekUnwrapper unwrapper = unwrapped.remembering((header, encryptedKey, encryption) -> {
        uses.incrementAndGet();
        if (encryptedKey[0] == 0) {
            throw new GeneralSecurityException();
        }
        return encryptedKey;
    });

    @Test
    void the_same_encrypted_key_with_the_same_parameters_is_opened_once() throws Exception {
        assertThat(unwrapper.unwrap(HEADER, new byte[] {1, 2}, GCM)).containsExactly(1, 2);
        assertThat(unwrapper.unwrap(HEADER.with("typ", "read by no algorithm"), new byte[] {1, 2}, GCM))
                .containsExactly(1, 2);
        assertThat(uses).hasValue(1);

        assertThat(unwrapper.unwrap(HEADER, new byte[] {1, 3}, GCM)).containsExactly(1, 3);
        assertThat(unwrapper.unwrap(HEADER.with("kid", "a"), new byte[] {1, 2}, GCM))
                .containsExactly(1, 2);
        assertThat(uses).hasValue(3);
    }

    /** What a key management algorithm reads besides the encrypted key, and what the key is chosen by. */
    @ParameterizedTest
    @ValueSource(strings = {"alg", "enc", "kid", "epk", "apu", "apv", "iv", "tag", "p2s", "p2c"})
    void the_same_encrypted_key_with_another_parameter_is_opened_again(String parameter) throws Exception {
        unwrapper.unwrap(with(parameter, "one"), new byte[] {1, 2}, GCM);
        unwrapper.unwrap(with(parameter, "one"), new byte[] {1, 2}, GCM);
        assertThat(uses).hasValue(1);

        unwrapper.unwrap(with(parameter, "other"), new byte[] {1, 2}, GCM);
        unwrapper.unwrap(HEADER, new byte[] {1, 2}, GCM);
        assertThat(uses).hasValue(3);
    }

    @Test
    void a_refusal_is_remembered() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> unwrapper.unwrap(HEADER, new byte[1], GCM))
                    .isInstanceOf(GeneralSecurityException.class);
        }

        assertThat(uses).hasValue(1);
    }

    @Test
    void what_is_remembered_is_bounded_and_what_is_beyond_is_opened_each_time() throws Exception {
        for (int round = 0; round < 2; round++) {
            for (int i = 1; i <= 10; i++) {
                byte[] encryptedKey = new byte[120_000];
                encryptedKey[0] = (byte) i;
                assertThat(unwrapper.unwrap(HEADER, encryptedKey, GCM)).isEqualTo(encryptedKey);
            }
        }

        // Six of them have fewer than 2^20 characters together, seven have more.
        assertThat(uses).hasValue(10 + 4);
    }

    /** A header of 16 characters and a dot leave 2^20 - 17 characters of base64url to the encrypted key. */
    @ParameterizedTest
    @CsvSource({"786419, 1", "786420, 2"})
    void an_encrypted_key_that_fits_to_the_character_is_remembered(int octets, int opened) throws Exception {
        byte[] encryptedKey = new byte[octets];
        encryptedKey[0] = 1;
        for (int round = 0; round < 2; round++) {
            unwrapper.unwrap(HEADER, encryptedKey.clone(), GCM);
        }

        assertThat(uses).hasValue(opened);
    }

    @Test
    void what_is_remembered_is_overwritten_and_forgotten_at_the_end() throws Exception {
        byte[] first = {1, 2};
        unwrapper.unwrap(HEADER, first, GCM);
        byte[] longest = new byte[786_000];
        longest[0] = 1;
        unwrapper.unwrap(HEADER, longest, GCM);

        unwrapped.wipe();

        assertThat(first).containsExactly(0, 0);
        for (int round = 0; round < 2; round++) {
            assertThat(unwrapper.unwrap(HEADER, new byte[] {1, 2}, GCM)).containsExactly(1, 2);
            byte[] again = new byte[786_000];
            again[0] = 1;
            unwrapper.unwrap(HEADER, again, GCM);
        }
        assertThat(uses).hasValue(2 + 2);
    }

    @Test
    void it_holds_a_content_key_where_the_other_does() {
        CekUnwrapper direct = new CekUnwrapper() {

            @Override
            public byte[] unwrap(JoseHeader header, byte[] encryptedKey, ContentEncryption encryption) {
                return encryptedKey;
            }

            @Override
            public boolean holdsContentKey() {
                return true;
            }
        };

        assertThat(unwrapped.remembering(direct).holdsContentKey()).isTrue();
        assertThat(unwrapper.holdsContentKey()).isFalse();
    }

    @Test
    void what_is_returned_is_a_copy_each_time() throws Exception {
        for (int round = 0; round < 3; round++) {
            byte[] returned = unwrapper.unwrap(HEADER, new byte[] {1, 2}, GCM);

            assertThat(returned).containsExactly(1, 2);
            returned[1] = 3;
        }
        assertThat(uses).hasValue(1);
    }

    /** The caller overwrites the content key that is returned; if that were a copy, the original would stay. */
    @Test
    void what_is_beyond_is_handed_over_and_not_copied() throws Exception {
        byte[] beyond = new byte[786_420];
        beyond[0] = 1;
        byte[] within = {1, 2};

        assertThat(unwrapper.unwrap(HEADER, beyond, GCM)).isSameAs(beyond);
        assertThat(unwrapper.unwrap(HEADER, within, GCM)).isEqualTo(within).isNotSameAs(within);
    }

    private static JoseHeader with(String parameter, String text) {
        Object value = parameter.equals("epk") ? JsonObject.empty().with("x", text) : text;
        return HEADER.with(parameter, value);
    }
}
