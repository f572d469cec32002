package dev.signet.jose.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each decision says from when it is, so that the next reader knows what may be old. */
final class DecisionsTest {

    private static final Pattern DAY = Pattern.compile("\\*(\\d{4}-\\d{2}-\\d{2})\\*");

    @Test
    void each_decision_has_its_day() throws IOException {
        List<String> lines = Document.of("docs/decisions.md").lines();
        List<String> undated = new ArrayList<>();
        int dated = 0;
        for (int i = 0; i + 2 < lines.size(); i++) {
            if (lines.get(i).startsWith("### ")) {
                var day = DAY.matcher(lines.get(i + 2));
                if (day.matches()) {
                    LocalDate.parse(day.group(1));
                    dated++;
                } else {
                    undated.add(lines.get(i));
                }
            }
        }
        assertThat(undated)
                .as("the line below the title is empty, the next one is the day, as *2026-11-28*")
                .isEmpty();
        assertThat(dated).isGreaterThan(200);
    }
}
