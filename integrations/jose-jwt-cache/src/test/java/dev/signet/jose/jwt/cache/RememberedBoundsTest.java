package dev.signet.jose.jwt.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseObserver;
import dev.signet.jose.jwt.JwtDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Never more tokens than there is room for, in number and in octets. */
class RememberedBoundsTest {

    private final Service service = new Service();

    @Test
    void a_flood_of_valid_tokens_stays_within_the_bound() {
        JwtDecoder decoder = service.observed(service.decoder().remembering(50).build());

        for (int i = 0; i < 500; i++) {
            decoder.decode(token(i, ""));
        }

        Counts counts = service.counts(decoder);
        assertThat(counts.tokens()).isLessThanOrEqualTo(50);
        assertThat(counts.tokens() + counts.evictions()).isEqualTo(500);
        assertThat(counts.misses()).isEqualTo(500);
    }

    @Test
    void a_token_over_2_kib_takes_the_room_of_several() {
        JwtDecoder decoder = service.observed(service.decoder().remembering(50).build());

        for (int i = 0; i < 100; i++) {
            decoder.decode(token(i, "x".repeat(6_500)));
        }

        assertThat(service.counts(decoder).tokens()).isBetween(1L, 10L);
    }

    @Test
    void a_token_that_needs_more_room_than_there_is_is_accepted_and_not_remembered() {
        JwtDecoder decoder = service.observed(service.decoder().remembering(1).build());
        String large = token(0, "x".repeat(2_000));

        decoder.decode(large);
        decoder.decode(large);

        assertThat(service.counts(decoder).hits()).isZero();
        assertThat(service.counts(decoder).tokens()).isZero();
    }

    @Test
    void refused_tokens_take_no_room() {
        JwtDecoder decoder = service.observed(service.decoder().remembering(1).build());
        String good = token(0, "");
        decoder.decode(good);

        for (int i = 1; i <= 100; i++) {
            Service.assertRefused(
                    Reason.SIGNATURE_INVALID,
                    decoder,
                    token(i, "").substring(0, good.lastIndexOf('.')) + good.substring(good.lastIndexOf('.')));
        }

        decoder.decode(good);
        assertThat(service.counts(decoder)).isEqualTo(new Counts(1, 101, 0, 1));
    }

    @Test
    void eight_threads_are_each_given_the_claims_of_their_token() throws Exception {
        JwtDecoder decoder = service.observed(service.decoder().remembering(40).build());
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            tokens.add(token(i, ""));
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> wrong = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                int offset = thread * 10;
                wrong.add(threads.submit(() -> wrong(decoder, tokens, offset)));
            }
            for (Future<Integer> each : wrong) {
                assertThat(each.get()).isZero();
            }
        } finally {
            threads.shutdownNow();
        }

        Counts counts = service.counts(decoder);
        assertThat(counts.hits() + counts.misses()).isEqualTo(8 * 800);
        assertThat(counts.hits()).isPositive();
        assertThat(counts.tokens()).isBetween(1L, 40L);
    }

    @Test
    void eight_threads_tell_each_eviction_once() throws Exception {
        JwtDecoder decoder = service.observed(service.decoder().remembering(10).build());
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            tokens.add(token(i, ""));
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                List<String> mine = tokens.subList(thread * 50, thread * 50 + 50);
                all.add(threads.submit(() -> mine.forEach(decoder::decode)));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
        // The cache makes room after the last token too, which is told with the next one.
        decoder.decode(token(400, ""));

        Counts counts = service.counts(decoder);
        assertThat(counts.misses()).isEqualTo(401);
        assertThat(counts.evictions() + counts.tokens()).isEqualTo(401);
    }

    @Test
    void an_eviction_is_told_while_other_threads_can_use_the_memory() {
        JwtDecoder decoder = service.decoder().remembering(1).build();
        List<String> meanwhile = new ArrayList<>();
        JwtDecoder observed = decoder.withObserver(new JoseObserver() {
            @Override
            public void memoryEvicted(long tokens) {
                meanwhile.add(CompletableFuture.supplyAsync(() -> decoder.decode(token(9, "")))
                        .orTimeout(20, TimeUnit.SECONDS)
                        .join()
                        .claims()
                        .subject()
                        .orElseThrow());
            }
        });

        for (int i = 0; i < 3; i++) {
            observed.decode(token(i, ""));
        }

        assertThat(meanwhile).isNotEmpty().containsOnly("user-9");
    }

    private static int wrong(JwtDecoder decoder, List<String> tokens, int offset) {
        int wrong = 0;
        for (int i = 0; i < 800; i++) {
            int number = (offset + i) % tokens.size();
            String subject =
                    decoder.decode(tokens.get(number)).claims().subject().orElseThrow();
            wrong += subject.equals("user-" + number) ? 0 : 1;
        }
        return wrong;
    }

    private String token(int number, String padding) {
        return Service.token(service.claims().subject("user-" + number).claim("padding", padding));
    }
}
