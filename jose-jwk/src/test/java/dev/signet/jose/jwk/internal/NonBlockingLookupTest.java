package dev.signet.jose.jwk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSource;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NonBlockingLookupTest {

    private static final JwkSet SET = JwkSet.of();

    private final Source source = new Source();
    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void an_operation_whose_sets_are_there_is_complete_at_once() {
        source.current.complete(SET);

        assertThat(completed(keySets -> keySets.current(source))).isCompletedWithValue(SET);
        assertThat(attempts).hasValue(1);
    }

    @Test
    void an_operation_begins_anew_when_each_of_its_sets_is_there() {
        CompletableFuture<List<JwkSet>> both =
                completed(keySets -> List.of(keySets.current(source), keySets.refreshed(source, "kid")));
        assertThat(both).isNotDone();

        source.current.complete(SET);
        assertThat(both).isNotDone();

        source.refreshed.complete(SET);
        assertThat(both).isCompletedWithValue(List.of(SET, SET));
        assertThat(attempts).hasValue(3);
    }

    @Test
    void a_source_is_asked_once_for_each_question() {
        CompletableFuture<JwkSet> result = completed(keySets -> {
            keySets.current(source);
            keySets.refreshed(source, "one");
            keySets.refreshed(source, "other");
            return keySets.current(source);
        });
        source.current.complete(SET);
        source.refreshed.complete(SET);

        assertThat(result).isCompletedWithValue(SET);
        assertThat(source.asked).containsExactly("current", "one", "other");
    }

    @Test
    void equal_sources_are_asked_separately() {
        JwkSource equal = JwkSet.of();
        source.current.complete(SET);

        assertThat(completed(keySets -> List.of(keySets.current(SET), keySets.current(equal))))
                .isCompletedWithValueMatching(sets -> sets.get(0) == SET && sets.get(1) == equal);
    }

    @Test
    void a_failure_of_the_source_is_thrown_as_it_is_and_kept() {
        KeySourceException down = new KeySourceException("down");
        CompletableFuture<JwkSet> result = completed(keySets -> {
            try {
                return keySets.current(source);
            } catch (KeySourceException e) {
                return keySets.current(source);
            }
        });
        source.current.completeExceptionally(down);

        assertThat(failure(result)).isSameAs(down);
        assertThat(source.asked).containsExactly("current");
    }

    @Test
    void a_checked_exception_of_the_source_becomes_that_of_key_sources() {
        IOException cause = new IOException();
        source.current.completeExceptionally(cause);

        assertThat(failure(completed(keySets -> keySets.current(source))))
                .isInstanceOf(KeySourceException.class)
                .hasCause(cause);
    }

    @Test
    void an_error_of_the_source_stays_an_error() {
        AssertionError error = new AssertionError();
        source.current.completeExceptionally(error);

        assertThat(failure(completed(keySets -> keySets.current(source)))).isSameAs(error);
    }

    @Test
    void an_error_of_the_operation_completes_the_stage() {
        AssertionError error = new AssertionError();

        assertThat(failure(completed(keySets -> {
                    throw error;
                })))
                .isSameAs(error);
    }

    @Test
    void an_operation_that_needs_64_sets_is_completed() {
        assertThat(whoseSetsComeOneByOne(64)).isCompleted();
    }

    @Test
    void an_operation_that_needs_further_sets_fails() {
        assertThat(failure(whoseSetsComeOneByOne(65)))
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining("the same source for the same issuer");
    }

    @Test
    void an_operation_with_a_new_source_in_each_attempt_fails() {
        Deque<Source> made = new ArrayDeque<>();
        CompletableFuture<JwkSet> result = completed(keySets -> {
            made.addLast(new Source());
            return keySets.current(made.getLast());
        });
        for (int i = 0; i < 64; i++) {
            assertThat(result).isNotDone();
            made.getLast().current.complete(SET);
        }

        assertThat(failure(result)).isInstanceOf(KeySourceException.class);
        assertThat(made).hasSize(65);
    }

    private CompletableFuture<Integer> whoseSetsComeOneByOne(int count) {
        List<Source> sources = Stream.generate(Source::new).limit(count).toList();
        CompletableFuture<Integer> result = completed(keySets -> {
            sources.forEach(keySets::current);
            return count;
        });
        sources.forEach(each -> each.current.complete(SET));
        return result;
    }

    @Test
    void each_attempt_runs_on_the_executor() {
        Deque<Runnable> tasks = new ArrayDeque<>();
        CompletableFuture<JwkSet> result = completed(keySets -> keySets.current(source), tasks::add);
        assertThat(attempts).hasValue(0);

        tasks.remove().run();
        source.current.complete(SET);
        assertThat(result).isNotDone();

        tasks.remove().run();
        assertThat(result).isCompletedWithValue(SET);
    }

    @Test
    void an_executor_that_rejects_the_first_attempt_fails_the_stage() {
        RejectedExecutionException rejection = new RejectedExecutionException();

        assertThat(failure(completed(keySets -> keySets.current(source), task -> {
                    throw rejection;
                })))
                .isSameAs(rejection);
    }

    @Test
    void an_executor_that_rejects_a_later_attempt_fails_the_stage() {
        RejectedExecutionException rejection = new RejectedExecutionException();
        CompletableFuture<JwkSet> result = completed(keySets -> keySets.current(source), task -> {
            if (attempts.get() > 0) {
                throw rejection;
            }
            task.run();
        });
        source.current.complete(SET);

        assertThat(failure(result)).isSameAs(rejection);
    }

    @Test
    void cancelling_the_stage_cancels_nothing_that_is_shared() {
        CompletableFuture<JwkSet> mine = completed(keySets -> keySets.current(source));
        CompletableFuture<JwkSet> others = completed(keySets -> keySets.current(source));

        mine.cancel(true);
        source.current.complete(SET);

        assertThat(mine).isCancelled();
        assertThat(others).isCompletedWithValue(SET);
    }

    private <T> CompletableFuture<T> completed(Function<JwkSetLookup, T> operation) {
        return completed(operation, Runnable::run);
    }

    private <T> CompletableFuture<T> completed(Function<JwkSetLookup, T> operation, Executor executor) {
        return NonBlockingLookup.complete(
                        keySets -> {
                            attempts.incrementAndGet();
                            return operation.apply(keySets);
                        },
                        executor)
                .toCompletableFuture();
    }

    private static Throwable failure(CompletableFuture<?> result) {
        assertThat(result).isCompletedExceptionally();
        return result.handle((value, failure) -> failure).join();
    }

    /** A source whose answers come when the test says so. */
    private static final class Source implements JwkSource {

        final CompletableFuture<JwkSet> current = new CompletableFuture<>();
        final CompletableFuture<JwkSet> refreshed = new CompletableFuture<>();
        final List<String> asked = new ArrayList<>();

        @Override
        public JwkSet current() {
            throw new AssertionError("would wait");
        }

        @Override
        public JwkSet refreshed(String missingKeyId) {
            throw new AssertionError("would wait");
        }

        @Override
        public CompletionStage<JwkSet> currentAsync() {
            asked.add("current");
            return current.minimalCompletionStage();
        }

        @Override
        public CompletionStage<JwkSet> refreshedAsync(String missingKeyId) {
            asked.add(missingKeyId);
            return refreshed.minimalCompletionStage();
        }
    }
}
