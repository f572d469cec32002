package dev.signet.jose.jwt.cache;

import static dev.signet.jose.jwt.cache.Service.KEYS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSource;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.jwt.VerifiedJwt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Tokens are remembered by decoders that do not wait for keys, and counted once. */
class RememberedAsyncTest {

    private final Service service = new Service();
    private final LateKeys keys = new LateKeys();
    private final JwtDecoder decoder =
            service.observed(service.over(keys).remembering(10).build());

    @Test
    void a_token_that_was_verified_without_waiting_is_remembered() {
        String token = service.token();
        CompletableFuture<VerifiedJwt> first = decoded(token);
        assertThat(first).isNotDone();
        keys.current.complete(KEYS);

        assertThat(decoded(token).join()).isSameAs(first.join());
        assertThat(service.counts(decoder)).isEqualTo(new Counts(1, 1, 0, 1));
    }

    @Test
    void a_remembered_token_does_not_wait_for_the_keys_either() {
        String token = service.token();
        keys.current.complete(KEYS);
        CompletableFuture<VerifiedJwt> first = decoded(token);
        keys.current = new CompletableFuture<>();
        CompletableFuture<VerifiedJwt> again = decoded(token);
        assertThat(again).isNotDone();
        keys.current.complete(KEYS);

        assertThat(again.join()).isSameAs(first.join());
        assertThat(service.counts(decoder)).isEqualTo(new Counts(1, 1, 0, 1));
    }

    @Test
    void a_token_that_is_refused_after_it_waited_is_counted_once() {
        CompletableFuture<VerifiedJwt> result =
                decoded(Service.token(service.claims().audience("others")));
        keys.current.complete(KEYS);

        assertThat(result).isCompletedExceptionally();
        assertThat(service.counts(decoder)).isEqualTo(new Counts(0, 1, 0, 0));
    }

    private CompletableFuture<VerifiedJwt> decoded(String token) {
        return decoder.decodeAsync(token).toCompletableFuture();
    }

    /** A source that answers when the test says so, and refuses to be waited for. */
    private static final class LateKeys implements JwkSource {

        private CompletableFuture<JwkSet> current = new CompletableFuture<>();

        @Override
        public JwkSet current() {
            throw new AssertionError("waited for the keys");
        }

        @Override
        public JwkSet refreshed(String missingKeyId) {
            throw new AssertionError("waited for newer keys");
        }

        @Override
        public CompletionStage<JwkSet> currentAsync() {
            return current.minimalCompletionStage();
        }
    }
}
