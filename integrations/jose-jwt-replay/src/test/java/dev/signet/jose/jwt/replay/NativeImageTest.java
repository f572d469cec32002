package dev.signet.jose.jwt.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Cache;
import dev.signet.jose.core.JsonObject;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** A native image needs the classes that Caffeine loads by a name that it makes of the settings of a cache. */
final class NativeImageTest {

    private static final String METADATA = "/META-INF/native-image/dev.signet.jose/jose-jwt-replay/reflect-config.json";

    @Test
    void metadata_has_the_classes_that_caffeine_looks_up_for_this_cache() throws Exception {
        InMemoryReplayStore store = InMemoryReplayStore.holding(10);
        Object map = ((Cache<?, ?>) value("used", InMemoryReplayStore.class, store)).asMap();
        Object nodes = value("nodeFactory", map.getClass(), map);

        try (InputStream metadata = NativeImageTest.class.getResourceAsStream(METADATA)) {
            String entries = new String(metadata.readAllBytes(), UTF_8);
            assertThat(JsonObject.parse("{\"entries\":" + entries + "}").toMap().get("entries"))
                    .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
                    .extracting(entry -> entry.get("name"))
                    .containsExactly(map.getClass().getName(), nodes.getClass().getName());
        }
    }

    private static Object value(String name, Class<?> type, Object of) throws Exception {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    return field.get(of);
                }
            }
        }
        throw new AssertionError("no field " + name);
    }
}
