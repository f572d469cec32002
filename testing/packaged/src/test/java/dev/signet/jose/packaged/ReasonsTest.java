package dev.signet.jose.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.BearerTokenException;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseException;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.core.ReplayStoreException;
import dev.signet.jose.jwt.BearerRefusal;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on reasons has a row for each of them and no other, with what {@code BearerRefusal} answers. */
final class ReasonsTest {

    private static final int CELLS = 5;

    @Test
    void each_reason_of_a_token_has_its_row_and_its_answer() throws IOException {
        assertThat(firstCells("Tokens"))
                .containsExactlyElementsOf(Stream.of(Reason.values())
                        .map(reason -> List.of(name(reason), answer(new InvalidTokenException(reason, "any"))))
                        .toList());
    }

    @Test
    void each_code_of_a_claim_has_its_row_and_its_reason() throws IOException {
        assertThat(firstCells("Claims"))
                .containsExactlyElementsOf(Stream.of(Code.values())
                        .map(code -> List.of(name(code), name(new ClaimFailure("any", code, "", "").reason())))
                        .toList());
    }

    @Test
    void each_reason_of_a_request_has_its_row_and_its_answer() throws IOException {
        assertThat(firstCells("Requests"))
                .containsExactlyElementsOf(Stream.of(BearerTokenException.Reason.values())
                        .map(reason -> List.of(name(reason), answer(new BearerTokenException(reason, "any"))))
                        .toList());
    }

    @Test
    void each_other_exception_has_its_row_and_its_answer() throws IOException {
        assertThat(firstCells("Keys and stores"))
                .containsExactly(
                        List.of("`KeySourceException`", answer(new KeySourceException("any"))),
                        List.of("`ReplayStoreException`", answer(new ReplayStoreException("any"))));
        assertThat(JoseException.class.getPermittedSubclasses())
                .containsExactlyInAnyOrder(
                        InvalidTokenException.class,
                        BearerTokenException.class,
                        KeySourceException.class,
                        ReplayStoreException.class);
    }

    @Test
    void each_row_says_what_it_means_its_cause_and_its_cure() throws IOException {
        for (String section : List.of("Tokens", "Claims", "Requests", "Keys and stores")) {
            assertThat(table(section))
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(row).hasSize(CELLS).noneMatch(String::isBlank));
        }
    }

    private static String name(Enum<?> constant) {
        return "`" + constant.name() + "`";
    }

    private static String answer(JoseException refused) {
        BearerRefusal answer = BearerRefusal.of(refused);
        return answer.error()
                .map(error -> answer.status() + " `" + error + "`")
                .orElse(Integer.toString(answer.status()));
    }

    private static List<List<String>> firstCells(String section) throws IOException {
        return table(section).stream().map(row -> row.subList(0, 2)).toList();
    }

    /** Returns the cells of the table in a section, without its head. */
    private static List<List<String>> table(String section) throws IOException {
        return Document.of("docs/reasons.md").lines().stream()
                .dropWhile(line -> !line.equals("## " + section))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .map(line -> Stream.of(line.substring(1, line.length() - 1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
    }
}
