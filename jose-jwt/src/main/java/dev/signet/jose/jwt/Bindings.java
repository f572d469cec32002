package dev.signet.jose.jwt;

import dev.signet.jose.core.JsonBinding;
import java.util.Optional;
import java.util.ServiceLoader;

/** The {@link JsonBinding} on the class or module path, looked for once, when claims are first bound. */
final class Bindings {

    private Bindings() {}

    static JsonBinding found() {
        return First.BINDING.orElseThrow(() -> new IllegalStateException(
                "binding claims to records needs a JsonBinding: add dev.signet.jose:jose-jackson, or pass one"));
    }

    private static final class First {
        static final Optional<JsonBinding> BINDING = ServiceLoader.load(
                        JsonBinding.class, JwtClaims.class.getClassLoader())
                .findFirst();
    }
}
