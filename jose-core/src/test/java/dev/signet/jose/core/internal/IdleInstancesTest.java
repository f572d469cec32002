package dev.signet.jose.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class IdleInstancesTest {

    @Test
    void gives_an_object_to_one_taker_only() {
        IdleInstances<Object> idle = new IdleInstances<>();
        Object object = new Object();
        idle.giveBack(object);

        assertThat(idle.take()).isSameAs(object);
        assertThat(idle.take()).isNull();
    }

    @Test
    void keeps_eight_and_drops_the_ninth() {
        IdleInstances<Integer> idle = new IdleInstances<>();
        for (int n = 1; n <= 9; n++) {
            idle.giveBack(n);
        }

        for (int n = 1; n <= 8; n++) {
            assertThat(idle.take()).isEqualTo(n);
        }
        assertThat(idle.take()).isNull();
    }
}
