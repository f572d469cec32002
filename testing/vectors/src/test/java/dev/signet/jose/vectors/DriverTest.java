package dev.signet.jose.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the driver makes of a file with one right tag, whatever the label says. */
final class DriverTest {

    private static final String KEY = "00".repeat(32);
    private static final Platform JDK_17 = new Platform(17, true);

    @TempDir
    Path folder;

    private String tag;

    @BeforeEach
    void compute() throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(HexFormat.of().parseHex(KEY), "HmacSHA256"));
        tag = HexFormat.of().formatHex(mac.doFinal());
    }

    @Test
    void an_answer_as_labelled_is_counted() throws Exception {
        Tally tally = tally("valid", tag);

        assertThat(tally.faults()).isEmpty();
        assertThat(tally.row()).isEqualTo("| `made_test.json` | 1 | 1 | 0 | 0 |  |");
        assertThat(tally("invalid", "00".repeat(32)).row()).isEqualTo("| `made_test.json` | 1 | 0 | 1 | 0 |  |");
    }

    @Test
    void a_wrong_label_is_a_fault() throws Exception {
        assertThat(tally("invalid", tag).faults())
                .containsExactly("7 a comment [Flag]: expected REFUSED, was ACCEPTED");
        assertThat(tally("valid", "00".repeat(32)).faults())
                .containsExactly("7 a comment [Flag]: expected ACCEPTED, was REFUSED");
    }

    @Test
    void a_wrong_label_that_is_explained_is_counted_as_a_difference() throws Exception {
        Tally tally = tally("invalid", tag, difference("accepted", ""));

        assertThat(tally.faults()).isEmpty();
        assertThat(tally.row()).isEqualTo("| `made_test.json` | 1 | 0 | 0 | 1 |  |");
    }

    @Test
    void an_explanation_that_nothing_needs_is_a_fault() throws Exception {
        assertThat(tally("valid", tag, difference("refused", "")).faults())
                .containsExactly("7 is not explained by differences.json any more: ACCEPTED");
    }

    @Test
    void an_explanation_is_for_the_platforms_that_it_names() {
        Difference old = difference("refused", ",\"onlyWithoutBouncyCastle\":true,\"beforeJdk\":25");

        assertThat(old.isSo(JDK_17)).isFalse();
        assertThat(old.isSo(new Platform(17, false))).isTrue();
        assertThat(old.isSo(new Platform(25, false))).isFalse();
        assertThat(difference("refused", "").isSo(JDK_17)).isTrue();
    }

    @Test
    void an_explanation_with_a_misspelt_member_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> difference("refused", ",\"before\":25"));
    }

    @Test
    void a_schema_that_is_not_known_is_skipped_with_that_reason() throws Exception {
        Path file = write("valid", tag, "other_schema_v1.json");

        assertThat(new Wycheproof(List.of()).tally(file, 1).row())
                .isEqualTo("| `made_test.json` | 1 | 0 | 0 | 0 | 1 of a schema that the driver does not know |");
    }

    @Test
    void files_of_a_folder_that_is_named_are_found_and_a_folder_that_is_not_there_is_a_fault() throws Exception {
        Path file = write("valid", tag, "mac_test_schema_v1.json");

        assertThat(Wycheproof.files(folder.toString())).containsExactly(file);
        String absent = folder.resolve("absent").toString();
        assertThatThrownBy(() -> Wycheproof.files(absent)).isInstanceOf(UncheckedIOException.class);
    }

    private Tally tally(String label, String tag, Difference... known) throws IOException {
        return new Wycheproof(List.of(known)).tally(write(label, tag, "mac_test_schema_v1.json"), 1);
    }

    private Path write(String label, String tag, String schema) throws IOException {
        String json = """
                {"algorithm":"HMACSHA256","schema":"%s","testGroups":[{"keySize":256,"tagSize":256,"tests":[
                {"tcId":7,"comment":"a comment","flags":["Flag"],"key":"%s","msg":"","tag":"%s","result":"%s"}]}]}
                """;
        return Files.writeString(folder.resolve("made_test.json"), json.formatted(schema, KEY, tag, label));
    }

    private static Difference difference(String here, String more) {
        return Difference.of(JsonObject.parse("{\"file\":\"made_test.json\",\"cases\":[7],\"here\":\"" + here
                + "\",\"because\":\"it was made so\"" + more + "}"));
    }
}
