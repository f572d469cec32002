package dev.signet.jose.jwt;

import dev.signet.jose.core.JsonBinding;
import java.util.ServiceLoader;

/** The look-up of the {@link JsonBinding} on the class or module path, once, when claims are first bound. */
final class JsonBindingLookup {

    private JsonBindingLookup() {}

    /**
     * Returns the binding.
     *
     * @throws IllegalStateException if there is none, or none that can be loaded; the message names what to add
     */
    static JsonBinding found() {
        return First.SEARCH.require(
                "binding claims to records needs a JsonBinding",
                "jose-jackson needs jackson-databind and jackson-datatype-jdk8; add what is missing, or pass another"
                        + " binding",
                "add dev.signet.jose:jose-jackson, or pass one");
    }

    private static final class First {
        static final ServiceSearch<JsonBinding> SEARCH =
                ServiceSearch.through(ServiceLoader.load(JsonBinding.class, JsonBindingLookup.class.getClassLoader())
                        .iterator());
    }
}
