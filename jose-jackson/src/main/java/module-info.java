import dev.signet.jose.core.JsonBinding;
import dev.signet.jose.jackson.JacksonBinding;
import org.jspecify.annotations.NullMarked;

/** Claims as records and POJOs, by Jackson databind. */
@NullMarked
module dev.signet.jose.jackson {
    requires transitive com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.datatype.jdk8;
    requires transitive dev.signet.jose.core;
    requires static org.jspecify;

    exports dev.signet.jose.jackson;

    provides JsonBinding with
            JacksonBinding;
}
