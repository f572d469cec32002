package dev.signet.jose.benchmarks.report;

import dev.signet.jose.benchmarks.report.Results.Machine;
import dev.signet.jose.benchmarks.report.Results.Measured;
import dev.signet.jose.benchmarks.report.Results.Sample;
import java.util.Arrays;
import java.util.List;

/** Results that were made up. */
final class Example {

    static final Results RESULTS = new Results(
            new Machine("17.0.15", "Debian", "AMD EPYC", 2, "abc"),
            "quick",
            List.of(
                    row("verify", "HS256", "bare", new double[] {500}),
                    row("verify", "HS256", "Signet", new double[] {1000}, new double[] {1100}),
                    row("verify", "HS256", "Nimbus", new double[] {9000}),
                    row("verify", "HS256", "vertx-auth-jwt", new double[] {2000}),
                    new Measured("verify", "HS256", "jjwt", "ns", List.of(), "", "failed: <why>"),
                    new Measured(
                            "start, classes",
                            "first HS256 token",
                            "Signet",
                            "classes",
                            List.of(new Sample(List.of(561.0), 4_000_000)),
                            "",
                            "")));

    private Example() {}

    /** Returns a row that was measured by so many forks; each operation allocates 2,048 octets. */
    static Measured row(String question, String subject, String library, double[]... forks) {
        return new Measured(
                question,
                subject,
                library,
                "ns",
                Arrays.stream(forks)
                        .map(values -> new Sample(Arrays.stream(values).boxed().toList(), 2048))
                        .toList(),
                "SunJCE: HmacSHA256",
                "");
    }
}
