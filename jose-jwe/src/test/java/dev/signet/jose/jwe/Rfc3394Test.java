package dev.signet.jose.jwe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.JsonObject;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3394Test {

    private static final byte[] KEK = new byte[16];
    private static final byte[] CEK = new byte[32];

    private final Rfc3394 aesKw = new Rfc3394(CryptoProviders.standard());

    /** RFC 3394 sections 4.1 to 4.6: key encryption key, key data, ciphertext. */
    @ParameterizedTest
    @CsvSource({
        "000102030405060708090A0B0C0D0E0F, 00112233445566778899AABBCCDDEEFF,"
                + " 1FA68B0A8112B447AEF34BD8FB5A7B829D3E862371D2CFE5",
        "000102030405060708090A0B0C0D0E0F1011121314151617, 00112233445566778899AABBCCDDEEFF,"
                + " 96778B25AE6CA435F92B5B97C050AED2468AB8A17AD84E5D",
        "000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F, 00112233445566778899AABBCCDDEEFF,"
                + " 64E8C3F9CE0F5BA263E9777905818A2A93C8191E7D6E8AE7",
        "000102030405060708090A0B0C0D0E0F1011121314151617, 00112233445566778899AABBCCDDEEFF0001020304050607,"
                + " 031D33264E15D33268F24EC260743EDCE1C6C7DDEE725A936BA814915C6762D2",
        "000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F,"
                + " 00112233445566778899AABBCCDDEEFF0001020304050607,"
                + " A8F9BC1612C68B3FF6E6F4FBE30E71E4769C8B80A32CB8958CD5D17D6B254DA1",
        "000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F,"
                + " 00112233445566778899AABBCCDDEEFF000102030405060708090A0B0C0D0E0F,"
                + " 28C9F404C4B810F4CBCCB35CFB87F8263F5786E2D80ED326CBC7F0E71A99F43BFB988B9B7A02DD21"
    })
    void wraps_and_unwraps_as_rfc_3394(String kek, String cek, String wrapped) throws Exception {
        byte[] key = HexFormat.of().parseHex(cek);
        assertThat(aesKw.wrap(HexFormat.of().parseHex(kek), key))
                .isEqualTo(HexFormat.of().parseHex(wrapped));
        assertThat(aesKw.unwrap(HexFormat.of().parseHex(kek), HexFormat.of().parseHex(wrapped), key.length))
                .isEqualTo(key);
    }

    @Test
    void wraps_as_rfc_7516_appendix_a_3() throws Exception {
        JsonObject facts = Facts.of("vectors/rfc7516/a3-a128kw-a128cbc-hs256.json");
        byte[] kek = Facts.octets(Facts.key(facts, 0), "k");
        assertThat(aesKw.wrap(kek, Facts.hex(facts, "cek_hex"))).isEqualTo(Facts.octets(facts, "encrypted_key"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 8, 15, 16, 24, 32, 39, 41, 48})
    void refuses_any_length_but_the_right_one(int octets) {
        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> aesKw.unwrap(KEK, new byte[octets], 32));
    }

    @Test
    void refuses_a_broken_integrity_check() throws Exception {
        byte[] changed = Tokens.flipped(aesKw.wrap(KEK, CEK), 0);
        assertThatExceptionOfType(GeneralSecurityException.class).isThrownBy(() -> aesKw.unwrap(KEK, changed, 32));
    }
}
