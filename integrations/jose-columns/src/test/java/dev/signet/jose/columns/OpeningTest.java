package dev.signet.jose.columns;

import static dev.signet.jose.columns.Cells.DECRYPTER;
import static dev.signet.jose.columns.Cells.ENCRYPTER;
import static dev.signet.jose.columns.Cells.KEY;
import static dev.signet.jose.columns.Cells.OLD_KEY;
import static dev.signet.jose.columns.Cells.SSN;
import static dev.signet.jose.columns.Cells.code;
import static dev.signet.jose.columns.Cells.opener;
import static dev.signet.jose.columns.Cells.part;
import static dev.signet.jose.columns.Cells.reason;
import static dev.signet.jose.columns.Cells.sealed;
import static dev.signet.jose.columns.Cells.sealer;
import static dev.signet.jose.jwe.ContentEncryption.A128GCM;
import static dev.signet.jose.jwe.ContentEncryption.A256GCM;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.jwe.AesGcmKeyWrap;
import dev.signet.jose.jwe.AesKeyWrap;
import dev.signet.jose.jwe.EcdhEs;
import dev.signet.jose.jwe.HpkeDraft;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwe.RsaOaep;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.testsupport.Mutations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Why cells are refused, and what an opener keeps. */
class OpeningTest {

    private static final String CELL = sealer(SSN).seal("078-05-1120");

    /** A cell that is not accepted, what is wrong with it, and why. */
    record Refused(String name, String cell, Reason reason) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Refused> refused() {
        OctJwk foreign = OctJwk.generate(32).withKeyId("2026-11");
        OctJwk stranger = OctJwk.generate(32).withKeyId("2024-11");
        return Stream.of(
                new Refused(
                        "of another column",
                        sealer(Column.text("patients.name")).seal("a"),
                        Reason.CLAIM_REJECTED),
                new Refused(
                        "of another type",
                        sealer(Column.of("patients.ssn", ColumnType.JSON)).seal("1"),
                        Reason.CLAIM_REJECTED),
                new Refused("not bound", sealer(SSN.unbound()).seal("a"), Reason.CLAIM_REJECTED),
                new Refused(
                        "under another key of that kid",
                        sealedWith(AesKeyWrap.A256KW.encrypter(foreign, A256GCM)),
                        Reason.DECRYPTION_FAILED),
                new Refused(
                        "under a key that is gone",
                        sealedWith(AesKeyWrap.A256KW.encrypter(stranger, A256GCM)),
                        Reason.KEY_NOT_FOUND),
                new Refused(
                        "wrapped by another algorithm",
                        sealedWith(AesGcmKeyWrap.A256GCMKW.encrypter(KEY, A256GCM)),
                        Reason.ALGORITHM_NOT_ALLOWED),
                new Refused(
                        "encrypted by another algorithm",
                        sealedWith(AesKeyWrap.A256KW.encrypter(KEY, A128GCM)),
                        Reason.ALGORITHM_NOT_ALLOWED),
                new Refused(
                        "with a further critical parameter",
                        sealedWith(ENCRYPTER.withCriticalHeader("row", 1)),
                        Reason.UNSUPPORTED),
                new Refused("without its tag", CELL.substring(0, CELL.lastIndexOf('.')), Reason.MALFORMED),
                new Refused("with an empty tag", CELL.substring(0, CELL.lastIndexOf('.') + 1), Reason.MALFORMED),
                new Refused("with more behind it", CELL + ".", Reason.MALFORMED),
                new Refused("in white space", CELL + "\n", Reason.MALFORMED),
                new Refused("with a short initialization vector", with(2, 11), Reason.MALFORMED),
                new Refused("with a changed encrypted key", flipped(1), Reason.DECRYPTION_FAILED),
                new Refused(
                        "with the encrypted key of another sealer",
                        replaced(1, Base64Url.decode(part(sealer(SSN).seal("078-05-1120"), 1))),
                        Reason.DECRYPTION_FAILED),
                new Refused("with a changed initialization vector", flipped(2), Reason.DECRYPTION_FAILED),
                new Refused("with a changed ciphertext", flipped(3), Reason.DECRYPTION_FAILED),
                new Refused("with a changed tag", flipped(4), Reason.DECRYPTION_FAILED),
                new Refused("no cell", "078-05-1120", Reason.MALFORMED),
                new Refused("empty", "", Reason.MALFORMED),
                new Refused("too long", "a".repeat(262_145), Reason.TOO_LARGE));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void a_cell_is_refused_for_its_reason_whatever_was_opened_before(Refused refused) {
        assertThat(reason(opener(SSN), refused.cell)).isEqualTo(refused.reason);

        try (ColumnOpener<String> opener = opener(SSN)) {
            assertThat(opener.open(CELL)).isEqualTo("078-05-1120");
            assertThat(reason(opener, refused.cell)).isEqualTo(refused.reason);
            assertThat(opener.open(CELL)).isEqualTo("078-05-1120");
        }
    }

    @Test
    void a_cell_that_is_cut_anywhere_is_malformed() {
        ColumnOpener<String> opener = opener(SSN);
        opener.open(CELL);

        for (int length = 0; length < CELL.length(); length++) {
            assertThat(reason(opener, CELL.substring(0, length))).isEqualTo(Reason.MALFORMED);
        }
    }

    @Test
    void a_cell_with_another_character_anywhere_is_not_opened() {
        ColumnOpener<String> opener = opener(SSN);
        opener.open(CELL);

        assertThat(Mutations.replacing(CELL, 16).map(opener::tryOpen))
                .hasSize(CELL.length())
                .allSatisfy(result -> assertThat(result.reason()).isPresent());
    }

    @Test
    void a_cell_that_was_moved_says_to_which_rule_it_was_refused() {
        assertThat(code(opener(Column.text("patients.name")), CELL)).isEqualTo(Code.SEALED_ELSEWHERE);
        assertThat(code(opener(Column.of("patients.ssn", ColumnType.JSON)), CELL))
                .isEqualTo(Code.UNEXPECTED);
        assertThat(code(opener(SSN), sealer(SSN.unbound()).seal("a"))).isEqualTo(Code.MISSING);
        assertThat(opener(SSN).open(CELL)).isEqualTo("078-05-1120");
    }

    /** Without it, a reader that does not know the parameter would open the cell anywhere. */
    @Test
    void a_column_that_is_not_critical_does_not_count() {
        byte[] plaintext = "a".getBytes(UTF_8);
        List<String> place = List.of("patients.ssn", "text");

        assertThat(code(opener(SSN), ENCRYPTER.withHeader("col", place).encrypt(plaintext)))
                .isEqualTo(Code.MISSING);
        assertThat(opener(SSN).open(ENCRYPTER.withCriticalHeader("col", place).encrypt(plaintext)))
                .isEqualTo("a");
    }

    @Test
    void a_column_of_another_form_is_refused() {
        for (Object place : List.of("patients.ssn", List.of("patients.ssn"), List.of("patients.ssn", "text", "x"))) {
            String cell = ENCRYPTER.withCriticalHeader("col", place).encrypt(new byte[0]);
            assertThat(code(opener(SSN), cell)).isEqualTo(Code.MALFORMED);
        }
    }

    @Test
    void a_bound_cell_is_not_opened_as_an_unbound_one() {
        assertThat(reason(opener(SSN.unbound()), CELL)).isEqualTo(Reason.UNSUPPORTED);
        assertThat(opener(SSN.unbound()).open(sealer(SSN.unbound()).seal("a"))).isEqualTo("a");
    }

    /** Whoever has the public key can make such a cell; it must not end the task. */
    @Test
    void a_cell_whose_content_has_no_key_is_refused_whatever_the_decrypter_accepts() {
        EcJwk key = EcJwk.generate(Curve.P_256).withKeyId("ec");
        JweDecrypter any = JweDecrypter.of(JwkSet.of(key), Set.of(HpkeDraft.HPKE_0, EcdhEs.ECDH_ES_A256KW), A256GCM);
        ColumnOpener<String> opener = ColumnOpener.of(SSN.unbound(), any);
        byte[] plaintext = "a".getBytes(UTF_8);

        assertThat(reason(opener, HpkeDraft.HPKE_0.encrypter(key).encrypt(plaintext)))
                .isEqualTo(Reason.UNSUPPORTED);
        assertThat(opener.open(EcdhEs.ECDH_ES_A256KW.encrypter(key, A256GCM).encrypt(plaintext)))
                .isEqualTo("a");
    }

    /** A cell of another column costs no use of a key, which might be in a KMS. */
    @Test
    void a_column_is_compared_before_a_key_is_looked_for() {
        JweDecrypter unavailable = RsaOaep.RSA_OAEP_256.decrypter(
                key -> {
                    throw new IllegalStateException("the KMS is down");
                },
                A256GCM);
        JweEncrypter encrypter = RsaOaep.RSA_OAEP_256.encrypter(Cells.RSA, A256GCM);
        ColumnOpener<String> opener = ColumnOpener.of(SSN, unavailable);

        assertThat(reason(
                        opener, ColumnSealer.of(Column.text("other"), encrypter).seal("a")))
                .isEqualTo(Reason.CLAIM_REJECTED);
        String own = ColumnSealer.of(SSN, encrypter).seal("a");
        assertThat(reason(opener, own.substring(0, own.length() - 1))).isEqualTo(Reason.MALFORMED);
        assertThatThrownBy(() -> opener.open(own)).isInstanceOf(KeySourceException.class);
        assertThatThrownBy(() -> opener.tryOpen(own)).isInstanceOf(KeySourceException.class);
    }

    @Test
    void a_refusal_says_nothing_of_the_value() {
        InvalidTokenException refusal = opener(Column.of("patients.ssn", ColumnType.INTEGER))
                .tryOpen(CELL)
                .failure()
                .orElseThrow();

        assertThat(refusal).hasMessage("col: expected a cell of the type integer, was one of another type");
        assertThat(opener(SSN).tryOpen(CELL)).hasToString("CellResult[accepted]");
        assertThat(CellResult.refused(refusal)).hasToString("CellResult[CLAIM_REJECTED]");
    }

    @Test
    void a_result_is_a_value_or_a_failure() {
        InvalidTokenException failure = new InvalidTokenException(Reason.MALFORMED, "x");

        assertThatIllegalArgumentException().isThrownBy(() -> new CellResult<>("a", Optional.of(failure)));
    }

    @Test
    void the_limits_of_the_decrypter_are_those_of_cells() {
        ColumnOpener<String> opener =
                ColumnOpener.of(SSN, DECRYPTER.withLimits(TokenLimits.defaults().withTokenOctets(CELL.length())));

        assertThat(opener.open(CELL)).isEqualTo("078-05-1120");
        assertThat(reason(opener, sealer(SSN).seal("078-05-1120 and more"))).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void an_encrypted_key_is_unwrapped_once() {
        AtomicInteger uses = new AtomicInteger();
        ColumnOpener<String> opener = new ColumnOpener<>(SSN, counting(uses), 2);
        List<List<String>> sealers = sealers(2);

        for (int i = 0; i < 10; i++) {
            for (List<String> cells : sealers) {
                assertThat(opener.open(cells.get(i))).isEqualTo("value " + i);
            }
        }

        assertThat(uses).hasValue(2);
    }

    @Test
    void no_more_keys_are_kept_than_the_opener_was_made_for() {
        AtomicInteger uses = new AtomicInteger();
        ColumnOpener<String> opener = new ColumnOpener<>(SSN, counting(uses), 2);
        List<List<String>> sealers = sealers(3);

        for (int i = 0; i < 3; i++) {
            opener.open(sealers.get(i).get(0));
        }
        opener.open(sealers.get(2).get(1));
        opener.open(sealers.get(1).get(1));
        assertThat(uses).hasValue(3);

        // The first was used longest ago; now it takes the place of the third.
        opener.open(sealers.get(0).get(1));
        assertThat(uses).hasValue(4);
        opener.open(sealers.get(1).get(2));
        assertThat(uses).hasValue(4);
        opener.open(sealers.get(2).get(2));
        assertThat(uses).hasValue(5);
    }

    @Test
    void a_cell_that_is_refused_leaves_no_key_behind() {
        AtomicInteger uses = new AtomicInteger();
        ColumnOpener<String> opener = new ColumnOpener<>(SSN, counting(uses), 2);
        String good = sealers(1).get(0).get(0);
        String bad = good.substring(0, good.lastIndexOf('.') + 1) + Base64Url.encode(new byte[16]);

        assertThat(opener.tryOpen(bad).reason()).hasValue(Reason.DECRYPTION_FAILED);
        assertThat(opener.tryOpen(bad).reason()).hasValue(Reason.DECRYPTION_FAILED);
        assertThat(uses).hasValue(2);
        assertThat(opener.open(good)).isEqualTo("value 0");
        assertThat(opener.tryOpen(bad).reason()).hasValue(Reason.DECRYPTION_FAILED);
        assertThat(uses).hasValue(3);
    }

    @Test
    void a_closed_opener_opens_nothing_more() {
        ColumnOpener<String> opener = opener(SSN);
        opener.open(CELL);
        opener.close();
        opener.close();

        assertThatIllegalStateException().isThrownBy(() -> opener.open(CELL));
    }

    @Test
    void keys_of_a_set_are_chosen_by_the_kid_of_each_cell() {
        String old = sealedWith(AesKeyWrap.A256KW.encrypter(OLD_KEY, A256GCM));

        assertThat(opener(SSN).open(old)).isEqualTo("a");
        assertThat(reason(ColumnOpener.of(SSN, JweDecrypter.of(JwkSet.of(KEY), AesKeyWrap.A256KW, A256GCM)), old))
                .isEqualTo(Reason.KEY_NOT_FOUND);
    }

    private static String sealedWith(JweEncrypter encrypter) {
        return ColumnSealer.of(SSN, encrypter).seal("a");
    }

    private static List<List<String>> sealers(int count) {
        List<List<String>> cells = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            cells.add(sealed(ColumnSealer.of(SSN, RsaOaep.RSA_OAEP_256.encrypter(Cells.RSA, A256GCM)), 10));
        }
        return cells;
    }

    private static JweDecrypter counting(AtomicInteger uses) {
        return RsaOaep.RSA_OAEP_256.decrypter(Cells.unwrapper(uses), A256GCM);
    }

    /** Returns the cell with one bit of a segment changed. */
    private static String flipped(int segment) {
        byte[] octets = Base64Url.decode(part(CELL, segment));
        octets[0] ^= 1;
        return replaced(segment, octets);
    }

    /** Returns the cell with so many zeros as a segment. */
    private static String with(int segment, int length) {
        return replaced(segment, new byte[length]);
    }

    private static String replaced(int segment, byte[] octets) {
        List<String> parts = new ArrayList<>(List.of(CELL.split("\\.", -1)));
        parts.set(segment, Base64Url.encode(octets));
        return String.join(".", parts);
    }
}
