package dev.signet.jose.jwt;

import dev.signet.jose.core.JsonBinding;
import java.util.ServiceLoader;

/** The look-up of the {@link JsonBinding} on the class or module path, once, when claims are first bound. */
final class JsonBindingLookup {

    private JsonBindingLookup() {}

    /**
     * Returns the binding.
     *
     * @throws IllegalStateException if there is none, none that can be loaded, or more than one; the message says what
     *     to add, or how to choose
     */
    static JsonBinding found() {
        return Bindings.SEARCH.require(
                "binding claims to records needs a JsonBinding",
                "jose-jackson needs jackson-databind 2 and jackson-datatype-jdk8, jose-jackson3 jackson-databind 3; add"
                        + " them, or pass another binding",
                "add dev.signet.jose:jose-jackson3 (Jackson 3) or dev.signet.jose:jose-jackson (Jackson 2), or pass"
                        + " one",
                "keep one of their jars, or pass the one to use, as in claims.as(Session.class, new JacksonBinding())");
    }

    private static final class Bindings {
        static final ServiceSearch<JsonBinding> SEARCH =
                ServiceSearch.through(ServiceLoader.load(JsonBinding.class, JsonBindingLookup.class.getClassLoader())
                        .iterator());
    }
}
