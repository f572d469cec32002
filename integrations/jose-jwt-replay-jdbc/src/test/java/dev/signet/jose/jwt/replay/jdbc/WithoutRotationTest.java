package dev.signet.jose.jwt.replay.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.testsupport.MissingPackage;
import org.junit.jupiter.api.Test;

/** In an application that has no jose-jwk-rotation. */
class WithoutRotationTest {

    private final ClassLoader application =
            new MissingPackage("dev.signet.jose.jwk.rotation", JdbcReplayStore.class.getPackageName());

    @Test
    void used_tokens_need_no_rotation() throws ReflectiveOperationException {
        Class<?> store = Class.forName(JdbcReplayStore.class.getName(), true, application);

        assertThat(store).isNotSameAs(JdbcReplayStore.class);
        assertThat(store.getMethod("schema", String.class).invoke(null, "used_tokens"))
                .isEqualTo(JdbcReplayStore.schema("used_tokens"));
    }

    @Test
    void rotation_does() {
        assertThatThrownBy(() -> Class.forName(JdbcRotationStore.class.getName(), true, application))
                .isInstanceOf(NoClassDefFoundError.class);
    }
}
