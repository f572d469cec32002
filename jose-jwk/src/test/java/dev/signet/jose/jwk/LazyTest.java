package dev.signet.jose.jwk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LazyTest {

    private final List<Object> made = new ArrayList<>();
    private final List<Object> given = new ArrayList<>();

    @Test
    void makes_the_object_at_its_first_use_and_once() {
        Lazy<Object> lazy = new Lazy<>(this::make);
        assertThat(made).isEmpty();

        assertThat(lazy.get()).isSameAs(lazy.get());
        assertThat(made).hasSize(1);
    }

    /** As if another thread had begun later and finished first. */
    @Test
    void gives_all_the_object_that_was_finished_first() {
        List<Lazy<Object>> self = new ArrayList<>();
        self.add(new Lazy<>(() -> {
            if (given.isEmpty()) {
                given.add("the other thread");
                given.set(0, self.get(0).get());
            }
            return make();
        }));

        assertThat(self.get(0).get())
                .isSameAs(given.get(0))
                .isSameAs(self.get(0).get());
        assertThat(made).hasSize(2);
    }

    private Object make() {
        made.add(new Object());
        return made.get(made.size() - 1);
    }
}
