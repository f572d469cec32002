package dev.signet.jose.cli;

import dev.signet.jose.core.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Describes the times among claims for a reader. Thread-safe. */
final class ClaimTimes {

    private ClaimTimes() {}

    /** Returns a line for each of {@code iat}, {@code nbf} and {@code exp} that is there. */
    static List<String> lines(JsonObject claims, Instant now) {
        List<String> lines = new ArrayList<>();
        for (String name : List.of("iat", "nbf", "exp")) {
            line(claims, name, now).ifPresent(lines::add);
        }
        return lines;
    }

    private static Optional<String> line(JsonObject claims, String name, Instant now) {
        try {
            return claims.instant(name).map(time -> name + "  " + time + "  " + meaning(name, time, now));
        } catch (IllegalArgumentException e) {
            return Optional.of(name + "  is no time: expected a number of seconds since 1970");
        }
    }

    private static String meaning(String name, Instant time, Instant now) {
        boolean past = !time.isAfter(now);
        String distance = distance(Duration.between(time, now).abs());
        return switch (name) {
            case "exp" -> past ? "EXPIRED " + distance + " ago" : "expires in " + distance;
            case "nbf" -> past ? "valid since " + distance : "NOT YET VALID, begins in " + distance;
            default -> past ? "issued " + distance + " ago" : "issued IN THE FUTURE, in " + distance;
        };
    }

    private static String distance(Duration span) {
        if (span.toDays() >= 2) {
            return span.toDays() + " days";
        }
        if (span.toHours() >= 2) {
            return span.toHours() + " hours";
        }
        return span.toMinutes() >= 2 ? span.toMinutes() + " minutes" : span.toSeconds() + " seconds";
    }
}
