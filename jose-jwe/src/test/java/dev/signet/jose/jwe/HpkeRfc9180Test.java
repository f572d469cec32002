package dev.signet.jose.jwe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.JsonObject;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The first message of each setting of RFC 9180 in the modes base and psk, through the seam that JWEs go through. */
class HpkeRfc9180Test {

    private static final byte[] NONE = {};

    static List<JsonObject> settings() {
        return Facts.of("rfc9180/base-psk.json").objects("settings").orElseThrow();
    }

    @Test
    void there_are_six_suites_in_two_modes() {
        assertThat(settings()).hasSize(12);
        assertThat(settings()).filteredOn(setting -> setting.has("psk")).hasSize(6);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void opens_what_the_rfc_prints_and_nothing_else(JsonObject setting) throws GeneralSecurityException {
        BouncyCastleHpke.Opening opening = opening(setting);
        byte[] enc = Facts.hex(setting, "enc");
        byte[] info = Facts.hex(setting, "info");
        byte[] aad = Facts.hex(setting, "aad");
        byte[] ct = Facts.hex(setting, "ct");

        assertThat(opening.open(psk(setting), enc, info, aad, ct)).isEqualTo(Facts.hex(setting, "pt"));
        refuses(opening, psk(setting), enc, info, aad, Tokens.flipped(ct, 0));
        refuses(opening, psk(setting), enc, info, Tokens.flipped(aad, 0), ct);
        refuses(opening, psk(setting), enc, Tokens.flipped(info, 0), aad, ct);
        Optional<PreSharedKey> otherMode =
                setting.has("psk") ? Optional.empty() : Optional.of(new PreSharedKey(new byte[1], new byte[32]));
        refuses(opening, otherMode, enc, info, aad, ct);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void seals_what_it_opens_under_a_new_secret_each_time(JsonObject setting) throws GeneralSecurityException {
        BouncyCastleHpke hpke = hpke(setting);
        BouncyCastleHpke.Sealing sealing = hpke.sealing(psk(setting), Facts.hex(setting, "pkRm"));

        SealedContent sealed = sealing.seal(NONE, NONE, new byte[5]);

        assertThat(sealed.encapsulated()).hasSize(hpke.encapsulatedOctets());
        assertThat(sealing.seal(NONE, NONE, new byte[5]).encapsulated()).isNotEqualTo(sealed.encapsulated());
        assertThat(opening(setting).open(psk(setting), sealed.encapsulated(), NONE, NONE, sealed.ciphertext()))
                .isEqualTo(new byte[5]);
        refuses(
                opening(setting),
                psk(setting),
                sealing.seal(NONE, NONE, new byte[5]).encapsulated(),
                NONE,
                NONE,
                sealed.ciphertext());
    }

    /** If the agreement went on, everyone would know the key: so it is refused before anything is decrypted. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
                "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
            })
    void a_secret_of_zeros_is_refused_by_the_agreement(String smallOrder) {
        JsonObject x25519 = settings().get(0);

        assertThatIllegalStateException()
                .isThrownBy(() -> opening(x25519)
                        .open(Optional.empty(), HexFormat.of().parseHex(smallOrder), NONE, NONE, new byte[16]));
    }

    @Test
    void a_secret_of_zeros_on_X448_is_refused_by_the_agreement() throws GeneralSecurityException {
        byte[] zeros = new byte[56];
        BouncyCastleHpke hpke = HpkeDraft.HPKE_5.suite().with(CryptoProviders.standard());

        assertThatIllegalStateException()
                .isThrownBy(() ->
                        HpkeKeys.opening(hpke, Keys.X448).open(Optional.empty(), zeros, NONE, NONE, new byte[16]));
    }

    @Test
    void a_point_off_its_curve_or_compressed_is_refused_before_the_agreement() {
        JsonObject p256 = settings().get(4);
        byte[] enc = Facts.hex(p256, "enc");
        byte[] hybrid = enc.clone();
        hybrid[0] = 6;

        for (byte[] wrong : List.of(Tokens.flipped(enc, 64), new byte[65], hybrid, new byte[33], NONE)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> opening(p256).open(Optional.empty(), wrong, NONE, NONE, new byte[16]));
        }
    }

    private static void refuses(
            BouncyCastleHpke.Opening opening,
            Optional<PreSharedKey> psk,
            byte[] enc,
            byte[] info,
            byte[] aad,
            byte[] ct) {
        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> opening.open(psk, enc, info, aad, ct));
    }

    private static BouncyCastleHpke hpke(JsonObject setting) {
        return new HpkeSuite(number(setting, "kem"), number(setting, "kdf"), number(setting, "aead"))
                .with(CryptoProviders.standard());
    }

    private static BouncyCastleHpke.Opening opening(JsonObject setting) {
        return hpke(setting).opening(Facts.hex(setting, "skRm"), Facts.hex(setting, "pkRm"));
    }

    private static Optional<PreSharedKey> psk(JsonObject setting) {
        return setting.has("psk")
                ? Optional.of(new PreSharedKey(Facts.hex(setting, "psk_id"), Facts.hex(setting, "psk")))
                : Optional.empty();
    }

    private static int number(JsonObject setting, String name) {
        return (int) setting.integer(name).orElseThrow();
    }
}
