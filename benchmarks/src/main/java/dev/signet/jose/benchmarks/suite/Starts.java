package dev.signet.jose.benchmarks.suite;

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

    /** The jars of each, by the beginnings of their names. */
    private static final Map<String, String> JARS = new LinkedHashMap<>();

    static {
        JARS.put("none", "-");
        JARS.put("Bare", "-");
        JARS.put("Signet", SIGNET_JARS + "|bcprov");
        JARS.put("Signet without bcprov", SIGNET_JARS);
        JARS.put("Nimbus", "nimbus-jose-jwt");
        JARS.put("Jose4j", "jose4j|slf4j");
        JARS.put("Tink", "tink|gson|protobuf|jsr305|error_prone");
        JARS.put("JavaJwt", "java-jwt|" + JACKSON);
        JARS.put("FusionAuth", "fusionauth-jwt|" + JACKSON);
        JARS.put("Jjwt", "jjwt|" + JACKSON);
    }

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

    /** The names of all that are started. */
    static List<String> names(Plan plan) {
        return JARS.keySet().stream()
                .filter(name -> plan != Plan.QUICK || name.matches("Bare|Signet|Nimbus|none"))
                .toList();
    }

    /** Starts each so many times in turn, and returns what it took. */
    List<Measured> measure(Plan plan, Progress progress) throws InterruptedException {
        Map<String, One> all = new LinkedHashMap<>();
        names(plan).forEach(name -> all.put(name, new One()));
        for (int n = 0; n < plan.starts(); n++) {
            for (Map.Entry<String, One> one : all.entrySet()) {
                start(one.getKey(), one.getValue());
                progress.done("start " + one.getKey() + ": " + one.getValue().last());
            }
        }
        List<Measured> measured = new ArrayList<>();
        for (String question : List.of(PROCESSOR_TIME, WALL_TIME, CLASSES)) {
            all.forEach((name, one) -> measured.add(one.measured(question, name)));
        }
        return measured;
    }

    private void start(String name, One one) throws InterruptedException {
        if (!one.failure.isEmpty()) {
            return;
        }
        try {
            if (one.counts.isEmpty()) {
                String[] counts =
                        processes.output(command(name, "count")).trim().split(" ");
                one.counts = List.of(Double.valueOf(counts[0]), Double.valueOf(counts[1]));
            }
            List<String> timed = new ArrayList<>(List.of("bash", "-c", "TIMEFORMAT='%R %U %S'; time \"$@\"", "time"));
            timed.addAll(command(name));
            String[] times = processes.output(timed).trim().split(" ");
            one.wall.add(Double.parseDouble(times[0]) * 1e9);
            one.processor.add((Double.parseDouble(times[1]) + Double.parseDouble(times[2])) * 1e9);
        } catch (IOException e) {
            one.failure = Checks.FAILED + e.getMessage();
        }
    }

    private List<String> command(String name, String... more) {
        List<String> command = new ArrayList<>(List.of(processes.java(), "-cp", classPath(JARS.get(name))));
        command.add(ColdStart.class.getName());
        command.add(name.replaceFirst(" .*", ""));
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
