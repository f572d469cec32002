package dev.signet.jose.columns;

import static dev.signet.jose.columns.Cells.SSN;
import static dev.signet.jose.columns.Cells.header;
import static dev.signet.jose.columns.Cells.keyText;
import static dev.signet.jose.columns.Cells.opener;
import static dev.signet.jose.columns.Cells.part;
import static dev.signet.jose.columns.Cells.sealed;
import static dev.signet.jose.columns.Cells.sealer;
import static dev.signet.jose.jwe.ContentEncryption.A256GCM;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwe.AesGcmKeyWrap;
import dev.signet.jose.jwe.AesKeyWrap;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.Direct;
import dev.signet.jose.jwe.EcdhEs;
import dev.signet.jose.jwe.HpkeDraft;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwe.Pbes2;
import dev.signet.jose.jwe.RsaOaep;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.OkpJwk;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sealer makes, and what it refuses. */
class SealingTest {

    private static final EcJwk P_256 = EcJwk.generate(Curve.P_256).withKeyId("ec");

    @Test
    void null_is_sealed_and_opened_as_null() {
        try (ColumnSealer<String> sealer = sealer(SSN);
                ColumnOpener<String> opener = opener(SSN)) {
            assertThat(sealer.seal(null)).isNull();
            assertThat(opener.open(null)).isNull();
            assertThat(opener.tryOpen(null)).isEqualTo(CellResult.accepted(null));
            assertThat(sealer.seal("")).isNotNull();
        }
    }

    @Test
    void a_cell_is_bound_to_column_and_type_by_a_critical_parameter_and_says_nothing_else() {
        String cell = sealer(SSN).seal("078-05-1120");

        assertThat(header(cell))
                .isEqualTo(JsonObject.parse("{\"alg\":\"A256KW\",\"enc\":\"A256GCM\",\"kid\":\"2026-11\","
                        + "\"col\":[\"patients.ssn\",\"text\"],\"crit\":[\"col\"]}"));
        assertThat(cell).isEqualTo(new String(cell.getBytes(US_ASCII), US_ASCII));
    }

    @Test
    void a_cell_of_an_unbound_column_is_a_plain_jwe() {
        String cell = sealer(SSN.unbound()).seal("078-05-1120");

        assertThat(header(cell))
                .isEqualTo(JsonObject.parse("{\"alg\":\"A256KW\",\"enc\":\"A256GCM\",\"kid\":\"2026-11\"}"));
        assertThat(Cells.DECRYPTER.decrypt(cell).plaintext()).asString().isEqualTo("078-05-1120");
        assertThat(opener(SSN.unbound()).open(cell)).isEqualTo("078-05-1120");
    }

    @Test
    void cells_of_a_sealer_have_one_encrypted_key_and_each_has_its_own_initialization_vector() {
        List<String> cells = sealed(sealer(SSN), 200);

        assertThat(cells).extracting(Cells::keyText).containsOnly(keyText(cells.get(0)));
        assertThat(cells).extracting(cell -> part(cell, 2)).doesNotHaveDuplicates();
    }

    @Test
    void two_sealers_have_different_keys() {
        assertThat(keyText(sealer(SSN).seal("a")))
                .isNotEqualTo(keyText(sealer(SSN).seal("a")));
    }

    @Test
    void the_length_of_a_cell_says_nothing_of_an_integer_or_a_truth_value() {
        ColumnSealer<Long> integers = sealer(Column.of("n", ColumnType.INTEGER));
        ColumnSealer<Boolean> truth = sealer(Column.of("b", ColumnType.BOOLEAN));

        assertThat(integers.seal(1L)).hasSameSizeAs(integers.seal(Long.MIN_VALUE));
        assertThat(truth.seal(true)).hasSameSizeAs(truth.seal(false));
    }

    @Test
    void the_length_of_a_cell_of_a_decimal_number_is_one_for_up_to_16_characters() {
        ColumnSealer<BigDecimal> decimals = sealer(Column.of("d", ColumnType.DECIMAL));

        assertThat(decimals.seal(new BigDecimal("7"))).hasSameSizeAs(decimals.seal(new BigDecimal("-1234567890.1234")));
    }

    /** A way to manage keys for which a sealer wraps a key of its own. */
    record Pair(JweEncrypter encrypter, JweDecrypter decrypter) {
        @Override
        public String toString() {
            return encrypter.toString();
        }
    }

    static Stream<Pair> everyKeyManagement() {
        OctJwk short128 = OctJwk.generate(16).withKeyId("a");
        OkpJwk x25519 = OkpJwk.generate(Curve.X25519).withKeyId("x");
        return Stream.of(
                new Pair(Cells.ENCRYPTER, Cells.DECRYPTER),
                new Pair(
                        AesKeyWrap.A128KW.encrypter(short128, ContentEncryption.A128CBC_HS256),
                        AesKeyWrap.A128KW.decrypter(short128, ContentEncryption.A128CBC_HS256)),
                new Pair(
                        AesGcmKeyWrap.A256GCMKW.encrypter(Cells.KEY, A256GCM),
                        AesGcmKeyWrap.A256GCMKW.decrypter(Cells.KEY, A256GCM)),
                new Pair(
                        RsaOaep.RSA_OAEP_256.encrypter(Cells.RSA, A256GCM),
                        RsaOaep.RSA_OAEP_256.decrypter(Cells.RSA, A256GCM)),
                new Pair(EcdhEs.ECDH_ES.encrypter(P_256, A256GCM), EcdhEs.ECDH_ES.decrypter(P_256, A256GCM)),
                new Pair(
                        EcdhEs.ECDH_ES_A256KW.encrypter(x25519, A256GCM),
                        EcdhEs.ECDH_ES_A256KW.decrypter(x25519, A256GCM)));
    }

    @ParameterizedTest
    @MethodSource("everyKeyManagement")
    void cells_of_each_key_management_are_opened(Pair pair) {
        List<String> cells = sealed(ColumnSealer.of(SSN, pair.encrypter), 3);

        try (ColumnOpener<String> opener = ColumnOpener.of(SSN, pair.decrypter)) {
            assertThat(cells).extracting(opener::open).containsExactly("value 0", "value 1", "value 2");
        }
    }

    static Stream<JweEncrypter> refused() {
        OctJwk key = OctJwk.generate(32).withKeyId("2026-11");
        return Stream.of(
                Direct.DIR.encrypter(key, A256GCM),
                Pbes2.PBES2_HS512_A256KW
                        .encrypter("correct horse".toCharArray(), A256GCM)
                        .withKeyId("2026-11"),
                HpkeDraft.HPKE_0.encrypter(P_256));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void an_algorithm_that_wraps_no_key_of_a_sealer_is_refused(JweEncrypter encrypter) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ColumnSealer.of(SSN, encrypter))
                .withMessageContaining("use A256KW");
    }

    @Test
    void an_encrypter_without_kid_is_refused() {
        JweEncrypter nameless = AesKeyWrap.A256KW.encrypter(OctJwk.generate(32), A256GCM);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ColumnSealer.of(SSN, nameless))
                .withMessageContaining("kid");
        assertThat(ColumnSealer.of(SSN, nameless.withKeyId("a")).seal("b")).isNotNull();
    }

    @Test
    void an_encrypter_with_a_column_of_its_own_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ColumnSealer.of(SSN, Cells.ENCRYPTER.withHeader("col", "x")))
                .withMessageContaining("col");
    }

    @Test
    void a_value_whose_cell_openers_would_not_read_is_refused() {
        String longest = "a".repeat(196_000);
        ColumnSealer<String> sealer = sealer(SSN);

        assertThat(opener(SSN).open(sealer.seal(longest))).isEqualTo(longest);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sealer.seal(longest + "a".repeat(1_000)))
                .withMessageContaining("262144");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "a\udc00b", "\udc00\ud800"})
    void text_that_is_no_unicode_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> sealer(SSN).seal(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "1 2", "{\"a\":1,\"a\":2}", "nul", "\u00a0null"})
    void text_that_is_no_json_is_refused(String text) {
        ColumnSealer<String> sealer = sealer(Column.of("j", ColumnType.JSON));

        assertThatIllegalArgumentException().isThrownBy(() -> sealer.seal(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+129", "1E-129", "1E+999999999"})
    void a_number_beyond_the_bounds_is_refused(String number) {
        ColumnSealer<BigDecimal> sealer = sealer(Column.of("d", ColumnType.DECIMAL));

        assertThatIllegalArgumentException().isThrownBy(() -> sealer.seal(new BigDecimal(number)));
        assertThatIllegalArgumentException().isThrownBy(() -> sealer.seal(new BigDecimal("1".repeat(129))));
        assertThat(sealer.seal(new BigDecimal("1".repeat(128)))).isNotNull();
    }

    @Test
    @SuppressWarnings("unchecked") // As an engine does that knows the types of columns at run time only.
    void a_value_of_another_class_is_refused() {
        ColumnSealer<Object> sealer =
                (ColumnSealer<Object>) (ColumnSealer<?>) sealer(Column.of("n", ColumnType.INTEGER));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> sealer.seal("1"))
                .withMessage("expected a value of the type integer: Long, was String");
        assertThat(sealer.seal(1L)).isNotNull();
    }

    @Test
    void a_closed_sealer_seals_nothing_more() {
        ColumnSealer<String> sealer = sealer(SSN);
        sealer.seal("a");
        sealer.close();
        sealer.close();

        assertThatIllegalStateException().isThrownBy(() -> sealer.seal("b")).withMessageContaining("closed");
        byte[] plaintext = {'b'};
        assertThatIllegalStateException().isThrownBy(() -> sealer.sealPlaintext(plaintext));
        assertThat(plaintext).containsExactly(0);
    }

    @ParameterizedTest
    @EnumSource(ContentEncryption.class)
    void each_content_encryption_is_sealed_and_opened(ContentEncryption encryption) {
        ColumnSealer<String> sealer = ColumnSealer.of(SSN, AesKeyWrap.A256KW.encrypter(Cells.KEY, encryption));
        ColumnOpener<String> opener = ColumnOpener.of(SSN, AesKeyWrap.A256KW.decrypter(Cells.KEY, encryption));

        assertThat(sealed(sealer, 2)).extracting(opener::open).containsExactly("value 0", "value 1");
    }

    @Test
    void neither_half_shows_a_key() {
        assertThat(sealer(SSN)).hasToString("ColumnSealer[patients.ssn, text] of JweEncrypter[A256KW, A256GCM]");
        assertThat(opener(SSN))
                .hasToString("ColumnOpener[patients.ssn, text] by KeyedDecryption of JweDecrypter[A256KW][A256GCM]");
        assertThat(CellResult.accepted("078-05-1120")).hasToString("CellResult[accepted]");
    }
}
