package dev.signet.jose.fuzz;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What one run of a fuzz target did, as libFuzzer counts it. Immutable.
 *
 * @param executions the calls of the target
 * @param seconds the time that they took
 * @param edges the edges of the control flow that were taken at least once
 * @param features those edges told apart by how often they were taken, and values that were compared
 * @param finding the file with an input that made the target fail, if there is one
 */
record FuzzRun(long executions, long seconds, long edges, long features, Optional<String> finding) {

    private static final Pattern PROGRESS = Pattern.compile("#(\\d+)\\s+[A-Za-z]+ +cov: (\\d+) ft: (\\d+) .*");
    private static final Pattern EXECUTED = Pattern.compile("stat::number_of_executed_units: (\\d+)");
    private static final Pattern FOUND =
            Pattern.compile(".*Test unit written to (.*(?:crash|leak|oom|timeout)-[0-9a-f]+)");

    /**
     * Reads what libFuzzer printed.
     *
     * @throws IllegalArgumentException if it ended before the first input was tried
     */
    static FuzzRun of(List<String> lines, long seconds) {
        MatchResult progress = last(lines, PROGRESS)
                .orElseThrow(
                        () -> new IllegalArgumentException("the target did not start:\n" + String.join("\n", lines)));
        OptionalLong executed = last(lines, EXECUTED)
                .map(found -> OptionalLong.of(Long.parseLong(found.group(1))))
                .orElse(OptionalLong.empty());
        return new FuzzRun(
                executed.orElse(Long.parseLong(progress.group(1))),
                seconds,
                Long.parseLong(progress.group(2)),
                Long.parseLong(progress.group(3)),
                last(lines, FOUND).map(found -> found.group(1)));
    }

    private static Optional<MatchResult> last(List<String> lines, Pattern pattern) {
        return lines.stream()
                .map(pattern::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> matcher.toMatchResult())
                .reduce((first, second) -> second);
    }
}
