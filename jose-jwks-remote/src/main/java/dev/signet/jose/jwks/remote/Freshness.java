package dev.signet.jose.jwks.remote;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * The freshness lifetime of a document: what its server states (RFC 9111 section 4.2), within configured bounds.
 * Immutable.
 *
 * @param minimum the lower bound, also if the server forbids caching
 * @param maximum the upper bound, so that the caller decides when a withdrawn key is no longer accepted
 * @param otherwise the lifetime if the server states none, within the bounds as well
 */
record Freshness(Duration minimum, Duration maximum, Duration otherwise) {

    private static final long LONG_ENOUGH = 1_000_000_000;

    Duration lifetime(JwksTransport.Response response, Instant now) {
        Optional<Long> maxAge = Optional.empty();
        for (String directive : FieldValue.list(response, "Cache-Control").toList()) {
            String word = directive.toLowerCase(Locale.ROOT);
            if (word.equals("no-store") || word.equals("no-cache")) {
                return minimum;
            }
            if (word.startsWith("max-age=")) {
                long seconds = seconds(word.substring("max-age=".length()));
                maxAge = Optional.of(Math.min(seconds, maxAge.orElse(seconds)));
            }
        }
        if (maxAge.isPresent()) {
            // Of several the first counts (RFC 9111 section 5.1).
            long age = FieldValue.list(response, "Age")
                    .findFirst()
                    .map(Freshness::seconds)
                    .orElse(0L);
            return bounded(Duration.ofSeconds(maxAge.get() - age));
        }
        return response.header("Expires")
                .map(expires -> bounded(untilExpiry(response, expires, now)))
                .orElse(bounded(otherwise));
    }

    private Duration bounded(Duration lifetime) {
        Duration atLeast = lifetime.compareTo(minimum) < 0 ? minimum : lifetime;
        return atLeast.compareTo(maximum) > 0 ? maximum : atLeast;
    }

    /** Measured by the server's clock if there is a Date. An invalid date means expired (RFC 9111 section 5.3). */
    private static Duration untilExpiry(JwksTransport.Response response, String expires, Instant now) {
        Optional<Instant> end = date(expires);
        Instant from = response.header("Date").flatMap(Freshness::date).orElse(now);
        return end.map(to -> Duration.between(from, to)).orElse(Duration.ZERO);
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip())));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    /** Anything but a number of seconds counts as zero (RFC 9111 section 4.2.1). */
    private static long seconds(String text) {
        String digits = text.strip().replace("\"", "");
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return 0;
        }
        return digits.length() > 9 ? LONG_ENOUGH : Long.parseLong(digits);
    }
}
