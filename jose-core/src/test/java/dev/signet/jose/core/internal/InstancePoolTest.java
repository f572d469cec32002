package dev.signet.jose.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class InstancePoolTest {

    @Test
    void gives_an_object_to_one_taker_only() throws Exception {
        InstancePool<Object> kept = InstancePool.keeping(Object::new);
        Object first = kept.take();
        assertThat(kept.take()).isNotSameAs(first);
        kept.giveBack(first);
        assertThat(kept.take()).isSameAs(first);
        assertThat(kept.take()).isNotSameAs(first);
    }

    @Test
    void forgets_where_keys_are_not_to_outlive_a_message() throws Exception {
        InstancePool<Object> forgetting = InstancePool.forgetting(Object::new);
        Object first = forgetting.take();
        forgetting.giveBack(first);
        assertThat(forgetting.take()).isNotSameAs(first);
    }
}
