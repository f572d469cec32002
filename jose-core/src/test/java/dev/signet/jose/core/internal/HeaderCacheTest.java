package dev.signet.jose.core.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HeaderCacheTest {

    private static final int SLOTS = 16;

    private final HeaderCache<String> cache = new HeaderCache<>();

    @Test
    void knows_nothing_at_first() {
        assertThat(find("eyJhbGciOiJFUzI1NiJ9")).isNull();
        assertThat(find("")).isNull();
    }

    @Test
    void finds_what_it_was_told() {
        remember("eyJhbGciOiJFUzI1NiJ9", "ES256");

        assertThat(find("eyJhbGciOiJFUzI1NiJ9")).isEqualTo("ES256");
    }

    @Test
    void looks_at_the_header_segment_alone() {
        cache.remember(octets("eyJhbGciOiJFUzI1NiJ9.one.x"), 20, "ES256");

        assertThat(cache.find(octets("eyJhbGciOiJFUzI1NiJ9.another.y"), 20)).isEqualTo("ES256");
    }

    @Test
    void finds_nothing_for_any_other_octets() {
        String segment = "eyJhbGciOiJFUzI1NiJ9";
        remember(segment, "ES256");

        for (int at = 0; at < segment.length(); at++) {
            assertThat(find(segment.substring(0, at))).isNull();
            assertThat(find(segment.substring(0, at) + '_' + segment.substring(at + 1)))
                    .isNull();
        }
        assertThat(find(segment + "A")).isNull();
        assertThat(find("A" + segment)).isNull();
    }

    @Test
    void keeps_its_own_copy_of_the_segment() {
        byte[] token = octets("eyJhbGciOiJFUzI1NiJ9.x.y");
        cache.remember(token, 20, "ES256");

        token[0] = '!';

        assertThat(find("eyJhbGciOiJFUzI1NiJ9")).isEqualTo("ES256");
        assertThat(cache.find(token, 20)).isNull();
    }

    @Test
    void gives_a_slot_to_the_last_writer() {
        List<String> segments = segments(SLOTS + 1);
        for (String segment : segments) {
            remember(segment, segment);
        }

        assertThat(find(segments.get(SLOTS))).isEqualTo(segments.get(SLOTS));
        assertThat(segments.stream().filter(segment -> find(segment) == null)).isNotEmpty();
    }

    @Test
    void never_takes_one_of_two_segments_in_a_slot_for_the_other() {
        for (String segment : segments(1_000)) {
            remember(segment, segment);
            assertThat(find(segment)).isEqualTo(segment);
        }
        for (String segment : segments(1_000)) {
            assertThat(find(segment)).isIn(null, segment);
        }
    }

    @Test
    void remembers_no_more_segments_than_it_has_slots() {
        List<String> segments = segments(10_000);
        segments.forEach(segment -> remember(segment, segment));

        assertThat(segments.stream().filter(segment -> find(segment) != null)).hasSizeLessThanOrEqualTo(SLOTS);
    }

    /** Of 36 octets: the first and the last that are hashed eight at a time, and those that are hashed singly. */
    @ParameterizedTest
    @ValueSource(ints = {0, 31, 32, 35})
    void uses_most_of_its_slots_wherever_segments_differ(int at) {
        String same = "eyJhbGciOiJFUzI1NiIsImtpZCI6Ijk4NzY1";
        List<String> segments = new ArrayList<>();
        for (char c = 'A'; c <= 'z'; c++) {
            segments.add(same.substring(0, at) + c + same.substring(at + 1));
        }
        segments.forEach(segment -> remember(segment, segment));

        assertThat(segments.stream().filter(segment -> find(segment) != null)).hasSizeGreaterThan(SLOTS / 2);
    }

    @Test
    void replaces_what_a_segment_meant() {
        remember("abc", "before");
        remember("abc", "after");

        assertThat(find("abc")).isEqualTo("after");
    }

    @Test
    void keeps_segments_of_1024_octets_and_none_that_are_longer() {
        remember("a".repeat(1024), "fits");
        remember("b".repeat(1025), "too long");

        assertThat(find("a".repeat(1024))).isEqualTo("fits");
        assertThat(find("b".repeat(1025))).isNull();
    }

    @Test
    void never_mixes_two_segments_up_while_many_threads_write() throws Exception {
        List<String> segments = segments(64);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Boolean> work = () -> {
                boolean right = true;
                for (int i = 0; i < 20_000; i++) {
                    String segment = segments.get(i % segments.size());
                    String meaning = find(segment);
                    right &= meaning == null || meaning.equals(segment);
                    remember(segment, segment);
                }
                return right;
            };
            List<Future<Boolean>> results = threads.invokeAll(List.of(work, work, work, work, work, work, work, work));
            for (Future<Boolean> result : results) {
                assertThat(result.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
    }

    private String find(String segment) {
        return cache.find(octets(segment + ".payload"), segment.length());
    }

    private void remember(String segment, String meaning) {
        cache.remember(octets(segment + ".payload"), segment.length(), meaning);
    }

    private static List<String> segments(int count) {
        List<String> segments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            segments.add("eyJhbGciOiJFUzI1NiIsImtpZCI6Ij" + i);
        }
        return segments;
    }

    private static byte[] octets(String text) {
        return text.getBytes(US_ASCII);
    }
}
