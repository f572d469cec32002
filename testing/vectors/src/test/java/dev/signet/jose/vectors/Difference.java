package dev.signet.jose.vectors;

import dev.signet.jose.core.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * Cases that are answered otherwise than the vector says, and why. Immutable.
 *
 * @param file the name of the file
 * @param cases the name of each, which is the {@code tcId} of Wycheproof
 * @param here what Signet does with them
 * @param because why that is right, or whose fault it is
 * @param onlyWithoutBouncyCastle whether it is so only where BouncyCastle is not on the class path
 * @param beforeJdk the first JDK on which it is not so
 */
record Difference(
        String file,
        Set<String> cases,
        Answer.Kind here,
        String because,
        boolean onlyWithoutBouncyCastle,
        OptionalLong beforeJdk) {

    private static final Set<String> MEMBERS =
            Set.of("file", "cases", "here", "because", "onlyWithoutBouncyCastle", "beforeJdk");

    /** Returns all of them, in the order of {@code differences.json}. */
    static List<Difference> all() {
        try (InputStream in = Objects.requireNonNull(Difference.class.getResourceAsStream("/differences.json"))) {
            return JsonObject.parse(in.readAllBytes()).objects("differences").orElseThrow().stream()
                    .map(Difference::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns those that there are on this platform. */
    static List<Difference> onThisPlatform() {
        Platform platform = Platform.current();
        return all().stream().filter(one -> one.isSo(platform)).toList();
    }

    static Difference of(JsonObject members) {
        if (!MEMBERS.containsAll(members.names())) {
            throw new IllegalArgumentException("expected " + MEMBERS + ", was " + members.names());
        }
        Set<String> cases = new TreeSet<>();
        members.array("cases").orElseThrow().forEach(name -> cases.add(String.valueOf(name)));
        return new Difference(
                Members.text(members, "file"),
                cases,
                Answer.Kind.valueOf(Members.text(members, "here").toUpperCase(Locale.ROOT)),
                Members.text(members, "because"),
                members.bool("onlyWithoutBouncyCastle").orElse(false),
                members.integer("beforeJdk"));
    }

    boolean isSo(Platform platform) {
        return !(onlyWithoutBouncyCastle && platform.bouncyCastle())
                && platform.jdk() < beforeJdk.orElse(Long.MAX_VALUE);
    }

    /** Returns the line in a table of Markdown. */
    String row() {
        String where = onlyWithoutBouncyCastle ? "without BouncyCastle" : "everywhere";
        String when = beforeJdk.isPresent() ? " before JDK " + beforeJdk.getAsLong() : "";
        String names = cases.size() + ": " + String.join(", ", cases);
        return "| `" + file + "` | " + names + " | " + here.name().toLowerCase(Locale.ROOT) + " | " + where + when
                + " | " + because + " |";
    }
}
