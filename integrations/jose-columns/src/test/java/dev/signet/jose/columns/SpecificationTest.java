package dev.signet.jose.columns;

import static dev.signet.jose.columns.Cells.KEY;
import static dev.signet.jose.columns.Cells.OLD_KEY;
import static dev.signet.jose.columns.Cells.SSN;
import static dev.signet.jose.columns.Cells.header;
import static dev.signet.jose.columns.Cells.reason;
import static dev.signet.jose.columns.Cells.sealed;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwe.AesGcmKeyWrap;
import dev.signet.jose.jwe.AesKeyWrap;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.Direct;
import dev.signet.jose.jwe.HpkeDraft;
import dev.signet.jose.jwe.InsecureRsa15;
import dev.signet.jose.jwe.JweAlgorithm;
import dev.signet.jose.jwe.Pbes2;
import dev.signet.jose.jwe.RsaOaep;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSource;
import dev.signet.jose.testsupport.Concurrency;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a specification says, and what of it is in a stream. */
class SpecificationTest {

    private static final AtomicInteger ASKED = new AtomicInteger();

    private static final ColumnSpecification STANDARD =
            ColumnSpecification.of(new KeysOfTest("keys")).sealingWithKey("2026-11");

    /** Keys that are found by a name, as those of an application are. */
    private record KeysOfTest(String name) implements ColumnKeys {
        @Override
        public JwkSource source() {
            ASKED.incrementAndGet();
            if (name.equals("down")) {
                throw new KeySourceException("down");
            }
            return Cells.SET;
        }
    }

    @BeforeEach
    void forget() {
        ASKED.set(0);
    }

    @Test
    void the_standard_is_a256kw_with_a256gcm_and_the_key_that_was_named() {
        String cell = STANDARD.sealer(SSN).seal("a");

        assertThat(header(cell).string("alg")).hasValue("A256KW");
        assertThat(header(cell).string("enc")).hasValue("A256GCM");
        assertThat(header(cell).string("kid")).hasValue("2026-11");
        assertThat(STANDARD.opener(SSN).open(cell)).isEqualTo("a");
    }

    @Test
    void other_algorithms_seal_and_those_of_before_are_still_opened() {
        ColumnSpecification rsa = STANDARD.sealingWithKey("rsa")
                .withAlgorithm(RsaOaep.RSA_OAEP_256)
                .withEncryption(ContentEncryption.A128GCM);
        String cell = rsa.sealer(SSN).seal("a");
        String before = STANDARD.sealer(SSN).seal("b");

        assertThat(header(cell).string("alg")).hasValue("RSA-OAEP-256");
        assertThat(header(cell).string("enc")).hasValue("A128GCM");
        assertThat(rsa.opener(SSN).open(cell)).isEqualTo("a");
        assertThat(reason(rsa.opener(SSN), before)).isEqualTo(Reason.ALGORITHM_NOT_ALLOWED);
        ColumnSpecification half = rsa.accepting(AesKeyWrap.A256KW);
        assertThat(reason(half.opener(SSN), before)).isEqualTo(Reason.ALGORITHM_NOT_ALLOWED);
        assertThat(half.acceptingEncryption(ContentEncryption.A256GCM)
                        .opener(SSN)
                        .open(before))
                .isEqualTo("b");
    }

    @Test
    void cells_of_a_shared_key_are_opened_where_that_was_asked_for() {
        String cell = Direct.DIR
                .encrypter(KEY, ContentEncryption.A256GCM)
                .withCriticalHeader("col", List.of("patients.ssn", "text"))
                .encrypt(new byte[] {'a'});

        assertThat(reason(STANDARD.opener(SSN), cell)).isEqualTo(Reason.ALGORITHM_NOT_ALLOWED);
        assertThat(STANDARD.accepting(AesGcmKeyWrap.A256GCMKW, Direct.DIR)
                        .opener(SSN)
                        .open(cell))
                .isEqualTo("a");
    }

    static Stream<JweAlgorithm> neverSealing() {
        return Stream.of(Direct.DIR, Pbes2.PBES2_HS256_A128KW, InsecureRsa15.RSA1_5, HpkeDraft.HPKE_0);
    }

    @ParameterizedTest
    @MethodSource("neverSealing")
    void an_algorithm_that_cannot_seal_is_refused_at_once(JweAlgorithm algorithm) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> STANDARD.withAlgorithm(algorithm))
                .withMessageContaining(algorithm.jwaName());
        assertThat(STANDARD.withAlgorithm(AesGcmKeyWrap.A256GCMKW)).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("neverSealing")
    void an_algorithm_that_takes_no_keys_of_sets_is_refused_at_once(JweAlgorithm algorithm) {
        if (algorithm == Direct.DIR) {
            assertThat(STANDARD.accepting(algorithm)).isNotNull();
            return;
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> STANDARD.accepting(AesKeyWrap.A256KW, algorithm))
                .withMessageContaining(algorithm.jwaName());
    }

    @Test
    void cells_under_one_key_are_counted_and_timed_as_it_says() {
        List<String> cells = sealed(STANDARD.renewingKeyAfter(2).sealer(SSN), 4);
        assertThat(cells.stream().map(Cells::keyText).distinct()).hasSize(2);

        Instant[] now = {Instant.EPOCH};
        ColumnSealer<String> timed =
                STANDARD.renewingKeyAfter(Duration.ofMinutes(1)).sealer(SSN, () -> now[0]);
        String first = Cells.keyText(timed.seal("a"));
        now[0] = now[0].plus(Duration.ofMinutes(1));
        assertThat(Cells.keyText(timed.seal("a"))).isNotEqualTo(first);
    }

    @Test
    void bounds_are_checked_when_they_are_set() {
        assertThatIllegalArgumentException().isThrownBy(() -> STANDARD.renewingKeyAfter(0));
        assertThatIllegalArgumentException().isThrownBy(() -> STANDARD.renewingKeyAfter(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> STANDARD.keepingKeys(0));
        assertThatIllegalArgumentException().isThrownBy(() -> STANDARD.keepingKeys(65_537));
        assertThatIllegalArgumentException().isThrownBy(() -> STANDARD.withMaxCellOctets(0));
        assertThatIllegalArgumentException().isThrownBy(() -> STANDARD.sealingWithKey(""));
        assertThat(STANDARD.renewingKeyAfter(1 << 24).keepingKeys(65_536).withMaxCellOctets(1))
                .isNotNull();
    }

    @Test
    void the_limit_on_cells_is_that_of_both_sides() {
        String cell = STANDARD.sealer(SSN).seal("0123456789");
        ColumnSpecification exact = STANDARD.withMaxCellOctets(cell.length());
        ColumnSpecification shorter = STANDARD.withMaxCellOctets(cell.length() - 1);

        assertThat(exact.opener(SSN).open(exact.sealer(SSN).seal("0123456789"))).isEqualTo("0123456789");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shorter.sealer(SSN).seal("0123456789"));
        assertThat(reason(shorter.opener(SSN), cell)).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void nothing_is_sealed_without_the_name_of_a_key() {
        ColumnSpecification opening = ColumnSpecification.of(new KeysOfTest("keys"));

        assertThatIllegalStateException().isThrownBy(() -> opening.sealer(SSN)).withMessageContaining("sealingWithKey");
        assertThat(opening.opener(SSN).open(STANDARD.sealer(SSN).seal("a"))).isEqualTo("a");
    }

    @Test
    void a_key_that_is_not_there_or_twice_is_a_matter_of_the_source() {
        assertThatThrownBy(() -> STANDARD.sealingWithKey("2030").sealer(SSN))
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining("found 0");
        ColumnKeys twice = () -> JwkSet.of(KEY, OLD_KEY.withKeyId("2026-11"));
        assertThatThrownBy(() ->
                        ColumnSpecification.of(twice).sealingWithKey("2026-11").sealer(SSN))
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining("found 2");
        assertThatThrownBy(() -> ColumnSpecification.of(new KeysOfTest("down")).opener(SSN))
                .isInstanceOf(KeySourceException.class);
    }

    @Test
    void a_key_of_another_kind_is_refused_when_a_sealer_is_made() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> STANDARD.sealingWithKey("rsa").sealer(SSN));
    }

    @Test
    void the_source_is_asked_for_once_for_all_threads() throws Exception {
        ColumnSpecification read = copy(STANDARD);

        List<String> opened =
                Concurrency.atOnce(() -> read.opener(SSN).open(read.sealer(SSN).seal("a")));

        assertThat(opened).containsOnly("a").hasSize(8);
        assertThat(ASKED).hasValue(1);
    }

    @Test
    void a_source_that_failed_is_asked_again() {
        AtomicInteger calls = new AtomicInteger();
        ColumnSpecification specification = ColumnSpecification.of(() -> {
            if (calls.incrementAndGet() == 1) {
                throw new KeySourceException("down");
            }
            return Cells.SET;
        });

        assertThatThrownBy(() -> specification.opener(SSN)).isInstanceOf(KeySourceException.class);
        assertThat(specification.opener(SSN).open(STANDARD.sealer(SSN).seal("a")))
                .isEqualTo("a");
    }

    @Test
    void what_is_read_from_a_stream_seals_and_opens_as_what_was_written() throws Exception {
        ColumnSpecification written = STANDARD.withAlgorithm(AesGcmKeyWrap.A256GCMKW)
                .withEncryption(ContentEncryption.A256CBC_HS512)
                .accepting(AesKeyWrap.A256KW)
                .acceptingEncryption(ContentEncryption.A256GCM)
                .renewingKeyAfter(2)
                .renewingKeyAfter(Duration.ofHours(1))
                .keepingKeys(7)
                .withMaxCellOctets(400);

        ColumnSpecification read = copy(written);
        Column<String> column = copy(SSN);

        assertThat(octets(read)).isEqualTo(octets(written));
        List<String> cells = sealed(read.sealer(column), 3);
        assertThat(cells.stream().map(Cells::keyText).distinct()).hasSize(2);
        assertThat(written.opener(SSN).open(cells.get(2))).isEqualTo("value 2");
        assertThat(read.opener(column).open(STANDARD.sealer(SSN).seal("b"))).isEqualTo("b");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read.sealer(column).seal("a".repeat(400)));
    }

    @Test
    void a_lambda_expression_describes_keys_as_well() throws Exception {
        String name = "keys";
        ColumnKeys keys = () -> new KeysOfTest(name).source();

        ColumnSpecification read = copy(ColumnSpecification.of(keys).sealingWithKey("2026-11"));

        assertThat(STANDARD.opener(SSN).open(read.sealer(SSN).seal("a"))).isEqualTo("a");
    }

    @Test
    void columns_types_and_counts_are_the_same_after_they_were_read() throws Exception {
        for (ColumnType<?> type : ColumnType.all()) {
            assertThat(copy(type) == type).isTrue();
            assertThat(copy(Column.of("t.c", type).unbound()))
                    .isEqualTo(Column.of("t.c", type).unbound());
        }
        ResealCounts counts = new ResealCounts(1, 2, Map.of(Reason.MALFORMED, 3L));
        assertThat(copy(counts)).isEqualTo(counts);
    }

    @Test
    void a_stream_holds_no_key_and_no_more_after_keys_were_used() throws Exception {
        String before = octets(STANDARD);
        STANDARD.sealer(SSN).seal("a");
        STANDARD.opener(SSN);

        assertThat(octets(STANDARD)).isEqualTo(before);
        String key = new String(KEY.key().getEncoded(), ISO_8859_1);
        assertThat(before).doesNotContain(key);
        assertThat(STANDARD).hasToString("ColumnSpecification[A256KW, A256GCM, sealing with 2026-11]");
        assertThat(ColumnSpecification.of(new KeysOfTest("keys"))).hasToString("ColumnSpecification[A256KW, A256GCM]");
    }

    /** The sibling is the stream as it was written. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "A256KW>A256KX",
                "A256KW>RSA1_5",
                "A128GCM>A128GCN",
                "\u0000\u00ab\u00cd\u00ef>\u007f\u00ab\u00cd\u00ef",
                "\u0000\u00ab\u00cd\u00ef>\u0000\u0000\u0000\u0000",
                "\u0000\u0000\u0012\u0034>\u0000\u0000\u0000\u0000",
                "\u0000\u0056\u0078\u009a>\u0080\u0000\u0000\u0000"
            })
    void a_stream_with_what_no_method_accepts_is_refused(String change) throws Exception {
        String written = octets(STANDARD.acceptingEncryption(ContentEncryption.A128GCM)
                .renewingKeyAfter(0xabcdef)
                .keepingKeys(0x1234)
                .withMaxCellOctets(0x56789a));
        String from = change.substring(0, change.indexOf('>'));
        String to = change.substring(change.indexOf('>') + 1);

        assertThat(written).containsOnlyOnce(from);
        assertThat(read(written)).isInstanceOf(ColumnSpecification.class);
        assertThatThrownBy(() -> read(written.replace(from, to))).isInstanceOf(InvalidObjectException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000\u0004text>\u0000\u0004tixt", "\u0000\u0003t.c>\u0000\u0000"})
    void a_column_in_a_stream_is_checked_too(String change) throws Exception {
        String written = octets(Column.text("t.c"));
        String from = change.substring(0, change.indexOf('>'));
        String to = change.substring(change.indexOf('>') + 1);

        assertThat(written).containsOnlyOnce(from);
        assertThat(read(written)).isEqualTo(Column.text("t.c"));
        assertThatThrownBy(() -> read(written.replace(from, to))).isInstanceOf(InvalidObjectException.class);
    }

    @Test
    void counts_below_zero_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ResealCounts(-1, 0, Map.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new ResealCounts(0, -1, Map.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new ResealCounts(0, 0, Map.of(Reason.MALFORMED, -1L)));
        assertThat(new ResealCounts(0, 0, Map.of())).isEqualTo(ResealCounts.none());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 257})
    void a_column_has_a_name_of_bounded_length(int length) {
        assertThatIllegalArgumentException().isThrownBy(() -> Column.text("a".repeat(length)));
        assertThat(Column.text("a".repeat(256)).name()).hasSize(256);
        assertThatIllegalArgumentException().isThrownBy(() -> Column.text("\ud800"));
    }

    @SuppressWarnings("unchecked") // What was written is read.
    private static <T extends Serializable> T copy(T object) throws Exception {
        return (T) read(octets(object));
    }

    private static String octets(Serializable object) throws Exception {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(octets)) {
            out.writeObject(object);
        }
        return octets.toString(ISO_8859_1);
    }

    private static Object read(String octets) throws Exception {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(octets.getBytes(ISO_8859_1)))) {
            return in.readObject();
        }
    }
}
