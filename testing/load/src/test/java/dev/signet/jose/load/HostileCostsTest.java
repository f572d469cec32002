package dev.signet.jose.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.signet.jose.testsupport.GeneratedPart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What hostile input costs, against the table of docs/hostile-costs.md. Time is measured there, and never tested. */
final class HostileCostsTest {

    /** The table is made on one JDK; stack traces and collections of others take a little more or less. */
    private static final double MARGIN = 1.25;

    private static final long MARGIN_OCTETS = 4_096;

    private static final Doors DOORS = new Doors();
    private static final GeneratedPart TABLE =
            new GeneratedPart(Path.of("../../docs/hostile-costs.md"), "hostile input");

    static List<HostileInput> inputs() {
        return Stream.of(
                        HostileLimits.all(DOORS),
                        HostileTokens.all(DOORS),
                        HostileEncryption.all(DOORS),
                        HostileKeys.all(DOORS))
                .flatMap(List::stream)
                .toList();
    }

    static List<HostileInput> all() {
        List<HostileInput> all = new ArrayList<>(inputs());
        all.addAll(HostileEncryption.slow(DOORS));
        return all;
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void each_input_comes_to_what_the_table_says_and_allocates_no_more(HostileInput input) throws IOException {
        assertThat(input.texts().stream().map(input.door()::outcome)).containsOnly(input.outcome());
        assertThat(input.door().outcome(input.door().accepted().get(0))).isEqualTo(Door.ACCEPTED);
        assertThat(rows())
                .filteredOn(row -> row.input().equals(input.name()))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.outcome()).isEqualTo(input.outcome());
                    assertThat(AllocatedOctets.of(input.door(), input.texts()))
                            .as("octets that %s allocates", input.name())
                            .isLessThanOrEqualTo((long) (row.allocated() * MARGIN) + MARGIN_OCTETS);
                });
    }

    @Test
    void the_table_has_a_row_for_each_input_and_a_reason_where_one_costs_more() throws IOException {
        assertThat(rows())
                .extracting(Cost::input, Cost::reason)
                .containsExactlyElementsOf(all().stream()
                        .map(input -> tuple(input.name(), input.reason()))
                        .toList());
        assertThat(rows())
                .filteredOn(Cost::isDear)
                .noneMatch(row -> row.reason().isEmpty());
    }

    @Test
    void what_costs_more_for_its_length_costs_less_for_each_octet() throws IOException {
        for (HostileInput input : inputs()) {
            double acceptances =
                    (double) input.octets() / input.door().accepted().get(0).length();
            assertThat(rows())
                    .filteredOn(row ->
                            row.input().equals(input.name()) && row.reason().equals(HostileInput.LENGTH))
                    .allMatch(row -> row.memory() < acceptances && row.time() < acceptances);
        }
    }

    /** Writes the table. */
    @Test
    @Tag("long")
    void measure() throws IOException {
        List<String> lines = new ArrayList<>(List.of(GeneratedPart.made() + ".", ""));
        lines.addAll(Cost.HEAD);
        for (HostileInput input : all()) {
            lines.add(Cost.of(input).line());
        }
        TABLE.write(lines);
    }

    private static List<Cost> rows() throws IOException {
        return TABLE.lines().stream()
                .skip(2 + Cost.HEAD.size())
                .map(Cost::parse)
                .toList();
    }
}
