package dev.signet.jose.cli;

import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.JweAlgorithm;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jws.JwsAlgorithm;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts the arguments of the command line to the types of the library. Thread-safe. */
final class Arguments {

    static final String DURATIONS = "a time such as 30s, 5m, 2h, 7d or PT5M";

    private static final Pattern SHORT_DURATION = Pattern.compile("([0-9]{1,9})([smhd])");

    private static final char REPLACEMENT = '\uFFFD';
    private static final Pattern OPTION = Pattern.compile("--[a-z-]+");
    private static final Pattern JOINED = Pattern.compile("(" + OPTION + ")=");

    private Arguments() {}

    static void registerConverters(CommandLine commands) {
        register(commands, JwsAlgorithm.class, JwsAlgorithm::named, () -> "one of" + AlgorithmLists.jws());
        register(commands, JweAlgorithm.class, JweAlgorithm::named, () -> "one of" + AlgorithmLists.jwe());
        register(commands, ContentEncryption.class, ContentEncryption::named, AlgorithmLists::contentEncryption);
        register(commands, Curve.class, Curve::named, AlgorithmLists::curves);
        register(commands, KeyFormat.class, KeyFormat::named, () -> "jwk or pem");
        register(commands, TokenProfile.class, TokenProfile::named, () -> TokenProfile.WORDS);
        register(commands, Duration.class, Arguments::duration, () -> DURATIONS);
    }

    private static <T> void register(
            CommandLine commands, Class<T> type, Function<String, Optional<T>> find, Supplier<String> expected) {
        commands.registerConverter(type, new Named<>(find, expected));
    }

    /**
     * Refuses an argument that the locale could not carry. Java decodes every octet that the locale's character set
     * does not have as U+FFFD, with which different names would become one.
     *
     * @throws IllegalArgumentException if there is one; the message names the option, and repeats nothing of the
     *     argument
     */
    static void requireDecoded(String... args) {
        for (int i = 0; i < args.length; i++) {
            if (args[i].indexOf(REPLACEMENT) >= 0) {
                throw new IllegalArgumentException(
                        place(args, i) + ": the locale cannot carry this argument; set LC_ALL=C.UTF-8");
            }
        }
    }

    private static String place(String[] args, int at) {
        Matcher joined = JOINED.matcher(args[at]);
        if (joined.lookingAt()) {
            return joined.group(1);
        }
        boolean isValue = at > 0 && OPTION.matcher(args[at - 1]).matches();
        return isValue ? args[at - 1] : "argument " + (at + 1);
    }

    /** Returns a span of time; empty if the text is none, or none that a {@link Duration} can hold. */
    static Optional<Duration> duration(String text) {
        Matcher simple = SHORT_DURATION.matcher(text);
        if (simple.matches()) {
            long count = Long.parseLong(simple.group(1));
            return Optional.of(
                    switch (simple.group(2)) {
                        case "s" -> Duration.ofSeconds(count);
                        case "m" -> Duration.ofMinutes(count);
                        case "h" -> Duration.ofHours(count);
                        default -> Duration.ofDays(count);
                    });
        }
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /**
     * Converts a name by a look-up. No lambda: as long as none has the type of picocli's converters, the JVM can take
     * them from the archive of classes that the launcher makes.
     */
    private record Named<T>(Function<String, Optional<T>> find, Supplier<String> expected)
            implements ITypeConverter<T> {

        @Override
        public T convert(String name) {
            return find.apply(name).orElseThrow(() -> new TypeConversionException("expected " + expected.get()));
        }
    }
}
