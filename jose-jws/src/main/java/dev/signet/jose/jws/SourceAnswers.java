package dev.signet.jose.jws;

import dev.signet.jose.core.KeySourceException;
import java.util.IdentityHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The answers of those that were asked for keys because of one token: each is asked once, and a failure is an answer
 * too, however many signatures the token has and verifiers share a source. For one thread.
 *
 * @param <S> who is asked, compared by identity
 * @param <A> the answer
 */
final class SourceAnswers<S, A> {

    private final IdentityHashMap<S, Supplier<A>> answers = new IdentityHashMap<>();

    /**
     * Returns the answer of a source, which is asked now or was asked before.
     *
     * @throws KeySourceException if the source has none
     */
    A of(S source, Function<S, A> question) {
        return answers.computeIfAbsent(source, asked -> answer(asked, question)).get();
    }

    /** Replaces the answer of a source. */
    void replace(S source, A answer) {
        answers.put(source, () -> answer);
    }

    private static <S, A> Supplier<A> answer(S source, Function<S, A> question) {
        try {
            A answer = question.apply(source);
            return () -> answer;
        } catch (KeySourceException e) {
            return () -> {
                throw e;
            };
        }
    }
}
