package dev.signet.jose.jwt.replay.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.testsupport.MissingPackage;
import org.junit.jupiter.api.Test;

/** In an application that has no jose-jwk-rotation. */
class WithoutRotationTest {

    private final ClassLoader application =
            new MissingPackage("dev.signet.jose.jwk.rotation", RedisReplayStore.class.getPackageName());

    @Test
    void used_tokens_need_no_rotation() throws ReflectiveOperationException {
        Class<?> store = Class.forName(RedisReplayStore.class.getName(), true, application);

        assertThat(store).isNotSameAs(RedisReplayStore.class);
        assertThat(store.getMethod("builder").invoke(null)).isNotNull();
    }

    @Test
    void rotation_does() {
        assertThatThrownBy(() -> Class.forName(RedisRotationStore.class.getName(), true, application))
                .isInstanceOf(NoClassDefFoundError.class);
    }
}
