package dev.signet.jose.jwks.remote;

import static dev.signet.jose.jwks.remote.TestTimes.START;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Hostile answers over HTTP: a {@link FetchException} with a reason, or public keys for a time within bounds; and no
 * request but over https.
 */
class AnswersFuzzTest {

    private static final String ISSUER = "https://login.example";
    private static final URI KEYS = URI.create(ISSUER + "/keys");
    private static final int MOST_OCTETS = 10_000;
    private static final int MOST_REDIRECTS = 2;
    private static final Freshness BOUNDS =
            new Freshness(Duration.ofSeconds(60), Duration.ofSeconds(3600), Duration.ofSeconds(600));
    private static final Clock CLOCK = Clock.fixed(START, ZoneOffset.UTC);
    private static final Validators ASKED = new Validators(KEYS, Optional.of("\"1\""), Optional.empty());

    /** An answer: a status, a field in each line up to an empty one, and a body. The transport says no more than that. */
    private static JwksTransport.Response response(byte[] data) {
        String text = new String(data, ISO_8859_1);
        int end = text.indexOf("\n\n");
        String[] lines = (end < 0 ? text : text.substring(0, end)).split("\n");
        Map<String, String> fields = new TreeMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                fields.put(
                        lines[i].substring(0, colon),
                        lines[i].substring(colon + 1).strip());
            }
        }
        String body = end < 0 ? "" : text.substring(end + 2);
        return JwksTransport.Response.of(status(lines.length == 0 ? "" : lines[0]), fields, body.getBytes(ISO_8859_1));
    }

    private static int status(String line) {
        return line.matches("[0-9]{3}") ? Integer.parseInt(line) : 200;
    }

    /** The same answer to each request. */
    @FuzzTest
    void keys(byte[] data) {
        JwksTransport.Response response = response(data);
        KeySetFetcher fetcher = fetcher(client(response, MOST_REDIRECTS));
        check(fetcher.fetch(KEYS, Optional.empty(), Deadline.in(Duration.ofHours(1)))
                .toCompletableFuture());
        check(fetcher.fetch(KEYS, Optional.of(ASKED), Deadline.in(Duration.ofHours(1)))
                .toCompletableFuture());
    }

    /** Metadata, and the keys at the address in it. */
    @FuzzTest
    void metadata(byte[] data) {
        JwksClient client = client(response(data), 2 * MOST_REDIRECTS + 2);
        check(new DiscoveredLocation(ISSUER, client, BOUNDS, fetcher(client), SteadyClock.of(CLOCK))
                .fetch(Optional.empty(), Deadline.in(Duration.ofHours(1)))
                .toCompletableFuture());
    }

    /** The fields that say how long an answer is good. */
    @FuzzTest
    void cacheControl(byte[] data) {
        assertThat(BOUNDS.lifetime(response(data), START)).isBetween(BOUNDS.minimum(), BOUNDS.maximum());
    }

    private static JwksClient client(JwksTransport.Response response, int most) {
        int[] requests = {0};
        return new JwksClient(
                request -> {
                    assertThat(request.uri().getScheme()).isEqualToIgnoringCase("https");
                    assertThat(request.uri().getHost()).isNotEmpty();
                    assertThat(request.uri().getRawUserInfo()).isNull();
                    assertThat(++requests[0]).isLessThanOrEqualTo(2 * most + 2);
                    return CompletableFuture.completedFuture(response);
                },
                new AddressRule(false, List.of()),
                MOST_OCTETS,
                MOST_REDIRECTS);
    }

    private static KeySetFetcher fetcher(JwksClient client) {
        return new KeySetFetcher(client, BOUNDS, 100, JwkSet.reader(), CLOCK);
    }

    private static void check(CompletableFuture<FetchResult> fetched) {
        FetchResult result;
        try {
            result = fetched.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof FetchException refused) {
                assertThat(refused.getMessage()).isNotBlank();
                return;
            }
            throw e;
        }
        assertThat(result.lifetime()).isBetween(BOUNDS.minimum(), BOUNDS.maximum());
        assertThat(result.set().map(JwkSet::keys).orElse(List.of()))
                .hasSizeLessThanOrEqualTo(100)
                .noneMatch(Jwk::isPrivate);
    }
}
