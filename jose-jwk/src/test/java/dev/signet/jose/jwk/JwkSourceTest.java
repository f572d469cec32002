package dev.signet.jose.jwk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.signet.jose.core.KeySourceException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What a source has that states nothing but its two methods. */
class JwkSourceTest {

    private static final JwkSet CURRENT = JwkSet.of();
    private static final JwkSet NEWER = JwkSet.of();

    @Test
    void its_stages_are_complete_with_what_its_methods_return() {
        Source source = new Source(null);

        assertThat(source.currentAsync().toCompletableFuture()).isCompletedWithValueMatching(set -> set == CURRENT);
        assertThat(source.refreshedAsync("kid").toCompletableFuture())
                .isCompletedWithValueMatching(set -> set == NEWER);
    }

    @Test
    void its_stages_fail_with_what_its_methods_throw() {
        KeySourceException down = new KeySourceException("down");
        Source source = new Source(down);

        assertThat(failure(source.currentAsync())).isSameAs(down);
        assertThat(failure(source.refreshedAsync("kid"))).isSameAs(down);
    }

    @Test
    void a_mistake_of_the_source_is_thrown_at_once() {
        Source source = new Source(new IllegalStateException("mistake"));

        assertThatIllegalStateException().isThrownBy(source::currentAsync).withMessage("mistake");
    }

    @Test
    void it_has_not_failed() {
        assertThat(new Source(null).refreshFailedAt()).isEmpty();
    }

    private static Throwable failure(CompletionStage<JwkSet> stage) {
        return stage.handle((set, failure) -> failure).toCompletableFuture().join();
    }

    private record Source(RuntimeException failure) implements JwkSource {

        @Override
        public JwkSet current() {
            if (failure != null) {
                throw failure;
            }
            return CURRENT;
        }

        @Override
        public JwkSet refreshed(String missingKeyId) {
            if (failure != null) {
                throw failure;
            }
            return NEWER;
        }
    }
}
