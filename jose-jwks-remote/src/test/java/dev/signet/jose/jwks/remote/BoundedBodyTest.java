package dev.signet.jose.jwks.remote;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

final class BoundedBodyTest {

    private final Requests requests = new Requests();

    @Test
    void a_body_of_just_so_many_octets_is_taken() {
        BoundedBody body = subscribed(5);

        body.onNext(List.of(octets(3), octets(1)));
        body.onNext(List.of(octets(1)));
        body.onComplete();

        assertThat(result(body)).isCompleted();
        assertThat(result(body).join()).isEqualTo("11111".getBytes(US_ASCII));
        assertThat(requests.asked).isEqualTo(Long.MAX_VALUE);
        assertThat(requests.cancelled).isFalse();
    }

    @Test
    void a_body_of_one_octet_more_ends_the_subscription() {
        BoundedBody body = subscribed(5);

        body.onNext(List.of(octets(3), octets(2), octets(1)));

        assertThat(result(body)).isCompletedExceptionally();
        assertThat(requests.cancelled).isTrue();
    }

    @Test
    void a_body_that_is_not_wanted_is_empty_and_not_waited_for() {
        BoundedBody body = subscribed(0);

        assertThat(result(body)).isCompleted();
        assertThat(result(body).join()).isEqualTo(new byte[0]);
        assertThat(requests.asked).isZero();
        assertThat(requests.cancelled).isTrue();
    }

    @Test
    void a_body_that_breaks_off_is_a_failure() {
        BoundedBody body = subscribed(5);

        body.onNext(List.of(octets(3)));
        body.onError(new IllegalStateException("broken"));

        assertThat(result(body)).isCompletedExceptionally();
    }

    private BoundedBody subscribed(int limit) {
        BoundedBody body = new BoundedBody(limit);
        body.onSubscribe(requests);
        return body;
    }

    private static CompletableFuture<byte[]> result(BoundedBody body) {
        return body.getBody().toCompletableFuture();
    }

    private static ByteBuffer octets(int count) {
        return ByteBuffer.wrap("1".repeat(count).getBytes(US_ASCII));
    }

    private static final class Requests implements Flow.Subscription {

        private long asked;
        private boolean cancelled;

        @Override
        public void request(long count) {
            asked += count;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }
}
