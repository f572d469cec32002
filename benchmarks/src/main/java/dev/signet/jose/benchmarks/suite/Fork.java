package dev.signet.jose.benchmarks.suite;

import dev.signet.jose.benchmarks.report.Results.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * The process that measures one row once. It is started by this suite, not by JMH, so that the class path, the JVM and the
 * order are the suite's choice; JMH runs in it without a fork of its own.
 */
final class Fork {

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private Fork() {}

    /**
     * Measures.
     *
     * @param args the file to be written, the plan, the threads, the warm-ups, the shot, the benchmark, and its parameters as
     *     name=value
     */
    public static void main(String[] args) throws Exception {
        Path file = Path.of(args[0]);
        Plan plan = Plan.valueOf(args[1]);
        Duration warmup = plan.warmupTime().multipliedBy(Integer.parseInt(args[3]));
        Row.Shot shot = Row.Shot.valueOf(args[4]);
        ChainedOptionsBuilder options = options(args[5], parameters(args, 6))
                .threads(Integer.parseInt(args[2]))
                .addProfiler(GCProfiler.class);
        switch (shot) {
            case MANY ->
                options.mode(Mode.AverageTime)
                        .warmupIterations(plan.warmups())
                        .warmupTime(time(warmup))
                        .measurementIterations(plan.iterations())
                        .measurementTime(time(plan.iterationTime()));
            case EACH -> options.mode(Mode.SingleShotTime).warmupIterations(1).measurementIterations(2);
            case FIRST -> options.mode(Mode.SingleShotTime).warmupIterations(0).measurementIterations(1);
        }
        Files.writeString(file, text(sample(new Runner(options.build()).run())));
        // Some libraries leave threads behind.
        System.exit(0);
    }

    /** Runs a benchmark for one call in this process, and throws if it fails. */
    static void once(String benchmark, Map<String, String> parameters) throws RunnerException {
        new Runner(options(benchmark, parameters)
                        .mode(Mode.SingleShotTime)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .build())
                .run();
    }

    private static ChainedOptionsBuilder options(String benchmark, Map<String, String> parameters) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("\\." + benchmark.replace(".", "\\.") + "$")
                .forks(0)
                .shouldFailOnError(true)
                .timeUnit(TimeUnit.NANOSECONDS)
                .verbosity(VerboseMode.SILENT);
        parameters.forEach(options::param);
        return options;
    }

    /** Returns the arguments of a process. */
    static List<String> arguments(Path file, Plan plan, Row.Jmh jmh) {
        List<String> arguments = new ArrayList<>(List.of(
                file.toString(),
                plan.name(),
                Integer.toString(jmh.threads()),
                Integer.toString(jmh.warmups()),
                jmh.shot().name(),
                jmh.benchmark()));
        jmh.parameters().forEach((name, value) -> arguments.add(name + "=" + value));
        return arguments;
    }

    /** Returns what a process wrote. */
    static Sample read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < 2) {
            throw new IOException("nothing was measured");
        }
        return new Sample(lines.stream().skip(1).map(Double::valueOf).toList(), Double.parseDouble(lines.get(0)));
    }

    private static String text(Sample sample) {
        StringBuilder text = new StringBuilder().append(sample.octets()).append('\n');
        sample.values().forEach(value -> text.append(value).append('\n'));
        return text.toString();
    }

    private static Sample sample(Collection<RunResult> results) {
        if (results.size() != 1) {
            throw new IllegalStateException("expected one benchmark, found " + results.size());
        }
        List<Double> values = new ArrayList<>();
        List<Double> octets = new ArrayList<>();
        results.iterator().next().getBenchmarkResults().forEach(result -> {
            for (IterationResult iteration : result.getIterationResults()) {
                values.add(iteration.getPrimaryResult().getScore());
                iteration.getSecondaryResults().forEach((name, allocated) -> {
                    if (name.endsWith(ALLOCATED)) {
                        octets.add(allocated.getScore());
                    }
                });
            }
        });
        // The last iteration has the fewest compilations.
        return new Sample(values, octets.isEmpty() ? 0 : octets.get(octets.size() - 1));
    }

    private static Map<String, String> parameters(String[] args, int from) {
        Map<String, String> parameters = new TreeMap<>();
        for (int n = from; n < args.length; n++) {
            int equals = args[n].indexOf('=');
            parameters.put(args[n].substring(0, equals), args[n].substring(equals + 1));
        }
        return parameters;
    }

    private static TimeValue time(Duration duration) {
        return TimeValue.milliseconds(duration.toMillis());
    }
}
