package dev.signet.jose.jwt;

import static dev.signet.jose.jws.Ecdsa.ES256;
import static dev.signet.jose.jwt.TokenKind.DECRYPTING;
import static dev.signet.jose.jwt.TokenKind.SEALED;
import static dev.signet.jose.jwt.TokenKind.SIGNED;
import static dev.signet.jose.jwt.TokenKind.SIGNER;
import static dev.signet.jose.jwt.TokenKind.STRANGERS;
import static dev.signet.jose.jwt.TokenKind.VERIFYING;
import static dev.signet.jose.jwt.TokenKind.claims;
import static dev.signet.jose.jwt.TokenKind.decrypter;
import static dev.signet.jose.jwt.TokenKind.signed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseException;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.core.ReplayStoreException;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Decoders that do not wait for keys: what they accept and refuse is what {@code decode} accepts and refuses. */
class DecodeAsyncTest {

    private static final String TOKENS = "dev.signet.jose.jwt.TokenKind#tokens";

    private final LateKeys verifying = new LateKeys();
    private final LateKeys decrypting = new LateKeys();

    @ParameterizedTest
    @MethodSource(TOKENS)
    void accepts_and_refuses_what_decode_does(TokenKind kind, String token) {
        CompletionStage<JwtClaims> result =
                kind.decoder(verifying, decrypting).decodeAsync().apply(token);
        verifying.answer(VERIFYING);
        decrypting.answer(DECRYPTING);

        assertThat(outcome(result)).isEqualTo(outcome(kind.decoder(VERIFYING, DECRYPTING), token));
    }

    @Test
    void the_tokens_compared_meet_every_reason() {
        assertThat(TokenKind.tokens().map(token -> {
                    Object[] both = token.get();
                    return outcome(((TokenKind) both[0]).decoder(VERIFYING, DECRYPTING), (String) both[1]);
                }))
                .extracting(outcome -> outcome.substring(0, outcome.indexOf(' ')))
                .contains("accepted")
                .containsAll(Arrays.stream(Reason.values()).map(Enum::name).toList());
    }

    @ParameterizedTest
    @MethodSource(TOKENS)
    void fails_as_decode_does_when_the_keys_cannot_be_had(TokenKind kind, String token) {
        KeySourceException down = new KeySourceException("down");
        CompletionStage<JwtClaims> result =
                kind.decoder(verifying, decrypting).decodeAsync().apply(token);
        verifying.current.completeExceptionally(down);
        decrypting.current.completeExceptionally(down);

        assertThat(outcome(result)).isEqualTo(outcome(kind.decoder(failing(down), failing(down)), token));
    }

    @Test
    void the_stage_is_not_complete_before_the_keys_are_there() {
        CompletableFuture<VerifiedJwt> result = decoded(token());
        assertThat(result).isNotDone();

        verifying.current.complete(VERIFYING);
        assertThat(result).isCompletedWithValueMatching(jwt -> jwt.claims().equals(claims().build()));
    }

    @Test
    void the_stage_is_complete_at_once_if_the_keys_are_there() {
        verifying.current.complete(VERIFYING);

        assertThat(decoded(token())).isCompleted();
    }

    @Test
    void a_key_that_is_missing_is_looked_for_once() {
        CompletableFuture<VerifiedJwt> result = decoded(SIGNED.encode(claims().build(), ES256.signer(STRANGERS)));
        verifying.current.complete(VERIFYING);
        assertThat(result).isNotDone();

        verifying.refreshed.complete(VERIFYING.with(STRANGERS.toPublic()));
        assertThat(result).isCompletedWithValueMatching(jwt -> jwt.keyId().equals(Optional.of("stranger")));
        assertThat(verifying.refreshes).hasValue(1);
    }

    @Test
    void the_stage_has_the_refusal_itself_and_its_dependants_have_it_inside_another_exception() {
        CompletionStage<VerifiedJwt> refused = decoded("");

        assertThat(failure(refused)).isInstanceOf(InvalidTokenException.class);
        assertThat(failure(refused.thenApply(VerifiedJwt::claims)))
                .isInstanceOf(CompletionException.class)
                .hasCause(failure(refused));
    }

    @Test
    void the_stage_has_the_failure_of_the_source_itself() {
        KeySourceException down = new KeySourceException("down");
        CompletionStage<VerifiedJwt> result = decoded(token());
        verifying.current.completeExceptionally(down);

        assertThat(failure(result)).isSameAs(down);
    }

    @Test
    void cancelling_a_stage_ends_no_other() {
        CompletableFuture<VerifiedJwt> mine = decoded(token());
        CompletableFuture<VerifiedJwt> others = decoded(token());

        mine.cancel(true);
        verifying.current.complete(VERIFYING);

        assertThat(mine).isCancelled();
        assertThat(others).isCompleted();
    }

    @Test
    void the_token_is_verified_by_the_thread_that_brings_the_keys() throws InterruptedException {
        AtomicReference<Thread> verifier = new AtomicReference<>();
        CompletableFuture<VerifiedJwt> result = decoded(token(), noting(verifier));
        Thread bringer = new Thread(() -> verifying.current.complete(VERIFYING));
        bringer.start();
        bringer.join();

        assertThat(result).isCompleted();
        assertThat(verifier).hasValue(bringer);
    }

    @Test
    void the_token_is_verified_by_the_executor_alone_if_there_is_one() {
        Deque<Runnable> tasks = new ArrayDeque<>();
        AtomicReference<Thread> verifier = new AtomicReference<>();
        verifying.current.complete(VERIFYING);
        CompletableFuture<VerifiedJwt> result = noting(verifier)
                .apply(signed(verifying))
                .build()
                .decodeAsync(token(), tasks::add)
                .toCompletableFuture();
        assertThat(result).isNotDone();
        assertThat(verifier).hasNullValue();

        tasks.remove().run();
        assertThat(result).isCompleted();
    }

    @Test
    void a_replay_store_is_asked_once_however_often_keys_were_missing() {
        AtomicInteger asked = new AtomicInteger();
        UnaryOperator<JwtDecoderBuilder<JwtDecoder>> once = builder -> builder.opening(decrypter(decrypting), "ssn")
                .rejectingReplays((key, until) -> asked.incrementAndGet() == 1);
        CompletableFuture<VerifiedJwt> result = decoded(SEALED.encode(claims().build(), SIGNER), once);
        verifying.current.complete(VERIFYING);
        assertThat(result).isNotDone();
        assertThat(asked).hasValue(0);

        decrypting.current.complete(DECRYPTING);
        assertThat(result).isCompleted();
        assertThat(asked).hasValue(1);
    }

    @Test
    void a_replay_store_that_is_down_fails_the_stage() {
        verifying.current.complete(VERIFYING);
        UnaryOperator<JwtDecoderBuilder<JwtDecoder>> down = builder -> builder.rejectingReplays((key, until) -> {
            throw new IllegalStateException("down");
        });

        assertThat(failure(decoded(token(), down))).isInstanceOf(ReplayStoreException.class);
    }

    private static String token() {
        return SIGNED.encode(claims().build(), SIGNER);
    }

    private static UnaryOperator<JwtDecoderBuilder<JwtDecoder>> noting(AtomicReference<Thread> thread) {
        return builder -> builder.rule(ClaimRule.of("sub", "any", (claims, context) -> {
            thread.set(Thread.currentThread());
            return true;
        }));
    }

    private CompletableFuture<VerifiedJwt> decoded(String token) {
        return decoded(token, UnaryOperator.identity());
    }

    private CompletableFuture<VerifiedJwt> decoded(
            String token, UnaryOperator<JwtDecoderBuilder<JwtDecoder>> settings) {
        return settings.apply(signed(verifying)).build().decodeAsync(token).toCompletableFuture();
    }

    private static JwkSource failing(KeySourceException failure) {
        return new JwkSource() {
            @Override
            public JwkSet current() {
                throw failure;
            }

            @Override
            public JwkSet refreshed(String missingKeyId) {
                throw failure;
            }
        };
    }

    private static Throwable failure(CompletionStage<?> stage) {
        assertThat(stage.toCompletableFuture()).isCompletedExceptionally();
        return stage.handle((value, failure) -> failure).toCompletableFuture().join();
    }

    private static String outcome(TokenKind.Decoder decoder, String token) {
        try {
            return accepted(decoder.decode().apply(token));
        } catch (JoseException e) {
            return refused(e);
        }
    }

    private static String outcome(CompletionStage<JwtClaims> stage) {
        assertThat(stage.toCompletableFuture()).isDone();
        return stage.handle((claims, failure) -> failure == null ? accepted(claims) : refused(failure.getCause()))
                .toCompletableFuture()
                .join();
    }

    private static String accepted(JwtClaims claims) {
        return "accepted " + claims.toObject().toJson();
    }

    private static String refused(Throwable failure) {
        return failure instanceof InvalidTokenException refusal
                ? refusal.reason() + " " + refusal.failures() + " " + refusal.getMessage()
                : failure.toString();
    }
}
