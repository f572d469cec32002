package dev.signet.jose.jwt;

import static dev.signet.jose.jwe.ContentEncryption.A256GCM;
import static dev.signet.jose.jwe.EcdhEs.ECDH_ES_A256KW;
import static dev.signet.jose.jws.Ecdsa.ES256;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.JoseException;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.core.ReplayStoreException;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSource;
import dev.signet.jose.jws.JwsSigner;
import dev.signet.jose.jws.JwsVerifier;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Decoders that do not wait for keys: what they accept and refuse is what {@code decode} accepts and refuses. */
class DecodeAsyncTest {

    private static final EcJwk ISSUERS = EcJwk.generate(Curve.P_256).withKeyId("issuer");
    private static final EcJwk STRANGERS = EcJwk.generate(Curve.P_256).withKeyId("stranger");
    private static final EcJwk RECIPIENTS = EcJwk.generate(Curve.P_256).withKeyId("recipient");
    private static final JwkSet VERIFYING = JwkSet.of(ISSUERS.toPublic());
    private static final JwkSet DECRYPTING = JwkSet.of(RECIPIENTS);
    private static final JwsSigner SIGNER = ES256.signer(ISSUERS);
    private static final JweEncrypter ENCRYPTER = ECDH_ES_A256KW.encrypter(RECIPIENTS.toPublic(), A256GCM);

    private final LateKeys verifying = new LateKeys();
    private final LateKeys decrypting = new LateKeys();

    /** A decoder of some kind of tokens, for both ways of calling it. */
    private record Decoder(Function<String, ?> decode, Function<String, CompletionStage<?>> decodeAsync) {

        static Decoder of(JwtDecoder decoder) {
            return new Decoder(
                    token -> decoder.decode(token).claims(),
                    token -> decoder.decodeAsync(token).thenApply(VerifiedJwt::claims));
        }
    }

    /** A kind of tokens, and what makes and decodes them. */
    private enum Kind {
        SIGNED {
            @Override
            String encode(JwtClaims claims, JwsSigner signer) {
                return Jwt.signedWith(signer).encode(claims);
            }

            @Override
            Decoder decoder(JwkSource verifying, JwkSource decrypting) {
                return Decoder.of(signed(verifying).build());
            }
        },
        OF_SEVERAL_ISSUERS {
            @Override
            String encode(JwtClaims claims, JwsSigner signer) {
                return SIGNED.encode(claims, signer);
            }

            @Override
            Decoder decoder(JwkSource verifying, JwkSource decrypting) {
                JwtDecoder one = signed(verifying).build();
                return Decoder.of(
                        Jwt.issuers(issuer -> issuer.equals(Tokens.ISSUER) ? Optional.of(one) : Optional.empty()));
            }
        },
        NESTED {
            @Override
            String encode(JwtClaims claims, JwsSigner signer) {
                return Jwt.signedWith(signer).thenEncryptedWith(ENCRYPTER).encode(claims);
            }

            @Override
            Decoder decoder(JwkSource verifying, JwkSource decrypting) {
                return Decoder.of(rules(Jwt.decryptedBy(decrypter(decrypting)).thenVerifiedBy(verifier(verifying)))
                        .build());
            }
        },
        UNSIGNED {
            @Override
            String encode(JwtClaims claims, JwsSigner signer) {
                return Jwt.encryptedWith(ENCRYPTER).encode(claims);
            }

            @Override
            Decoder decoder(JwkSource verifying, JwkSource decrypting) {
                UnsignedJwtDecoder decoder =
                        rules(Jwt.decryptedBy(decrypter(decrypting)).unsigned()).build();
                return new Decoder(
                        token -> decoder.decode(token).claims(),
                        token -> decoder.decodeAsync(token).thenApply(UnsignedJwt::claims));
            }
        },
        SEALED {
            @Override
            String encode(JwtClaims claims, JwsSigner signer) {
                return Jwt.signedWith(signer).sealing(ENCRYPTER, "ssn").encode(claims);
            }

            @Override
            Decoder decoder(JwkSource verifying, JwkSource decrypting) {
                return Decoder.of(
                        signed(verifying).opening(decrypter(decrypting), "ssn").build());
            }
        };

        abstract String encode(JwtClaims claims, JwsSigner signer);

        abstract Decoder decoder(JwkSource verifying, JwkSource decrypting);
    }

    private static JwtDecoderBuilder<JwtDecoder> signed(JwkSource verifying) {
        return rules(Jwt.verifiedBy(verifier(verifying)));
    }

    private static JwsVerifier verifier(JwkSource verifying) {
        return JwsVerifier.of(verifying, ES256);
    }

    private static JweDecrypter decrypter(JwkSource decrypting) {
        return JweDecrypter.of(decrypting, ECDH_ES_A256KW, A256GCM);
    }

    private static <D> JwtDecoderBuilder<D> rules(JwtDecoderBuilder<D> builder) {
        return builder.issuer(Tokens.ISSUER).audience(Tokens.AUDIENCE).clock(Tokens.CLOCK);
    }

    private static JwtClaimsBuilder claims() {
        return Tokens.good().jwtId("1").claim("ssn", "123-45-6789");
    }

    static Stream<Arguments> tokens() {
        return Stream.of(Kind.values())
                .flatMap(kind -> Stream.of(
                                kind.encode(claims().build(), SIGNER),
                                kind.encode(claims().audience("others").build(), SIGNER),
                                kind.encode(
                                        claims().issuer("https://other.example").build(), SIGNER),
                                kind.encode(
                                        claims().expiresAt(Tokens.NOW.minusSeconds(61))
                                                .build(),
                                        SIGNER),
                                kind.encode(
                                        claims().notBefore(Tokens.NOW.plusSeconds(61))
                                                .build(),
                                        SIGNER),
                                kind.encode(claims().build(), ES256.signer(STRANGERS)),
                                kind.encode(claims().build(), ES256.signer(STRANGERS.withKeyId("issuer"))),
                                kind.encode(claims().build(), Tokens.SIGNER),
                                Jwt.encryptedWith(ECDH_ES_A256KW.encrypter(STRANGERS.toPublic(), A256GCM))
                                        .encode(claims().build()),
                                Jwt.encryptedWith(ECDH_ES_A256KW.encrypter(
                                                STRANGERS.toPublic().withKeyId("recipient"), A256GCM))
                                        .encode(claims().build()),
                                Jwt.encryptedWith(ENCRYPTER).encode(claims().build()),
                                Jwt.signedWith(SIGNER)
                                        .encode(claims().claim("ssn", "readable")
                                                .build()),
                                kind.encode(claims().build(), SIGNER) + "=",
                                "",
                                "a.b.c",
                                "x".repeat(300_000))
                        .map(token -> Arguments.of(kind, token)));
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void accepts_and_refuses_what_decode_does(Kind kind, String token) {
        CompletionStage<?> result =
                kind.decoder(verifying, decrypting).decodeAsync.apply(token);
        verifying.answer(VERIFYING);
        decrypting.answer(DECRYPTING);

        assertThat(outcome(result)).isEqualTo(outcome(kind.decoder(VERIFYING, DECRYPTING), token));
    }

    @Test
    void the_tokens_compared_meet_every_reason_but_that_of_critical_parameters() {
        assertThat(tokens().map(token -> {
                    Object[] both = token.get();
                    return outcome(((Kind) both[0]).decoder(VERIFYING, DECRYPTING), (String) both[1]);
                }))
                .extracting(outcome -> outcome.substring(0, outcome.indexOf(' ')))
                .contains(
                        "accepted",
                        "MALFORMED",
                        "TOO_LARGE",
                        "ALGORITHM_NOT_ALLOWED",
                        "KEY_NOT_FOUND",
                        "SIGNATURE_INVALID",
                        "DECRYPTION_FAILED",
                        "EXPIRED",
                        "NOT_YET_VALID",
                        "CLAIM_REJECTED");
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void fails_as_decode_does_when_the_keys_cannot_be_had(Kind kind, String token) {
        KeySourceException down = new KeySourceException("down");
        CompletionStage<?> result =
                kind.decoder(verifying, decrypting).decodeAsync.apply(token);
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
        String token = Kind.SIGNED.encode(claims().build(), ES256.signer(STRANGERS));
        CompletableFuture<VerifiedJwt> result = decoded(token);
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
        CompletableFuture<VerifiedJwt> result = decoded(Kind.SEALED.encode(claims().build(), SIGNER), once);
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
        return Kind.SIGNED.encode(claims().build(), SIGNER);
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

    private static String outcome(Decoder decoder, String token) {
        try {
            return accepted(decoder.decode.apply(token));
        } catch (JoseException e) {
            return refused(e);
        }
    }

    private static String outcome(CompletionStage<?> stage) {
        assertThat(stage.toCompletableFuture()).isDone();
        return stage.handle((claims, failure) -> failure == null ? accepted(claims) : refused(failure.getCause()))
                .toCompletableFuture()
                .join();
    }

    private static String accepted(Object claims) {
        return "accepted " + ((JwtClaims) claims).toObject().toJson();
    }

    private static String refused(Throwable failure) {
        return failure instanceof InvalidTokenException refusal
                ? refusal.reason() + " " + refusal.failures() + " " + refusal.getMessage()
                : failure.toString();
    }
}
