package dev.signet.jose.benchmarks.questions;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which provider computes: what the JCA itself reports with {@code -Djava.security.debug=provider}, and for code that goes
 * round the JCA the package that is found at work. Only in the process that checks a plan before it is run, never where
 * something is measured.
 */
public final class UsedProviders {

    /** The system property that names the file to be written. */
    public static final String FILE = "signet.benchmarks.providers";

    private static final Pattern REPORT = Pattern.compile(
            "(Signature|Mac|Cipher|KeyAgreement|MessageDigest)\\.(\\S+) (?:\\S+ )*algorithm from: (\\S+)");

    private static final Map<String, String> PACKAGES = Map.of(
            "sun.security.provider.", "SUN",
            "com.sun.crypto.provider.", "SunJCE",
            "org.bouncycastle.crypto.", "BouncyCastle, without the JCA",
            "org.bouncycastle.math.", "BouncyCastle, without the JCA",
            "com.google.crypto.tink.subtle.", "Tink's own code",
            "com.google.crypto.tink.internal.", "Tink's own code");

    private static final int TRIES = 20_000;

    private UsedProviders() {}

    /** Runs this and writes what computed, in the process that asks for it. */
    static void report(Callable<?> action) throws Exception {
        String file = System.getProperty(FILE);
        if (file != null) {
            String used = reported(action);
            Files.writeString(Path.of(file), used.isEmpty() ? atWork(action) : used);
        }
    }

    private static String reported(Callable<?> action) throws Exception {
        PrintStream err = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, UTF_8));
        try {
            action.call();
        } finally {
            System.setErr(err);
        }
        Map<String, Set<String>> used = new LinkedHashMap<>();
        Matcher report = REPORT.matcher(log.toString(UTF_8));
        while (report.find()) {
            used.computeIfAbsent(report.group(3), provider -> new LinkedHashSet<>())
                    .add(report.group(2));
        }
        return String.join(
                "; ",
                used.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + String.join(", ", entry.getValue()))
                        .toList());
    }

    /** Looks at the stack of a thread that does it again and again. */
    private static String atWork(Callable<?> action) throws InterruptedException {
        Thread worker = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    action.call();
                } catch (Exception e) {
                    return;
                }
            }
        });
        worker.setDaemon(true);
        worker.start();
        try {
            for (int n = 0; n < TRIES; n++) {
                for (StackTraceElement frame : worker.getStackTrace()) {
                    for (Map.Entry<String, String> one : PACKAGES.entrySet()) {
                        if (frame.getClassName().startsWith(one.getKey())) {
                            return one.getValue();
                        }
                    }
                }
                Thread.onSpinWait();
            }
            return "nothing reported";
        } finally {
            worker.interrupt();
            worker.join();
        }
    }
}
