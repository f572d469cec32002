package dev.signet.jose.columns;

import static dev.signet.jose.columns.Cells.SSN;
import static dev.signet.jose.jwe.ContentEncryption.A256GCM;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwe.AesKeyWrap;
import dev.signet.jose.jwe.Direct;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.OctJwk;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Whatever stands in a cell: the value that was sealed or a refusal comes out, and nothing else. */
class CellsFuzzTest {

    private static final byte[] SECRET = new byte[32];
    private static final OctJwk KEY = OctJwk.of(SECRET).withKeyId("k");
    private static final JweEncrypter ENCRYPTER = AesKeyWrap.A256KW.encrypter(KEY, A256GCM);
    private static final JweDecrypter DECRYPTER =
            JweDecrypter.of(JwkSet.of(KEY), Set.of(AesKeyWrap.A256KW, Direct.DIR), A256GCM);

    private static final Column<String> NAME = Column.text("patients.name");

    /** For each type that of one column, of one with that name that is not bound, and of one with another name. */
    private static final List<ColumnOpener<?>> OPENERS = ColumnType.all().stream()
            .flatMap(type -> Stream.of(
                    Column.of(SSN.name(), type), Column.of(SSN.name(), type).unbound(), Column.of(NAME.name(), type)))
            .<ColumnOpener<?>>map(CellsFuzzTest::opener)
            .toList();

    private static final ColumnOpener<String> OF_SSN = opener(SSN);
    private static final ColumnOpener<String> OF_NAME = opener(NAME);
    private static final ColumnResealer<String> RESEALER =
            ColumnResealer.of(opener(SSN), ColumnSealer.of(NAME, ENCRYPTER));
    private static final String RIGHT = ColumnSealer.of(SSN, ENCRYPTER).seal("078-05-1120");

    /** What the comments of openers and of decrypters list. */
    private static final Set<Reason> REASONS = Set.of(
            Reason.MALFORMED,
            Reason.TOO_LARGE,
            Reason.UNSUPPORTED,
            Reason.ALGORITHM_NOT_ALLOWED,
            Reason.KEY_NOT_FOUND,
            Reason.DECRYPTION_FAILED,
            Reason.CLAIM_REJECTED);

    /** Any text as a cell: to a new opener, to one that keeps the key of another cell, and to a resealer. */
    @FuzzTest
    void open(byte[] data) {
        String cell = new String(data, UTF_8);
        OPENERS.forEach(opener -> refusal(opener, cell));
        try (ColumnOpener<String> fresh = opener(SSN)) {
            Optional<Reason> refusal = refusal(fresh, cell);
            OF_SSN.open(RIGHT);
            assertThat(refusal(OF_SSN, cell)).isEqualTo(refusal);
            CellResult<String> moved = RESEALER.tryReseal(cell);
            // Not before it is opened there, the plaintext is seen to be that of no value.
            assertThat(moved.reason().or(() -> refusal(OF_NAME, moved.value()))).isEqualTo(refusal);
            if (refusal.isEmpty()) {
                assertThat(OF_NAME.open(moved.value())).isEqualTo(fresh.open(cell));
                assertOpensAlone(fresh, cell, data);
            }
        }
    }

    /** Any text within a right cell, from a place on, or instead of as many of its characters. */
    @FuzzTest
    void splice(byte[] data) {
        if (data.length == 0) {
            return;
        }
        int from = (data[0] & 0xff) % RIGHT.length();
        String text = new String(data, 1, data.length - 1, UTF_8);
        String before = RIGHT.substring(0, from) + text;
        Stream.of(
                        before + RIGHT.substring(from),
                        before + RIGHT.substring(Math.min(from + text.length(), RIGHT.length())))
                .filter(cell -> !cell.equals(RIGHT))
                .forEach(cell -> assertThat(refusal(OF_SSN, cell)).isPresent());
    }

    /** Any plaintext in a right cell of the column that the first octet chooses: that of a value, or of none. */
    @FuzzTest
    void plaintext(byte[] data) {
        if (data.length > 0) {
            plaintext(OPENERS.get((data[0] & 0xff) % OPENERS.size()), Arrays.copyOfRange(data, 1, data.length));
        }
    }

    private static <T> void plaintext(ColumnOpener<T> opener, byte[] plaintext) {
        Column<T> column = opener.column();
        String cell = ColumnParameter.in(ENCRYPTER, column).encrypt(plaintext);
        Optional<Reason> refusal = refusal(opener, cell);
        if (refusal.isPresent()) {
            assertThat(refusal).hasValue(Reason.MALFORMED);
            return;
        }
        T value = opener.open(cell);
        assertThat(column.type().octets(value)).isEqualTo(plaintext);
        try (ColumnSealer<T> sealer = ColumnSealer.of(column, ENCRYPTER)) {
            assertThat(opener.open(sealer.seal(value))).isEqualTo(value);
        }
        assertOpensAlone(opener, cell, plaintext);
    }

    /** Any header of a cell that is right otherwise. */
    @FuzzTest
    void header(byte[] header) throws GeneralSecurityException {
        String cell = encrypted(header, "1".getBytes(US_ASCII));
        for (ColumnOpener<?> opener : OPENERS) {
            if (refusal(opener, cell).isEmpty()) {
                JsonObject parameters = JsonObject.parse(header);
                Column<?> column = opener.column();
                assertThat(parameters.has("crit")).isEqualTo(column.isBound());
                if (column.isBound()) {
                    assertThat(parameters.strings("crit")).hasValue(List.of("col"));
                    assertThat(parameters.strings("col"))
                            .hasValue(List.of(column.name(), column.type().name()));
                }
                assertOpensAlone(opener, cell, header);
            }
        }
    }

    /** A cell that is opened is not with another character, nor in another column, if one of both is bound. */
    private static void assertOpensAlone(ColumnOpener<?> opener, String cell, byte[] data) {
        int at = Math.floorMod(Arrays.hashCode(data), cell.length());
        char another = cell.charAt(at) == 'A' ? 'B' : 'A';
        assertThat(refusal(opener, cell.substring(0, at) + another + cell.substring(at + 1)))
                .isPresent();
        for (ColumnOpener<?> other : OPENERS) {
            if (other.column().isBound() || opener.column().isBound()) {
                assertThat(refusal(other, cell).isEmpty())
                        .isEqualTo(other.column().equals(opener.column()));
            }
        }
    }

    /** Returns why a cell is not opened; empty if it is. */
    private static Optional<Reason> refusal(ColumnOpener<?> opener, String cell) {
        Optional<Reason> refusal = opener.tryOpen(cell).reason();
        refusal.ifPresent(reason -> assertThat(REASONS).contains(reason));
        return refusal;
    }

    /** Returns an opener that keeps one key. */
    private static <T> ColumnOpener<T> opener(Column<T> column) {
        return new ColumnOpener<>(column, DECRYPTER, 1);
    }

    /** Encrypts directly under a header of any octets. */
    private static String encrypted(byte[] header, byte[] plaintext) throws GeneralSecurityException {
        String encoded = Base64Url.encode(header);
        byte[] iv = new byte[12];
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(SECRET, "AES"), new GCMParameterSpec(128, iv));
        cipher.updateAAD(encoded.getBytes(US_ASCII));
        byte[] sealed = cipher.doFinal(plaintext);
        return String.join(
                ".",
                encoded,
                "",
                Base64Url.encode(iv),
                Base64Url.encode(Arrays.copyOf(sealed, plaintext.length)),
                Base64Url.encode(Arrays.copyOfRange(sealed, plaintext.length, sealed.length)));
    }
}
