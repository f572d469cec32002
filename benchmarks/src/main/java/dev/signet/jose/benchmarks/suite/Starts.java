package dev.signet.jose.benchmarks.suite;

import dev.signet.jose.benchmarks.libraries.Library;
import dev.signet.jose.benchmarks.report.Results.Measured;
import dev.signet.jose.benchmarks.report.Results.Sample;
import dev.signet.jose.benchmarks.report.Text;
import dev.signet.jose.benchmarks.tokens.Algorithm;
import dev.signet.jose.benchmarks.tokens.Tokens;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whole processes: wall-clock time, processor time, classes and octets from the start of the JVM to the first verified token,
 * with the jars that the library brings along and no others. They are started in turn.
 */
final class Starts {

    static final String SUBJECT = "first HS256 token";
    static final String PROCESSOR_TIME = "start, processor time";
    static final String WALL_TIME = "start, time";
    static final String CLASSES = "start, classes";

    private static final String JACKSON = "jackson-(core|databind|annotations)";
    private static final String SIGNET_JARS = "jose-(core|jwk|jws|jwe|jwt)";

    private static final List<Started> ALL = List.of(
            new Started("none", "none", "-"),
            new Started(Library.BARE.label(), "Bare", "-"),
            new Started(Library.SIGNET.label(), "Signet", SIGNET_JARS + "|bcprov"),
            new Started(Library.SIGNET.label() + " without bcprov", "Signet", SIGNET_JARS),
            new Started(Library.NIMBUS.label(), "Nimbus", "nimbus-jose-jwt"),
            new Started(Library.JOSE4J.label(), "Jose4j", "jose4j|slf4j"),
            new Started(Library.TINK.label(), "Tink", "tink|gson|protobuf|jsr305|error_prone"),
            new Started(Library.JAVA_JWT.label(), "JavaJwt", "java-jwt|" + JACKSON),
            new Started(Library.FUSIONAUTH.label(), "FusionAuth", "fusionauth-jwt|" + JACKSON),
            new Started(Library.JJWT.label(), "Jjwt", "jjwt|" + JACKSON));

    /** Those of plan quick. */
    private static final Set<String> QUICK =
            Set.of(Library.BARE.label(), Library.SIGNET.label(), Library.NIMBUS.label());

    /**
     * What is started.
     *
     * @param verifier the class in {@link ColdStart}
     * @param jars the beginnings of their names
     */
    private record Started(String name, String verifier, String jars) {}

    private final Processes processes;
    private final List<String> classPath;
    private final List<String> arguments;

    Starts(Processes processes, List<String> classPath) throws GeneralSecurityException {
        this.processes = processes;
        this.classPath = classPath;
        Tokens tokens = new Tokens(Algorithm.HS256);
        this.arguments = List.of(
                Base64.getUrlEncoder().encodeToString(tokens.keys().verifying().getEncoded()),
                tokens.token(0),
                tokens.claims(0).subject());
    }

    /** Returns whether a pattern of rows asks for them; as they share their processes, for all or for none. */
    static boolean isIn(String only) {
        return "start".matches(only);
    }

    /** Returns how many processes are started. */
    static int count(Plan plan) {
        return started(plan).size() * plan.starts();
    }

    private static List<Started> started(Plan plan) {
        return ALL.stream()
                .filter(one -> plan != Plan.QUICK || QUICK.contains(one.name()))
                .toList();
    }

    /** Starts each so many times in turn, and returns what it took. */
    List<Measured> measure(Plan plan, Progress progress) throws InterruptedException {
        Map<Started, One> all = new LinkedHashMap<>();
        started(plan).forEach(started -> all.put(started, new One()));
        for (int n = 0; n < plan.starts(); n++) {
            for (Map.Entry<Started, One> one : all.entrySet()) {
                start(one.getKey(), one.getValue());
                progress.done(
                        "start " + one.getKey().name() + ": " + one.getValue().last());
            }
        }
        List<Measured> measured = new ArrayList<>();
        for (String question : List.of(PROCESSOR_TIME, WALL_TIME, CLASSES)) {
            all.forEach((started, one) -> measured.add(one.measured(question, started.name())));
        }
        return measured;
    }

    private void start(Started started, One one) throws InterruptedException {
        if (!one.failure.isEmpty()) {
            return;
        }
        try {
            if (one.counts.isEmpty()) {
                String[] counts = last(processes.output(command(started, "count")));
                one.counts = List.of(Double.valueOf(counts[0]), Double.valueOf(counts[1]));
            }
            List<String> timed = new ArrayList<>(List.of("bash", "-c", "TIMEFORMAT='%R %U %S'; time \"$@\"", "time"));
            timed.addAll(command(started));
            String[] times = last(processes.output(timed));
            one.wall.add(Double.parseDouble(times[0]) * 1e9);
            one.processor.add((Double.parseDouble(times[1]) + Double.parseDouble(times[2])) * 1e9);
        } catch (IOException e) {
            one.failure = Checks.FAILED + e.getMessage();
        }
    }

    /** Returns the numbers in the last line: newer JVMs warn before it. */
    private static String[] last(String output) throws IOException {
        String[] numbers = output.substring(output.stripTrailing().lastIndexOf('\n') + 1)
                .trim()
                .split(" ");
        if (numbers.length < 2 || !numbers[0].matches("[0-9.]+")) {
            throw new IOException("expected numbers in the last line of " + output);
        }
        return numbers;
    }

    private List<String> command(Started started, String... more) {
        List<String> command = new ArrayList<>(List.of(processes.java(), "-cp", classPath(started.jars())));
        command.add(ColdStart.class.getName());
        command.add(started.verifier());
        command.addAll(arguments);
        command.addAll(List.of(more));
        return command;
    }

    /** Returns this suite's own classes and the jars whose names begin so. */
    private String classPath(String jars) {
        return String.join(
                File.pathSeparator,
                classPath.stream()
                        .filter(entry -> !entry.endsWith(".jar")
                                || entry.endsWith("benchmarks.jar")
                                || Path.of(entry).getFileName().toString().matches("(" + jars + ")[-.].*"))
                        .toList());
    }

    /** What one took. */
    private static final class One {
        private final List<Double> wall = new ArrayList<>();
        private final List<Double> processor = new ArrayList<>();
        private List<Double> counts = List.of();
        private String failure = "";

        String last() {
            return failure.isEmpty() ? Text.time(processor.get(processor.size() - 1)) : failure;
        }

        Measured measured(String question, String name) {
            List<Sample> samples = new ArrayList<>();
            if (failure.isEmpty()) {
                List<Double> values = switch (question) {
                    case PROCESSOR_TIME -> processor;
                    case WALL_TIME -> wall;
                    default -> counts.subList(0, 1);
                };
                // Each start is a process of its own, as each fork is.
                values.forEach(value -> samples.add(new Sample(List.of(value), counts.get(1))));
            }
            String unit = question.equals(CLASSES) ? "classes" : "ns";
            return new Measured(question, SUBJECT, name, unit, samples, "", failure);
        }
    }
}
